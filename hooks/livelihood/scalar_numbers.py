"""Private numbers of a YAML file: in its scalars, however their lines are folded, and in its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from livelihood.private_numbers import PrivateNumber, private_numbers

_COMMENT = re.compile(r"(?:^|\s)#.*")


def numbers_of_scalar(value: str, written: str) -> Iterator[tuple[int, PrivateNumber]]:
    """Yield the private numbers of a scalar over several lines, each with its line in it, from 0.

    ``value`` is what the scalar means, ``written`` how it stands in the file: folded, the value no longer tells where
    a number was broken; escaped, the file doesn't show it.
    """
    starts = set()
    for number in private_numbers(written):
        starts.add(number.start)
        yield written.count("\n", 0, number.start), number
    for number, digits in _of_value(value):
        place = re.search(r"[\s-]*".join(map(re.escape, digits)), written)
        at = place.start() if place else 0
        if at not in starts:
            starts.add(at)
            yield written.count("\n", 0, at), number


def numbers_of_comments(text: str) -> Iterator[tuple[int, PrivateNumber]]:
    """Yield the private numbers of what is or looks like a comment in the file ``text``, each with its line, from 1."""
    found = (_COMMENT.search(line) for line in text.split("\n"))
    comments = "\n".join(comment[0].lstrip(" \t#") if comment else "" for comment in found)
    for number in private_numbers(comments):
        yield comments.count("\n", 0, number.start) + 1, number


def _of_value(value: str) -> Iterator[tuple[PrivateNumber, str]]:
    """Yield the private numbers of ``value``, each as written there without white space."""
    for number in private_numbers(value):
        yield number, "".join(value[number.start : number.end].split())
    # A value that is folded and nothing but one number is no column of figures.
    whole = "" if "\n" in value.strip() else "".join(value.split())
    for number in private_numbers(whole):
        if number.end - number.start == len(whole):
            yield number, whole
