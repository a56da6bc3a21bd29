"""What the page frame receives with every page: title, way from the home page, sidebar, date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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

    def front_matter(self) -> str:
        """Return the page's front matter, which the frame's template reads (overrides/main.html)."""
        meta: dict[str, Any] = {
            "title": allowed(one_line(self.title)),
            "description": allowed(one_line(self.description)),
            "updated": self.updated.isoformat(),
        }
        if self.share:
            meta["share"] = allowed(one_line(self.share))
        if self.scripts:
            meta["scripts"] = list(self.scripts)
        if self.searches:
            # The search page isn't itself something to be found.
            meta["searches"] = True
        if self.way:
            meta["breadcrumbs"] = [*(_address(step) for step in self.way), {"title": meta["title"]}]
        if self.sidebar:
            links = [
                _address(link) | ({"current": True} if link.url == self.url else {})
                for link in self.sidebar.links
            ]
            meta["sidebar"] = {"title": allowed(self.sidebar.title), "links": links}
        if self.county:
            meta["county"] = _county(self.county)
        if self.article:
            about = {"published": self.article.published.isoformat()}
            known = {"source": self.article.source, "author": self.article.author}
            meta["article"] = about | {key: allowed(one_line(text)) for key, text in known.items() if text}
        if code := routes.county_code(self.url):
            meta["feed"] = {"title": "本县的更新", "url": routes.county_feed(code)}
        # JSON is YAML, and written a hundred times faster.
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
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
    return (*way_to_year(links.county), Step(f"{links.county_year.year}年", links.url))


def year_sidebar(links: YearLinks) -> Sidebar:
    """Return the sidebar of all pages of a county-year: the year's page, its tasks, what changed, what doesn't fit."""
    tasks = (Step(task_title(task), links.task_url(task.no)) for task in links.county_year.plan.tasks)
    records = (Step("更新记录", links.updates_url), Step("核对说明", links.checks_url))
    return Sidebar(f"{links.title}民生实事", (Step("总体进度", links.url), *tasks, *records))


def article(source: str, links: YearLinks) -> Article:
    """Return what a page tells of itself that rests on this document: when it was published here, and by whom it is."""
    document = links.county_year.sources[source]
    issuer = document.issuer or ""
    return Article(document.recorded, issuer, issuer)


def _address(step: Step) -> dict[str, str]:
    title = {"title": allowed(step.title)}
    return title if step.url is None else title | {"url": step.url}


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
    return {key: allowed(one_line(text)) for key, text in known.items() if text}


def joined(words: Sequence[str]) -> str:
    """Return several names as one phrase."""
    return "、".join(words)
