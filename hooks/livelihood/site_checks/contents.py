"""What the data says that a site must hold: its pages with what they show, and the rows of its open data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from livelihood import routes
from livelihood.loading import load_common, load_county
from livelihood.model import Common, CountyYear
from livelihood.pages import above_pages
from livelihood.problems import Problems
from livelihood.provenance import figure_anchor
from livelihood.site import assessed_county


@dataclass(frozen=True)
class YearContents:
    """A county-year: its pages' addresses, and the rows that it has in each table of the open data.

    ``above`` are the addresses of the pages that show it among others. ``anchors`` are the ids of the indicators that
    each task's page shows, by its address. ``records`` is the number of its pages that the search knows.
    """

    code: str
    year: int
    pages: frozenset[str]
    above: frozenset[str]
    anchors: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, int]
    records: int


@dataclass(frozen=True)
class CountyJob:
    """Some counties to read: the data folder, the names of the counties' folders in it, and the moment of the site."""

    data: Path
    folders: tuple[str, ...]
    now: datetime
    common: Common = field(repr=False)


def contents_of(job: CountyJob) -> list[YearContents]:
    """Return what the site holds of these counties. May run in a process of its own."""
    found = []
    for folder in job.folders:
        record = load_county(job.data / folder, Problems())
        years = assessed_county(record, job.now).record.years
        found += [_year_contents(year, job.common) for year in years]
    return found


def common_of(data: Path) -> Common:
    """Return what the counties in ``data`` share, and their folders."""
    return load_common(data, Problems())


def standing_pages() -> frozenset[str]:
    """Return the addresses of the generated pages that every site has, whatever its counties."""
    return frozenset(page.url for page in above_pages((), {}, date.min))


def _year_contents(year: CountyYear, common: Common) -> YearContents:
    code, tasks = year.county.code, year.plan.tasks
    anchors = {
        routes.task(code, year.year, task.no): tuple(
            figure_anchor(task.no, indicator.id) for indicator in task.indicators
        )
        for task in tasks
    }
    units = {common.unit_names[name].id for task in tasks for name in (*task.lead, *task.responsible)}
    of_units = {routes.unit(code, year.year, unit) for unit in units}
    of_sources = {routes.source(code, year.year, source) for source in year.sources}
    own = {
        routes.county_year(code, year.year),
        routes.year_updates(code, year.year),
        routes.year_checks(code, year.year),
    }
    figures = sum(len(entry.figures) for report in year.reports for entry in report.tasks)
    rows = {"tasks": len(tasks), "indicators": sum(map(len, anchors.values())), "figures": figures}
    records = 1 + len(tasks) + len(of_units) + len(of_sources)
    pages = frozenset(own | anchors.keys() | of_units | of_sources)
    return YearContents(code, year.year, pages, _above(year, common), anchors, rows, records)


def _above(year: CountyYear, common: Common) -> frozenset[str]:
    code = year.county.code
    found = {routes.county(code), routes.prefecture(code[:4]), routes.province(code[:2])}
    scheme = common.schemes.get(year.plan.scheme or "")
    if scheme:
        keys = {task.key for task in scheme.tasks}
        found |= {routes.scheme_task(scheme.id, task.key) for task in year.plan.tasks if task.key in keys}
    return frozenset(found)
