"""A filled-in workbook to drafts: nothing in it is uncertain, every number stands in the cell of its promise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

from livelihood.drafting.draft import DraftFigure, DraftPart, DraftSource, DraftTask
from livelihood.importing.drafts import Drafts, ReportedTask
from livelihood.importing.files import Home, Received
from livelihood.model import CountyYear
from livelihood.office.problems import DocumentError, DocumentProblem
from livelihood.workbook.marking import write_marked
from livelihood.workbook.reading import WorkbookFigure, read_workbook

_CERTAIN = 100
_WHY = "在这个目标的行里"


def read_workbook_drafts(path: Path, home: Home, as_of: date | None, today: date) -> tuple[Drafts, Received]:
    """Return what the filled-in workbook at ``path`` adds, and the file as received.

    ``as_of`` must be the workbook's own date, where it is given. Raises DocumentError with everything that is wrong;
    its note names the marked copy of the workbook that then lies beside it.
    """
    county_year = home.county_year
    if county_year is None:
        what = f"{home.county.name}{home.year}年还没有方案，进展没有可以对应的目标。请先导入方案"
        raise DocumentError([DocumentProblem(path.name, "", what)])
    try:
        report = read_workbook(path, county_year, today=today)
    except DocumentError as error:
        if marked := write_marked(path, error.problems):
            error.add_note(f"标出了错处的一份存为 {marked.as_posix()}，请照着改原表。")
        raise
    if as_of and as_of != report.as_of:
        what = f"表里写的数据截至{report.as_of}，--as-of 写的是{as_of}。请去掉 --as-of，或改正表里的日期"
        raise DocumentError([DocumentProblem(path.name, "", what)])
    tasks = tuple(
        _reported(no, list(rows), county_year) for no, rows in groupby(report.rows, lambda row: row.task_no)
    )
    reasons = dict.fromkeys(row.correction for row in report.rows if row.correction)
    drafts = Drafts(
        source_id=_free_id(county_year, report.as_of),
        # The workbook's date is that of its numbers: nobody signed it on a day.
        source=DraftSource("workbook", None, report.issuer, None, None, (DraftPart("进度", None),)),
        plan=None,
        report=tasks,
        as_of=report.as_of,
        correction="；".join(reasons) or None,
    )
    return drafts, Received(".xlsx", path.read_bytes(), report.text)


def _free_id(county_year: CountyYear, day: date) -> str:
    names = (f"workbook-{day}", *(f"workbook-{day}-{count}" for count in range(2, 100)))
    return next(name for name in names if name not in county_year.sources)


def _reported(no: int, rows: Iterable[WorkbookFigure], county_year: CountyYear) -> ReportedTask:
    planned = county_year.plan.task(no)
    assert planned
    task = DraftTask(no, planned.title, None, "进度", (), (), (), (), "")
    names = {indicator.id: indicator.name for indicator in planned.indicators}
    return ReportedTask(task, tuple(_figure(row, names[row.indicator]) for row in rows))


def _figure(row: WorkbookFigure, name: str) -> DraftFigure:
    return DraftFigure(
        id=row.indicator,
        indicator=row.indicator,
        name=name,
        quote=row.row_text,
        part=None,
        confidence=_CERTAIN,
        reason=_WHY,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        stage=row.stage,
        words=row.words,
        unavailable=row.unavailable,
        as_of=row.as_of,
        cell=row.cell,
    )
