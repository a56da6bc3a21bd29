"""How numbers, days and targets are put into words: the Chinese that more than one page needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import pairwise

from livelihood.model import CountyYear, Figure, Indicator, Source
from livelihood.plain_text import comparable
from livelihood.progress import Actual
from livelihood.quantity import Qualifier, Quantity

_DIGITS = "零一二三四五六七八九"
SOURCE_KINDS = {"plan": "方案", "progress": "进展通报", "final": "全年结果", "workbook": "工作簿"}
_DEMANDS = {
    Qualifier.MORE_THAN: "必须超过，正好相等不算",
    Qualifier.AT_MOST: "不得超过，到期才判断",
    Qualifier.ABOUT: "大约数，达到即为完成",
}


@lru_cache(maxsize=99)
def chinese_number(number: int) -> str:
    """Return ``number`` (1 to 99) in Chinese numerals, as tasks are numbered: 三, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十" if tens else "")
    return head + (_DIGITS[ones] if ones or not tens else "")


def day(value: date) -> str:
    """Return 2022年7月1日."""
    return f"{value.year}年{value.month}月{value.day}日"


def days(values: Iterable[date]) -> str:
    """Return several days in order, the year only where it changes: 2022年7月1日、7月25日."""
    ordered = sorted(values)
    rest = [
        day(later) if earlier.year != later.year else day(later).split("年")[1]
        for earlier, later in pairwise(ordered)
    ]
    return "、".join([*(day(first) for first in ordered[:1]), *rest])


def source_kind(source: Source) -> str:
    """Return what kind of document this is."""
    return SOURCE_KINDS[source.kind]


def source_title(source: Source, county_year: CountyYear) -> str:
    """Return the document's title on one line; without one what it is, never a title that it doesn't have."""
    if source.title:
        return one_line(source.title)
    as_of = next((report.as_of for report in county_year.reports if report.source == source.id), None)
    # Workbooks have no date of their own, and one may come every month.
    of_day = f"（{day(source.date)}）" if source.date else f"（截至{day(as_of)}）" if as_of else ""
    return f"{county_year.county.name}{county_year.year}年{source_kind(source)}{of_day}"


def one_line(text: str) -> str:
    """Return ``text`` without line breaks, for titles."""
    return " ".join(text.split())


def target_text(indicator: Indicator) -> str | None:
    """Return the target as written; of one that holds for each of several: 每个街道1处. None without one."""
    if indicator.target is None:
        return None
    return f"每个{indicator.per.unit}{indicator.target.text}" if indicator.per else indicator.target.text


def said(figure: Figure, actual: Actual | None) -> str | None:
    """Return what a figure says: the number as written, else stages, words or why it can't be counted."""
    if actual:
        return actual.text
    if figure.value:
        return figure.value.text
    listed = [f"{item.name}：{item.stage}" for item in figure.items]
    listed += [f"{stage}：{quantity.text}" for stage, quantity in figure.by_stage.items()]
    return figure.stage or figure.words or figure.unavailable or "；".join(listed) or None


def demand(indicator: Indicator) -> str:
    """Return in words what must be reached for the promise to be kept."""
    target = indicator.target
    text = target_text(indicator)
    last = indicator.stages[-1] if indicator.stages else ""
    if indicator.kind == "stage" and last:
        step = f"做到“{last}”为完成"
        return f"{text}，{step}" if text else step
    if target is None:
        return "文件没有写明数量"
    return f"{text}{_condition(target, indicator.kind)}"


def _condition(target: Quantity, kind: str) -> str:
    if target.qualifier is Qualifier.ALL:
        return ""
    if target.qualifier in _DEMANDS:
        return f"（{_DEMANDS[target.qualifier]}）"
    if target.low != target.high:
        return "（区间，按下限计算）"
    # 不少于, 以上 say it themselves.
    if target.core != comparable(target.text):
        return ""
    return "（达到即为达标）" if kind == "rate" else "（达到即为完成）"
