"""核对说明: where a document's own numbers and dates don't fit together.

Facts with their arithmetic, in a neutral tone, never accusations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from livelihood.model import CountyYear, Figure, Indicator, Report, Stated, Task
from livelihood.places import Spot
from livelihood.plain_text import comparable
from livelihood.progress import Reading
from livelihood.quantity import Qualifier, Quantity, decimal_text
from livelihood.rounding import percent_of, percent_text

# The pieces of a clause; a comma within a number (1,200个) doesn't part it.
_PIECES = re.compile(r"[，、；：（）();:]|,(?!\d)")
_EXCESS = "超额"


class CheckKind(StrEnum):
    """What doesn't fit; ``label`` is what citizens read."""

    STATED_RATIO = "stated_ratio"
    RESTATED_TARGET = "restated_target"
    PARTS_SUM = "parts_sum"
    STAGES_SUM = "stages_sum"
    DATE_AFTER_DOCUMENT = "date_after_document"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _LABELS[self]


_LABELS = {
    CheckKind.STATED_RATIO: "所称比例与数字不一致",
    CheckKind.RESTATED_TARGET: "目标前后表述不一致",
    CheckKind.PARTS_SUM: "各部分相加与目标不一致",
    CheckKind.STAGES_SUM: "各阶段相加与目标不一致",
    CheckKind.DATE_AFTER_DOCUMENT: "数据日期晚于文件日期",
}


@dataclass(frozen=True)
class Check:
    """One thing found: in which task, about which indicator or extra figure (``key``), and in which report.

    ``report`` is None for what the plan alone shows. ``spot`` is the line of the data, ``quote`` the
    document's words.
    """

    kind: CheckKind
    task_no: int
    key: str
    statement: str
    report: Report | None
    spot: Spot
    quote: str | None


def promise_checks(task: Task, indicator: Indicator) -> tuple[Check, ...]:
    """Return what the promise alone shows: parts of a target that don't add up to it."""
    counts = [part.target for part in indicator.parts]
    statement = _sum_statement(indicator.target, counts, "各部分") if indicator.target else None
    if statement is None:
        return ()
    spot = indicator.spot("parts")
    return (Check(CheckKind.PARTS_SUM, task.no, indicator.id, statement, None, spot, indicator.quote),)


def checks_of(
    task: Task, indicator: Indicator | None, reading: Reading, county_year: CountyYear
) -> tuple[Check, ...]:
    """Return what one reading shows; ``indicator`` is None for a figure that has no target."""
    figure = reading.figure
    quote = figure.quote or (figure.parts[0].quote if figure.parts else None)
    stated_quote = figure.stated.quote if figure.stated and figure.stated.quote else quote
    found = (
        (CheckKind.STATED_RATIO, _stated_ratio(indicator, reading), "stated", stated_quote),
        (CheckKind.RESTATED_TARGET, _restated_target(indicator, figure), "restated_target", quote),
        (CheckKind.STAGES_SUM, _stages_sum(indicator, figure), "by_stage", quote),
        (CheckKind.DATE_AFTER_DOCUMENT, _late_date(reading, county_year), "as_of", quote),
    )
    return tuple(
        Check(kind, task.no, figure.key, statement, reading.report, figure.spot(field), words)
        for kind, statement, field, words in found
        if statement is not None
    )


def _stated_ratio(indicator: Indicator | None, reading: Reading) -> str | None:
    """Compare the ratio that the document claims with its numbers', half up to the claim's own digits."""
    stated = reading.figure.stated
    if stated is None or not stated.text.is_percent:
        return None
    found = _recomputed(stated, reading, indicator)
    if found is None:
        return None
    ratio, division = found
    claim = _claim(stated, reading.figure)
    # 超额完成…的400% may mean 400% of the target, or 400% on top of it.
    excess = _EXCESS in claim
    if _agrees(ratio, stated.text) or (excess and _agrees(ratio - 1, stated.text)):
        return None
    # One decimal more than the claim has, so that the two can't look alike.
    places = _decimals(stated.text) + 1
    result = percent_text(ratio, places)
    if not excess:
        return f"通报称“{claim}”，按{division}计算为{result}"
    over = f"超额{percent_text(ratio - 1, places)}" if ratio >= 1 else "没有超过目标"
    return f"通报称“{claim}”，按{division}计算，完成{result}，{over}"


def _recomputed(stated: Stated, reading: Reading, indicator: Indicator | None) -> tuple[Fraction, str] | None:
    """Return the ratio that the figure's numbers give, and its division in words; None without one."""
    figure, actual = reading.figure, reading.actual
    if actual is None:
        return None
    # The document's own ratio is of the number that it had.
    corrected = "更正后的" if reading.corrections else ""
    rate = ""
    if figure.numerator and figure.denominator:
        rate = f"{figure.numerator.core}÷{figure.denominator.core}"
    if stated.of == "rate":
        return (actual.value / 100, f"{corrected}{rate}") if rate else None
    if reading.ratio is None or indicator is None or indicator.target is None:
        return None
    reached = f"（{rate}）" if rate else actual.text
    if figure.parts:
        terms = "＋".join(part.value.core for part in figure.parts)
        reached = f"（{terms}＝{actual.text}）"
    return reading.ratio, f"{corrected}{reached}÷{indicator.target.core}"


def _agrees(ratio: Fraction, stated: Quantity) -> bool:
    # A bare 60% is the number itself; 60%以上, 超过60% and 60多% claim no more than that it is reached or passed.
    is_more = stated.qualifier is Qualifier.MORE_THAN
    is_bound = stated.core != comparable(stated.text) and stated.qualifier is not Qualifier.ABOUT
    if (is_bound or is_more) and stated.holds_for(ratio * 100):
        return True
    low, high = stated.number(), stated.high
    if is_more or high is None:
        return False
    return low <= percent_of(ratio, _decimals(stated)) <= high


def _decimals(quantity: Quantity) -> int:
    exponent = quantity.number().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def _claim(stated: Stated, figure: Figure) -> str:
    """Return the piece of the clause that holds the claimed ratio; the ratio alone where no quote has it."""
    quotes = (stated.quote, figure.quote, *(part.quote for part in figure.parts))
    ratio = re.compile(rf"(?<![\d.]){re.escape(stated.text.core)}")
    pieces = (piece.strip() for quote in quotes if quote for piece in _PIECES.split(quote))
    return next((piece for piece in pieces if ratio.search(comparable(piece))), stated.text.text)


def _restated_target(indicator: Indicator | None, figure: Figure) -> str | None:
    target, restated = indicator.target if indicator else None, figure.restated_target
    if target is None or restated is None or target.same_demand(restated):
        return None
    return f"承诺的目标是“{target.text}”，通报写作“{restated.text}”；本站按承诺的目标计算"


def _stages_sum(indicator: Indicator | None, figure: Figure) -> str | None:
    if indicator is None or indicator.target is None:
        return None
    return _sum_statement(indicator.target, list(figure.by_stage.values()), "各阶段")


def _sum_statement(target: Quantity, counts: Sequence[Quantity], what: str) -> str | None:
    """Say what ``counts`` add up to where that isn't ``target``; None where it is, or nothing to add."""
    if target.value is None or not counts or any(count.value is None for count in counts):
        return None
    total = sum((count.number() for count in counts), Decimal(0))
    if total == target.value:
        return None
    unit = counts[0].unit
    terms = "＋".join(count.core for count in counts)
    gap = decimal_text(abs(total - target.value))
    return f"目标是{target.core}，{what}相加为{terms}＝{decimal_text(total)}{unit}，相差{gap}{unit}"


def _late_date(reading: Reading, county_year: CountyYear) -> str | None:
    document_day = county_year.sources[reading.report.source].date
    if document_day is None or reading.as_of <= document_day:
        return None
    return f"数据截至{_day(reading.as_of)}，晚于文件的成文日期{_day(document_day)}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
