"""A copy of a workbook with its bad cells coloured and commented, beside the original."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.office.problems import DocumentProblem

_BAD = PatternFill("solid", "FFFFB3B3")
_CELL = re.compile(r"(?P<sheet>.+)!(?P<cell>[A-Z]{1,3}[1-9]\d*)")
_AUTHOR = "民生实事公开"
_SIZE = (320, 150)


def write_marked(path: Path, problems: Iterable[DocumentProblem]) -> Path | None:
    """Write the marked copy beside the workbook at ``path``, and return where; an older copy is never overwritten.

    What names no cell is told at the first cell of the sheet. None for a file that isn't a workbook that can be opened.
    """
    workbook = _opened(path)
    if workbook is None:
        return None
    _clear(workbook)
    for (sheet, place), messages in _by_cell(problems, workbook).items():
        _mark(workbook[sheet], place, messages)
    for number in count(1):
        copy = path.with_name(f"{path.stem}-有误{f'-{number}' if number > 1 else ''}.xlsx")
        try:
            with copy.open("xb") as file:
                workbook.save(file)
        except FileExistsError:
            continue
        return copy
    return None


def _opened(path: Path) -> Workbook | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(path)
        except Exception:  # noqa: BLE001 - what can't be opened can't be marked, for whatever reason
            return None


def _clear(workbook: Workbook) -> None:
    """Take off the marks of an earlier time: a clerk may go on with a marked copy."""
    for sheet in workbook.worksheets:
        # iter_rows would make every empty cell up to a stray one at the end of the sheet.
        for cell in sheet._cells.values():  # noqa: SLF001
            if isinstance(cell, Cell) and cell.comment and cell.comment.author == _AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _by_cell(problems: Iterable[DocumentProblem], workbook: Workbook) -> dict[tuple[str, str], list[str]]:
    names = {sheet.title.strip(): sheet.title for sheet in workbook.worksheets}
    first = workbook.worksheets[0].title
    found: dict[tuple[str, str], list[str]] = {}
    for problem in problems:
        named = _CELL.fullmatch(problem.place)
        sheet = names.get(named["sheet"] if named else problem.place, first)
        place = named["cell"] if named and named["sheet"] in names else "A1"
        found.setdefault((sheet, place), []).append(problem.message)
    return found


def _mark(sheet: Worksheet, place: str, messages: list[str]) -> None:
    cell = sheet[place]
    if isinstance(cell, MergedCell):
        merged = next(each for each in sheet.merged_cells.ranges if place in each)
        cell = sheet.cell(merged.min_row, merged.min_col)
    assert isinstance(cell, Cell)
    cell.fill = _BAD
    # What a person noted stays.
    earlier = [cell.comment.text] if cell.comment else []
    cell.comment = Comment("\n".join([*messages, *earlier]), _AUTHOR, height=_SIZE[1], width=_SIZE[0])
