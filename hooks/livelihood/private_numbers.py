"""ID card and mobile numbers: they identify a person and may stand nowhere on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from livelihood.plain_text import compare, spaced_form

# 18 digits whose middle is a date of birth; the check digit isn't tested: a mistyped number still tells who it is.
_ID_CARD = r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
# Sums of money may have eleven digits too.
_MOBILE = r"(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\s?[元万亿%]|\.\d)"
# Eleven characters that may be digits, with nothing but white space and hyphens between them. Each digit has to be a
# character of its own: those that become two have spaces around.
_MAYBE_DIGIT = r"[0-9\x80-\u3000\u3040-\u4dff\ua000-\U0010ffff]"
_MAYBE = re.compile(rf"{_MAYBE_DIGIT}(?:[\x00-\x20\x7f-]*{_MAYBE_DIGIT}){{10}}")
_PRIVATE = re.compile(rf"(?<![\d.,])(?:(?P<card>{_ID_CARD})|(?P<mobile>{_MOBILE}))(?!\d)")

# Its digits come as by chance: in three of a thousand, some of them look like a telephone's.
_CHECKSUM = re.compile(r"[0-9a-f]{64}")


class PrivateNumber(NamedTuple):
    """A private number in a text: what it is, the number as it may be shown in a message, and its offset."""

    what: str
    masked: str
    start: int


def private_numbers(text: str) -> Iterator[PrivateNumber]:
    """Return the ID card and mobile numbers in ``text``, in full-width digits and with spaces or hyphens too.

    A text that is a SHA-256 and nothing else holds none.
    """
    holds_none = not may_hold_private_numbers(text) or _CHECKSUM.fullmatch(text)
    return iter(()) if holds_none else _by_lines(text)


def may_hold_private_numbers(text: str) -> bool:
    """Tell at a glance whether ``text`` needs to be looked through for private numbers.

    What has none is still without any where its lines are folded into one.
    """
    return bool(_MAYBE.search(text))


def _by_lines(text: str) -> Iterator[PrivateNumber]:
    start = 0
    for line in text.splitlines(keepends=True):
        if may_hold_private_numbers(line) and _PRIVATE.search(spaced_form(line)):
            yield from _on_line(line, start)
        start += len(line)


def _on_line(line: str, start: int) -> Iterator[PrivateNumber]:
    form = compare(line)
    for found in _PRIVATE.finditer(form.spaced):
        what = "身份证号" if found["card"] else "手机号"
        yield PrivateNumber(what, f"{found[0][:3]}****", start + form.offsets[form.spaced_at[found.start()]])
