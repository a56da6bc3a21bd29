"""The notice's attachment as a workbook: the same table, laid out for print."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.bulletin.content import Bulletin
from livelihood.bulletin.styles import FANGSONG, HEITI, WUHAO, XIAOBIAOSONG, XIAOSI
from livelihood.bulletin.table import column_widths
from livelihood.office.saving import workbook_bytes
from livelihood.wording import day

_TITLE_SIZE = 18
_HEADER_ROW = 3
# Excel counts a column's width in digits of its default font, and prints this many mm for each.
_MM_PER_DIGIT = 1.9
_POINTS_PER_LINE = 15
_POINTS_PER_MM = 72 / 25.4
# Excel makes no row higher than 409 points: longer texts get several rows, merged.
_HIGHEST_ROW = 390
_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def write_xlsx(bulletin: Bulletin, path: Path) -> None:
    """Write the attachment of ``bulletin`` to ``path``; the same bulletin gives the same bytes."""
    path.write_bytes(xlsx_bytes(bulletin))


def xlsx_bytes(bulletin: Bulletin) -> bytes:
    """Return the attachment of ``bulletin`` as the bytes of an .xlsx file."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "附件"
    _fill(sheet, bulletin)
    _set_up_print(sheet)
    workbook.properties.title = bulletin.attachment.title
    workbook.properties.creator = ""
    return workbook_bytes(workbook, bulletin.date)


def _fill(sheet: Worksheet, bulletin: Bulletin) -> None:
    attachment = bulletin.attachment
    widths = column_widths(len(attachment.columns))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = round(width / _MM_PER_DIGIT, 1)
    title = _write(sheet, 1, 1, attachment.title, Font(name=XIAOBIAOSONG, size=_TITLE_SIZE))
    title.alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 36
    # By itself the table must say of which day it is.
    dated = _write(sheet, 2, 1, day(bulletin.date), Font(name=FANGSONG, size=XIAOSI))
    dated.alignment = Alignment(horizontal="right", vertical="center")
    for above in (1, 2):
        sheet.merge_cells(start_row=above, end_row=above, start_column=1, end_column=len(widths))
    for column, name in enumerate(attachment.columns, start=1):
        cell = _write(sheet, _HEADER_ROW, column, name, Font(name=HEITI, size=XIAOSI))
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _BORDER
    sheet.row_dimensions[_HEADER_ROW].height = 24
    at = _HEADER_ROW + 1
    for row in attachment.rows:
        at = _add_row(sheet, at, row.no, row.cells, widths)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"


def _add_row(
    sheet: Worksheet, at: int, no: int, cells: Sequence[tuple[str, ...]], widths: Sequence[float]
) -> int:
    """Write a task's row at ``at``, over as many rows as its height needs; return where the next one begins."""
    height = max(map(_height, cells, widths))
    rows = math.ceil(height / _HIGHEST_ROW)
    for row in range(at, at + rows):
        sheet.row_dimensions[row].height = math.ceil(height / rows)
    for column, lines in enumerate(cells, start=1):
        for row in range(at, at + rows):
            sheet.cell(row, column).border = _BORDER
        is_text = column in (2, len(cells))
        value = no if column == 1 else "\n".join(lines)
        cell = _write(sheet, at, column, value, Font(name=FANGSONG, size=WUHAO))
        cell.alignment = Alignment(
            horizontal="left" if is_text else "center", vertical="center", wrap_text=True
        )
        if rows > 1:
            sheet.merge_cells(start_row=at, end_row=at + rows - 1, start_column=column, end_column=column)
    return at + rows


def _write(sheet: Worksheet, row: int, column: int, value: str | int, font: Font) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if value != "":
        cell.value = value
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        # A text, whatever it begins with: never a formula, not even where someone edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.font = font
    return cell


def _height(lines: Sequence[str], width: float) -> float:
    """Return about how high ``lines`` stand in a column ``width`` mm wide, in points."""
    room = int((width - 3) * _POINTS_PER_MM / WUHAO)
    count = sum(max(1, math.ceil(_width(line) / room)) for line in lines)
    return (count + 1) * _POINTS_PER_LINE


def _width(line: str) -> float:
    """Return how many Chinese characters wide ``line`` is."""
    return sum(0.5 if character.isascii() else 1 for character in line)


def _set_up_print(sheet: Worksheet) -> None:
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = "landscape", int(sheet.PAPERSIZE_A4)
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.top, margins.bottom, margins.left, margins.right = 0.9, 0.9, 0.6, 0.6
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = "— &P —"
