"""What hand-written pages say, taken from their HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
_SILENT = frozenset(("script", "style", "template", "nav"))


@dataclass(frozen=True)
class HandWrittenPage:
    """A page of docs/: its address from the site's root, its title and its text, a line for each block."""

    url: str
    title: str
    text: str

    @classmethod
    def of_html(cls, url: str, title: str, html: str) -> HandWrittenPage:
        """Return the page with the text of ``html``, the page's content as rendered."""
        reader = _TextReader()
        reader.feed(html)
        reader.close()
        lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
        return cls(url, title, "\n".join(line for line in lines if line))


class _TextReader(HTMLParser):
    """Gathers the text of an HTML fragment; elements that aren't part of a line end it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The signs that link to a heading are no text.
        if tag in _SILENT or ("class", "headerlink") in attrs:
            self._silent.append(tag)
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # A line break of the source is no end of a line.
            self.found.append(data.replace("\n", " "))

    def _block(self, tag: str) -> None:
        if tag not in _INLINE:
            self.found.append("\n")
