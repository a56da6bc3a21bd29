"""Dates: reports are named and ordered by their documents' dates, and nothing is dated before it can be."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from livelihood.model import CountyYear, Report, Task
from livelihood.problems import Problems


def check_dates(county_year: CountyYear, problems: Problems) -> None:
    """Documents, reports and figures are dated in order, within the year and the time that may follow it."""
    for source in county_year.sources.values():
        if source.date and source.recorded < source.date:
            what = f"收录日期 {source.recorded} 早于成文日期 {source.date}"
            problems.add("date-order", source.spot("recorded"), what, expected="先成文，后收录")
    for task in county_year.plan.tasks:
        _check_officials(task, problems)
    seen: dict[date, Report] = {}
    previous: tuple[date, Report] | None = None
    for report in county_year.reports:
        as_of = _check_report(county_year, report, problems)
        if as_of is None:
            continue
        if as_of in seen:
            what = f"数据截止日 {as_of} 与另一份通报（{seen[as_of].place.path}）相同"
            problems.add("date-order", report.spot("as_of"), what, expected="每份通报的数据截止日都不同")
        elif previous and as_of < previous[0]:
            what = f"数据截止日 {as_of} 早于前一份通报的 {previous[0]}（{previous[1].place.path}）"
            problems.add("date-order", report.spot("as_of"), what, expected="后一份通报的数据截止日更晚")
        seen[as_of] = report
        previous = (as_of, report)
        _check_figures(county_year, report, problems)


def _check_report(county_year: CountyYear, report: Report, problems: Problems) -> date | None:
    source = county_year.sources.get(report.source)
    if source is None:
        return None
    name = PurePosixPath(report.place.path).stem
    document_date = source.date or report.as_of
    if document_date is None:
        problems.add(
            "date-missing", report.spot("source"), f"文件 {source.id} 没有成文日期，通报也没有写 as_of"
        )
        return None
    if name != document_date.isoformat():
        what = f"文件名是 {name}.yml，通报的日期却是 {document_date}"
        problems.add("misnamed", report.spot("source"), what, expected=f"文件名写作 {document_date}.yml")
    as_of = report.as_of or document_date
    _check_in_year(county_year, as_of, report, problems)
    return as_of


def _check_in_year(county_year: CountyYear, as_of: date, report: Report, problems: Problems) -> None:
    first, last = county_year.start, date(county_year.year + 1, 12, 31)
    if not first <= as_of <= last:
        what = f"数据截止日 {as_of} 不属于 {county_year.year} 年的进展"
        problems.add("date-order", report.spot("as_of"), what, expected=f"在 {first} 和 {last} 之间")


def _check_figures(county_year: CountyYear, report: Report, problems: Problems) -> None:
    recorded = county_year.sources[report.source].recorded
    for entry in report.tasks:
        for figure in entry.figures:
            first = date.min if figure.prior_year else county_year.start
            if figure.as_of and not first <= figure.as_of <= recorded:
                early = figure.as_of < first
                what = f"数据日期 {figure.as_of} " + (
                    f"早于起算日 {first}" if early else f"晚于收录日期 {recorded}"
                )
                expected = "是本年的数；往年的数写 prior_year: true" if early else "先有数据，后收录"
                problems.add("date-order", figure.spot("as_of"), what, expected=expected)


def _check_officials(task: Task, problems: Problems) -> None:
    """Nobody leaves before taking office, and whoever takes over does so after the other has left.

    Several may hold a post at once: only of those with dates it is said when they do.
    """
    dated = [official for official in task.officials if official.since or official.until]
    for at, official in enumerate(dated):
        since, until = official.since or date.min, official.until or date.max
        if since > until:
            what = f"{official.name}的任职第一天 {official.since} 晚于最后一天 {official.until}"
            problems.add("date-order", official.spot("since"), what, expected="先任职，后离任")
            continue
        for other in dated[:at]:
            is_same_post = (other.role, other.unit) == (official.role, official.unit)
            if is_same_post and since <= (other.until or date.max) and (other.since or date.min) <= until:
                what = f"{official.name}和{other.name}同一职务（{official.role}）的任期重叠"
                expected = "后任的 since 晚于前任的 until"
                problems.add("date-order", official.spot(), what, expected=expected)
