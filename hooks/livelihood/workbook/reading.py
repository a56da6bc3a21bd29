"""Reading back the workbook that a clerk filled in. Everything that is wrong with it is said at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from livelihood.clock import moment
from livelihood.model import CountyYear
from livelihood.office.file_kinds import kind_of, received
from livelihood.workbook.complaints import Complaints
from livelihood.workbook.grid import open_grid
from livelihood.workbook.head import find_head, find_table
from livelihood.workbook.layout import NOTES, PROGRESS, STAGES
from livelihood.workbook.promise import promised
from livelihood.workbook.rows import RowReader, WorkbookFigure

__all__ = ["WorkbookFigure", "WorkbookReport", "read_workbook"]

_EMPTY = "没有填任何进展：请在“进度”表的黄色格里填写；没有新进展就不用导入"


@dataclass(frozen=True)
class WorkbookReport:
    """What a workbook reports: as of when, by whom, of which indicators.

    ``text`` is kept as evidence: line 7 is row 7 of the sheet, its cells joined by tabs.
    """

    as_of: date
    issuer: str | None
    rows: tuple[WorkbookFigure, ...]
    text: str


def is_template(path: Path) -> bool:
    """Tell whether the file at ``path`` is a workbook that `livelihood template` wrote, by the names of its sheets."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        data = received(path)
        kind_of(data, path.name)
        names = set(load_workbook(BytesIO(data), read_only=True).sheetnames)
    except Exception:  # noqa: BLE001 - whatever is wrong with the file is told when it is read
        return False
    return PROGRESS in names and bool(names & {NOTES, STAGES})


def read_workbook(path: Path, county_year: CountyYear, *, today: date | None = None) -> WorkbookReport:
    """Return what the workbook at ``path`` reports of ``county_year``; raise DocumentError with all its problems.

    ``today`` (the present, unless given) is the last day that it can report.
    """
    grid = open_grid(path)
    complaints = Complaints(path.name)
    table = find_table(grid, complaints)
    complaints.raise_any()
    assert table is not None
    head = find_head(grid, table.header_row, complaints)
    # Another county's numbers are not looked at.
    if not head.check_identity(county_year):
        complaints.raise_any()
    as_of = head.day(county_year, today or moment().date())
    rows = tuple(RowReader(grid, table, promised(county_year), as_of, complaints).figures())
    if not rows and not len(complaints):
        complaints.add_sheet(_EMPTY)
    complaints.raise_any()
    assert as_of is not None
    return WorkbookReport(as_of, head.issuer, rows, grid.text)
