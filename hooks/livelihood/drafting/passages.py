"""Passages of a document as the data files write them: layout spaces dropped, everything else as written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from livelihood.plain_text import TAG, comparable

# Between two of these a space means something (2022 10 is no 202210); beside a Chinese character it is layout.
_LATIN = "A-Za-z0-9０-９Ａ-Ｚａ-ｚ"
_LAYOUT_SPACE = re.compile(rf"(?<![{_LATIN}])\s+|\s+(?![{_LATIN}])")
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x07]")
_WRAPPED_NUMBER = re.compile(r"[\d.]\s*\n\s*[\d.]*\d")
# Between digits a mark makes another number (2.8 is not 28, 3-5 not 35).
_PUNCTUATION = re.compile(r"(?<!\d)[^\w%]|[^\w%](?!\d)|_")
_IN_NUMBER = "0123456789."
SENTENCE_END = "。；;！!？?"


def tight(text: str) -> str:
    """Return ``text`` without tags and layout spaces: no space inside Chinese, one between Latin words."""
    plain = _INVISIBLE.sub("", TAG.sub("\n", text)).strip()
    return _SPACE.sub(" ", _LAYOUT_SPACE.sub("", plain))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a cell or a run of paragraphs; a layout tag ends a line too."""
    return tuple(line.strip() for line in TAG.sub("\n", text).splitlines() if line.strip())


def wrapped_number(text: str) -> str | None:
    """Return the place in ``text`` where a line break stands between two digits, or None."""
    found = _WRAPPED_NUMBER.search(text)
    return text[max(0, found.start() - 8) : found.end() + 8].replace("\n", "／") if found else None


def words_only(text: str) -> str:
    """Return the comparable text without punctuation: what two wordings of the same thing share."""
    return _PUNCTUATION.sub("", comparable(text))


def similarity(first: str, second: str) -> float:
    """Return how alike two texts are, 0 to 1, punctuation and spaces left aside."""
    return SequenceMatcher(None, words_only(first), words_only(second), autojunk=False).ratio()


def differences(first: str, second: str, limit: int = 3) -> tuple[str, ...]:
    """Return where two wordings differ, as Chinese phrases; differing punctuation is none."""
    one, other = words_only(first), words_only(second)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    found = [
        f"“{_shown(one, from_one, to_one)}”与“{_shown(other, from_other, to_other)}”"
        for kind, from_one, to_one, from_other, to_other in matcher.get_opcodes()
        if kind != "equal"
    ]
    return tuple(found[:limit])


def _shown(text: str, start: int, end: int) -> str:
    """Show a difference with a character on both sides, and a number whole: one character alone says little."""
    start, end = max(0, start - 1), min(len(text), end + 1)
    while start and text[start] in _IN_NUMBER and text[start - 1] in _IN_NUMBER:
        start -= 1
    while end < len(text) and text[end - 1] in _IN_NUMBER and text[end] in _IN_NUMBER:
        end += 1
    return text[start:end]


def quoted(text: str, length: int = 16) -> str:
    """Return the beginning of ``text`` in quotation marks, for messages."""
    short = tight(text)
    return f"“{short}”" if len(short) <= length else f"“{short[:length]}…”"


def joined(texts: Iterable[str]) -> str:
    """Join lines with a line break, so that a wrapped number can still be seen; empty ones are left out."""
    return "\n".join(text for text in texts if text.strip())
