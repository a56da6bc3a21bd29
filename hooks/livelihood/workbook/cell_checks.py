"""What a spreadsheet program checks while a cell is filled in, and the hint that it shows beside the cell.

Numbers and dates only warn: 54800人次 and 7月1日 are texts to a spreadsheet, and fine. Stages are chosen from a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.model import CountyYear
from livelihood.workbook import notes
from livelihood.workbook.layout import COLUMNS, HEAD_LABELS, STAGES, ColumnKey
from livelihood.workbook.promise import Promised
from livelihood.workbook.sheet import HEADER_ROW, is_used

HEAD_DAY = "I2"
_LONGEST_TEXT = 200
_TEXTS: dict[ColumnKey, str] = {
    "words": notes.WORDS_PROMPT,
    "unavailable": notes.UNAVAILABLE_PROMPT,
    "correction": notes.CORRECTION_PROMPT,
    "note": notes.NOTE_PROMPT,
}


def add_checks(sheet: Worksheet, county_year: CountyYear, rows: Sequence[Promised]) -> None:
    """Add the checks of the head and of every cell that is there to be filled in."""
    made: dict[tuple[str, ...], DataValidation] = {}

    def add(place: str, check: DataValidation) -> None:
        # One check for all cells that are checked alike.
        key = tuple(str(getattr(check, name)) for name in ("type", "formula1", "formula2", "prompt"))
        made.setdefault(key, check).add(place)

    add(HEAD_DAY, _day(county_year, HEAD_LABELS["as_of"], notes.HEAD_DAY_PROMPT))
    for at, row in enumerate(rows):
        for number, column in enumerate(COLUMNS, 1):
            if column.is_input and is_used(column.key, row):
                place = f"{get_column_letter(number)}{HEADER_ROW + 1 + at}"
                add(place, _check(column.key, row, county_year, at))
    for check in made.values():
        sheet.add_data_validation(check)


def write_stages(sheet: Worksheet, rows: Sequence[Promised]) -> None:
    """Write each promise's stages into a row of the hidden sheet that the drop-downs point to."""
    for at, row in enumerate(rows, 1):
        for number, stage in enumerate(row.indicator.stages, 1):
            cell = sheet.cell(at, number, stage)
            cell.data_type = "s"
    sheet.sheet_state = "hidden"


def _check(key: ColumnKey, row: Promised, county_year: CountyYear, at: int) -> DataValidation:
    title = next(column.header for column in COLUMNS if column.key == key)
    if key == "value":
        return _value(row, title)
    if key in ("numerator", "denominator"):
        return _number(title, notes.FRACTION_PROMPT)
    if key == "stage":
        last = get_column_letter(len(row.indicator.stages))
        stages = f"{quote_sheetname(STAGES)}!$A${at + 1}:${last}${at + 1}"
        return _listed(stages, title, notes.STAGE_PROMPT)
    if key == "as_of":
        return _day(county_year, title, notes.AS_OF_PROMPT)
    check = DataValidation("textLength", operator="lessThanOrEqual", formula1=str(_LONGEST_TEXT))
    return _told(check, title, _TEXTS[key], notes.TEXT_ERROR, style="warning")


def _value(row: Promised, title: str) -> DataValidation:
    if row.is_all:
        return _listed('"全覆盖"', title, notes.ALL_PROMPT)
    if row.is_percent:
        check = DataValidation("decimal", operator="between", formula1="0", formula2="1")
        return _told(check, title, notes.PERCENT_PROMPT, notes.PERCENT_ERROR, style="warning")
    return _number(title, notes.AMOUNT_PROMPT.format(unit=row.unit or "（无单位）"))


def _number(title: str, prompt: str) -> DataValidation:
    check = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0")
    return _told(check, title, prompt, notes.NUMBER_ERROR, style="warning")


def _listed(source: str, title: str, prompt: str) -> DataValidation:
    return _told(DataValidation("list", formula1=source), title, prompt, notes.STAGE_ERROR, style="stop")


def _day(county_year: CountyYear, title: str, prompt: str) -> DataValidation:
    first, last = county_year.start, date(county_year.year + 1, 12, 31)
    check = DataValidation("date", operator="between", formula1=_formula(first), formula2=_formula(last))
    return _told(check, title, prompt, notes.DAY_ERROR.format(first=first, last=last), style="warning")


def _formula(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _told(
    check: DataValidation, title: str, prompt: str, error: str, *, style: Literal["stop", "warning"]
) -> DataValidation:
    check.allow_blank = True
    check.promptTitle, check.prompt, check.showInputMessage = title, prompt, True
    check.errorTitle, check.error, check.showErrorMessage = f"{title}填得不对", error, True
    check.errorStyle = style
    return check
