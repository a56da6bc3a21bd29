"""A county's 核对说明 on the page of all counties: how many each year has, and apart from that each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.checks import CheckRow, CheckSummary, check_rows, check_summary
from livelihood.contexts.links import YearLinks

# Beyond so many in all, the page of all counties counts them and leaves the words to the county-years' pages.
MOST_CHECKS = 60


@dataclass(frozen=True)
class YearChecksPart:
    """How many 核对说明 a county-year has, under its heading."""

    anchor: str
    title: str
    summary: CheckSummary


def checks_part(years: Sequence[YearLinks]) -> tuple[YearChecksPart, ...]:
    """Return for each year how many 核对说明 it has."""
    return tuple(
        YearChecksPart(
            anchor=f"c{links.code}-{links.county_year.year}",
            title=links.title,
            summary=check_summary(links, routes.checks()),
        )
        for links in years
    )


def check_rows_part(years: Sequence[YearLinks]) -> tuple[tuple[CheckRow, ...], ...]:
    """Return the 核对说明 of each year; none where they alone are too many for the page."""
    if sum(len(links.year.checks) for links in years) > MOST_CHECKS:
        return tuple(() for _ in years)
    return tuple(check_rows(links, routes.checks()) for links in years)
