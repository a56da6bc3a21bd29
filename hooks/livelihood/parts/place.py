"""The small part of a county that tells which of its other parts a page needs: names, years, days, counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from livelihood.contexts.links import YearLinks
from livelihood.parts.changes import is_correction, newest_changes
from livelihood.parts.home import MOST_DOCUMENTS


@dataclass(frozen=True)
class TaskPlace:
    """A task: its number, and the key by which the scheme knows it."""

    no: int
    key: str


@dataclass(frozen=True)
class YearPlace:
    """A year of a county. ``recorded`` is the update time of its pages; ``checks`` counts its 核对说明."""

    year: int
    recorded: date
    has_reports: bool
    scheme: str
    tasks: tuple[TaskPlace, ...]
    checks: int

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """What each task is in any county: scheme and key."""
        return tuple(topic_of(self.scheme, task.key) for task in self.tasks)


@dataclass(frozen=True)
class CountyPlace:
    """A county and its years, newest first.

    ``changed``, ``corrected`` and ``documents`` are the days of its changes, of those that correct something, and of
    its documents' recording (no more than the home page lists), newest first: they order its parts among those of other
    counties.
    """

    code: str
    name: str
    pinyin: str
    prefecture: str
    province: str
    years: tuple[YearPlace, ...]
    changed: tuple[date, ...]
    corrected: tuple[date, ...]
    documents: tuple[date, ...]

    @property
    def prefecture_code(self) -> str:
        """The prefecture's four-digit code."""
        return self.code[:4]

    @property
    def province_code(self) -> str:
        """The province's two-digit code."""
        return self.code[:2]

    @property
    def newest(self) -> YearPlace:
        """The newest year."""
        return self.years[0]

    @property
    def recorded(self) -> date:
        """The update time of the county's pages."""
        return max(year.recorded for year in self.years)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """What its tasks are in any county, each once."""
        return tuple(dict.fromkeys(topic for year in self.years for topic in year.topics))


def topic_of(scheme: str, key: str) -> str:
    """Return what a task is in any county: henan-2022/skills."""
    return f"{scheme}/{key}"


def updated(places: Iterable[CountyPlace], now: datetime) -> date:
    """Return the update time of the pages above the counties; without a county, the day of ``now``."""
    return max((place.recorded for place in places), default=now.date())


def place_of(years: Sequence[YearLinks]) -> CountyPlace:
    """Return the place of the county with these ``years``, newest first."""
    county, changes = years[0].county, [change for change, _ in newest_changes(years)]
    documents = (source.recorded for links in years for source in links.county_year.sources.values())
    return CountyPlace(
        code=county.code,
        name=county.name,
        pinyin=years[0].pinyin,
        prefecture=county.prefecture,
        province=county.province,
        years=tuple(_years(years)),
        changed=tuple(change.recorded for change in changes),
        corrected=tuple(change.recorded for change in changes if is_correction(change)),
        documents=tuple(sorted(documents, reverse=True)[:MOST_DOCUMENTS]),
    )


def _years(years: Sequence[YearLinks]) -> Iterator[YearPlace]:
    return (
        YearPlace(
            year=links.county_year.year,
            recorded=links.county_year.recorded,
            has_reports=bool(links.county_year.reports),
            scheme=links.county_year.plan.scheme,
            tasks=tuple(TaskPlace(each.task.no, each.task.key) for each in links.year.tasks),
            checks=len(links.year.checks),
        )
        for links in years
    )
