"""The 核对说明 that a promise and what is told of it must carry, found anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.completeness.html import folded
from tests.completeness.quantities import Amount, amount, percent, plain
from tests.completeness.reckoning import Standing, Told
from tests.completeness.records import Yaml, YearRecord, day, day_words

RATIO, RESTATED, PARTS, STAGES, LATE = (
    "所称比例与数字不一致",
    "目标前后表述不一致",
    "各部分相加与目标不一致",
    "各阶段相加与目标不一致",
    "数据日期晚于文件日期",
)


class Discrepancy(NamedTuple):
    """What doesn't fit: its kind, the statement, and the document that it was found in."""

    kind: str
    statement: str
    source: str


def of_promise(standing: Standing) -> list[Discrepancy]:
    """Return everything that doesn't fit in a promise and in all that is told of it."""
    indicator = standing.indicator
    parts = [part["target"] for part in indicator.get("parts", ())]
    plan = str(standing.year.plan["source"])
    found = [Discrepancy(*each, plan) for each in _sum(indicator, parts, PARTS, "各部分")]
    for told in standing.told:
        if not told.withdrawn and told.figure.get("prior_year") != "true":
            found += of_telling(told, indicator, standing.year)
    return found


def of_telling(told: Told, indicator: Yaml | None, year: YearRecord) -> list[Discrepancy]:
    """Return the same of one telling; ``indicator`` is None for a number without a target."""
    figure = told.figure
    found = [*_stated(told, indicator)]
    if indicator and "target" in indicator and "restated_target" in figure:
        target, again = amount(indicator["target"]), amount(figure["restated_target"])
        if (target.low, target.high, target.unit, target.rule) != (
            again.low,
            again.high,
            again.unit,
            again.rule,
        ):
            words = f"承诺的目标是“{target.text}”，通报写作“{again.text}”；本站按承诺的目标计算"
            found.append((RESTATED, words))
    if indicator:
        found += _sum(indicator, list(figure.get("by_stage", {}).values()), STAGES, "各阶段")
    written = year.sources[told.report["source"]].get("date")
    if written and told.as_of > day(written):
        found.append((LATE, f"数据截至{day_words(told.as_of)}，晚于文件的成文日期{day_words(day(written))}"))
    return [Discrepancy(*each, told.report["source"]) for each in found]


def shown(found: Sequence[Discrepancy]) -> tuple[str, ...]:
    """Return them as pages show them."""
    return tuple(folded(f"核对说明：{each.kind}。{each.statement}。") for each in found)


def _sum(indicator: Yaml, counts: Sequence[str], kind: str, what: str) -> Iterator[tuple[str, str]]:
    if "target" not in indicator or not counts:
        return
    target, read = amount(indicator["target"]), [amount(count) for count in counts]
    if target.low is None or any(each.low is None for each in read):
        return
    total = sum((each.low for each in read if each.low is not None), Fraction(0))
    if total != target.low:
        terms, unit = "＋".join(each.bare for each in read), read[0].unit
        gap = plain(abs(total - target.low))
        yield kind, f"目标是{target.bare}，{what}相加为{terms}＝{plain(total)}{unit}，相差{gap}{unit}"


def _stated(told: Told, indicator: Yaml | None) -> Iterator[tuple[str, str]]:
    figure, reached = told.figure, told.reached
    stated = figure.get("stated")
    if not stated or reached is None:
        return
    claimed = amount(stated["text"])
    if claimed.unit != "%" or claimed.low is None:
        return
    division = _division(told, indicator, stated["of"])
    if division is None:
        return
    ratio, way = division
    claim = _claim(stated, figure, claimed)
    excess = "超额" in claim
    if _fits(ratio, claimed) or (excess and _fits(ratio - 1, claimed)):
        return
    places = _places(claimed) + 1
    if not excess:
        yield RATIO, f"通报称“{claim}”，按{way}计算为{percent(ratio, places)}"
        return
    over = f"超额{percent(ratio - 1, places)}" if ratio >= 1 else "没有超过目标"
    yield RATIO, f"通报称“{claim}”，按{way}计算，完成{percent(ratio, places)}，{over}"


def _division(told: Told, indicator: Yaml | None, of: str) -> tuple[Fraction, str] | None:
    """Return the ratio that the numbers give, and how it is divided."""
    figure, reached = told.figure, told.reached
    assert reached
    corrected = "更正后的" if told.corrections else ""
    rate = ""
    if "numerator" in figure:
        rate = f"{amount(figure['numerator']).bare}÷{amount(figure['denominator']).bare}"
    if of == "rate":
        return (reached.value / 100, f"{corrected}{rate}") if rate else None
    if told.ratio is None or indicator is None:
        return None
    words = f"（{rate}）" if rate else reached.text
    if reached.sum_of:
        terms = "＋".join(amount(count).bare for _, count in reached.sum_of)
        words = f"（{terms}＝{reached.text}）"
    return told.ratio, f"{corrected}{words}÷{amount(indicator['target']).bare}"


def _fits(ratio: Fraction, claimed: Amount) -> bool:
    assert claimed.low is not None
    assert claimed.high is not None
    value, is_plain = ratio * 100, claimed.bare == "".join(claimed.text.split())
    if claimed.rule == "more_than" or (not is_plain and claimed.rule == "at_least"):
        bound = value > claimed.low if claimed.rule == "more_than" else value >= claimed.low
        if bound or claimed.rule == "more_than":
            return bound
    if not is_plain and claimed.rule == "at_most" and value <= claimed.high:
        return True
    scale = 10 ** _places(claimed)
    rounded = Fraction(int(abs(value) * scale + Fraction(1, 2)), scale) * (-1 if value < 0 else 1)
    return claimed.low <= rounded <= claimed.high


def _places(claimed: Amount) -> int:
    found = re.search(r"\.(\d+)", claimed.text)
    return len(found[1]) if found else 0


def _claim(stated: Yaml, figure: Yaml, claimed: Amount) -> str:
    """Return the piece of a clause that holds the claim."""
    quotes = (
        stated.get("quote"),
        figure.get("quote"),
        *(part.get("quote") for part in figure.get("parts", ())),
    )
    for quote in filter(None, quotes):
        for piece in re.split(r"[，、；：（）();:]|,(?!\d)", quote):
            if re.search(rf"(?<![\d.]){re.escape(claimed.bare)}", "".join(piece.split())):
                return str(piece).strip()
    return claimed.text
