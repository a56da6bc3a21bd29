"""Finding the head and the table by their words: whose workbook it is, its date, and which column is which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from livelihood.model import CountyYear
from livelihood.plain_text import comparable
from livelihood.wording import one_line
from livelihood.workbook.complaints import CellError, Complaints
from livelihood.workbook.days import read_day
from livelihood.workbook.grid import Grid, GridCell
from livelihood.workbook.layout import (
    BY_HEADER,
    BY_LABEL,
    COLUMNS,
    FORMAT,
    HEAD_LABELS,
    ColumnKey,
    HeadKey,
    plain,
)

# So many of the table's words in one row make it the header.
_HEADER_WORDS = 4
# Results of the year are told in the first months of the next.
_MONTHS_AFTER = 3
_NEW_ONE = "请用 livelihood template 重新生成工作簿"


@dataclass(frozen=True)
class Table:
    """Where the table stands: its header row and the column of each kind."""

    header_row: int
    columns: Mapping[ColumnKey, int]


def find_table(grid: Grid, complaints: Complaints) -> Table | None:
    """Return the table; report a header that is gone, doubled or lacks columns."""
    found = [row for row in grid.filled_rows if len(_headers(grid, row)) >= _HEADER_WORDS]
    if not found:
        first = "、".join(column.header for column in COLUMNS if column.is_required)
        complaints.add_sheet(f"没有找到表头行（{first}…）：表头可能被删了，请从原模板抄回，或{_NEW_ONE}")
        return None
    for row in found[1:]:
        complaints.add(
            grid.filled(row)[0], f"又有一行表头（第一行表头在第{found[0]}行）：请删去多余的表，只留一张"
        )
    row = found[0]
    columns: dict[ColumnKey, int] = {}
    for key, cell in _headers(grid, row):
        if key in columns:
            complaints.add(cell, f"有两列“{_header(key)}”：请删去多余的一列")
        columns.setdefault(key, cell.column)
    missing = [column.header for column in COLUMNS if column.is_required and column.key not in columns]
    if missing:
        what = f"表头里没有这些列：{'、'.join(missing)}：请把列名改回模板的写法，或{_NEW_ONE}"
        complaints.add(grid.filled(row)[0], what)
    return None if missing or len(found) > 1 else Table(row, columns)


def _headers(grid: Grid, row: int) -> list[tuple[ColumnKey, GridCell]]:
    named = ((BY_HEADER.get(plain(cell.text)), cell) for cell in grid.filled(row))
    return [(column.key, cell) for column, cell in named if column]


def _header(key: ColumnKey) -> str:
    return next(column.header for column in COLUMNS if column.key == key)


@dataclass(frozen=True)
class Head:
    """The cells of the head, by what they are; a label that isn't there has none."""

    cells: Mapping[HeadKey, GridCell]
    complaints: Complaints

    def check_identity(self, county_year: CountyYear) -> bool:
        """Tell whether the workbook is this county-year's, of a format that this program reads; report if not."""
        county = county_year.county
        wanted: tuple[tuple[HeadKey, str], ...] = (
            ("format", FORMAT),
            ("code", county.code),
            ("county", county.name),
            ("year", str(county_year.year)),
        )
        fine = True
        for key, expected in wanted:
            cell, label = self.cells.get(key), plain(HEAD_LABELS[key])
            if cell is None:
                self.complaints.add_sheet(
                    f"表头上方没有“{label}”，不知道是不是这个县这一年的工作簿：{_NEW_ONE}"
                )
            elif comparable(cell.text) != expected:
                what = f"“{label}”是“{cell.text}”，现在导入的是{county.code} {county.name}{county_year.year}年，应为“{expected}”"
                self.complaints.add(cell, f"{what}：请核对是不是拿错了工作簿")
            fine = fine and cell is not None and comparable(cell.text) == expected
        return fine

    def day(self, county_year: CountyYear, today: date) -> date | None:
        """Return the day that the workbook's figures stand for; report one that can't be."""
        cell = self.cells.get("as_of")
        if cell is None:
            self.complaints.add_sheet(f"表头上方没有“{plain(HEAD_LABELS['as_of'])}”：{_NEW_ONE}")
            return None
        try:
            if cell.is_blank:
                raise CellError("没有填通报日期：请填各行数据统一截至哪一天，如 2022-07-01")
            check_readable(cell)
            day = read_day(cell, lambda month, day: _year(county_year, month, day))
            _check_day(day, county_year, today)
        except CellError as error:
            self.complaints.add(cell, str(error))
            return None
        return day

    @property
    def issuer(self) -> str | None:
        """Who filled it in; None where that is left blank."""
        cell = self.cells.get("issuer")
        return one_line(cell.text) or None if cell else None


def find_head(grid: Grid, before: int, complaints: Complaints) -> Head:
    """Return the cells right of the head's labels in the rows above the row ``before``."""
    cells: dict[HeadKey, GridCell] = {}
    for row in (row for row in grid.filled_rows if row < before):
        for cell in grid.filled(row):
            if key := BY_LABEL.get(plain(cell.text)):
                cells.setdefault(key, _right_of(grid, cell))
    return Head(cells, complaints)


def _right_of(grid: Grid, label: GridCell) -> GridCell:
    """Return the first filled cell right of a label, before the next label; the next cell where there is none."""
    after = grid.span(label.row, label.column).last_column + 1
    for cell in grid.filled(label.row):
        if cell.column >= after:
            return grid.cell(label.row, after) if plain(cell.text) in BY_LABEL else cell
    return grid.cell(label.row, after)


def check_readable(cell: GridCell) -> None:
    """Raise CellError for a formula without a result and for an error value."""
    if cell.is_error:
        raise CellError(f"单元格是错误值“{cell.text}”：请改正公式，或直接填数")
    if cell.is_formula and cell.value is None:
        raise CellError("单元格是公式，文件里没有它的结果：请用 Excel 或 WPS 打开、保存一次，或直接填结果")


def _year(county_year: CountyYear, month: int, day: int) -> int:
    if month <= _MONTHS_AFTER and county_year.start <= date(county_year.year, month, day):
        years = f"{county_year.year}年还是{county_year.year + 1}年"
        raise CellError(f"“{month}月{day}日”分不清是{years}：请写上年份")
    return county_year.year


def _check_day(day: date, county_year: CountyYear, today: date) -> None:
    first, last = county_year.start, date(county_year.year + 1, 12, 31)
    if not first <= day <= last:
        raise CellError(
            f"通报日期 {day} 不属于{county_year.year}年的进展：应在 {first} 和 {last} 之间，请核对年份"
        )
    if day > today:
        raise CellError(f"通报日期 {day} 晚于今天（{today}）：请核对")
    earlier = max((county_year.as_of(report) for report in county_year.reports), default=None)
    if earlier and day <= earlier:
        raise CellError(
            f"通报日期 {day} 不晚于已收录的上一份通报（{earlier}）：请核对；上一份有错，请按更正办理"
        )
