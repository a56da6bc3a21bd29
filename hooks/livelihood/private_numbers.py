"""ID card and mobile numbers: they identify a person and may stand nowhere on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from livelihood.plain_text import compare

# 18 digits whose middle is a date of birth; the check digit isn't tested: a mistyped number still tells who it is.
_ID_CARD = r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
# Sums of money may have eleven digits too.
_MOBILE = r"(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\s?[元万亿%]|\.\d)"
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 11
_PRIVATE = re.compile(rf"(?<![\d.,])(?:(?P<card>{_ID_CARD})|(?P<mobile>{_MOBILE}))(?!\d)")


class PrivateNumber(NamedTuple):
    """A private number in a text: what it is, the number as it may be shown in a message, and its offset."""

    what: str
    masked: str
    start: int


def private_numbers(text: str) -> Iterator[PrivateNumber]:
    """Return the ID card and mobile numbers in ``text``, in full-width digits and with spaces or hyphens too."""
    # Most texts, and most lines, are told apart by this alone; invisible characters may stand between the digits.
    return _by_lines(text) if _has_enough_digits(text) else iter(())


def _by_lines(text: str) -> Iterator[PrivateNumber]:
    start = 0
    for line in text.splitlines(keepends=True):
        if _has_enough_digits(line):
            yield from _on_line(line, start)
        start += len(line)


def _has_enough_digits(text: str) -> bool:
    return len(text) >= _FEWEST_DIGITS and len(_DIGIT.findall(text)) >= _FEWEST_DIGITS


def _on_line(line: str, start: int) -> Iterator[PrivateNumber]:
    form = compare(line)
    for found in _PRIVATE.finditer(form.spaced):
        what = "身份证号" if found["card"] else "手机号"
        yield PrivateNumber(what, f"{found[0][:3]}****", start + form.offsets[form.spaced_at[found.start()]])
