"""The 核对说明 of all counties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.contexts.above import AbovePage, reads_of
from livelihood.contexts.checks import CheckRow, CheckSummary
from livelihood.contexts.frame import Frame, way_to_province
from livelihood.parts.checks import MOST_CHECKS
from livelihood.parts.county import CountyParts


@dataclass(frozen=True)
class YearChecks:
    """A county-year's 核对说明 on the page of all counties; ``checks`` is () where only the summary counts them."""

    anchor: str
    title: str
    summary: CheckSummary
    checks: tuple[CheckRow, ...]


@dataclass(frozen=True)
class ChecksPage:
    """Everything on the page of all 核对说明."""

    frame: Frame
    years: tuple[YearChecks, ...]


def checks_page(counties: Sequence[CountyParts], updated: date) -> AbovePage[ChecksPage]:
    """Return the page of the 核对说明 of all counties."""
    url = routes.checks()
    is_short = sum(year.checks for county in counties for year in county.place.years) <= MOST_CHECKS

    def context() -> ChecksPage:
        return ChecksPage(
            frame=Frame(
                url,
                "核对说明",
                "各县文件里数字、日期前后不一致的地方，由程序比对得出，只列事实和算式。",
                updated,
                way_to_province(),
            ),
            years=tuple(year for county in counties for year in _years(county, told=is_short)),
        )

    reads = reads_of("checks", counties) + (reads_of("check_rows", counties) if is_short else ())
    return AbovePage(url, "checks", updated, counties, reads, context)


def _years(county: CountyParts, *, told: bool) -> Iterator[YearChecks]:
    summaries = county.checks
    rows = county.check_rows if told else ((),) * len(summaries)
    for year, checks in zip(summaries, rows, strict=True):
        yield YearChecks(year.anchor, year.title, year.summary, checks)
