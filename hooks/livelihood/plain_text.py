"""Text in the form in which it is compared: NFKC, without white space, invisible characters and layout tags."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
# Format characters (zero-width spaces, text directions, soft hyphens), Word's cell marks, variation selectors.
_INVISIBLE_CATEGORIES = ("Cf", "Cc")
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


class ComparableText(NamedTuple):
    """A text made comparable, and the offset in the original of each of its characters.

    ``spaced`` keeps one space where white space or a tag stood, and around ① and ², whose digits belong to no number
    beside them; ``spaced_at`` gives the index into ``text`` of each of its characters, so that numbers which only
    that separates are seen as two.
    """

    text: str
    offsets: list[int]
    spaced: str
    spaced_at: list[int]


def comparable(text: str) -> str:
    """Return ``text`` after NFKC with white space, invisible characters and layout tags dropped."""
    return compare(text).text


def compare(text: str) -> ComparableText:
    """Return the comparable form of ``text`` with its offsets."""
    tags = {at for tag in TAG.finditer(text) for at in range(*tag.span())}
    kept: list[str] = []
    offsets: list[int] = []
    spaced: list[str] = []
    spaced_at: list[int] = []
    for at, character in enumerate(text):
        plain = " " if at in tags else _plain(character)
        for piece in plain:
            spaced_at.append(len(kept))
            spaced.append(" " if piece.isspace() else piece)
            if not piece.isspace():
                kept.append(piece)
                offsets.append(at)
    return ComparableText("".join(kept), offsets, "".join(spaced), spaced_at)


@cache
def _plain(character: str) -> str:
    if unicodedata.category(character) in _INVISIBLE_CATEGORIES or ord(character) in _VARIATION_SELECTORS:
        return " "
    plain = unicodedata.normalize("NFKC", character)
    has_digit = any(piece.isdecimal() for piece in plain)
    return f" {plain} " if has_digit and not character.isdecimal() else plain
