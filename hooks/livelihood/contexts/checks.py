"""The 核对说明 of a county-year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.frame import Frame, way_below_year, year_sidebar
from livelihood.contexts.links import Link, YearLinks


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
