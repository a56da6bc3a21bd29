"""Quantities as official documents write them: ``2.8万人次``, ``不少于140人``, ``3万-5万亩``, ``全覆盖``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self

from livelihood.plain_text import spaced_form


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
_BELOW = ("少于", "低于", "小于")
_ABOVE = ("超过", "突破", "多于", "高于", "大于")
_NOT = ("不", "不得", "不能", "未", "没有")
_PREFIXES = {
    Qualifier.AT_LEAST: (
        *(no + below for no in _NOT for below in _BELOW),
        *("达到或超过", "达到", "至少", "最少", "达", "≥"),
    ),
    Qualifier.AT_MOST: (
        *(no + above for no in _NOT for above in _ABOVE),
        *("不超", "控制在", "至多", "最多", "≤"),
    ),
    Qualifier.MORE_THAN: (*_ABOVE, "超", ">"),
    # 不足26万 is less than 26万, as 近26万 may be: neither claims that it is reached.
    Qualifier.ABOUT: ("大约", "约", "接近", "将近", "近", "不足", "不到"),
}
_SUFFIXES = {
    Qualifier.AT_LEAST: ("及以上", "以上"),
    Qualifier.AT_MOST: ("以内", "之内", "及以下", "以下"),
    Qualifier.ABOUT: ("左右", "上下"),
}
_MULTIPLIERS = {
    "": 0,
    "十": 1,
    "百": 2,
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
# 千米, 千克, 千瓦, 千伏 and 百分点 are units of their own, not a thousand metres or a hundred of something.
_MULTIPLIER = r"(?:万亿|[十百千]?万|[十百千]?亿|千(?![米克瓦伏])|百(?!分)|十)?"
# 200余人 and 20多万人 are more than that.
_ODD = r"[余多]?"
_RANGE_SIGN = r"(?:[-‐–−~〜∼至到]|—{1,2})"


def _alternatives(table: dict[Qualifier, tuple[str, ...]]) -> tuple[str, dict[str, Qualifier]]:
    meaning = {word: qualifier for qualifier, words in table.items() for word in words}
    return "|".join(sorted(meaning, key=len, reverse=True)), meaning


_PREFIX, _PREFIX_MEANING = _alternatives(_PREFIXES)
_SUFFIX, _SUFFIX_MEANING = _alternatives(_SUFFIXES)
# A unit is a run of letters that holds no qualifier's word and no range sign, and begins with no numeral (it would
# belong to the number); m2 and m3 end in a digit. Nothing follows a % sign: 100%全覆盖 is a number and a word.
_LETTERS = rf"(?:(?!{_SUFFIX}|[至到])[A-Za-z\u4e00-\u9fff°/])*(?:(?<=m)[23])?"
_UNIT = rf"(?:[%‰]|(?:(?=千[米克瓦伏]|百分点)|(?![〇零一二三四五六七八九十百千万亿几余多])){_LETTERS})"
_GRAMMAR = re.compile(
    rf"(?P<prefix>{_PREFIX})?"
    rf"(?P<core>(?P<low>{_NUMBER})(?P<odd>{_ODD})(?P<low_multiplier>{_MULTIPLIER})(?P<odder>{_ODD})(?P<low_unit>{_UNIT})"
    rf"(?:(?P<sign>{_RANGE_SIGN})(?P<high>{_NUMBER})(?P<high_multiplier>{_MULTIPLIER})(?P<unit>{_UNIT}))?)"
    rf"(?P<suffix>{_SUFFIX})?"
)
_SIMPLE = re.compile(rf"(?:{_NUMBER}){_ODD}{_MULTIPLIER}{_ODD}(?P<unit>{_UNIT})")
_LOW_END = re.compile(rf"(?<![从由自\d.,])(?:{_NUMBER}){_MULTIPLIER}(?P<unit>{_UNIT}){_RANGE_SIGN}$")
# What a range sign begins and ends with.
_RANGE_SIGNS = frozenset("-‐–−~〜∼至到—")
_HIGH_END = re.compile(rf"{_RANGE_SIGN}(?:{_NUMBER}){_MULTIPLIER}(?P<unit>{_UNIT})")
# A document may say what no quantity can: that it is less. It is not plain either.
_WRITTEN = _PREFIX_MEANING | dict.fromkeys((*_BELOW, "未达到", "未达", "没有达到"), Qualifier.AT_MOST)
_BEFORE = re.compile(rf"(?:{'|'.join(sorted(_WRITTEN, key=len, reverse=True))})$")
_LONGEST_BEFORE = max(map(len, _WRITTEN))
_AFTER = re.compile(_SUFFIX)
_IS_ODD = re.compile(r"[\d十百千万亿][余多]")
# 1 200个 may be a thousand or two numbers, and ①3所 is no 13: neither is guessed.
_SPLIT_DIGITS = re.compile(r"\d\s+[.,]?\s*\d|\d[.,]\s+\d")
# 最近3年, 签约5万人 and B超2000人 are no “nearly”, “about” and “over”.
_NO_QUALIFIER = re.compile(r"(?:[最附临邻就靠贴]近|[签节预邀履违公合解续特条契租集]约|[B彩阴腹心]超)$")


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
        spaced = spaced_form(text)
        dense = spaced.replace(" ", "")
        if dense in ALL_WORDS:
            return cls(text, None, None, "", "", Qualifier.ALL, dense)
        found = _GRAMMAR.fullmatch(dense)
        if not found or (spaced != dense and _SPLIT_DIGITS.search(spaced)):
            raise QuantityError(f"“{text}”不是能读懂的数量")
        odd = found["odd"] or found["odder"]
        if found["sign"] and odd:
            raise QuantityError(f"“{text}”是一个范围，不能再写“{odd}”")
        if found["sign"] and found["low_unit"] and found["low_unit"] != found["unit"]:
            raise QuantityError(f"“{text}”的两端单位不同：{found['low_unit']}和{found['unit']}")
        low_multiplier = found["low_multiplier"]
        multiplier = found["high_multiplier"] if found["sign"] else low_multiplier
        # 3-5万亩 is 3万-5万亩: a multiplier written once stands for both ends.
        low = _decimal(found["low"], low_multiplier or multiplier)
        high = _decimal(found["high"], multiplier) if found["sign"] else low
        if low > high:
            raise QuantityError(f"“{text}”的下限大于上限")
        unit = found["unit"] if found["sign"] else found["low_unit"]
        qualifier = _qualifier(text, found["prefix"], found["suffix"], bool(odd))
        return cls(text, low, high, unit, multiplier, qualifier, found["core"])

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
    # The rest of a whole document before it tells nothing.
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    prefix = _BEFORE.search(before)
    if prefix and not _NO_QUALIFIER.search(before):
        return _WRITTEN[prefix[0]]
    if suffix := _AFTER.match(text, end):
        return _SUFFIX_MEANING[suffix[0]]
    return Qualifier.MORE_THAN if _IS_ODD.search(text, start, end) else Qualifier.AT_LEAST


def is_range_end(text: str, start: int, end: int) -> bool:
    """Tell whether the quantity ``text[start:end]`` (comparable text) is only one end of a range: 5个 in 3-5个."""
    # Nearly no number has one.
    before, after = text[start - 1 : start] in _RANGE_SIGNS, text[end : end + 1] in _RANGE_SIGNS
    own = _SIMPLE.fullmatch(text, start, end) if before or after else None
    if not own:
        return False
    # No range goes beyond a sentence.
    sentence = max(text.rfind("。", 0, start), text.rfind(";", 0, start)) + 1
    low = _LOW_END.search(text, sentence, start) if before else None
    high = _HIGH_END.match(text, end) if after else None
    return bool(low and low["unit"] in ("", own["unit"])) or bool(
        high and high["unit"].startswith(own["unit"])
    )


def decimal_text(value: Decimal) -> str:
    """Return ``value`` in plain notation without trailing zeros: 28000, 0.5, never 2.8E+4."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _decimal(number: str, multiplier: str) -> Decimal:
    # From text: arithmetic on a Decimal rounds to 28 digits.
    return Decimal(f"{number.replace(',', '')}E{_MULTIPLIERS[multiplier]}")


def _qualifier(text: str, prefix: str | None, suffix: str | None, odd: bool) -> Qualifier:
    meanings = {_PREFIX_MEANING[prefix]} if prefix else set()
    if suffix:
        meanings.add(_SUFFIX_MEANING[suffix])
    if len(meanings) > 1:
        raise QuantityError(f"“{text}”前后的限定词互相矛盾：{prefix}、{suffix}")
    if meanings:
        return meanings.pop()
    return Qualifier.MORE_THAN if odd else Qualifier.AT_LEAST
