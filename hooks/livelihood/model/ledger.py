"""The whole of the data: counties, their years, and what they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from livelihood.documents import Document
from livelihood.model.base import Amendment
from livelihood.model.county import County
from livelihood.model.plan import Official, Plan, Task
from livelihood.model.redirects import Redirect
from livelihood.model.report import Report
from livelihood.model.scheme import Scheme
from livelihood.model.source import Source
from livelihood.model.synonyms import Synonym
from livelihood.model.unit import Unit
from livelihood.problems import Problem


@dataclass(frozen=True)
class CountyYear:
    """One county's promises of one year, the reports on them (oldest first) and the documents behind both."""

    county: County
    year: int
    folder: str
    plan: Plan
    sources: Mapping[str, Source]
    documents: Mapping[str, Document] = field(repr=False)
    reports: tuple[Report, ...] = ()

    def as_of(self, report: Report) -> date:
        """Return the date that the report's figures stand for, unless a figure has its own.

        Raises ValueError for a report with neither a date of its own nor a dated document (validation reports it).
        """
        day = report.as_of or self.sources[report.source].date
        if day is None:
            raise ValueError(f"report without a date: {report.place.path}")
        return day

    @property
    def start(self) -> date:
        """The day from which elapsed time counts: the plan's, else 1 January."""
        return self.plan.start or date(self.year, 1, 1)

    @property
    def officials_day(self) -> date:
        """The day of which pages name the officials: the latest report's, else that of the plan's document."""
        if self.reports:
            return self.as_of(self.reports[-1])
        return self.sources[self.plan.source].date or self.start

    def in_office(self, task: Task) -> tuple[Official, ...]:
        """Return who leads and answers for ``task`` on that day."""
        return tuple(each for each in task.officials if each.is_in_office(self.officials_day))

    @property
    def year_end(self) -> date:
        """31 December: when a promise without a due date of its own falls due."""
        return date(self.year, 12, 31)

    @property
    def recorded(self) -> date:
        """The latest day on which a document was added or something corrected: the update time of its pages."""
        corrected = (each.date for report in self.reports for each in report.corrections)
        amended = (each.date for _, each in self.amendments)
        return max((*(source.recorded for source in self.sources.values()), *corrected, *amended))

    @property
    def amendments(self) -> tuple[tuple[str, Amendment], ...]:
        """Why what was recorded was mended, each with the id of the document that it is of."""
        of_plan = ((self.plan.source, each) for each in self.plan.amendments)
        return (*of_plan, *((report.source, each) for report in self.reports for each in report.amendments))


@dataclass(frozen=True)
class CountyRecord:
    """A county with its years, newest first."""

    county: County
    folder: str
    years: tuple[CountyYear, ...] = ()


@dataclass(frozen=True)
class Common:
    """What the counties share, the counties' folders, and the errors because of which not all of it may be known."""

    units: tuple[Unit, ...]
    schemes: Mapping[str, Scheme]
    synonyms: tuple[Synonym, ...] = ()
    folders: tuple[Path, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    errors: tuple[Problem, ...] = ()

    @cached_property
    def unit_names(self) -> Mapping[str, Unit]:
        """Units by every name and alias."""
        return {name: unit for unit in self.units for name in (unit.name, *unit.aliases)}


@dataclass(frozen=True)
class Ledger:
    """Everything that was loaded."""

    counties: tuple[CountyRecord, ...]
    units: tuple[Unit, ...]
    schemes: Mapping[str, Scheme]
    synonyms: tuple[Synonym, ...] = ()
    redirects: tuple[Redirect, ...] = ()

    @cached_property
    def common(self) -> Common:
        """What the counties share."""
        return Common(self.units, self.schemes, self.synonyms, redirects=self.redirects)

    @property
    def unit_names(self) -> Mapping[str, Unit]:
        """Units by every name and alias."""
        return self.common.unit_names

    @property
    def county_years(self) -> tuple[CountyYear, ...]:
        """Every year of every county, in the counties' order."""
        return tuple(year for county in self.counties for year in county.years)
