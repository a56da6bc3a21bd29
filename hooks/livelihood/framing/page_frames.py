"""Pages in their frame: the frame is rendered once for all pages of one shape, and filled in for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import quote

import markupsafe
from jinja2 import TemplateError

from livelihood.contexts.frame import Frame
from livelihood.framing.addresses import first_folder, links_beside, relative
from livelihood.framing.marks import Known, Mark, Marks, NotPrintedError, Slot, marked, taken
from livelihood.framing.neighbours import Neighbours
from livelihood.framing.settings import FrameSettings
from livelihood.framing.template import FrameTemplate, PagePlace
from livelihood.furniture import Furniture, PageFacts, foot_of, furniture

_Key: TypeAlias = tuple[Any, ...]

# Of about 10 KB each.
_SHAPES = 512
_SHORT = 100
_REMEMBERED = 8192


class PageFrames:
    """The frames of one site's pages."""

    def __init__(self, settings: FrameSettings) -> None:
        self._settings = settings
        self._template = FrameTemplate(settings)
        self._neighbours = Neighbours(settings.site)
        self._met: set[_Key] = set()
        self._shapes: dict[_Key, _Shape] = {}

    def html(self, frame: Frame, content: str) -> str:
        """Return the page: ``content``, which is HTML, in its frame.

        Raises what Jinja does where the frame's template is wrong.
        """
        page, parts = self._page(frame, content)
        key, texts = page.taken(parts)
        shape = self._shapes.get(key) or self._shape(key, page)
        return shape.filled(texts, page.url) if shape and shape.holds_at(page.url) else self._plain(page)

    def _page(self, frame: Frame, content: str) -> tuple[_Page, dict[int, Known]]:
        """Return the page, and what is known of its parts, by their ``id``."""
        meta, sidebar = self._neighbours.meta(frame)
        # As MkDocs has them, percent-encoded.
        url = quote(frame.url)
        address = f"{self._settings.site_url}{url}" if self._settings.site_url else ""
        facts = PageFacts(
            meta=meta,
            title=meta["title"],
            address=address,
            is_home=not url,
            titled="<h1" in content,
            link=lambda target: relative(target, url),
        )
        site = self._settings.site
        foot = self._neighbours.foot(frame, url, lambda: foot_of(site, facts))
        page = _Page(url, content, meta, address, furniture(site, facts, foot.value if foot else None))
        return page, {id(part.value): part for part in (sidebar, foot) if part}

    def _plain(self, page: _Page) -> str:
        return self._template.render(PagePlace(page.url), page=page.variables(), furniture=page.furniture)

    def _shape(self, key: _Key, page: _Page) -> _Shape | None:
        """Make the shape of this key; None where it is too early."""
        if key not in self._met:
            # The first page of a shape is often its only one.
            if len(self._met) == _SHAPES:
                self._met.clear()
                self._shapes.clear()
            self._met.add(key)
            return None
        made = self._made(page) if self._template.only_prints else None
        if made and not made.holds_at(page.url):
            return None
        self._shapes[key] = made or _NO_SHAPE
        return self._shapes[key]

    def _made(self, page: _Page) -> _Shape | None:
        marks, place = Marks(), _ShapePlace(page.url)
        numbers = count()
        stand_in = page.marked(lambda: Mark(marks, next(numbers)))
        try:
            html = self._template.render(place, page=stand_in.variables(), furniture=stand_in.furniture)
            pieces, slots = marks.cut(html)
        except (NotPrintedError, TypeError, TemplateError):
            return None
        return _Shape(pieces, slots, place.folders)


class _Page(NamedTuple):
    """What the template is given of a page."""

    url: str
    content: str
    meta: dict[str, Any]
    address: str
    furniture: Furniture

    def variables(self) -> dict[str, Any]:
        """Return the page as the template reads it."""
        return {
            "url": self.url,
            "title": self.meta["title"],
            "content": self.content,
            "meta": self.meta,
            "canonical_url": self.address,
            "is_homepage": not self.url,
        }

    def taken(self, parts: Mapping[int, Known]) -> tuple[_Key, list[str]]:
        """Return the shape of the frame, the same for all pages whose frames differ in texts alone, and the texts.

        ``parts`` are those of its parts that are known, by their ``id``.
        """
        shape: list[Any] = [self.url.count("/")]
        texts: list[str] = []
        taken(tuple(self), texts, shape, parts)
        return tuple(shape), texts

    def marked(self, mark: Callable[[], Mark]) -> _Page:
        """Return the page with a mark in the place of every text, in the order of ``taken``."""
        return _Page(*marked(tuple(self), mark))


class _ShapePlace:
    """The place of a page whose frame is to hold for others of the same depth."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.folders: set[str] = set()

    def link(self, address: Any) -> Any:
        """Return the link; of a mark, one that is made when it is filled in."""
        if isinstance(address, Mark):
            return address.link()
        folder = first_folder(str(address))
        if folder is None:
            raise NotPrintedError
        self.folders.add(folder)
        return relative(str(address), self._url)


class _Shape:
    """A frame with places for texts.

    ``folders`` are those that it links to by addresses of its own; None says that it can't be filled in.
    """

    def __init__(
        self, pieces: Sequence[str], slots: Sequence[Slot], folders: AbstractSet[str] | None
    ) -> None:
        self._pieces = [""] * (len(pieces) + len(slots))
        self._pieces[0::2] = pieces
        self._folders = folders
        told = [(2 * at + 1, slot.number, slot) for at, slot in enumerate(slots)]
        self._texts = [(at, number) for at, number, slot in told if not slot.linked and not slot.raw]
        self._links = [(at, number) for at, number, slot in told if slot.linked and not slot.raw]
        self._raw = [(at, number, slot.linked) for at, number, slot in told if slot.raw]

    def holds_at(self, url: str) -> bool:
        """Return whether the links are right at ``url``: within the page's own folder they would be shorter."""
        return self._folders is not None and url.partition("/")[0] not in self._folders

    def filled(self, texts: Sequence[str], url: str) -> str:
        """Return the page at ``url`` with these texts."""
        pieces = self._pieces.copy()
        for at, number in self._texts:
            pieces[at] = _escaped[texts[number]]
        # No address begins with the page's own folder, or so that of the root does.
        own = url[:-1] if url.endswith("/") else ""
        beside = links_beside(own[: own.rfind("/") + 1])
        for at, number in self._links:
            address = texts[number]
            link = None if address.startswith(own) else beside[address]
            pieces[at] = _escaped[relative(address, url) if link is None else link]
        for at, number, linked in self._raw:
            pieces[at] = relative(texts[number], url) if linked else texts[number]
        return "".join(pieces)


_NO_SHAPE = _Shape([], [], None)


class _Escaped(dict[str, str]):
    """Texts as HTML shows them. Short ones are remembered: titles and links of a county stand on all its pages."""

    def __missing__(self, text: str) -> str:
        escaped = str(markupsafe.escape(text))
        if len(text) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = escaped
        return escaped


_escaped = _Escaped()
