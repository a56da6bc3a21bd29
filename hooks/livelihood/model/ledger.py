"""The whole of the data: counties, their years, and what they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from livelihood.documents import Document
from livelihood.model.county import County
from livelihood.model.plan import Plan
from livelihood.model.report import Report
from livelihood.model.scheme import Scheme
from livelihood.model.source import Source
from livelihood.model.synonyms import Synonym
from livelihood.model.unit import Unit


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
    def year_end(self) -> date:
        """31 December: when a promise without a due date of its own falls due."""
        return date(self.year, 12, 31)

    @property
    def recorded(self) -> date:
        """The latest day on which a document was added: the update time of the county-year's pages."""
        return max(source.recorded for source in self.sources.values())


@dataclass(frozen=True)
class CountyRecord:
    """A county with its years, newest first."""

    county: County
    folder: str
    years: tuple[CountyYear, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """Everything that was loaded."""

    counties: tuple[CountyRecord, ...]
    units: tuple[Unit, ...]
    schemes: Mapping[str, Scheme]
    synonyms: tuple[Synonym, ...] = ()

    @cached_property
    def unit_names(self) -> Mapping[str, Unit]:
        """Units by every name and alias."""
        return {name: unit for unit in self.units for name in (unit.name, *unit.aliases)}

    @property
    def county_years(self) -> tuple[CountyYear, ...]:
        """Every year of every county, in the counties' order."""
        return tuple(year for county in self.counties for year in county.years)
