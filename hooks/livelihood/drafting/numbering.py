"""Numbers that head a task: 一、 （一） 1. 第一项, and the number cell of a table."""

from __future__ import annotations

import re
from typing import NamedTuple

from livelihood.plain_text import comparable

_DIGITS = "〇一二三四五六七八九"
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_NUMBER = rf"(?P<no>{_CHINESE}|[0-9０-９]{{1,2}})"
# From the outermost to the innermost as documents nest them; a space may stand anywhere.
_STYLES = (
    ("第一项", re.compile(rf"第\s*{_NUMBER}\s*(?:项|件|条)\s*[、：:.．]?\s*")),
    ("第一项", re.compile(rf"(?:民生)?实事\s*(?:项目)?\s*{_NUMBER}\s*[、：:.．]\s*")),
    ("一、", re.compile(rf"(?P<no>{_CHINESE})\s*(?:[、．]|\.(?!\d)|\u3000)\s*")),
    ("（一）", re.compile(rf"[（(]\s*(?P<no>{_CHINESE})\s*[）)]\s*[、．.]?\s*")),
    ("1.", re.compile(r"(?P<no>[0-9０-９]{1,2})\s*(?:[、．]|\.(?![0-9０-９])|[)）])\s*")),
    ("（1）", re.compile(r"[（(]\s*(?P<no>[0-9０-９]{1,2})\s*[）)]\s*")),
    ("（1）", re.compile(r"(?P<no>[①-⑳])\s*")),
)
_CELL = re.compile(rf"(?:第|[（(])?{_NUMBER}(?:\.0)?(?:项|件|条)?[)）、.．]?")


class Numbering(NamedTuple):
    """A number at the head of a paragraph: how it is written, the number, and what follows it."""

    style: str
    no: int
    rest: str


def read_numbering(text: str) -> Numbering | None:
    """Return the number that ``text`` begins with, or None. 21个… and 1.5万… have none."""
    stripped = text.strip()
    for style, pattern in _STYLES:
        if (found := pattern.match(stripped)) and (no := chinese_number(found["no"])):
            return Numbering(style, no, stripped[found.end() :])
    return None


def cell_number(text: str) -> int | None:
    """Return the number that a table's number cell holds (3, 3., 三, （三）, 第3项, ③, 3.0), or None."""
    found = _CELL.fullmatch(comparable(text))
    return chinese_number(found["no"]) if found else None


def chinese_number(text: str) -> int | None:
    """Return 十二 or 12 as a number; None for what is none from 1 to 99."""
    plain = comparable(text)
    if plain.isdecimal():
        return int(plain) or None
    tens, ten, ones = plain.partition("十")
    if not ten:
        return _DIGITS.index(plain) or None if len(plain) == 1 and plain in _DIGITS else None
    if (tens and tens not in _DIGITS[1:]) or (ones and ones not in _DIGITS[1:]):
        return None
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
