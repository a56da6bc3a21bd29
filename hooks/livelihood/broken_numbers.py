"""Private numbers broken at the end of a line, told from figures that stand one under the other."""

from __future__ import annotations

import re
from typing import NamedTuple

from livelihood.private_kinds import BANK_CARD, GAPS, ID_CARD, MOBILE, FoundNumber, numbers_in

_HYPHEN = re.compile(f"[{re.escape(GAPS.strip())}]")
_GROUPING_HYPHENS = 2
# What announces a number of each kind, in the same clause.
_LABELS = {
    kind: re.compile(rf"(?:{words})(?:[^。;)]|\)(?=:))*$", re.IGNORECASE)
    for kind, words in (
        (MOBILE, "电话|手机|联系人|联系方式|微信|tel|phone|mobile"),
        (ID_CARD, "身份证|证件|证号"),
        (BANK_CARD, "银行|卡号|账号|帐号|账户|帐户"),
    )
}
_FARTHEST_LABEL = 40
# After these, and before the others, running text has one number only: two would have something between them.
_RUNS_ON = re.compile(r"[\u4e00-\u9fff:,、(]")
_ENDS = re.compile(r"[,。;、:)]")
# A line that goes on so begins with a quantity, a day, or the number of an item.
_QUANTITY = re.compile(r" ?[年月日号时元万亿千百个户人名项%米吨亩家所处条件套公平]|[-/.]\d")
_AFTER_ITEM = re.compile(r"[、.)]")
_LONGEST_ITEM = 2


class BrokenNumber(NamedTuple):
    """A private number that begins at ``start`` of one line and goes on to ``end`` of the next, and without the break."""

    what: str
    written: str
    start: int
    end: int


def broken_number(above: str, below: str) -> BrokenNumber | None:
    """Return the private number that begins at the end of the line ``above`` and ends at the beginning of ``below``.

    Both are in the form that ``plain_text.spaced_form`` makes. Figures of a table stand one under the other as well,
    and any eleven digits may be a telephone's: so something has to tell that it is one number (an ID card's
    check digit, a label, the text that runs on, hyphens between the groups).
    """
    upper, lower = above.rstrip(GAPS), below.lstrip(GAPS)
    at, indent = len(upper), len(below) - len(lower)
    joined = upper + lower
    # A hyphen with a space after it begins an item of a list.
    hyphens = bool(above[at:].strip()) + bool(below[max(0, indent - 1) : indent].strip())
    for number in numbers_in(joined):
        if number.start < at < number.end and (number.is_certain or _is_one(number, joined, at, hyphens)):
            written = joined[number.start : number.end]
            return BrokenNumber(number.what, written, number.start, number.end - at + indent)
    return None


def _is_one(number: FoundNumber, joined: str, at: int, hyphens: int) -> bool:
    start, end = number.start, number.end
    is_item = end - at <= _LONGEST_ITEM and _AFTER_ITEM.match(joined, end)
    if is_item or _QUANTITY.match(joined, end):
        return False
    if _LABELS[number.what].search(joined, max(0, start - _FARTHEST_LABEL), start):
        return True
    if len(_HYPHEN.findall(joined, start, end)) + hyphens >= _GROUPING_HYPHENS:
        return True
    return bool(start and _RUNS_ON.match(joined, start - 1) and _ENDS.match(joined, end))
