"""Atom feeds of what changed, of the whole site and of each county: one entry per recorded plan, revision and report.

Every byte comes from the data: entries are dated by the day their document was added here, never by the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape
from itertools import groupby
from urllib.parse import urljoin
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from livelihood import routes
from livelihood.changes import Change
from livelihood.clock import SHANGHAI
from livelihood.contexts.changes import ChangeView, change_view
from livelihood.contexts.frame import SITE_NAME
from livelihood.contexts.links import YearLinks
from livelihood.contexts.updates import newest_changes
from livelihood.rendering import allowed

# A reader fetches a feed again and again; who comes later finds the rest on the pages.
MOST_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
# Names made within it stand for this project's entries and nothing else.
_NAMESPACE = UUID("5f7c0c52-6a0e-4b39-9a53-1d1f6a3e2b8d")


@dataclass(frozen=True)
class FeedSettings:
    """What mkdocs.yml says of feeds.

    ``site_url`` is the site's own address, "" where it has none: links are then relative to the feed. ``authority``
    (``example.org,2026``: a domain or mail address, and a day on which it was yours) makes ids ``tag:`` URIs; without it they
    are ``urn:uuid:``. Neither depends on the address: a site that moves brings no entry twice.
    """

    site_url: str = ""
    authority: str = ""

    def id_of(self, name: str) -> str:
        """Return the lasting id of what ``name`` names."""
        return f"tag:{self.authority}:{name}" if self.authority else uuid5(_NAMESPACE, name).urn

    def link(self, target: str, page: str) -> str:
        """Return the address of ``target``, a link relative to ``page``."""
        return urljoin(f"{self.site_url}{page}", target) if self.site_url else target


def feed_files(
    years: Sequence[YearLinks], updated: date, settings: FeedSettings
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of the site's feed and of each county's; ``updated`` dates an empty site's."""
    yield routes.feed(), _feed("site", f"{SITE_NAME}：更新记录", routes.updates(), years, updated, settings)
    for code, group in groupby(years, key=lambda links: links.code):
        members = list(group)
        title = f"{members[0].county.name}{SITE_NAME}：更新记录"
        yield routes.county_feed(code), _feed(code, title, routes.county(code), members, updated, settings)


def _feed(
    name: str, title: str, page: str, years: Sequence[YearLinks], updated: date, settings: FeedSettings
) -> bytes:
    """Return the feed that stands beside ``page`` and links to it."""
    entries = newest_changes(years)[:MOST_ENTRIES]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-Hans"})
    _add(feed, "id", settings.id_of(name))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(entries[0][0].recorded if entries else updated))
    _add(ET.SubElement(feed, "author"), "name", SITE_NAME)
    _link(feed, "self", settings.link("feed.xml", page), "application/atom+xml")
    _link(feed, "alternate", settings.link("./", page), "text/html")
    for change, links in entries:
        _entry(feed, change, links, page, settings)
    ET.indent(feed)
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(feed: ET.Element, change: Change, links: YearLinks, page: str, settings: FeedSettings) -> None:
    view = change_view(change, links, page)
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", settings.id_of(f"{links.code}/{links.county_year.year}/{change.key}"))
    _add(entry, "title", f"{view.county_year}民生实事：{view.title}")
    _add(entry, "updated", _moment(change.recorded))
    _add(entry, "published", _moment(change.recorded))
    _link(entry, "alternate", settings.link(view.all.url, page), "text/html")
    _add(entry, "content", _content(view), type="html")


def _content(view: ChangeView) -> str:
    """Return the change in words as HTML: the facts, then a line per target and number."""
    facts = "".join(f"<p>{escape(fact)}</p>" for fact in (f"文件：{view.document.title}", *view.facts))
    rows = [*(target.words for target in view.targets), *(number.words for number in view.numbers)]
    lines = "".join(f"<li>{escape(row)}</li>" for row in rows)
    return f"{facts}<ul>{lines}</ul>" if rows else facts


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = allowed(text)


def _link(parent: ET.Element, rel: str, href: str, type: str) -> None:  # noqa: A002 - Atom's own word
    ET.SubElement(parent, "link", {"rel": rel, "type": type, "href": href})


def _moment(day: date) -> str:
    return datetime.combine(day, time(), SHANGHAI).isoformat()
