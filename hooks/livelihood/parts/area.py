"""A county on the pages of its province and its prefecture: one row of a table."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.bars import StandingView, standing_view
from livelihood.contexts.links import Link, YearLinks
from livelihood.wording import days


@dataclass(frozen=True)
class CountyRow:
    """A county among others: its newest year, where it stands, and the day to which its figures count."""

    county: Link
    year: Link
    tasks: int
    standing: StandingView
    as_of: str


def county_row(links: YearLinks) -> CountyRow:
    """Return the row of the county whose newest year is ``links``.

    Its links lead there from the page of the prefecture and from that of the province: both stand equally deep.
    """
    year, page = links.year, routes.prefecture(links.county.prefecture_code)
    return CountyRow(
        Link(links.county.name, routes.relative(routes.county(links.code), page)),
        Link(f"{links.county_year.year}年", routes.relative(links.url, page)),
        len(year.tasks),
        standing_view(year.standing),
        days(year.as_of_dates) or "本站未收录进展",
    )
