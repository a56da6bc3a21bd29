"""ID card, mobile and bank card numbers: they identify a person and may stand nowhere on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from livelihood.plain_text import compare, spaced_form

# What people put between the groups of a long number.
_GAP = r"[ \-·‐-―−]{0,2}"
_BIRTHDAY = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# 18 digits whose middle is a date of birth; the check digit isn't tested: a mistyped number still tells who it is.
_ID_CARD = rf"[1-9]\d{{5}}{_BIRTHDAY}\d{{3}}[\dXx]"
# In groups it must be right, its province and check digit too: a table's numbers stand side by side as well.
_ID_GROUPS = rf"[1-8]\d{{5}}{_GAP}{_BIRTHDAY}{_GAP}\d{{3}}{_GAP}?[\dXx]"
# Until 1999: two digits of the year, no check digit.
_OLD_ID_CARD = (
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
)
# Sums of money may have as many digits.
_SUM = r"\s?[元万亿%]|\.\d"
_MOBILE = rf"(?:(?:\+|00)?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!{_SUM})"
# By the issuers' ranges: UnionPay, older cards of the big banks, Visa, Mastercard, JCB, American Express; its groups,
# and what stands beside them.
_CARD = (
    r"(?:6\d{3}|9558|9559|4\d{3}|5[1-5]\d\d|2[2-7]\d\d|35\d\d|3[47]\d\d)\d*+"
    r"(?:[ \-·‐-―−]{1,2}\d++){0,5}+"
)
_GROUP = re.compile(r"\d+")
_SHORTEST_GROUP = 3
_LENGTHS = {"6": range(16, 20), "9": range(19, 20), "3": range(15, 17)}
# Eleven characters that may be digits, with nothing but white space and hyphens between them. Each digit has to be a
# character of its own: those that become two have spaces around.
_MAYBE_DIGIT = r"[0-9\x80-\u3000\u3040-\u4dff\ua000-\U0010ffff]"
_MAYBE = re.compile(rf"{_MAYBE_DIGIT}(?:[\x00-\x20\x7f-]*{_MAYBE_DIGIT}){{10}}")
# A comma may stand before a number, as long as it isn't one between thousands.
_PRIVATE = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:(?P<id>{_ID_CARD}|{_OLD_ID_CARD})|(?P<groups>{_ID_GROUPS})"
    rf"|(?P<mobile>{_MOBILE})|(?P<card>{_CARD}))(?!\d)",
    re.ASCII,
)
# Its digits come as by chance: in three of a thousand, some of them look like a telephone's.
_CHECKSUM = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])")
_FOLLOWS_SUM = re.compile(_SUM)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class PrivateNumber(NamedTuple):
    """A private number in a text: what it is, the number as it may be shown in a message, and its offset."""

    what: str
    masked: str
    start: int


def private_numbers(text: str) -> Iterator[PrivateNumber]:
    """Return the ID card, mobile and bank card numbers in ``text``, in full-width digits, in groups and with hyphens too."""
    return _by_lines(text) if may_hold_private_numbers(text) else iter(())


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
    checksums = [found.span() for found in _CHECKSUM.finditer(form.spaced)]
    at = 0
    while found := _PRIVATE.search(form.spaced, at):
        at = found.end()
        if any(first <= found.start() < last for first, last in checksums):
            continue
        if what := _what(found):
            yield PrivateNumber(
                what, f"{found[0][:3]}****", start + form.offsets[form.spaced_at[found.start()]]
            )
        else:
            # Another one may begin within what turned out to be none.
            at = found.start() + 1


def _what(found: re.Match[str]) -> str | None:
    if found["id"]:
        return "身份证号"
    if found["mobile"]:
        return "手机号"
    if found["groups"]:
        return "身份证号" if _is_id_card("".join(filter(str.isalnum, found[0]))) else None
    return "银行卡号" if _is_bank_card(found) else None


def _is_id_card(digits: str) -> bool:
    """Tell whether the check digit is right (GB 11643-1999)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    return digits[17].upper() == "10X98765432"[total % 11]


def _is_bank_card(found: re.Match[str]) -> bool:
    """Tell whether some of the groups, from the first one on, are a card's number."""
    digits = ""
    for group in _GROUP.finditer(found[0]):
        digits += group[0]
        is_long_enough = len(digits) in _LENGTHS.get(digits[0], (16,))
        end = found.start() + group.end()
        if is_long_enough and _has_check_digit(digits) and not _FOLLOWS_SUM.match(found.string, end):
            return True
        if len(group[0]) < _SHORTEST_GROUP:
            return False
    return False


def _has_check_digit(digits: str) -> bool:
    """Tell whether the last digit is the right one (ISO/IEC 7812-1, Luhn)."""
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(each - 9 * (each > 9) for each in doubled)) % 10 == 0
