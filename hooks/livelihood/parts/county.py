"""All parts of a county."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from livelihood import routes
from livelihood.contexts.changes import ChangeView, change_view
from livelihood.contexts.checks import CheckRow
from livelihood.contexts.links import YearLinks
from livelihood.parts.area import CountyRow, county_row
from livelihood.parts.changes import MOST_CHANGES, corrections, lightened, newest_changes
from livelihood.parts.checks import YearChecksPart, check_rows_part, checks_part
from livelihood.parts.feed import FeedEntry, feed_entries
from livelihood.parts.home import HomePart, home_part
from livelihood.parts.peers import PeerPart, peer_parts
from livelihood.parts.place import CountyPlace, place_of
from livelihood.parts.schemes import SchemePart, scheme_parts
from livelihood.site import Site


class CountyParts(Protocol):
    """What the pages above the counties and other counties' pages show of one county, a part for each kind of page.

    ``schemes`` and ``peers`` have an entry for each topic of ``place``: scheme and key of a task. Lists of changes and
    of entries are no longer than their pages show, and stand in the order of the days in ``place``. A page asks only
    for the parts that it shows, so these may be read when they are asked for.
    """

    @property
    def place(self) -> CountyPlace:
        """What tells which of the other parts a page needs."""

    @property
    def home(self) -> HomePart:
        """The county on the home page."""

    @property
    def area(self) -> CountyRow:
        """The county on the pages of its province and prefecture."""

    @property
    def updates(self) -> tuple[ChangeView, ...]:
        """Its changes on the page of all changes."""

    @property
    def corrections(self) -> tuple[ChangeView, ...]:
        """Its corrections on the page of all corrections."""

    @property
    def checks(self) -> tuple[YearChecksPart, ...]:
        """How many 核对说明 each of its years has."""

    @property
    def check_rows(self) -> tuple[tuple[CheckRow, ...], ...]:
        """The 核对说明 of each of its years."""

    @property
    def schemes(self) -> Mapping[str, tuple[SchemePart, ...]]:
        """Its tasks beside those of other counties."""

    @property
    def peers(self) -> Mapping[str, tuple[PeerPart, ...]]:
        """Its tasks on the pages of other counties' tasks."""

    @property
    def feed(self) -> tuple[FeedEntry, ...]:
        """Its entries in a feed."""


@dataclass(frozen=True)
class MadeParts:
    """The parts of a county as made from its data."""

    place: CountyPlace
    home: HomePart
    area: CountyRow
    updates: tuple[ChangeView, ...]
    corrections: tuple[ChangeView, ...]
    checks: tuple[YearChecksPart, ...]
    check_rows: tuple[tuple[CheckRow, ...], ...]
    schemes: Mapping[str, tuple[SchemePart, ...]]
    peers: Mapping[str, tuple[PeerPart, ...]]
    feed: tuple[FeedEntry, ...]


def parts_of(years: Sequence[YearLinks]) -> MadeParts:
    """Return the parts of the county with these ``years``, newest first."""
    changes = newest_changes(years)
    shown = changes[:MOST_CHANGES]
    views = [change_view(change, links, routes.updates()) for change, links in shown]
    return MadeParts(
        place=place_of(years),
        home=home_part(years),
        area=county_row(years[0]),
        updates=lightened(views),
        corrections=corrections(changes),
        checks=checks_part(years),
        check_rows=check_rows_part(years),
        schemes=scheme_parts(years),
        peers=peer_parts(years),
        feed=feed_entries(shown, views),
    )


def counties_of(site: Site) -> list[list[YearLinks]]:
    """Return the years of each county of ``site``, newest first."""
    years = (YearLinks(year, site.ledger.unit_names) for year in site.years)
    return [list(group) for _, group in groupby(years, key=lambda links: links.code)]
