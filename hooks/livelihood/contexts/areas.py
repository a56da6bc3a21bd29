"""The pages above the county-years: home, province, prefecture, county."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from livelihood import routes
from livelihood.contexts.bars import StandingView, standing_view
from livelihood.contexts.documents import DocumentRow, document_rows
from livelihood.contexts.frame import (
    SITE_NAME,
    Frame,
    Sidebar,
    Step,
    joined,
    way_to_county,
    way_to_prefecture,
    way_to_province,
)
from livelihood.contexts.links import Link, YearLinks
from livelihood.contexts.year import year_facts
from livelihood.model import County
from livelihood.routes import Url


@dataclass(frozen=True)
class YearCard:
    """A county-year in a list of several: what was promised and where it stands."""

    county_year: Link
    facts: str
    silence: str
    standing: StandingView


@dataclass(frozen=True)
class PrefectureList:
    """A prefecture and its counties, to choose from."""

    prefecture: Link
    counties: tuple[Link, ...]


@dataclass(frozen=True)
class ProvinceList:
    """A province and its prefectures."""

    province: Link
    prefectures: tuple[PrefectureList, ...]


@dataclass(frozen=True)
class HomePage:
    """Everything on the home page."""

    frame: Frame
    provinces: tuple[ProvinceList, ...]
    cards: tuple[YearCard, ...]
    documents: tuple[DocumentRow, ...]
    method: Url


@dataclass(frozen=True)
class AreaPage:
    """Everything on a province's or prefecture's page."""

    frame: Frame
    prefectures: tuple[PrefectureList, ...]
    cards: tuple[YearCard, ...]


@dataclass(frozen=True)
class CountyPage:
    """Everything on a county's page."""

    frame: Frame
    cards: tuple[YearCard, ...]
    facts: tuple[str, ...]
    documents: tuple[DocumentRow, ...]


MOST_DOCUMENTS = 10


def home_page(years: Sequence[YearLinks], updated: date) -> HomePage:
    """Return the home page; ``years`` as the site orders them."""
    url = routes.home()
    latest = latest_years(years)
    names = joined([links.county.name for links in latest])
    newest = sorted(years, key=lambda links: links.county_year.recorded, reverse=True)
    return HomePage(
        frame=Frame(
            url,
            SITE_NAME,
            f"{names}的民生实事：承诺了什么、做到了多少、数字出自哪份文件的哪句话。",
            updated,
        ),
        provinces=tuple(
            ProvinceList(
                Link(group[0].county.province, routes.relative(routes.province(code), url)),
                _prefectures(group, url),
            )
            for code, group in _grouped(latest, lambda links: links.county.province_code)
        ),
        cards=tuple(_card(links, url) for links in latest),
        documents=tuple(row for links in newest for row in document_rows(links, url))[:MOST_DOCUMENTS],
        method=routes.relative(routes.method(), url),
    )


def area_pages(years: Sequence[YearLinks]) -> list[AreaPage]:
    """Return the page of every province, each followed by those of its prefectures."""
    latest, pages = latest_years(years), []
    for code, group in _grouped(latest, lambda links: links.county.province_code):
        county = group[0].county
        pages.append(_area(county.province, routes.province(code), way_to_province(), group, with_list=True))
        for lower, members in _grouped(group, lambda links: links.county.prefecture_code):
            way = way_to_prefecture(county)
            name = members[0].county.prefecture
            pages.append(_area(name, routes.prefecture(lower), way, members, with_list=False))
    return pages


def county_page(years: Sequence[YearLinks]) -> CountyPage:
    """Return the page of a county; ``years`` are its years, newest first."""
    county = years[0].county
    url = routes.county(county.code)
    links = tuple(Step(f"{year.county_year.year}年", year.url) for year in years)
    return CountyPage(
        frame=Frame(
            url,
            county.name,
            f"{county.province}{county.prefecture}{county.name}各年度的民生实事：承诺、进展和出处。",
            max(year.county_year.recorded for year in years),
            way_to_county(county),
            Sidebar(county.name, (Step(f"{county.name}首页", url), *links)),
        ),
        cards=tuple(_card(year, url) for year in years),
        facts=_contact(county),
        documents=tuple(row for year in years for row in document_rows(year, url)),
    )


def latest_years(years: Sequence[YearLinks]) -> list[YearLinks]:
    """Return each county's newest year."""
    return [group[0] for _, group in _grouped(years, lambda links: links.code)]


def _area(
    name: str, url: str, way: tuple[Step, ...], years: Sequence[YearLinks], *, with_list: bool
) -> AreaPage:
    names = joined([links.county.name for links in years])
    return AreaPage(
        frame=Frame(
            url,
            name,
            f"{name}已收录的县（市、区）：{names}。",
            max(links.county_year.recorded for links in years),
            way,
        ),
        prefectures=_prefectures(years, url) if with_list else (),
        cards=tuple(_card(links, url) for links in years),
    )


def _prefectures(years: Sequence[YearLinks], page: str) -> tuple[PrefectureList, ...]:
    return tuple(
        PrefectureList(
            Link(group[0].county.prefecture, routes.relative(routes.prefecture(code), page)),
            tuple(
                Link(links.county.name, routes.relative(routes.county(links.code), page)) for links in group
            ),
        )
        for code, group in _grouped(years, lambda links: links.county.prefecture_code)
    )


def _card(links: YearLinks, page: str) -> YearCard:
    return YearCard(
        links.own(page),
        year_facts(links),
        links.silence(links.year.as_of_dates),
        standing_view(links.year.standing),
    )


def _contact(county: County) -> tuple[str, ...]:
    """Return what is known of whom to ask; nothing is shown that isn't set."""
    contact = county.contact
    known = (
        ("主办单位", county.publisher),
        ("承办单位", county.organizer),
        ("咨询电话", contact.telephone if contact else None),
        ("地址", contact.address if contact else None),
    )
    return tuple(f"{term}：{words}" for term, words in known if words)


def _grouped(
    years: Sequence[YearLinks], code: Callable[[YearLinks], str]
) -> Iterable[tuple[str, list[YearLinks]]]:
    """Yield neighbouring years that share a code; the site orders them by county code."""
    return ((key, list(group)) for key, group in groupby(years, key=code))
