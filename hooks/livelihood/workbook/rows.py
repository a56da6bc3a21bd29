"""The rows of the table: each speaks of one promise, and says at most one thing of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from livelihood.model import Figure
from livelihood.validation.history import fallen_from
from livelihood.workbook.amounts import check_fraction, read_fraction, read_stage, read_value, read_words
from livelihood.workbook.complaints import CellError, Complaints
from livelihood.workbook.days import read_day
from livelihood.workbook.grid import Grid, GridCell
from livelihood.workbook.head import Table, check_readable
from livelihood.workbook.identity import Identity
from livelihood.workbook.layout import BY_KEY, COLUMNS, ColumnKey
from livelihood.workbook.promise import Promised
from livelihood.workbook.row_rules import chosen_results

# One text or date may well stand for several rows; one number can't.
_MAY_SPAN_ROWS: tuple[ColumnKey, ...] = ("no", "task", "unit", "as_of", "correction", "note")

Given = Mapping[ColumnKey, GridCell]


@dataclass(frozen=True)
class WorkbookFigure:
    """What a row says of an indicator: one of value, numerator with denominator, stage, words and unavailable.

    ``cell`` is where it stands (进度!I7; of a rate the numerator), ``as_of`` the row's own date where it has one,
    ``correction`` why the number fell, ``row_text`` the row's line in the text that is kept as evidence.
    """

    task_no: int
    indicator: str
    cell: str
    row_text: str
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    denominator_cell: str | None = None
    stage: str | None = None
    words: str | None = None
    unavailable: str | None = None
    as_of: date | None = None
    correction: str | None = None
    note: str | None = None


class RowReader:
    """Reads the rows below the header."""

    def __init__(
        self,
        grid: Grid,
        table: Table,
        promises: tuple[Promised, ...],
        as_of: date | None,
        complaints: Complaints,
    ) -> None:
        self.grid = grid
        self.table = table
        self.as_of = as_of
        self.complaints = complaints
        self.identity = Identity(promises, self.cell, complaints)

    def figures(self) -> Iterator[WorkbookFigure]:
        """Yield what the rows say; a row without anything in its cells to fill in says nothing."""
        for row in (row for row in self.grid.filled_rows if row > self.table.header_row):
            self._check_covered(row)
            given = self._given(row)
            if given and (promise := self.identity.of(row)):
                figure = self._figure(row, promise, given)
                if figure:
                    yield figure

    def cell(self, row: int, key: ColumnKey) -> GridCell:
        """Return a row's cell of a kind; blank where the table has no such column."""
        column = self.table.columns.get(key)
        if column is None:
            return GridCell(row, 0, "")
        return self.grid.spread(row, column) if key in _MAY_SPAN_ROWS else self.grid.cell(row, column)

    def _given(self, row: int) -> Given:
        """Return the row's cells to fill in that are filled in."""
        cells = {column.key: self.cell(row, column.key) for column in COLUMNS if column.is_input}
        given = {key: cell for key, cell in cells.items() if not cell.is_blank}
        # A date or note that is merged over several rows speaks only about those that say something.
        return given if any(not self._is_shared(row, key) for key in given) else {}

    def _is_shared(self, row: int, key: ColumnKey) -> bool:
        span = self.grid.span(row, self.table.columns[key])
        return key in _MAY_SPAN_ROWS and span.first_row != span.last_row

    def _figure(self, row: int, promise: Promised, given: Given) -> WorkbookFigure | None:
        before = len(self.complaints)
        for key, cell in given.items():
            with self.complaints.at(cell):
                check_readable(cell)
                self._check_span(row, key)
        chosen = chosen_results(promise, given, lambda key: self.cell(row, key), self.complaints)
        if len(self.complaints) > before:
            return None
        told = self._told(row, promise, given, chosen)
        as_of = self._day(promise, given)
        if "correction" not in given and told:
            with self.complaints.at(given[chosen[0]]):
                _check_fall(told, promise)
        if len(self.complaints) > before:
            return None
        return WorkbookFigure(
            promise.task.no,
            promise.indicator.id,
            given[chosen[0]].place,
            self.grid.row_text(row),
            denominator_cell=given["denominator"].place if "denominator" in told else None,
            as_of=as_of,
            correction=given["correction"].text if "correction" in given else None,
            note=given["note"].text if "note" in given else None,
            **told,
        )

    def _told(
        self, row: int, promise: Promised, given: Given, chosen: tuple[ColumnKey, ...]
    ) -> dict[str, str]:
        """Return what the chosen cells say, by the figure's fields; {} where one can't be taken."""
        cell = given[chosen[0]]
        unit = self._unit(row, promise)
        with self.complaints.at(cell):
            if chosen[0] == "value":
                return {"value": read_value(cell, promise, unit)} if unit is not None else {}
            if chosen[0] == "stage":
                return {"stage": read_stage(cell, promise.indicator)}
            if chosen[0] != "numerator":
                return {chosen[0]: read_words(cell)}
            numerator = read_fraction(cell)
            with self.complaints.at(given["denominator"]):
                denominator = read_fraction(given["denominator"])
                check_fraction(numerator, denominator)
                return {"numerator": numerator.text, "denominator": denominator.text}
        return {}

    def _unit(self, row: int, promise: Promised) -> str | None:
        with self.complaints.at(self.cell(row, "unit")):
            return self.identity.unit(row, promise)
        return None

    def _day(self, promise: Promised, given: Given) -> date | None:
        if "as_of" not in given:
            return None
        cell, head = given["as_of"], self.as_of
        first = promise.county_year.start
        with self.complaints.at(cell):
            day = read_day(
                cell, lambda month, day: _latest_year(month, day, head or promise.county_year.year_end)
            )
            if day < first:
                raise CellError(f"数据截至日期 {day} 早于起算日 {first}：请核对年份")
            if head and day > head:
                raise CellError(f"数据截至日期 {day} 晚于通报日期 {head}：请核对，或改表头的通报日期")
            if promise.last_day and day < promise.last_day:
                raise CellError(
                    f"数据截至日期 {day} 早于上次数据日期 {promise.last_day}：请核对；没有新数就清空这一行"
                )
            return day
        return None

    def _check_span(self, row: int, key: ColumnKey) -> None:
        """Refuse a merged cell from which it isn't clear which row or column is meant."""
        span = self.grid.span(row, self.table.columns[key])
        if key not in _MAY_SPAN_ROWS and span.first_row != span.last_row:
            raise CellError(
                f"合并单元格盖住了第{span.first_row}到{span.last_row}行，分不清是哪个目标的：请取消合并，每行各填各的"
            )
        covered = [
            BY_KEY[other].header
            for other, column in self.table.columns.items()
            if span.first_column <= column <= span.last_column
        ]
        if len(covered) > 1:
            raise CellError(f"合并单元格盖住了几列（{'、'.join(covered)}），分不清填的是哪一列：请取消合并")

    def _check_covered(self, row: int) -> None:
        """Report a cell to fill in that a cell which isn't was merged over."""
        for key, column in self.table.columns.items():
            span = self.grid.span(row, column)
            first = next((other for other, at in self.table.columns.items() if at == span.first_column), None)
            is_hidden = BY_KEY[key].is_input and first and not BY_KEY[first].is_input
            if is_hidden and span.first_row == row and self.cell(row, "id").text:
                what = f"合并单元格盖住了“{BY_KEY[key].header}”：请取消合并，把进展填在自己的格里"
                self.complaints.add(self.grid.cell(row, span.first_column), what)


def _check_fall(told: Mapping[str, str], promise: Promised) -> None:
    later = Figure.model_validate(
        {"indicator": promise.indicator.id, "quote": promise.indicator.name, **told}
    )
    earlier = fallen_from((each.figure for each in promise.told), later, promise.indicator)
    if earlier is None:
        return
    before = earlier.value or earlier.stage or earlier.amount
    on = next(each.as_of for each in promise.told if each.figure is earlier)
    now = told.get("value") or told["stage"]
    raise CellError(
        f"“{now}”低于上次的“{before or promise.last}”（{on}），累计进展不会倒退："
        "请核对；确实要更正，在“更正说明”写明原因"
    )


def _latest_year(month: int, day: int, head: date) -> int:
    """Return the year of the latest such day that isn't after ``head``."""
    return head.year if date(head.year, month, day) <= head else head.year - 1
