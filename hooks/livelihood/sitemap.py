"""sitemap.xml: every page's full address with the day of its content, for search engines.

Only a site that knows its own address has one. Source of the form and its limits: the sitemap protocol 0.9.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape

# The protocol's limit for one file.
MOST_ADDRESSES = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_files(
    pages: Mapping[str, date], site_url: str, most: int = MOST_ADDRESSES
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each file; ``pages`` are the days of the pages by their addresses.

    With more than ``most`` pages ``sitemap.xml`` lists the sitemaps that list them. Of each file there is a packed
    one beside it. Without ``site_url`` there is none.
    """
    if not site_url:
        return
    ordered = sorted(pages.items())
    parts = [ordered[at : at + most] for at in range(0, len(ordered), most)]
    if len(parts) == 1:
        yield from _both("sitemap.xml", _pages(parts[0], site_url))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield from _both(name, _pages(part, site_url))
    newest = (max(day for _, day in part) for part in parts)
    yield from _both("sitemap.xml", _index(zip(names, newest, strict=True), site_url))


def _pages(pages: Iterable[tuple[str, date]], site_url: str) -> str:
    return _element("urlset", "url", pages, site_url)


def _index(parts: Iterable[tuple[str, date]], site_url: str) -> str:
    return _element("sitemapindex", "sitemap", parts, site_url)


def _element(name: str, each: str, found: Iterable[tuple[str, date]], site_url: str) -> str:
    lines = (
        f"  <{each}><loc>{escape(site_url + url)}</loc><lastmod>{day.isoformat()}</lastmod></{each}>\n"
        for url, day in found
    )
    return f"{_HEAD}<{name} {_SPACE}>\n{''.join(lines)}</{name}>\n"


def _both(name: str, text: str) -> Iterator[tuple[str, bytes]]:
    content = text.encode("utf-8")
    yield name, content
    yield f"{name}.gz", gzip.compress(content, mtime=0)
