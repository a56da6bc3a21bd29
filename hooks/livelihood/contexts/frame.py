"""What the page frame receives with every page: title, way from the home page, sidebar, date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from livelihood import routes
from livelihood.contexts.links import YearLinks, task_title
from livelihood.model import County
from livelihood.rendering import allowed
from livelihood.wording import one_line

SITE_NAME = "民生实事公开"


@dataclass(frozen=True)
class Step:
    """A page by its address from the root of the site; a step of the way without ``url`` is the page itself."""

    title: str
    url: str | None = None


@dataclass(frozen=True)
class Sidebar:
    """The other pages that belong together with this one."""

    title: str
    links: tuple[Step, ...]


@dataclass(frozen=True)
class Article:
    """A page that rests on a document: the day it was published here, and who made it, "" where that isn't known."""

    published: date
    source: str = ""
    author: str = ""


@dataclass(frozen=True)
class Frame:
    """A page's address and what the frame shows around its content. Addresses count from the root of the site.

    ``share`` is the title under which the page is passed on, made from its facts; without one it is ``title``.
    ``scripts`` names the scripts that add to the page; ``searches`` marks the page that searches. ``county`` is the
    county that the page is of, ``article`` what is known of the document that it rests on; without, it is a column.
    """

    url: str
    title: str
    description: str
    updated: date
    way: tuple[Step, ...] = ()
    sidebar: Sidebar | None = None
    share: str = ""
    scripts: tuple[str, ...] = ()
    searches: bool = False
    county: County | None = None
    article: Article | None = None

    def meta(self) -> dict[str, Any]:
        """Return what the frame's template reads of the page (overrides/main.html)."""
        meta: dict[str, Any] = {
            "title": _shown(self.title),
            "description": _shown(self.description),
            "updated": self.updated.isoformat(),
        }
        if self.share:
            meta["share"] = _shown(self.share)
        if self.scripts:
            meta["scripts"] = list(self.scripts)
        if self.searches:
            # The search page isn't itself something to be found.
            meta["searches"] = True
        if self.way:
            meta["breadcrumbs"] = [*(_address(step) for step in self.way), {"title": meta["title"]}]
        if self.sidebar:
            meta["sidebar"] = _sidebar(self.sidebar, self.url)
        if self.county:
            meta["county"] = _county(self.county)
        if self.article:
            meta["article"] = _article(self.article)
        if code := routes.county_code(self.url):
            meta["feed"] = {"title": "本县的更新", "url": routes.county_feed(code)}
        return meta

    def front_matter(self) -> str:
        """Return ``meta`` as the front matter of a Markdown page."""
        # JSON is YAML, and written a hundred times faster.
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in self.meta().items())
        return f"---\n{''.join(lines)}---\n"


def way_to_province() -> tuple[Step, ...]:
    """Return the way to a province's page, without that page."""
    return (Step("首页", routes.home()),)


def way_to_prefecture(county: County) -> tuple[Step, ...]:
    """Return the way to the page of the county's prefecture."""
    return (*way_to_province(), Step(county.province, routes.province(county.province_code)))


def way_to_county(county: County) -> tuple[Step, ...]:
    """Return the way to the county's page."""
    return (*way_to_prefecture(county), Step(county.prefecture, routes.prefecture(county.prefecture_code)))


def way_to_year(county: County) -> tuple[Step, ...]:
    """Return the way to a county-year's page."""
    return (*way_to_county(county), Step(county.name, routes.county(county.code)))


def way_below_year(links: YearLinks) -> tuple[Step, ...]:
    """Return the way to a page below a county-year's: a task, a unit, a document."""
    return links.once(
        "way", lambda: (*way_to_year(links.county), Step(f"{links.county_year.year}年", links.url))
    )


def year_sidebar(links: YearLinks) -> Sidebar:
    """Return the sidebar of all pages of a county-year: the year's page, its tasks, what changed, what doesn't fit."""
    return links.once("sidebar", lambda: _year_sidebar(links))


def _year_sidebar(links: YearLinks) -> Sidebar:
    tasks = (Step(task_title(task), links.task_url(task.no)) for task in links.county_year.plan.tasks)
    records = (Step("更新记录", links.updates_url), Step("核对说明", links.checks_url))
    return Sidebar(f"{links.title}民生实事", (Step("总体进度", links.url), *tasks, *records))


def article(source: str, links: YearLinks) -> Article:
    """Return what a page tells of itself that rests on this document: when it was published here, and by whom it is."""
    document = links.county_year.sources[source]
    issuer = document.issuer or ""
    return Article(document.recorded, issuer, issuer)


def _address(step: Step) -> dict[str, Any]:
    title = _allowed(step.title)
    return {"title": title} if step.url is None else {"title": title, "url": step.url}


def _sidebar(sidebar: Sidebar, url: str) -> dict[str, Any]:
    links = [_address(link) | ({"current": True} if link.url == url else {}) for link in sidebar.links]
    return {"title": _allowed(sidebar.title), "links": links}


def _article(article: Article) -> dict[str, str]:
    known = {"source": article.source, "author": article.author}
    published = {"published": article.published.isoformat()}
    return published | {key: _shown(text) for key, text in known.items() if text}


# The same steps stand on all pages of a county.
_allowed = lru_cache(maxsize=4096)(allowed)


@lru_cache(maxsize=1024)
def _shown(text: str) -> str:
    return allowed(one_line(text))


def _county(county: County) -> dict[str, str]:
    """Return what is known of the county; what isn't set isn't shown."""
    contact = county.contact
    known = {
        "name": county.name,
        "publisher": county.publisher,
        "organizer": county.organizer,
        "address": contact.address if contact else None,
        "telephone": contact.telephone if contact else None,
        "site_id_code": county.site_id_code,
    }
    return {key: _shown(text) for key, text in known.items() if text}


def joined(words: Sequence[str]) -> str:
    """Return several names as one phrase."""
    return "、".join(words)
