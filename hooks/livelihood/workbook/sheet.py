"""Drawing the sheet that is filled in: the head, the table and its looks; the example sheet is drawn the same way."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.model import CountyYear
from livelihood.workbook.layout import COLUMNS, FORMAT, HEAD_LABELS, ColumnKey, HeadKey
from livelihood.workbook.promise import Promised

HEADER_ROW = 5
DAY_FORMAT = "yyyy-mm-dd"
_LAST = len(COLUMNS)
_FONT = "宋体"
_THIN, _THICK = Side("thin", "FFB8C2CC"), Side("medium", "FF5B6B7B")
_GRID = Border(_THIN, _THIN, _THIN, _THIN)
_INPUT = PatternFill("solid", "FFFFF6CC")
_UNUSED = PatternFill("solid", "FFE3E6EA")
_HEADER = PatternFill("solid", "FFD5E3F0")
_LINE_POINTS = 14.5
# Where the labels and values of the head stand: first and last column of each.
_HEAD: tuple[tuple[int, HeadKey, tuple[int, int], tuple[int, int]], ...] = (
    (2, "county", (1, 2), (3, 4)),
    (2, "year", (5, 5), (6, 6)),
    (2, "as_of", (7, 8), (9, 10)),
    (2, "issuer", (11, 12), (13, 14)),
    (3, "code", (1, 2), (3, 4)),
    (3, "format", (5, 5), (6, 6)),
)
_HINT = "只填黄色格；没有新进展的行整行留空，不要填 0；每行只填一种进展。详见“填写说明”和“示例”。"

Input = Decimal | date | str


@dataclass(frozen=True)
class SheetText:
    """What the sheet says beside the promises: its title, and what is filled in already (in the example)."""

    title: str
    as_of: date | None = None
    issuer: str | None = None
    inputs: Sequence[Mapping[ColumnKey, Input]] = field(default_factory=tuple)


def draw(sheet: Worksheet, county_year: CountyYear, rows: Sequence[Promised], text: SheetText) -> None:
    """Draw the head and one row for each of ``rows``."""
    _draw_head(sheet, county_year, text)
    for at, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(HEADER_ROW, at, column.title)
        _look(cell, bold=True, fill=_HEADER, align="center")
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.row_dimensions[HEADER_ROW].height = 3.4 * _LINE_POINTS
    for at, row in enumerate(rows):
        inputs = text.inputs[at] if text.inputs else {}
        _draw_row(sheet, HEADER_ROW + 1 + at, row, inputs, is_first=at == 0 or rows[at - 1].task != row.task)
    _protect(sheet)
    _set_up_pages(sheet, HEADER_ROW + len(rows))


def is_used(column: ColumnKey, row: Promised) -> bool:
    """Tell whether an input column is there to be filled in for this promise."""
    return column in row.results or column in ("as_of", "correction", "note")


def _draw_head(sheet: Worksheet, county_year: CountyYear, text: SheetText) -> None:
    title = _span(sheet, 1, (1, _LAST), text.title)
    title.font = Font(_FONT, 16, bold=True)
    title.alignment = Alignment("center", "center")
    sheet.row_dimensions[1].height = 30
    values: dict[HeadKey, Input | int | None] = {
        "county": county_year.county.name,
        "code": county_year.county.code,
        "year": county_year.year,
        "as_of": text.as_of,
        "issuer": text.issuer,
        "format": FORMAT,
    }
    for row, key, label, value in _HEAD:
        is_input = key in ("as_of", "issuer")
        _look(_span(sheet, row, label, HEAD_LABELS[key]), bold=True, align="right")
        cell = _span(sheet, row, value, values[key])
        _look(cell, fill=_INPUT if is_input else None, is_input=is_input)
        if key == "as_of":
            cell.number_format = DAY_FORMAT
    _look(_span(sheet, 3, (7, _LAST), _HINT))
    for row in (2, 3):
        sheet.row_dimensions[row].height = 1.5 * _LINE_POINTS
    sheet.row_dimensions[4].height = 6


def _span(sheet: Worksheet, row: int, columns: tuple[int, int], value: Input | int | None) -> Cell:
    first, last = columns
    if first != last:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    cell = sheet.cell(row, first)
    assert isinstance(cell, Cell)
    cell.value = value
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        # A text, whatever it begins with: never a formula, not even where someone edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _draw_row(
    sheet: Worksheet, at: int, row: Promised, inputs: Mapping[ColumnKey, Input], *, is_first: bool
) -> None:
    written: dict[ColumnKey, Input | int | None] = {
        "no": row.task.no,
        "task": row.task.title,
        "id": row.indicator.id,
        "name": row.indicator.name,
        "target": row.target,
        "due": row.due,
        "last": row.last,
        "last_day": row.last_day,
        "unit": row.unit,
        **inputs,
    }
    lines = 2
    for number, column in enumerate(COLUMNS, 1):
        value = written.get(column.key)
        cell = _span(sheet, at, (number, number), None if value == "" else value)
        if isinstance(value, str):
            lines = max(lines, _lines(value, column.width))
        usable = column.is_input and is_used(column.key, row)
        fill = _INPUT if usable else _UNUSED if column.is_input else None
        align = "center" if column.key in ("no", "unit", "as_of", "last_day") else "left"
        _look(cell, fill=fill, align=align, is_input=usable, grey=column.key == "id")
        if is_first:
            cell.border = Border(_THIN, _THIN, _THICK, _THIN)
        if column.key in ("as_of", "last_day"):
            cell.number_format = DAY_FORMAT
        elif column.key == "value" and row.is_percent:
            cell.number_format = "0.00%"
    sheet.row_dimensions[at].height = lines * _LINE_POINTS + 4


def _look(
    cell: Cell,
    *,
    bold: bool = False,
    fill: PatternFill | None = None,
    align: str = "left",
    is_input: bool = False,
    grey: bool = False,
) -> None:
    cell.font = Font(_FONT, 11, bold=bold, color="FF6B7280" if grey else None)
    cell.alignment = Alignment(align, "center", wrap_text=True)
    cell.protection = Protection(locked=not is_input)
    if fill or cell.row > HEADER_ROW:
        cell.border = _GRID
    if fill:
        cell.fill = fill


def _lines(text: str, width: float) -> int:
    """Return how many lines ``text`` takes in a column: a Chinese character is two wide."""
    return sum(max(1, math.ceil(_wide(line) / (width - 1))) for line in text.split("\n"))


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _protect(sheet: Worksheet) -> None:
    """Lock all but the cells to fill in, without a password; widths, heights and filters stay free."""
    sheet.protection.sheet = True
    for free in ("formatColumns", "formatRows", "formatCells", "autoFilter", "sort"):
        setattr(sheet.protection, free, False)


def _set_up_pages(sheet: Worksheet, last_row: int) -> None:
    sheet.freeze_panes = f"E{HEADER_ROW + 1}"
    sheet.sheet_view.zoomScale = 90
    set_up_landscape(sheet)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_area = f"A1:{get_column_letter(_LAST)}{last_row}"
    sheet.print_options.horizontalCentered = True


def set_up_landscape(sheet: Worksheet) -> None:
    """Print on A4 across, as many pages long as needed and one wide, with page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = "第 &P 页，共 &N 页"
