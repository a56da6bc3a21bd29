"""Characters that no text of the data may have: those that can't be seen, or turn the direction of what can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Control characters, halves of surrogate pairs, and the code points that are no characters: no HTML document may hold
# them (Python-Markdown uses two of them as its own marks).
NO_CHARACTERS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9): what follows is shown in another order.
_TURNING = "\u202a-\u202e\u2066-\u2069"
# Shown as nothing by themselves: the rest of Unicode's Default_Ignorable_Code_Point, marks of direction, annotations,
# and separators that only some programs break a line at.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
HIDDEN = f"{_UNSEEN}{_TURNING}"

_TURNED = re.compile(f"[{_TURNING}]")
_SOFT = re.compile(f"[{_UNSEEN}]+")
_UNWANTED = re.compile(f"[{NO_CHARACTERS}{HIDDEN}]")
_TURNS = "改变文字方向的字符"


class Unwanted(NamedTuple):
    """A character that may not stand where it does: its offset, and what it is, in Chinese with its code point."""

    start: int
    what: str


def unwanted_characters(text: str) -> Iterator[Unwanted]:
    """Yield every character of ``text`` that can't be seen or turns the direction of others."""
    for found in _UNWANTED.finditer(text):
        yield _unwanted(found)


def has_unwanted_characters(text: str) -> bool:
    """Tell whether there is any such character in ``text``."""
    return _UNWANTED.search(text) is not None


def turning_characters(text: str) -> Iterator[Unwanted]:
    """Yield every character of ``text`` that has what follows shown in another order than it is written."""
    for found in _TURNED.finditer(text):
        yield _unwanted(found)


def without_unseen(text: str) -> str:
    """Return ``text`` without what conversions and copying leave in it and nobody sees: zero-width spaces, soft hyphens.

    What turns the direction of a text, and control characters, stay: they are no accident.
    """
    return text if text.isascii() else _SOFT.sub("", text)


def _unwanted(found: re.Match[str]) -> Unwanted:
    code = ord(found[0])
    kind = _TURNS if _TURNED.match(found[0]) else "控制字符" if code < 0xA0 else "看不见的字符"
    return Unwanted(found.start(), f"{kind} U+{code:04X}")
