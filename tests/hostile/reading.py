"""What a page is made of, piece by piece, and what each piece stands for."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from urllib.parse import unquote

_PIECE = re.compile(r"<[^<>]*>|[^<>]+|[<>]")
# Made of the words: a heading's id, the place of a quote in its document, and what is percent-encoded or listed for scripts.
_HEADING = re.compile(r'<(h[1-4]\b[^<>]*?) id="[^"]*"')
_QUOTE = re.compile(r"\bq-\d+-\d+\b")
_LINK = re.compile(r'(?<= href=")[^"]*(?=")')
_LIST = re.compile(r'(?<= data-leader=")[^"]*(?=")')
_NAME = re.compile(r"</?[\w!?-]+")
_ID = re.compile(r'<[^<>]* id="([^"]*)"')


def pieces(html: str) -> list[str]:
    """Return tags and texts as they stand, made comparable where they depend on the words, and no reference read.

    What stands for < and > and quotes in a text does so by reference, so a text can't be taken for a tag.
    """
    return [_comparable(piece) if piece[0] == "<" else piece for piece in _PIECE.findall(html)]


def meaning(piece: str) -> str:
    """Return what a piece stands for, white space folded. A tag has its quotes counted: no text ends an attribute."""
    quotes = f"{piece.count(chr(34))} " if piece[0] == "<" else ""
    return quotes + folded(unescape(piece))


def names(found: list[str]) -> set[str]:
    """Return the names of the tags among pieces."""
    return {name[0] for piece in found if (name := _NAME.match(piece))}


def ids(html: str) -> list[str]:
    """Return every id of a page."""
    return _ID.findall(html)


def folded(text: str) -> str:
    """Return ``text`` with every white space as one space and none at its ends."""
    return " ".join(text.split())


def _comparable(tag: str) -> str:
    if ' href="' in tag:
        tag = _LINK.sub(lambda found: unquote(found[0]), tag)
    if ' data-leader="' in tag:
        tag = _LIST.sub(lambda found: escape("|".join(json.loads(unescape(found[0])))), tag)
    if tag.startswith("<h"):
        tag = _HEADING.sub(r"<\1", tag)
    return _QUOTE.sub("q-", tag) if "q-" in tag else tag
