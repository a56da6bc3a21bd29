"""The files above the counties: made from the counties' parts, anew only where one of those that they show is another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from livelihood import routes
from livelihood.building.counties import Counties
from livelihood.building.county_work import page_frames
from livelihood.building.fingerprints import combined
from livelihood.building.inputs import Inputs
from livelihood.building.planned import Planned
from livelihood.building.steps import made
from livelihood.contexts.above import AbovePage, Framed, newest, reads_of
from livelihood.feeds import site_feed
from livelihood.framing.page_frames import PageFrames
from livelihood.model import Common
from livelihood.pages import above_pages, gallery
from livelihood.parts.feed import MOST_ENTRIES
from livelihood.parts.place import updated
from livelihood.rendering import render_html


class Above:
    """What stands above the counties of a site."""

    def __init__(self, inputs: Inputs, counties: Counties, common: Common) -> None:
        self._inputs = inputs
        self._store = inputs.store
        self._counties = counties
        self._common = common
        self._parts = list(counties.parts.values())
        self.updated = updated((county.place for county in self._parts), inputs.request.now)

    def addresses(self) -> Iterator[str]:
        """Yield the address of every page."""
        return (page.url for page in above_pages(self._parts, self._common.schemes, self.updated))

    def pages(self) -> Iterator[tuple[AbovePage[Framed], Planned]]:
        """Yield every page with its file."""
        for page in above_pages(self._parts, self._common.schemes, self.updated):
            yield page, self._planned(page)

    def gallery(self) -> Planned:
        """Return the gallery of components."""
        return self._planned(gallery(self.updated))

    def feed(self) -> Planned:
        """Return the feed of the whole site."""
        feeds = self._inputs.shell.config.feeds
        found = newest(self._parts, lambda place: place.changed, MOST_ENTRIES)
        reads = reads_of("feed", (county for county, _ in found))
        key = self._key("feed", [self.updated], [county.place.code for county in self._parts], reads)
        content = partial(site_feed, self._parts, self.updated, feeds)
        return Planned.kept(routes.feed(), made(key, content, self._store).digest, self._store)

    def _planned(self, page: AbovePage[Framed]) -> Planned:
        places = [county.place.code for county in page.counties]
        key = self._key("page", [page.url, page.template, page.updated], places, page.reads)
        found = made(key, partial(self._html, page), self._store)
        return Planned.kept(f"{page.url}index.html", found.digest, self._store)

    def _html(self, page: AbovePage[Framed]) -> bytes:
        context = page.context()
        return self._frames.html(context.frame, render_html(page.template, context)).encode()

    @cached_property
    def _frames(self) -> PageFrames:
        return page_frames(self._inputs.pages, self._inputs.shell.config.frame_settings)

    def _key(
        self, kind: str, own: Sequence[object], places: Sequence[str], reads: Sequence[tuple[str, str]]
    ) -> str:
        digest = self._counties.part_digest
        shown = [digest(code, "place") for code in places]
        return combined(
            [kind, self._inputs.pages, own, shown, [(code, digest(code, name)) for code, name in reads]]
        )
