"""Writing the workbook that a clerk fills in: one row an indicator, with notes and an example."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.model import CountyYear
from livelihood.office.saving import workbook_bytes
from livelihood.workbook.cell_checks import add_checks, write_stages
from livelihood.workbook.example import EXAMPLE_TEXT, example_year
from livelihood.workbook.layout import EXAMPLE, NOTES, PROGRESS, STAGES
from livelihood.workbook.notes import NOTES_LINES
from livelihood.workbook.promise import promised
from livelihood.workbook.sheet import SheetText, draw, set_up_landscape


def write_template(county_year: CountyYear, path: Path) -> None:
    """Write the workbook of ``county_year`` to the new file ``path``.

    Raises FileExistsError where there is one: it may be filled in already.
    """
    content = template_bytes(county_year)
    with path.open("xb") as file:
        file.write(content)


def template_bytes(county_year: CountyYear) -> bytes:
    """Return the workbook's bytes: the same each time for the same data."""
    workbook = Workbook()
    name = f"{county_year.county.name}{county_year.year}年民生实事进展填报表"
    workbook.properties.creator, workbook.properties.title = county_year.county.name, name
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = PROGRESS
    rows = promised(county_year)
    draw(sheet, county_year, rows, SheetText(name))
    add_checks(sheet, county_year, rows)
    _write_notes(workbook.create_sheet(NOTES))
    example = example_year()
    draw(workbook.create_sheet(EXAMPLE), example, promised(example), EXAMPLE_TEXT)
    write_stages(workbook.create_sheet(STAGES), rows)
    return workbook_bytes(workbook, county_year.recorded)


def _write_notes(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 90
    for row, (name, text) in enumerate(NOTES_LINES, 1):
        is_title = bool(name) and not text
        for column, value in enumerate((name, text), 1):
            cell = sheet.cell(row, column, value or None)
            cell.font = Font("宋体", 14 if is_title else 12, bold=column == 1)
            cell.alignment = Alignment("left", "center", wrap_text=bool(text) and column == 2)
        sheet.row_dimensions[row].height = 26 if is_title else 22
    sheet.protection.sheet = True
    sheet.sheet_view.showGridLines = False
    set_up_landscape(sheet)
