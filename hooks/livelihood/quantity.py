"""Quantities as official documents write them: ``2.8万人次``, ``不少于140人``, ``3万-5万亩``, ``全覆盖``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self

from livelihood.plain_text import comparable


class Qualifier(StrEnum):
    """How a number binds: the meaning of 不少于, 超过, 不超过, 约 and 全覆盖; a plain number is ``at_least``."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    ABOUT = "about"
    ALL = "all"


class QuantityError(ValueError):
    """A text that is no quantity, or two quantities that can't be compared. ``str()`` is the reason in Chinese."""


ALL_WORDS = ("全覆盖", "全部")
_PREFIXES = {
    Qualifier.AT_LEAST: ("不少于", "不低于", "不小于", "达到", "至少", "达"),
    Qualifier.AT_MOST: ("不超过", "不高于", "不多于", "不大于", "控制在", "至多"),
    Qualifier.MORE_THAN: ("超过", "突破", "多于", "高于", "大于", "超"),
    Qualifier.ABOUT: ("大约", "约", "近"),
}
_SUFFIXES = {
    Qualifier.AT_LEAST: ("及以上", "以上"),
    Qualifier.AT_MOST: ("以内", "之内", "以下"),
    Qualifier.ABOUT: ("左右", "上下"),
}
_MULTIPLIERS = {
    "": 0,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# 千米, 千克 and 千瓦 are units of their own, not a thousand metres, grams or watts.
_MULTIPLIER = r"(?:万亿|[十百千]?万|[十百千]?亿|千(?![米克瓦]))?"
_RANGE_SIGN = r"[-–—~〜至到]"


def _alternatives(table: dict[Qualifier, tuple[str, ...]]) -> tuple[str, dict[str, Qualifier]]:
    meaning = {word: qualifier for qualifier, words in table.items() for word in words}
    return "|".join(sorted(meaning, key=len, reverse=True)), meaning


_PREFIX, _PREFIX_MEANING = _alternatives(_PREFIXES)
_SUFFIX, _SUFFIX_MEANING = _alternatives(_SUFFIXES)
# A unit is a run of letters that holds no qualifier's word and no range sign; m2 and m3 end in a digit.
_UNIT = rf"(?:(?!{_SUFFIX}|[至到])[A-Za-z\u4e00-\u9fff%‰℃°/])*(?:(?<=m)[23])?"
_GRAMMAR = re.compile(
    rf"(?P<prefix>{_PREFIX})?"
    rf"(?P<core>(?P<low>{_NUMBER})(?P<low_multiplier>{_MULTIPLIER})(?P<low_unit>{_UNIT})"
    rf"(?:(?P<sign>{_RANGE_SIGN})(?P<high>{_NUMBER})(?P<high_multiplier>{_MULTIPLIER}))?(?P<unit>{_UNIT}))"
    rf"(?P<suffix>{_SUFFIX})?"
)
_BEFORE = re.compile(rf"(?:{_PREFIX})$")
_AFTER = re.compile(_SUFFIX)
# 1 200个 may be a thousand or two numbers: it is not guessed.
_SPLIT_DIGITS = re.compile(r"\d\s+\d")
# 最近3年 and 附近5个村 are no “nearly”.
_NOT_NEARLY = re.compile(r"[最附临邻就]近$")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit and qualifier, and the text that it was read from.

    ``low`` and ``high`` are exact decimals in the base unit (2.8万人次 is 28000 with unit 人次; 60% is 60 with unit
    %); they are equal unless the text is a range, and None for a quantity without a number (全覆盖). ``core`` is the
    comparable number with multiplier and unit, without the qualifier's words.
    """

    text: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    multiplier: str
    qualifier: Qualifier
    core: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``text``; raise QuantityError, showing the text, when it isn't wholly one quantity."""
        plain = comparable(text)
        if plain in ALL_WORDS:
            return cls(text, None, None, "", "", Qualifier.ALL, plain)
        found = _GRAMMAR.fullmatch(plain)
        if not found or _SPLIT_DIGITS.search(text):
            raise QuantityError(f"“{text}”不是能读懂的数量")
        if found["sign"] and found["low_unit"] and found["low_unit"] != found["unit"]:
            raise QuantityError(f"“{text}”的两端单位不同：{found['low_unit']}和{found['unit']}")
        low_multiplier = found["low_multiplier"]
        multiplier = found["high_multiplier"] if found["sign"] else low_multiplier
        # 3-5万亩 is 3万-5万亩: a multiplier written once stands for both ends.
        low = _decimal(found["low"], low_multiplier or multiplier)
        high = _decimal(found["high"], multiplier) if found["sign"] else low
        if low > high:
            raise QuantityError(f"“{text}”的下限大于上限")
        unit = found["unit"] if found["sign"] else found["low_unit"] + found["unit"]
        return cls(
            text,
            low,
            high,
            unit,
            multiplier,
            _qualifier(text, found["prefix"], found["suffix"]),
            found["core"],
        )

    @classmethod
    def of(cls, value: Decimal, unit: str) -> Self:
        """Return the plain quantity of ``value`` in the base ``unit``, written without a multiplier."""
        core = f"{decimal_text(value)}{unit}"
        return cls(core, value, value, unit, "", Qualifier.AT_LEAST, core)

    def __str__(self) -> str:
        return self.text

    @property
    def value(self) -> Decimal | None:
        """The number to compare by, in the base unit: of a range its lower end, which claims least."""
        return self.low

    @property
    def is_percent(self) -> bool:
        """Whether the number is a percentage (60% has the value 60)."""
        return self.unit == "%"

    def number(self) -> Decimal:
        """Return ``value``; raise QuantityError for a quantity without a number (全覆盖)."""
        if self.low is None:
            raise QuantityError(f"“{self.text}”没有数字，不能计算")
        return self.low

    def holds_for(self, actual: Decimal | Fraction) -> bool:
        """Tell whether ``actual``, in this quantity's base unit, satisfies it as a target."""
        target = self.number()
        if self.qualifier is Qualifier.MORE_THAN:
            return actual > target
        if self.qualifier is Qualifier.AT_MOST:
            return actual <= (self.high if self.high is not None else target)
        return actual >= target

    def same_demand(self, other: Quantity) -> bool:
        """Tell whether both say the same number, unit and qualifier, however they are worded."""
        return (self.low, self.high, self.unit, self.qualifier) == (
            other.low,
            other.high,
            other.unit,
            other.qualifier,
        )


def written_qualifier(text: str, start: int, end: int) -> Qualifier:
    """Return the qualifier that stands directly around ``text[start:end]`` (comparable text); plain is at_least."""
    before = text[:start]
    prefix = _BEFORE.search(before)
    if prefix and not _NOT_NEARLY.search(before):
        return _PREFIX_MEANING[prefix[0]]
    suffix = _AFTER.match(text, end)
    return _SUFFIX_MEANING[suffix[0]] if suffix else Qualifier.AT_LEAST


def decimal_text(value: Decimal) -> str:
    """Return ``value`` in plain notation without trailing zeros: 28000, 0.5, never 2.8E+4."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _decimal(number: str, multiplier: str) -> Decimal:
    return Decimal(number.replace(",", "")).scaleb(_MULTIPLIERS[multiplier])


def _qualifier(text: str, prefix: str | None, suffix: str | None) -> Qualifier:
    meanings = {_PREFIX_MEANING[prefix]} if prefix else set()
    if suffix:
        meanings.add(_SUFFIX_MEANING[suffix])
    if len(meanings) > 1:
        raise QuantityError(f"“{text}”前后的限定词互相矛盾：{prefix}、{suffix}")
    return meanings.pop() if meanings else Qualifier.AT_LEAST
