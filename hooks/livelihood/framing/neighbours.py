"""What the frames of neighbouring pages have in common, walked once for all of them.

The pages of a county stand one after another: those of a year share a sidebar, and all of them the foot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from livelihood.contexts.frame import Frame, Sidebar
from livelihood.framing.addresses import first_folder
from livelihood.framing.marks import Known, known
from livelihood.furniture import Foot
from livelihood.model import County
from livelihood.site_settings import SiteSettings

# Any address that no page has.
_NOWHERE = "\0"


class Neighbours:
    """The sidebar and the feet of the pages at hand, kept until there comes a page with another one."""

    def __init__(self, site: SiteSettings) -> None:
        self._has_code = bool(site.id_code)
        targets = [url for _, url in site.links] + [site.site_map, site.mark_image]
        self._folders = {first_folder(url) for url in targets if url}
        self._sidebar: _Sidebar | None = None
        self._county: County | None = None
        self._feet: dict[tuple[int, date], Known] = {}

    def meta(self, frame: Frame) -> tuple[dict[str, Any], Known | None]:
        """Return what ``frame.meta`` does, and what is known of the sidebar in it."""
        if not frame.sidebar:
            return frame.meta(), None
        if not self._sidebar or self._sidebar.made_of is not frame.sidebar:
            self._sidebar = _sidebar(frame.sidebar)
        sidebar = self._sidebar.at(frame.url)
        return replace(frame, sidebar=None).meta() | {"sidebar": sidebar.value}, sidebar

    def foot(self, frame: Frame, url: str, made: Callable[[], Foot]) -> Known | None:
        """Return the foot of the page at ``url``, ``made`` if it isn't known yet; None for one that is its own."""
        # Where a code stands, the foot holds the page's own address.
        if self._has_code or (frame.county and frame.county.site_id_code):
            return None
        folder, *below = url.split("/")
        if not folder or not below or below[-1] or {folder, None} & self._folders:
            return None
        if self._county is not frame.county:
            self._county = frame.county
            self._feet.clear()
        # With nothing of the way in common, links depend on how deep the page is.
        key = len(below), frame.updated
        if key not in self._feet:
            self._feet[key] = known(made())
        return self._feet[key]


class _Sidebar(NamedTuple):
    made_of: Sidebar
    plain: Known
    places: dict[str, list[int]]

    def at(self, url: str) -> Known:
        """Return the sidebar of the page at ``url``, which marks the links to it as such."""
        places = self.places.get(url)
        if not places:
            return self.plain
        links = self.plain.value["links"].copy()
        for place in places:
            links[place] = links[place] | {"current": True}
        value = {**self.plain.value, "links": links}
        # The mark is no text.
        return Known(value, self.plain.texts, (self.plain.shape, *places))


def _sidebar(sidebar: Sidebar) -> _Sidebar:
    plain = Frame(_NOWHERE, "", "", date.min, sidebar=sidebar).meta()["sidebar"]
    places: dict[str, list[int]] = {}
    for place, link in enumerate(sidebar.links):
        if link.url is not None:
            places.setdefault(link.url, []).append(place)
    return _Sidebar(sidebar, known(plain), places)
