"""核对说明 in lists: of a county-year, and of all counties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.contexts.frame import Frame, way_below_year, way_to_province, year_sidebar
from livelihood.contexts.links import Link, YearLinks

# Beyond so many in all, the page of all counties counts them and leaves the words to the county-years' pages.
MOST_CHECKS = 60


@dataclass(frozen=True)
class CheckRow:
    """A 核对说明 with the figure that it is about and the document that it was found in."""

    title: str
    statement: str
    figure: Link
    document: Link


@dataclass(frozen=True)
class CheckSummary:
    """How many 核对说明 a county-year has, in a sentence, with the link to their page."""

    summary: str
    own: Link


@dataclass(frozen=True)
class YearChecksPage:
    """Everything on the page of a county-year's 核对说明."""

    frame: Frame
    county_year: Link
    summary: str
    checks: tuple[CheckRow, ...]


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


def check_rows(links: YearLinks, page: str) -> tuple[CheckRow, ...]:
    """Return the county-year's 核对说明 as they stand at the address ``page``."""
    return tuple(
        CheckRow(
            title=check.kind.label,
            statement=check.statement,
            figure=links.figure(check.task_no, check.key, page),
            document=links.source(
                check.report.source if check.report else links.county_year.plan.source, page
            ),
        )
        for check in links.year.checks
    )


def check_summary(links: YearLinks, page: str) -> CheckSummary:
    """Return the summary of a county-year's 核对说明 as it stands at the address ``page``."""
    own = Link(f"{links.title}核对说明", routes.relative(links.checks_url, page))
    return CheckSummary(_counted(links), own)


def _counted(links: YearLinks) -> str:
    """Return how many 核对说明 there are, by kind, as in 共3条：所称比例与数字不一致2条、目标前后表述不一致1条."""
    kinds = Counter(check.kind.label for check in links.year.checks)
    if not kinds:
        return "没有发现数字、日期前后不一致的地方。"
    each = "、".join(f"{label}{count}条" for label, count in kinds.items())
    return f"共{kinds.total()}条：{each}。"


def year_checks_page(links: YearLinks) -> YearChecksPage:
    """Return the page of a county-year's 核对说明."""
    url, summary = links.checks_url, _counted(links)
    title = f"{links.title}核对说明"
    return YearChecksPage(
        frame=Frame(
            url,
            title,
            f"{title}：{summary}",
            links.county_year.recorded,
            way_below_year(links),
            year_sidebar(links),
            county=links.county,
        ),
        county_year=links.own(url),
        summary=summary,
        checks=check_rows(links, url),
    )


def checks_page(years: Sequence[YearLinks], updated: date) -> ChecksPage:
    """Return the page of the 核对说明 of all counties."""
    url = routes.checks()
    is_short = sum(len(links.year.checks) for links in years) <= MOST_CHECKS
    return ChecksPage(
        frame=Frame(
            url,
            "核对说明",
            "各县文件里数字、日期前后不一致的地方，由程序比对得出，只列事实和算式。",
            updated,
            way_to_province(),
        ),
        years=tuple(
            YearChecks(
                anchor=f"c{links.code}-{links.county_year.year}",
                title=links.title,
                summary=check_summary(links, url),
                checks=check_rows(links, url) if is_short else (),
            )
            for links in years
        ),
    )
