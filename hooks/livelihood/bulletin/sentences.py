"""Figures as sentences, in the words of documents: 截至2022年7月1日，完成技能培训5.48万人次."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from livelihood.model import Figure, Indicator
from livelihood.progress import Reading
from livelihood.rounding import percent_text
from livelihood.wording import day

_YEAR = re.compile(r"\d{4}年|往年|上年|去年")


def dated_sentences(readings: Iterable[tuple[Reading, Indicator | None]]) -> Iterator[str]:
    """Yield one sentence for each as-of date, oldest first, with a clause for each figure."""
    by_date: dict[date, list[str]] = {}
    for reading, indicator in readings:
        by_date.setdefault(reading.as_of, []).append(_clause(reading, indicator))
    for as_of in sorted(by_date):
        yield f"截至{day(as_of)}，{'；'.join(by_date[as_of])}。"


def correction_sentences(reading: Reading, name: str) -> Iterator[str]:
    """Yield what has been corrected of a figure since its report, the earliest correction first."""
    for correction in reading.corrections:
        outcome = f"应为{correction.new.text}" if correction.new else "现予撤回"
        yield f"更正：{name}原为{correction.old}，{outcome}。"


def _clause(reading: Reading, indicator: Indicator | None) -> str:
    figure = reading.figure
    name = indicator.name if indicator else figure.name or ""
    if figure.prior_year and not _YEAR.search(name):
        name += "（往年）"
    return _rate(name, reading) or _counted(name, figure) or _told(name, figure, indicator)


def _rate(name: str, reading: Reading) -> str | None:
    """Return a rate behind the numbers that give it, as documents write it; the numbers alone of none."""
    figure, actual = reading.figure, reading.actual
    if figure.numerator is None or figure.denominator is None:
        return None
    counts = f"{figure.denominator.text}中有{figure.numerator.text}"
    if figure.stated and figure.stated.of == "rate":
        return f"{counts}，{name}{figure.stated.text.text}"
    return f"{counts}，{name}{percent_text(actual.value / 100, 2)}" if actual else f"{name}：{counts}"


def _counted(name: str, figure: Figure) -> str | None:
    if figure.value:
        claim = f"，完成全年任务{figure.stated.text.text}" if figure.stated else ""
        return f"{_before_number(name)}{figure.value.text}{claim}"
    if figure.parts:
        return f"{name}：" + "、".join(
            f"{_before_number(part.name)}{part.value.text}" for part in figure.parts
        )
    if figure.by_stage:
        listed = (f"{_before_number(stage)}{count.text}" for stage, count in figure.by_stage.items())
        return f"{name}：" + "、".join(listed)
    return None


def _told(name: str, figure: Figure, indicator: Indicator | None) -> str:
    if figure.items:
        return f"{name}：" + "、".join(f"{item.name}{item.stage}" for item in figure.items)
    if figure.stage:
        begun = indicator is None or figure.stage not in indicator.stages[:1]
        return f"{name}已进展到“{figure.stage}”" if begun else f"{name}处于“{figure.stage}”阶段"
    return f"{name}：{(figure.words or figure.unavailable or '').rstrip('。')}"


def _before_number(name: str) -> str:
    """Return ``name`` so that its own digits or letters don't run into the number that follows."""
    return f"{name}为" if name[-1:].isascii() and name[-1:].isalnum() else name
