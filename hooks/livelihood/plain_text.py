"""Text in the form in which it is compared: NFKC, without white space, invisible characters and layout tags."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class ComparableText(NamedTuple):
    """A text made comparable, and the offset in the original of each of its characters.

    ``spaced`` keeps one space where white space or a tag stood; ``spaced_at`` gives the index into ``text`` of each of
    its characters, so that numbers which only a space separates are seen as two.
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
    tags = {at for tag in _TAG.finditer(text) for at in range(*tag.span())}
    kept: list[str] = []
    offsets: list[int] = []
    spaced: list[str] = []
    spaced_at: list[int] = []
    for at, character in enumerate(text):
        plain = " " if at in tags or character in _INVISIBLE else unicodedata.normalize("NFKC", character)
        for piece in plain:
            spaced_at.append(len(kept))
            spaced.append(" " if piece.isspace() else piece)
            if not piece.isspace():
                kept.append(piece)
                offsets.append(at)
    return ComparableText("".join(kept), offsets, "".join(spaced), spaced_at)
