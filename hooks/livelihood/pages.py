"""Every generated page and file of the site, from the site's content to Markdown and bytes.

A county's pages are made from its own data alone; those above the counties, and what a task's page tells of other counties,
are made from the counties' parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from livelihood import routes
from livelihood.contexts.above import AbovePage, Framed
from livelihood.contexts.all_checks import checks_page
from livelihood.contexts.all_updates import corrections_page, updates_page
from livelihood.contexts.areas import area_pages
from livelihood.contexts.checks import year_checks_page
from livelihood.contexts.county import county_page
from livelihood.contexts.frame import Frame
from livelihood.contexts.gallery import gallery_page
from livelihood.contexts.guide import guide_problems_page
from livelihood.contexts.guide_server import guide_server_page
from livelihood.contexts.home import home_page
from livelihood.contexts.links import YearLinks
from livelihood.contexts.open_data import open_data_page
from livelihood.contexts.peers import PeerSection, SameTasks
from livelihood.contexts.scheme import scheme_pages
from livelihood.contexts.search import search_page
from livelihood.contexts.slots import filled
from livelihood.contexts.source import source_page
from livelihood.contexts.task import task_page
from livelihood.contexts.unit import unit_pages
from livelihood.contexts.updates import year_updates_page
from livelihood.contexts.year import year_page
from livelihood.feeds import FeedSettings, county_feed, site_feed
from livelihood.model import Scheme
from livelihood.open_data.files import open_data_files
from livelihood.page_addresses import ledger_addresses
from livelihood.parts.county import CountyParts, counties_of, parts_of
from livelihood.redirect_html import redirect_html
from livelihood.redirects import redirect_pages
from livelihood.rendering import render, render_html
from livelihood.site import Site
from livelihood.transparency.contents import contents_of_year


@dataclass(frozen=True)
class Page:
    """A page: its template, and what that receives."""

    template: str
    context: Framed

    @property
    def url(self) -> str:
        """The page's address."""
        return self.context.frame.url

    @property
    def frame(self) -> Frame:
        """What the frame shows around the page's content."""
        return self.context.frame

    def markdown(self) -> str:
        """Return the page's Markdown without its front matter."""
        return render(self.template, self.context)

    def html(self) -> str:
        """Return the page's content as the HTML that its Markdown stands for."""
        return render_html(self.template, self.context)


@dataclass(frozen=True)
class SitePage:
    """A page of the whole site: a page, and what fills its slot where it has one."""

    page: Page
    section: PeerSection | None = None

    @property
    def frame(self) -> Frame:
        """What the frame shows around the page's content."""
        return self.page.frame

    def markdown(self) -> str:
        """Return the page's Markdown without its front matter."""
        content = self.page.markdown()
        return filled(content, peers_markdown(self.section)) if self.section else content

    def html(self) -> str:
        """Return the page's content as the HTML that its Markdown stands for."""
        content = self.page.html()
        return filled(content, peers_html(self.section)) if self.section else content


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


def above_pages(
    counties: Sequence[CountyParts], schemes: Mapping[str, Scheme], updated: date
) -> Iterator[AbovePage[Framed]]:
    """Yield the pages above ``counties``, which stand by code; ``updated`` is the update time of the whole site."""
    yield home_page(counties, updated)
    yield updates_page(counties, updated)
    yield checks_page(counties, updated)
    yield corrections_page(counties, updated)
    yield search_page(counties, updated)
    yield AbovePage(routes.open_data(), "open-data", updated, (), (), partial(open_data_page, updated))
    yield AbovePage(
        routes.guide_problems(), "guide-problems", updated, (), (), partial(guide_problems_page, updated)
    )
    yield AbovePage(
        routes.guide_server(), "guide-server", updated, (), (), partial(guide_server_page, updated)
    )
    yield from area_pages(counties)
    yield from scheme_pages(schemes, counties)


def gallery(updated: date) -> AbovePage[Framed]:
    """Return the gallery of components, which only a preview has; ``updated`` is the site's date."""
    return AbovePage(routes.gallery(), "gallery", updated, (), (), partial(gallery_page, updated))


def county_pages(years: Sequence[YearLinks]) -> Iterator[Page]:
    """Yield every page of the county with these ``years``, newest first; its tasks' pages hold a slot (contexts.slots)."""
    yield Page("county", county_page(years))
    for links in years:
        yield Page("year", year_page(links))
        for task in links.year.tasks:
            yield Page("task", task_page(task, links))
        yield Page("year-updates", year_updates_page(links))
        yield Page("year-checks", year_checks_page(links))
        for unit in unit_pages(links):
            yield Page("unit", unit)
        for source in links.county_year.sources:
            yield Page("source", source_page(source, links))


def peers_markdown(section: PeerSection) -> str:
    """Return the Markdown that fills the slot of a task's page, "" where no other county has the task."""
    return _peers(section, render)


def peers_html(section: PeerSection) -> str:
    """Return the HTML that fills the slot of a task's page, "" where no other county has the task."""
    return _peers(section, render_html)


def _peers(section: PeerSection, rendered: Callable[[str, object], str]) -> str:
    peers = section.peers()
    return rendered("task-peers", peers) if peers else ""


def county_static_files(
    years: Sequence[YearLinks], county: CountyParts, feeds: FeedSettings
) -> Iterator[StaticFile]:
    """Yield a county's documents as received (names that aren't shown excepted), what the log answers for, and its feed."""
    for links in years:
        for source in links.county_year.sources.values():
            uri = routes.source_file(links.code, links.county_year.year, source.file)
            text = links.county_year.documents[source.id].text
            yield StaticFile(uri, text.encode("utf-8"))
        for content in contents_of_year(links.county_year):
            yield StaticFile(content.path, content.json)
    yield StaticFile(routes.county_feed(county.place.code), county_feed(county, feeds))


def site_pages(site: Site) -> Iterator[SitePage]:
    """Yield every page of the site, those above the counties first, then county by county."""
    counties = counties_of(site)
    parts = [parts_of(years) for years in counties]
    for above in above_pages(parts, site.ledger.schemes, site.updated):
        yield SitePage(Page(above.template, above.context()))
    same = SameTasks(parts)
    for years, county in zip(counties, parts, strict=True):
        sections = {section.url: section for section in same.sections(county)}
        yield from (SitePage(page, sections.get(page.url)) for page in county_pages(years))


def markdown_pages(site: Site) -> Iterator[MarkdownPage]:
    """Yield the Markdown file of every page of ``site_pages``."""
    for page in site_pages(site):
        uri = routes.markdown_uri(page.frame.url)
        yield MarkdownPage(uri, f"{page.frame.front_matter()}\n{page.markdown()}")


def static_files(site: Site, feeds: FeedSettings) -> Iterator[StaticFile]:
    """Yield each county's files, the open data, the site's feed, and what stands at old addresses."""
    counties = []
    for years in counties_of(site):
        county = parts_of(years)
        yield from county_static_files(years, county, feeds)
        counties.append(county)
    for uri, content in open_data_files(site):
        yield StaticFile(uri, content)
    yield StaticFile(routes.feed(), site_feed(counties, site.updated, feeds))
    for moved in redirect_pages(site.ledger.redirects, ledger_addresses(site.ledger)):
        yield StaticFile(moved.path, redirect_html(moved, feeds.site_url))
