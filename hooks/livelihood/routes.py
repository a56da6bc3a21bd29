"""Every address of the site, in one place: site-root-relative URLs, links between them, and the files behind them.

Design §4 fixes the URLs: one that was published stays.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Self
from urllib.parse import quote

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

# Most addresses need no encoding, which is sooner seen than done.
_PLAIN = re.compile("[A-Za-z0-9_.~/#-]*")


class Url(str):
    """An address that is safe inside an HTML attribute as it stands: everything else is percent-encoded."""

    __slots__ = ()

    @classmethod
    def of(cls, address: str) -> Self:
        """Return ``address`` (a path with an optional ``#fragment``), percent-encoded where it must be."""
        return cls(address if _PLAIN.fullmatch(address) else quote(address, safe="/#"))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Tell pydantic that the JSON of an address is its text."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())

    def __html__(self) -> str:
        """Return the address: it needs no escaping."""
        return str(self)


def home() -> str:
    """Return the home page's URL, the root of the site."""
    return ""


def province(code: str) -> str:
    """Return the URL of a province by its two-digit code."""
    return f"{code}/"


def prefecture(code: str) -> str:
    """Return the URL of a prefecture by its four-digit code."""
    return f"{code}/"


def county(code: str) -> str:
    """Return the URL of a county by its six-digit code."""
    return f"{code}/"


def county_year(code: str, year: int) -> str:
    """Return the URL of a county's year."""
    return f"{county(code)}{year}/"


def task(code: str, year: int, no: int) -> str:
    """Return the URL of a task; its number has two digits."""
    return f"{county_year(code, year)}{no:02d}/"


def unit(code: str, year: int, unit_id: str) -> str:
    """Return the URL of a unit's page within a county-year."""
    return f"{county_year(code, year)}units/{unit_id}/"


def source(code: str, year: int, source_id: str) -> str:
    """Return the URL of a source document's page."""
    return f"{county_year(code, year)}sources/{source_id}/"


def source_file(code: str, year: int, file: str) -> str:
    """Return the URL of a source document's text as received."""
    return f"{county_year(code, year)}sources/{file}"


def scheme_task(scheme: str, key: str) -> str:
    """Return the URL of a scheme's task in every county."""
    return f"schemes/{scheme}/{key}/"


def logged_content(code: str, year: int, kind: str, id: str) -> str:
    """Return the URL of what the log of published plans and reports answers for of one of them."""
    name = kind if kind == id else f"{kind}-{id}"
    return f"{county_year(code, year)}log/{name}.json"


def year_updates(code: str, year: int) -> str:
    """Return the URL of what changed in a county-year."""
    return f"{county_year(code, year)}updates/"


def year_checks(code: str, year: int) -> str:
    """Return the URL of a county-year's 核对说明."""
    return f"{county_year(code, year)}checks/"


def county_feed(code: str) -> str:
    """Return the URL of a county's feed."""
    return f"{county(code)}feed.xml"


def county_code(url: str) -> str | None:
    """Return the code of the county that the page at ``url`` belongs to, None for a page of no single county."""
    code = url.partition("/")[0]
    return code if len(code) == 6 and code.isascii() and code.isdecimal() else None


def updates() -> str:
    """Return the URL of what changed anywhere, newest first."""
    return "updates/"


def feed() -> str:
    """Return the URL of the site's feed."""
    return f"{updates()}feed.xml"


def checks() -> str:
    """Return the URL of the 核对说明 of all counties."""
    return "checks/"


def corrections() -> str:
    """Return the URL of the corrections."""
    return "corrections/"


def search() -> str:
    """Return the URL of the search page."""
    return "search/"


def open_data() -> str:
    """Return the URL of the downloads' page."""
    return "open-data/"


def about() -> str:
    """Return the URL of the page about the site."""
    return "about/"


def guide() -> str:
    """Return the URL of the press office's guide."""
    return "guide/"


def guide_problems() -> str:
    """Return the URL of the guide's page on what each error means."""
    return f"{guide()}problems/"


def guide_server() -> str:
    """Return the URL of the guide's page on putting the site on a server."""
    return f"{guide()}server/"


def gallery() -> str:
    """Return the URL of the components' gallery, which only a preview has."""
    return "gallery/"


def method() -> str:
    """Return the URL of the page that says how figures are made."""
    return "method/"


def relative(target: str, page: str, anchor: str = "") -> Url:
    """Return the link from ``page`` to ``target`` (both site-root-relative), to the id ``anchor`` there.

    Relative links keep working under any sub-path.
    """
    fragment = f"#{anchor}" if anchor else ""
    if target == page and anchor:
        return Url.of(fragment)
    path = _path(_folders(target), _folders(page))
    is_folder = not target or target.endswith("/")
    return Url.of(f"{path}/{fragment}" if is_folder else f"{path}{fragment}")


def markdown_uri(url: str) -> str:
    """Return the path of the Markdown file that becomes the page at ``url``."""
    return f"{url}index.md"


def _path(there: tuple[str, ...], here: tuple[str, ...]) -> str:
    """Return the way from one folder to another, or to a file there."""
    common = 0
    for one, other in zip(there, here, strict=False):
        if one != other:
            break
        common += 1
    return "/".join((*[".."] * (len(here) - common), *there[common:])) or "."


@lru_cache(maxsize=4096)
def _folders(url: str) -> tuple[str, ...]:
    return tuple(part for part in url.split("/") if part)
