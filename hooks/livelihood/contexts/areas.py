"""The pages of a province and of a prefecture: their counties side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.above import AbovePage, reads_of
from livelihood.contexts.counties import by_prefecture, by_province, way_below_province
from livelihood.contexts.frame import Frame, Step, way_to_province
from livelihood.contexts.links import Link
from livelihood.parts.area import CountyRow
from livelihood.parts.county import CountyParts


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


def area_pages(counties: Sequence[CountyParts]) -> Iterator[AbovePage[AreaPage]]:
    """Yield the page of every province, each followed by those of its prefectures."""
    for code, group in by_province(counties):
        place = group[0].place
        yield _area(place.province, routes.province(code), way_to_province(), group)
        for lower, members in by_prefecture(group):
            way = way_below_province(place)
            yield _area(members[0].place.prefecture, routes.prefecture(lower), way, members)


def _area(name: str, url: str, way: tuple[Step, ...], counties: Sequence[CountyParts]) -> AbovePage[AreaPage]:
    updated = max(county.place.newest.recorded for county in counties)

    def context() -> AreaPage:
        summary = _summary(name, counties)
        share = f"{name}：{len(counties)}个县（市、区）的民生实事"
        return AreaPage(
            frame=Frame(url, name, summary, updated, way, share=share),
            summary=summary,
            tables=tuple(_table(code, members, url) for code, members in by_prefecture(counties)),
        )

    return AbovePage(url, "area", updated, counties, reads_of("area", counties), context)


def _summary(name: str, counties: Sequence[CountyParts]) -> str:
    silent = sum(not county.place.newest.has_reports for county in counties)
    unknown = f"，其中{silent}个的进展通报本站未收录" if silent else ""
    return f"本站收录了{name}{len(counties)}个县（市、区）的民生实事{unknown}。"


def _table(code: str, counties: Sequence[CountyParts], page: str) -> CountyTable:
    prefecture, url = counties[0].place.prefecture, routes.prefecture(code)
    link = Link(prefecture, routes.relative(url, page)) if url != page else None
    return CountyTable(prefecture, f"p{code}", link, tuple(county.area for county in counties))
