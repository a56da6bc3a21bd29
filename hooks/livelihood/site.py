"""The site's content: the checked data, what may be published of it now, and the arithmetic's results."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from livelihood.assessment import YearProgress, assess, end_of
from livelihood.clock import moment
from livelihood.embargo import moments_of, published_county
from livelihood.loading import load
from livelihood.model import Common, CountyRecord, Ledger
from livelihood.names import disclosed_county
from livelihood.page_addresses import ledger_addresses
from livelihood.problems import Problems
from livelihood.transparency.checking import check_published
from livelihood.validation import check_addresses, validate


@dataclass(frozen=True)
class Site:
    """Everything that pages, open data and search are made from.

    ``years`` holds every county-year, by county code, newest year first. ``partial`` tells that some counties were
    left out: such a site is for looking at, not for publishing.
    """

    ledger: Ledger
    years: tuple[YearProgress, ...]
    now: datetime
    partial: bool = False

    def year(self, code: str, year: int) -> YearProgress:
        """Return one county-year; raise KeyError if there is none."""
        for progress in self.years:
            if progress.county_year.county.code == code and progress.county_year.year == year:
                return progress
        raise KeyError(f"{code}/{year}")

    @property
    def updated(self) -> date:
        """The latest day on which any document was added: the update time of the pages above the counties."""
        return max((progress.county_year.recorded for progress in self.years), default=self.now.date())


def check_data(
    data: Path, *, only: Collection[str] = (), now: datetime | None = None
) -> tuple[Ledger, Problems]:
    """Load and validate ``data``; return the ledger and all problems, errors and warnings.

    What was published is compared with what may be at ``now`` (an aware moment), the present unless it is given.
    """
    problems = Problems()
    ledger = load(data, problems, only=only)
    validate(ledger, problems)
    # Where not all could be read, or wasn't to be, nobody knows which pages there are.
    if not problems.errors and not only:
        check_addresses(data, ledger.redirects, ledger_addresses(ledger), problems)
    # What can't be read would seem to have vanished.
    if not problems.errors:
        check_published(
            data, ledger.counties, ledger.redirects, now or moment(), problems, codes=only or None
        )
    return ledger, problems


def load_site(
    data: Path, *, now: datetime, only: Collection[str] = (), hand_written: Collection[str] | None = None
) -> Site:
    """Return the content of the site as of ``now`` (an aware moment).

    What is embargoed until later and names that aren't shown are no part of it. ``hand_written`` are the addresses of
    the pages that aren't made from data. Raises DataError with every problem if the data has an error, or if an address
    that was published would vanish.
    """
    ledger, problems = check_data(data, only=only, now=now)
    problems.stop_on_error()
    counties = [assessed_county(record, now) for record in ledger.counties]
    site = site_of(counties, ledger.common, now, partial=bool(only))
    if not only:
        pages = ledger_addresses(site.ledger)
        check_addresses(data, ledger.redirects, pages, problems, hand_written=hand_written)
        problems.stop_on_error()
    return site


class AssessedCounty(NamedTuple):
    """A county as it may be published, and how its years stand, newest first."""

    record: CountyRecord
    years: tuple[YearProgress, ...]


def assessed_county(record: CountyRecord, now: datetime) -> AssessedCounty:
    """Return what may be published of a county at ``now`` (an aware moment); no other county matters to it."""
    shown = published_county(disclosed_county(record), now)
    return AssessedCounty(shown, tuple(assess(county_year, now) for county_year in shown.years))


def site_of(
    counties: Iterable[AssessedCounty], common: Common, now: datetime, *, partial: bool = False
) -> Site:
    """Return the site of these counties, of which there may be one alone."""
    counties = tuple(counties)
    records = tuple(county.record for county in counties)
    ledger = Ledger(records, common.units, common.schemes, common.synonyms, common.redirects)
    return Site(ledger, tuple(year for county in counties for year in county.years), now, partial)


def decisive_moments(record: CountyRecord) -> tuple[datetime, ...]:
    """Return the moments, in order, at each of which what is published of a county may change.

    Between two of them (the earlier one included, the later one not) ``now`` makes no difference to it.
    """
    return tuple(sorted(moments_of(record) | {end_of(county_year) for county_year in record.years}))
