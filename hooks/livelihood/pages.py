"""Every generated page and file of the site, from the site's content to Markdown and bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from livelihood import routes
from livelihood.contexts.areas import area_pages
from livelihood.contexts.checks import checks_page, year_checks_page
from livelihood.contexts.county import county_page
from livelihood.contexts.frame import Frame
from livelihood.contexts.gallery import gallery_page
from livelihood.contexts.guide import guide_problems_page
from livelihood.contexts.home import home_page
from livelihood.contexts.links import YearLinks
from livelihood.contexts.open_data import open_data_page
from livelihood.contexts.peers import SameTasks
from livelihood.contexts.scheme import scheme_pages
from livelihood.contexts.search import search_page
from livelihood.contexts.source import source_page
from livelihood.contexts.task import task_page
from livelihood.contexts.unit import unit_pages
from livelihood.contexts.updates import corrections_page, updates_page, year_updates_page
from livelihood.contexts.year import year_page
from livelihood.feeds import FeedSettings, feed_files
from livelihood.open_data.files import open_data_files
from livelihood.rendering import render
from livelihood.site import Site


class _Framed(Protocol):
    @property
    def frame(self) -> Frame: ...


@dataclass(frozen=True)
class MarkdownPage:
    """A page: the path of its Markdown file, and its front matter and Markdown."""

    uri: str
    markdown: str


@dataclass(frozen=True)
class StaticFile:
    """A file that is published as it is."""

    uri: str
    content: bytes


def markdown_pages(site: Site, *, preview: bool = False) -> Iterator[MarkdownPage]:
    """Yield every page of the site, those above the counties first, then county by county.

    ``preview`` adds the gallery of components.
    """
    if preview:
        yield _page("gallery", gallery_page(site.updated))
    years = _links(site)
    yield _page("home", home_page(years, site.updated))
    yield _page("updates", updates_page(years, site.updated))
    yield _page("checks", checks_page(years, site.updated))
    yield _page("corrections", corrections_page(years, site.updated))
    yield _page("search", search_page(years, site.updated))
    yield _page("open-data", open_data_page(site))
    yield _page("guide-problems", guide_problems_page(site.updated))
    for area in area_pages(years):
        yield _page("area", area)
    for task in scheme_pages(site.ledger.schemes, years):
        yield _page("scheme-task", task)
    same = SameTasks(years)
    for _, group in groupby(years, key=lambda links: links.code):
        yield from _county_pages(list(group), same)


def static_files(site: Site, feeds: FeedSettings) -> Iterator[StaticFile]:
    """Yield the documents as received (names that aren't shown excepted), the open data and the feeds."""
    for year in site.years:
        county_year = year.county_year
        for source in county_year.sources.values():
            uri = routes.source_file(county_year.county.code, county_year.year, source.file)
            yield StaticFile(uri, county_year.documents[source.id].text.encode("utf-8"))
    for uri, content in open_data_files(site):
        yield StaticFile(uri, content)
    for uri, content in feed_files(_links(site), site.updated, feeds):
        yield StaticFile(uri, content)


def _links(site: Site) -> list[YearLinks]:
    return [YearLinks(year, site.ledger.unit_names) for year in site.years]


def _county_pages(years: list[YearLinks], same: SameTasks) -> Iterator[MarkdownPage]:
    yield _page("county", county_page(years))
    for links in years:
        yield _page("year", year_page(links))
        for task in links.year.tasks:
            yield _page("task", task_page(task, links, same))
        yield _page("year-updates", year_updates_page(links))
        yield _page("year-checks", year_checks_page(links))
        for unit in unit_pages(links):
            yield _page("unit", unit)
        for source in links.county_year.sources:
            yield _page("source", source_page(source, links))


def _page(template: str, page: _Framed) -> MarkdownPage:
    return MarkdownPage(
        routes.markdown_uri(page.frame.url), f"{page.frame.front_matter()}\n{render(template, page)}"
    )
