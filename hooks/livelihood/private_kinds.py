"""The kinds of private numbers: which digits they have, and in which groups and numerals people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MOBILE, ID_CARD, BANK_CARD = "手机号", "身份证号", "银行卡号"
# What people put between the groups of a long number.
GAPS = " -·‐‑‒–—―−"
_ANY_GAP = f"[{re.escape(GAPS)}]"
_GAP = rf"{_ANY_GAP}{{0,2}}"
_BIRTHDAY = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# 18 digits whose middle is a date of birth; the check digit isn't tested: a mistyped number still tells who it is.
_ID_CARD = rf"[1-9]\d{{5}}{_BIRTHDAY}\d{{3}}[\dXx]"
# In groups it must be right, its province and check digit too: a table's numbers stand side by side as well.
_ID_GROUPS = rf"[1-8]\d{{5}}{_GAP}{_BIRTHDAY}{_GAP}\d{{3}}{_GAP}?[\dXx]"
# Until 1999: two digits of the year, no check digit.
_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])"
_OLD_ID_CARD = rf"{_PROVINCE}\d{{6}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}"
# Of those now alive; with the check digit, one in 100,000 of other numbers with 18 digits is like that.
_ALIVE = re.compile(rf"(?:{_PROVINCE}|71|8[1-3])\d{{4}}(?:19[2-9]|20[0-3])\d")
# Sums of money may have as many digits.
_SUM = r"\s?[元万亿%]|\.\d"
_MOBILE = rf"(?:(?:\+|00)?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!{_SUM})"
# By the issuers' ranges: UnionPay, older cards of the big banks, Visa, Mastercard, JCB, American Express; its groups,
# and what stands beside them.
_CARD = (
    r"(?:6\d{3}|9558|9559|4\d{3}|5[1-5]\d\d|2[2-7]\d\d|35\d\d|3[47]\d\d)\d*+"
    rf"(?:{_ANY_GAP}{{1,2}}\d++){{0,5}}+"
)
_GROUP = re.compile(r"\d+")
_SHORTEST_GROUP = 3
_LENGTHS = {"6": range(16, 20), "9": range(19, 20), "3": range(15, 17)}
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
_ID_LENGTH = 18
_NUMERALS = str.maketrans(
    "〇零○◯一壹幺二贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖叉×", "000011122233334455666778899XX"
)
NUMERALS = "".join(map(chr, _NUMERALS))
# As many as the shortest private number has: the numeral of a name or a clause before it is none of its own.
_SPELLED = re.compile(rf"[\d{NUMERALS}](?:{_GAP}[\d{NUMERALS}]){{10,}}", re.ASCII)
# Circles in a row blot digits out as asterisks do.
_BLOTTED = re.compile("([○◯]{4,})")


class FoundNumber(NamedTuple):
    """A private number at ``start`` to ``end`` of a text; ``is_certain`` where all of its digits tell that it is one."""

    what: str
    start: int
    end: int
    is_certain: bool


def numbers_in(line: str) -> list[FoundNumber]:
    """Return the private numbers of ``line``, in order, in Arabic digits and in Chinese ones.

    ``line`` is in the form that ``plain_text.spaced_form`` makes.
    """
    found = list(_numbers(line))
    if not line.isascii() and _SPELLED.search(line):
        found += [
            each
            for each in _numbers(_SPELLED.sub(_in_digits, line))
            if _is_spelled(line[each.start : each.end])
            and not any(each.start < other.end and other.start < each.end for other in found)
        ]
        found.sort(key=lambda each: each.start)
    return found


def _in_digits(spelled: re.Match[str]) -> str:
    pieces = _BLOTTED.split(spelled[0])
    # What the pattern finds stands at the odd places.
    return "".join(piece if at % 2 else piece.translate(_NUMERALS) for at, piece in enumerate(pieces))


def _is_spelled(number: str) -> bool:
    """Tell whether the Chinese numerals of ``number`` belong to it.

    一 beside Arabic digits is a word as in 统一4008001234, or a dash as in 13800一15000.
    """
    numerals = {piece for piece in number if piece in NUMERALS}
    return bool(numerals - {"一"}) or (bool(numerals) and not any(map(str.isdecimal, number)))


def _numbers(line: str) -> Iterator[FoundNumber]:
    found = _PRIVATE.search(line)
    checksums = [each.span() for each in _CHECKSUM.finditer(line)] if found else []
    while found:
        at = found.end()
        if not any(first <= found.start() < last for first, last in checksums):
            if what := _what(found):
                yield FoundNumber(what, found.start(), at, what == ID_CARD and _is_certain(found[0]))
            else:
                # Another one may begin within what turned out to be none.
                at = found.start() + 1
        found = _PRIVATE.search(line, at)


def _what(found: re.Match[str]) -> str | None:
    if found["id"]:
        return ID_CARD
    if found["mobile"]:
        return MOBILE
    if found["groups"]:
        return ID_CARD if _is_id_card(found[0]) else None
    return BANK_CARD if _is_bank_card(found) else None


def _is_certain(number: str) -> bool:
    """Tell whether an ID card's number has its check digit, and the province and year of birth of somebody alive."""
    return _is_id_card(number) and bool(_ALIVE.match("".join(filter(str.isalnum, number))))


def _is_id_card(number: str) -> bool:
    """Tell whether the number has a check digit and it is right (GB 11643-1999)."""
    digits = "".join(filter(str.isalnum, number))
    if len(digits) != _ID_LENGTH:
        return False
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
