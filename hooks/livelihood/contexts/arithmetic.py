"""The arithmetic behind a figure, spelt out: what was added to what and divided by what."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from livelihood.assessment import IndicatorProgress
from livelihood.model import Figure, Indicator
from livelihood.progress import Actual, Reading
from livelihood.quantity import Quantity, decimal_text
from livelihood.rounding import percent_text


def sums_of(progress: IndicatorProgress) -> tuple[str, ...]:
    """Return the arithmetic from the document's numbers to the ratio, a step a line; () where nothing is calculated."""
    reading = progress.reading
    if reading is None:
        return ()
    steps = figure_steps(reading.figure, progress.indicator)
    if reading.actual and reading.ratio is not None and progress.indicator.target:
        steps.append(_division(reading.actual, progress.indicator.target, percent_text(reading.ratio)))
        steps.extend(_remarks(progress, reading))
    return tuple(steps)


def figure_steps(figure: Figure, indicator: Indicator | None) -> list[str]:
    """Return how a figure's own number comes about: parts added up, stages counted, numerator by denominator."""
    if figure.parts and figure.amount:
        return [
            f"{_plus((part.name, part.value) for part in figure.parts)} = {figure.amount.text}（本站合计）"
        ]
    if figure.numerator and figure.denominator and figure.denominator.number():
        share = percent_text(_share(figure.numerator, figure.denominator))
        return [f"{figure.numerator.text} ÷ {figure.denominator.text} = {share}"]
    if figure.by_stage and indicator and indicator.stages:
        return [*_stage_steps(figure, indicator.stages[-1])]
    return []


def _share(numerator: Quantity, denominator: Quantity) -> Fraction:
    return Fraction(numerator.number()) / Fraction(denominator.number())


def _stage_steps(figure: Figure, last: str) -> Iterable[str]:
    counts = figure.by_stage
    units = {count.unit for count in counts.values()}
    if len(counts) > 1 and len(units) == 1:
        total = sum((count.number() for count in counts.values()), Decimal(0))
        yield f"{_plus(counts.items())} = {decimal_text(total)}{units.pop()}"
    if last in counts:
        yield f"只有“{last}”的{counts[last].text}算作完成"


def _division(actual: Actual, target: Quantity, result: str) -> str:
    return f"{actual.text} ÷ {target.core} = {result}"


def _remarks(progress: IndicatorProgress, reading: Reading) -> Iterable[str]:
    target = progress.indicator.target
    assert target
    if progress.must_exceed:
        yield f"正好等于目标；目标写明“{target.text}”，需超过才算达标"
    if target.low != target.high:
        yield f"目标是区间，按下限{decimal_text(target.number())}{target.unit}计算"


def _plus(counts: Iterable[tuple[str, Quantity]]) -> str:
    return " + ".join(f"{count.text}（{name}）" for name, count in counts)
