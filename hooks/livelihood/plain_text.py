"""Text in the form in which it is compared: NFKC, without white space, invisible characters and layout tags."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
# Format characters (zero-width spaces, text directions, soft hyphens), Word's cell marks, variation selectors.
_INVISIBLE_CATEGORIES = ("Cf", "Cc")
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
# Stands for a character that becomes several; as a control character, it is itself never kept.
_SEVERAL = "\0"
_RUN = re.compile(f"[^ {_SEVERAL}]+| +|{_SEVERAL}")
# Whatever may not stay as it is. What does is most of a text, and passed over faster than looked up one by one.
_OTHER = re.compile(r"[^\u4e00-\u9fff!-~、。“”]")


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
    return _OTHER.sub(_dense, TAG.sub("", text) if "<" in text else text)


def spaced_form(text: str) -> str:
    """Return ``spaced`` of the comparable form of ``text``, which takes less time than all of it."""
    return _OTHER.sub(_plainly, TAG.sub(_blank, text) if "<" in text else text)


def compare(text: str) -> ComparableText:
    """Return the comparable form of ``text`` with its offsets."""
    aligned = _OTHER.sub(_align, TAG.sub(_blank, text) if "<" in text else text)
    # Made once: both lists share these numbers.
    count = list(range(len(text)))
    offsets: list[int] = []
    spaced: list[str] = []
    spaced_at: list[int] = []
    # Run by run, not character by character: nearly every character becomes one.
    for run in _RUN.finditer(aligned):
        start, end = run.span()
        kept = len(offsets)
        plain = run[0]
        if plain == _SEVERAL:
            plain = _PLAIN[ord(text[start])]
            for piece in plain:
                spaced_at.append(len(offsets))
                if piece != " ":
                    offsets.append(start)
        elif plain[0] == " ":
            spaced_at.extend([kept] * (end - start))
        else:
            # What becomes several characters may have made the comparable text longer than the original.
            more = kept + end - start <= len(count)
            spaced_at += count[kept : kept + end - start] if more else range(kept, kept + end - start)
            offsets += count[start:end]
        spaced.append(plain)
    whole = "".join(spaced)
    return ComparableText(whole.replace(" ", ""), offsets, whole, spaced_at)


def _blank(tag: re.Match[str]) -> str:
    return " " * len(tag[0])


class _Plain(dict[int, str]):
    """What each character becomes, with spaces for white space; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        plain = "".join(" " if piece.isspace() else piece for piece in _plain(chr(code)))
        self[code] = plain
        return plain


class _Dense(dict[int, str]):
    """What each character becomes, without white space."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _PLAIN[code].replace(" ", "")
        return plain


class _Aligned(dict[int, str]):
    """What each character becomes if that is one character."""

    def __missing__(self, code: int) -> str:
        plain = _PLAIN[code]
        self[code] = aligned = plain if len(plain) == 1 else _SEVERAL
        return aligned


_PLAIN = _Plain()
_DENSE = _Dense()
_ALIGNED = _Aligned()


def _align(character: re.Match[str]) -> str:
    return _ALIGNED[ord(character[0])]


def _dense(character: re.Match[str]) -> str:
    return _DENSE[ord(character[0])]


def _plainly(character: re.Match[str]) -> str:
    return _PLAIN[ord(character[0])]


def _plain(character: str) -> str:
    if unicodedata.category(character) in _INVISIBLE_CATEGORIES or ord(character) in _VARIATION_SELECTORS:
        return " "
    plain = unicodedata.normalize("NFKC", character)
    has_digit = any(piece.isdecimal() for piece in plain)
    return f" {plain} " if has_digit and not character.isdecimal() else plain
