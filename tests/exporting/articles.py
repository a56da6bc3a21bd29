"""What stands in the article of a built page: every element with its attributes, and every text, in order."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from tests.build.html import VOID

Piece = tuple[str, tuple[tuple[str, str | None], ...]]

# Zensical puts a place to skip to before the text.
_SKIP: list[Piece] = [("a", (("id", "__skip"), ("tabindex", "-1"))), ("/a", ())]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside:
            self.pieces.append((tag, tuple(sorted(attrs))))
        self.inside = self.inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"
        if self.inside and tag not in VOID:
            self.pieces.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        if self.inside and (text := " ".join(data.split())):
            self.pieces.append((text, ()))


def article(file: Path) -> list[Piece]:
    """Return the pieces of the page's article; white space is told apart from none only between words."""
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    pieces = reader.pieces
    return pieces[len(_SKIP) :] if pieces[: len(_SKIP)] == _SKIP else pieces
