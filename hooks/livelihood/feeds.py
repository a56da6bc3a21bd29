"""Atom feeds of what changed, of the whole site and of each county: one entry per recorded plan, revision and report.

Every byte comes from the data: entries are dated by the day their document was added here, never by the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urljoin
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from livelihood import routes
from livelihood.clock import SHANGHAI
from livelihood.contexts.above import newest, read_from
from livelihood.contexts.frame import SITE_NAME
from livelihood.parts.county import CountyParts
from livelihood.parts.feed import MOST_ENTRIES, FeedEntry
from livelihood.rendering import allowed

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


def site_feed(counties: Sequence[CountyParts], updated: date, settings: FeedSettings) -> bytes:
    """Return the feed of the whole site; ``updated`` dates an empty one."""
    found = newest(counties, lambda place: place.changed, MOST_ENTRIES)
    entries = read_from(found, lambda county: county.feed)
    return _feed("site", f"{SITE_NAME}：更新记录", routes.updates(), entries, updated, settings)


def county_feed(county: CountyParts, settings: FeedSettings) -> bytes:
    """Return the feed of a county."""
    place = county.place
    title = f"{place.name}{SITE_NAME}：更新记录"
    return _feed(place.code, title, routes.county(place.code), county.feed, place.recorded, settings)


def _feed(
    name: str, title: str, page: str, entries: Sequence[FeedEntry], updated: date, settings: FeedSettings
) -> bytes:
    """Return the feed that stands beside ``page`` and links to it."""
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-Hans"})
    _add(feed, "id", settings.id_of(name))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(entries[0].recorded if entries else updated))
    _add(ET.SubElement(feed, "author"), "name", SITE_NAME)
    _link(feed, "self", settings.link("feed.xml", page), "application/atom+xml")
    _link(feed, "alternate", settings.link("./", page), "text/html")
    for entry in entries:
        _entry(feed, entry, page, settings)
    ET.indent(feed)
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(feed: ET.Element, entry: FeedEntry, page: str, settings: FeedSettings) -> None:
    link = routes.relative(entry.url, page, entry.anchor)
    told = ET.SubElement(feed, "entry")
    _add(told, "id", settings.id_of(entry.name))
    _add(told, "title", entry.title)
    _add(told, "updated", _moment(entry.recorded))
    _add(told, "published", _moment(entry.recorded))
    _link(told, "alternate", settings.link(link, page), "text/html")
    _add(told, "content", entry.content, type="html")


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = allowed(text)


def _link(parent: ET.Element, rel: str, href: str, type: str) -> None:  # noqa: A002 - Atom's own word
    ET.SubElement(parent, "link", {"rel": rel, "type": type, "href": href})


def _moment(day: date) -> str:
    return datetime.combine(day, time(), SHANGHAI).isoformat()
