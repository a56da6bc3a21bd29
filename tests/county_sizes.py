"""How large counties are, real ones and invented ones: ``python -m tests.county_sizes DATA…`` prints a table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from livelihood.clock import moment
from livelihood.model import CountyYear
from livelihood.pages import MarkdownPage, markdown_pages
from livelihood.site import Site, load_site


@dataclass(frozen=True)
class CountySize:
    """One county-year, and the pages of its county."""

    year: CountyYear
    pages: tuple[MarkdownPage, ...]

    @property
    def units(self) -> set[str]:
        """The names of the units that lead, answer or are named with an official."""
        tasks = self.year.plan.tasks
        named = {official.unit for task in tasks for official in task.officials if official.unit}
        return named.union(*((*task.lead, *task.responsible) for task in tasks))

    @property
    def passages(self) -> list[list[str]]:
        """The progress texts, task by task and report by report."""
        entries = (entry for report in self.year.reports for entry in report.tasks)
        return [[passage.text for passage in entry.progress] for entry in entries]

    @property
    def markdown(self) -> int:
        """How many bytes of Markdown the pages are."""
        return sum(len(page.markdown.encode()) for page in self.pages)

    @property
    def figures(self) -> int:
        """How many figures the reports have."""
        return sum(len(entry.figures) for report in self.year.reports for entry in report.tasks)


# What is measured, and how; of a county without reports, what only reports have is unknown.
MEASURES: dict[str, Callable[[CountySize], float]] = {
    "indicators": lambda size: sum(len(task.indicators) for task in size.year.plan.tasks),
    "units": lambda size: len(size.units),
    "characters of a commitment": lambda size: mean(len(task.commitment) for task in size.year.plan.tasks),
    "characters of a source document": lambda size: mean(map(len, texts(size.year))),
    "pages": lambda size: len(size.pages),
    "bytes of Markdown a page": lambda size: size.markdown / len(size.pages),
}
OF_REPORTS: dict[str, Callable[[CountySize], float]] = {
    "characters of a progress text": lambda size: mean(len(text) for each in size.passages for text in each),
    "characters of progress a task": lambda size: mean(sum(map(len, each)) for each in size.passages),
}
# Only told: that they lie near the real ones is not asked for.
_TOLD: dict[str, Callable[[CountySize], float]] = {
    "reports": lambda size: len(size.year.reports),
    "figures a report": lambda size: size.figures / len(size.year.reports),
}


def texts(year: CountyYear) -> list[str]:
    """Return the texts of the county-year's documents."""
    return [document.text for document in year.documents.values()]


def sizes(data: Path) -> list[CountySize]:
    """Return how large the counties in the folder ``data`` are; each must have one year."""
    site: Site = load_site(data, now=moment("2026-11-21"))
    pages: dict[str, list[MarkdownPage]] = {}
    for page in markdown_pages(site):
        pages.setdefault(page.uri.partition("/")[0], []).append(page)
    years = [record.years for record in site.ledger.counties]
    return [CountySize(year, tuple(pages[year.county.code])) for (year,) in years]


def averages(counties: list[CountySize]) -> dict[str, float]:
    """Return the mean of each measure; of what reports have, over the counties that have any."""
    reported = [county for county in counties if county.year.reports]
    found = {name: mean(map(measure, counties)) for name, measure in MEASURES.items()}
    of_reports = (OF_REPORTS | _TOLD).items() if reported else ()
    return found | {name: mean(map(measure, reported)) for name, measure in of_reports}


def _lines(folders: list[Path]) -> Iterator[str]:
    columns = {}
    for folder in folders:
        counties = sizes(folder)
        # Of many, the mean says enough.
        shown = counties if len(counties) < 4 else []
        columns |= {county.year.county.code: averages([county]) for county in shown}
        columns[f"{folder.name} ({len(counties)})"] = averages(counties)
    yield f"{'':34}" + "".join(f"{name:>14}" for name in columns)
    for name in (*MEASURES, *OF_REPORTS, *_TOLD):
        cells = (f"{column[name]:.1f}" if name in column else "—" for column in columns.values())
        yield f"{name:34}" + "".join(f"{cell:>14}" for cell in cells)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in _lines([Path(name) for name in sys.argv[1:]]))
