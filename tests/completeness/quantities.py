"""Quantities of the data read anew: the second opinion that built pages are compared with.

Nothing of the program is used here or in the modules beside this one: a mistake in the program's own reading can't hide in them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SCALE = r"(?:[十百千]?万亿?|[十百千]?亿|千(?![米克瓦伏])|百(?!分)|十)?"
_UNIT = r"(?:[%‰]|[^\d\s,.]*?[23]?)"
_BEFORE = {
    "at_least": "达到或超过 不少于 不低于 不小于 至少 最少 达到 达 ≥",
    "at_most": "不超过 不突破 不多于 不高于 不大于 不得超过 控制在 不超 至多 最多 ≤",
    "more_than": "超过 突破 多于 高于 大于 超 >",
    "about": "大约 约 接近 将近 近 不足 不到",
}
_AFTER = {
    "at_least": "及以上 以上",
    "at_most": "以内 之内 及以下 以下",
    "about": "左右 上下",
}
_POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def _words(table: dict[str, str]) -> dict[str, str]:
    found = {word: rule for rule, words in table.items() for word in words.split()}
    return dict(sorted(found.items(), key=lambda entry: -len(entry[0])))


_FRONT, _BACK = _words(_BEFORE), _words(_AFTER)
_WRITTEN = re.compile(
    rf"(?P<front>{'|'.join(map(re.escape, _FRONT))})?(?P<low>{_NUMBER})(?P<odd>[余多]?)(?P<scale>{_SCALE})(?P<odder>[余多]?)"
    rf"(?P<unit>{_UNIT})(?:[-–—~至到]+(?P<high>{_NUMBER})(?P<high_scale>{_SCALE})(?P<high_unit>{_UNIT}))?"
    rf"(?P<back>{'|'.join(_BACK)})?"
)


@dataclass(frozen=True)
class Amount:
    """A quantity in its base unit, with the rule by which it binds; ``low`` and ``high`` are None for 全覆盖.

    ``bare`` is the number with its scale and unit, without the words of the rule.
    """

    text: str
    low: Fraction | None
    high: Fraction | None
    unit: str
    rule: str
    bare: str


def amount(text: str) -> Amount:
    """Read ``text`` as the documents write it; raise ValueError where it is no quantity."""
    dense = "".join(unicodedata.normalize("NFKC", text).split())
    if dense in {"全覆盖", "全部"}:
        return Amount(text, None, None, "", "all", dense)
    found = _WRITTEN.fullmatch(dense)
    if not found:
        raise ValueError(text)
    last_scale = found["high_scale"] if found["high"] else found["scale"]
    low = _exact(found["low"], found["scale"] or last_scale)
    high = _exact(found["high"], last_scale) if found["high"] else low
    unit = found["high_unit"] if found["high"] else found["unit"]
    rule = _FRONT.get(found["front"] or "") or _BACK.get(found["back"] or "")
    if rule is None:
        rule = "more_than" if found["odd"] or found["odder"] else "at_least"
    bare = dense.removeprefix(found["front"] or "").removesuffix(found["back"] or "")
    return Amount(text, low, high, unit, rule, bare)


def _exact(number: str, scale: str) -> Fraction:
    power = sum(_POWERS[each] for each in scale)
    return Fraction(number.replace(",", "")) * 10**power


def plain(value: Fraction) -> str:
    """Return a number whose decimals end, in full: 2312, 33.274."""
    whole, rest = divmod(value, 1)
    digits = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{whole}.{digits}" if digits else str(whole)


def percent(share: Fraction, places: int = 1) -> str:
    """Return ``share`` as citizens read it: half up, never up to 100 %, never down to nothing."""
    steps = int(share * 100 * 10**places + Fraction(1, 2))
    if share < 1:
        steps = min(steps, 100 * 10**places - 1)
    if share > 0 and not steps:
        return f"不足{plain(Fraction(1, 10**places))}%"
    whole, rest = divmod(steps, 10**places)
    return f"{whole}.{rest:0{places}}%"
