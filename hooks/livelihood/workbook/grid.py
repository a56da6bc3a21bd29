"""The cells of the sheet that was filled in, with what each shows and where merged cells reach."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.office.file_kinds import check_extension, kind_of, received
from livelihood.office.package import DAMAGED, refused
from livelihood.quantity import decimal_text
from livelihood.wording import one_line
from livelihood.workbook.layout import PROGRESS

# Excel keeps 15 digits of a number: what a binary fraction adds beyond them is noise.
_DIGITS = ".15g"
_ABSENT = (
    "没有“{wanted}”这张工作表（只有：{found}）：请用 livelihood template 生成的工作簿，不要改工作表的名称"
)


@dataclass(frozen=True)
class GridCell:
    """A cell: its raw value (None where it is blank) and number format; ``place`` is 进度!J7."""

    row: int
    column: int
    place: str
    value: object = None
    number_format: str = "General"
    is_formula: bool = False
    is_error: bool = False

    @property
    def is_percent(self) -> bool:
        """Whether the cell holds a number that is shown as a percentage."""
        return self.number is not None and "%" in self.number_format

    @property
    def number(self) -> Decimal | None:
        """The number in the cell, without the noise of binary fractions; None for anything else."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            return None
        return Decimal(self.value) if isinstance(self.value, int) else Decimal(format(self.value, _DIGITS))

    @property
    def text(self) -> str:
        """What the cell says, on one line: 95% of 0.95 with such a format, 2022-07-01 of a date."""
        number = self.number
        if number is not None:
            return f"{decimal_text(number * 100)}%" if self.is_percent else decimal_text(number)
        if isinstance(self.value, datetime) and self.value.time() == datetime.min.time():
            return self.value.date().isoformat()
        if isinstance(self.value, date):
            return self.value.isoformat()
        return one_line(str(self.value).upper() if isinstance(self.value, bool) else str(self.value or ""))

    @property
    def is_blank(self) -> bool:
        """Whether nothing is in the cell; a formula without a result is something."""
        return not self.text and not self.is_formula


@dataclass(frozen=True)
class Span:
    """A merged cell: its first and last row and column."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a place lies within."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


class Grid:
    """The sheet 进度 of a workbook."""

    def __init__(self, values: Worksheet, formulas: Worksheet) -> None:
        self._spans = [
            Span(each.min_row, each.max_row, each.min_col, each.max_col)
            for each in values.merged_cells.ranges
        ]
        self._cells = {
            (cell.row, cell.column): _grid_cell(cell, formulas[cell.coordinate].data_type == "f")
            # iter_rows would make every empty cell up to a stray one at the end of the sheet.
            for cell in values._cells.values()  # noqa: SLF001
            if isinstance(cell, Cell)
        }
        filled = [at for at, cell in self._cells.items() if not cell.is_blank]
        self.last_row = max((row for row, _ in filled), default=0)
        self.last_column = max((column for _, column in filled), default=0)
        self._by_row: dict[int, list[GridCell]] = {}
        for at in sorted(filled):
            self._by_row.setdefault(at[0], []).append(self._cells[at])

    def cell(self, row: int, column: int) -> GridCell:
        """Return the cell at a place; of a merged cell all but the first are blank."""
        return self._cells.get((row, column)) or GridCell(row, column, _place(row, column))

    def span(self, row: int, column: int) -> Span:
        """Return the merged cell that holds a place, or the place itself."""
        found = (span for span in self._spans if span.holds(row, column))
        return next(found, Span(row, row, column, column))

    def spread(self, row: int, column: int) -> GridCell:
        """Return the cell that a place shows: of a merged cell the first."""
        span = self.span(row, column)
        return self.cell(span.first_row, span.first_column)

    def filled(self, row: int) -> list[GridCell]:
        """Return a row's cells that are not blank."""
        return self._by_row.get(row, [])

    @property
    def filled_rows(self) -> list[int]:
        """The rows in which anything stands."""
        return list(self._by_row)

    def row_text(self, row: int) -> str:
        """Return a row's cells from the first column on, joined by tabs, so that a cell's place can be counted out."""
        filled = {cell.column: cell.text for cell in self.filled(row)}
        return "\t".join(filled.get(column, "") for column in range(1, max(filled, default=0) + 1))

    @property
    def text(self) -> str:
        """The sheet as the text that is kept as evidence: line 7 is row 7."""
        return "".join(f"{self.row_text(row)}\n" for row in range(1, self.last_row + 1))


def open_grid(path: Path) -> Grid:
    """Return the sheet 进度 of the workbook at ``path``; raise DocumentError where it can't be opened or has none."""
    data = received(path)
    check_extension(path, kind_of(data, path.name))
    if path.suffix.lower() != ".xlsx":
        raise refused(path.name, "这不是 Excel 工作簿：请用 livelihood template 生成的 .xlsx 填报")
    values, formulas = _loaded(data, path, data_only=True), _loaded(data, path, data_only=False)
    found = {sheet.title.strip(): sheet.title for sheet in values.worksheets}
    if PROGRESS not in found:
        raise refused(path.name, _ABSENT.format(wanted=PROGRESS, found="、".join(found)))
    sheets = values[found[PROGRESS]], formulas[found[PROGRESS]]
    assert isinstance(sheets[0], Worksheet)
    assert isinstance(sheets[1], Worksheet)
    return Grid(sheets[0], sheets[1])


def _loaded(data: bytes, path: Path, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        # What openpyxl can't keep (extensions of newer programs) is of no matter for reading.
        warnings.simplefilter("ignore")
        try:
            return load_workbook(BytesIO(data), data_only=data_only)
        except Exception:  # noqa: BLE001 - openpyxl fails in many ways on a damaged file, and all mean the same
            raise refused(path.name, DAMAGED) from None


def _grid_cell(cell: Cell, is_formula: bool) -> GridCell:
    return GridCell(
        cell.row,
        cell.column,
        _place(cell.row, cell.column),
        cell.value,
        cell.number_format,
        is_formula,
        cell.data_type == "e",
    )


def _place(row: int, column: int) -> str:
    return f"{PROGRESS}!{get_column_letter(column)}{row}"
