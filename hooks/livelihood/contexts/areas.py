"""The pages of a province and of a prefecture: their counties side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.bars import StandingView, standing_view
from livelihood.contexts.counties import by_prefecture, by_province, latest_years
from livelihood.contexts.frame import Frame, Step, way_to_prefecture, way_to_province
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


@dataclass(frozen=True)
class CountyTable:
    """The counties of a prefecture side by side; ``link`` is "" on the prefecture's own page."""

    prefecture: str
    anchor: str
    link: Link | None
    rows: tuple[CountyRow, ...]


@dataclass(frozen=True)
class AreaPage:
    """Everything on a province's or prefecture's page; ``summary`` counts what this site has of it."""

    frame: Frame
    summary: str
    tables: tuple[CountyTable, ...]


def area_pages(years: Sequence[YearLinks]) -> list[AreaPage]:
    """Return the page of every province, each followed by those of its prefectures."""
    pages = []
    for code, group in by_province(latest_years(years)):
        county = group[0].county
        pages.append(_area(county.province, routes.province(code), way_to_province(), group))
        for lower, members in by_prefecture(group):
            way = way_to_prefecture(county)
            pages.append(_area(members[0].county.prefecture, routes.prefecture(lower), way, members))
    return pages


def _area(name: str, url: str, way: tuple[Step, ...], years: Sequence[YearLinks]) -> AreaPage:
    summary = _summary(name, years)
    return AreaPage(
        frame=Frame(
            url,
            name,
            summary,
            max(links.county_year.recorded for links in years),
            way,
            share=f"{name}：{len(years)}个县（市、区）的民生实事",
        ),
        summary=summary,
        tables=tuple(_table(code, members, url) for code, members in by_prefecture(years)),
    )


def _summary(name: str, years: Sequence[YearLinks]) -> str:
    silent = sum(not links.county_year.reports for links in years)
    unknown = f"，其中{silent}个的进展通报本站未收录" if silent else ""
    return f"本站收录了{name}{len(years)}个县（市、区）的民生实事{unknown}。"


def _table(code: str, years: Sequence[YearLinks], page: str) -> CountyTable:
    prefecture, url = years[0].county.prefecture, routes.prefecture(code)
    link = Link(prefecture, routes.relative(url, page)) if url != page else None
    return CountyTable(prefecture, f"p{code}", link, tuple(_row(links, page) for links in years))


def _row(links: YearLinks, page: str) -> CountyRow:
    year = links.year
    return CountyRow(
        Link(links.county.name, routes.relative(routes.county(links.code), page)),
        Link(f"{links.county_year.year}年", routes.relative(links.url, page)),
        len(year.tasks),
        standing_view(year.standing),
        days(year.as_of_dates) or "本站未收录进展",
    )
