"""ID card, mobile and bank card numbers: they identify a person and may stand nowhere on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from livelihood.broken_numbers import broken_number
from livelihood.plain_text import ComparableText, compare, spaced_form
from livelihood.private_kinds import NUMERALS, numbers_in

# Eleven characters that may be digits, with nothing between them but white space, hyphens and what begins a comment.
# Each digit has to be a character of its own: those that become two have spaces around.
_MAYBE_DIGIT = rf"[0-9\x80-\u3000\u3040-\u4dff\ua000-\U0010ffff{NUMERALS}]"
_MAYBE = re.compile(rf"{_MAYBE_DIGIT}(?:[\x00-\x20#\x7f-]*{_MAYBE_DIGIT}){{10}}")
# Longer than any private number, however it is written.
_AT_THE_BREAK = 80


class PrivateNumber(NamedTuple):
    """A private number in a text: what it is, the number as it may be shown in a message, and its offsets."""

    what: str
    masked: str
    start: int
    end: int


def private_numbers(text: str) -> Iterator[PrivateNumber]:
    """Return the ID card, mobile and bank card numbers in ``text``.

    In full-width digits and Chinese ones, in groups, with hyphens, and broken over two lines, too.
    """
    return _by_lines(text) if may_hold_private_numbers(text) else iter(())


def may_hold_private_numbers(text: str) -> bool:
    """Tell at a glance whether ``text`` needs to be looked through for private numbers.

    What has none is still without any where its lines are folded into one.
    """
    return bool(_MAYBE.search(text))


def _by_lines(text: str) -> Iterator[PrivateNumber]:
    start, above, told = 0, "", 0
    for line in text.splitlines(keepends=True):
        if above and may_hold_private_numbers(
            above.rstrip()[-_AT_THE_BREAK:] + line.lstrip()[:_AT_THE_BREAK]
        ):
            yield from (number for number in _over_lines(above, line, start) if number.start >= told)
        if may_hold_private_numbers(line):
            for number in _on_line(line, start):
                told = number.end
                yield number
        start += len(line)
        above = line


def _on_line(line: str, start: int) -> Iterator[PrivateNumber]:
    if found := numbers_in(spaced_form(line)):
        form = compare(line)
        for number in found:
            first, last = start + _offset(form, number.start), start + _offset(form, number.end - 1)
            yield PrivateNumber(number.what, _masked(form.spaced[number.start : number.end]), first, last + 1)


def _over_lines(above: str, below: str, start: int) -> Iterator[PrivateNumber]:
    """Yield the number that is broken between two lines, of which the lower one begins at ``start``."""
    if found := broken_number(spaced_form(above), spaced_form(below)):
        forms = compare(above), compare(below)
        first, last = _offset(forms[0], found.start), _offset(forms[1], found.end - 1)
        yield PrivateNumber(found.what, _masked(found.written), start - len(above) + first, start + last + 1)


def _offset(form: ComparableText, at: int) -> int:
    return form.offsets[form.spaced_at[at]]


def _masked(number: str) -> str:
    """Return the first three characters of the number, and a mask for the rest."""
    return f"{number[:3]}****"
