"""Which old addresses lead to which pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from livelihood.addresses import is_of_data
from livelihood.model import Redirect


class RedirectPage(NamedTuple):
    """What stands at an old address: where the page is now, and why it moved, "" where that isn't told."""

    url: str
    target: str
    note: str

    @property
    def path(self) -> str:
        """The path of the page's file below the site."""
        return f"{self.url}index.html"


def redirect_pages(redirects: Collection[Redirect], pages: Collection[str]) -> list[RedirectPage]:
    """Return what stands at the old addresses of a site with these ``pages`` (addresses), in the order of addresses.

    Of several redirects the one of the longest old address counts. None leads to a page of the data that isn't there.
    """
    found: dict[str, RedirectPage] = {}
    # The longest last: what it says goes before what a shorter one says.
    for each in sorted(redirects, key=lambda each: len(each.old)):
        for address, target in _moved(each, pages):
            if address not in pages:
                found[address] = RedirectPage(address, target, each.note or "")
    return [page for _, page in sorted(found.items())]


def _moved(redirect: Redirect, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    if redirect.below:
        for page in pages:
            if page.startswith(redirect.new):
                yield redirect.old + page.removeprefix(redirect.new), page
    elif redirect.new in pages or not is_of_data(redirect.new):
        yield redirect.old, redirect.new
