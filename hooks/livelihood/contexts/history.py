"""The chart of an indicator's figures over time, against its target and the pace that time sets.

Coordinates are exact until they are written with one decimal. Only figures with a number in the target's unit are
drawn, so what a report says in words leaves a gap in time, never a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from livelihood.assessment import IndicatorProgress
from livelihood.contexts.links import YearLinks
from livelihood.progress import Actual
from livelihood.quantity import Qualifier, Quantity
from livelihood.rounding import half_up
from livelihood.wording import day, target_text

# The drawing's box and, within it, the area of the lines: room for words above, below and beside it.
WIDTH, HEIGHT = 360, 230
LEFT, RIGHT, TOP, BOTTOM = 14, 346, 34, 196
# How wide letters and Chinese characters are at the size in the styles.
_LETTER, _CHARACTER = 9, 14
# The highest line stays a tenth below the top.
_HEADROOM = Fraction(11, 10)


@dataclass(frozen=True)
class Dot:
    """A reading in the drawing."""

    x: str
    y: str


@dataclass(frozen=True)
class Label:
    """A word in the drawing; ``anchor`` is SVG's start or end."""

    x: str
    y: str
    anchor: str
    text: str


@dataclass(frozen=True)
class HistoryChart:
    """The drawing: paths of the figures, of the target and of the pace ("" for none), and all of it in words."""

    words: str
    figures: str
    target: str
    pace: str
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    axis: str = f"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}"
    box: str = f"0 0 {WIDTH} {HEIGHT}"


@dataclass(frozen=True)
class _Scale:
    """From days and values to the box."""

    first: date
    last: date
    top: Fraction

    def x(self, at: date) -> Fraction:
        # Both over one denominator: Fraction looks for common divisors at every step.
        whole = (self.last - self.first).days
        return Fraction(LEFT * whole + (at - self.first).days * (RIGHT - LEFT), whole)

    def y(self, value: Fraction) -> Fraction:
        whole = self.top.numerator * value.denominator
        height = value.numerator * self.top.denominator * (BOTTOM - TOP)
        return Fraction(BOTTOM * whole - height, whole)

    def dots(self, points: Iterable[tuple[date, Fraction]]) -> tuple[Dot, ...]:
        return tuple(Dot(_written(self.x(at)), _written(self.y(value))) for at, value in points)


def history_chart(progress: IndicatorProgress, links: YearLinks) -> HistoryChart | None:
    """Return the chart of ``progress``; None where fewer than two readings give a number to draw."""
    points = _points(progress)
    if len(points) < 2:
        return None
    start = min(links.county_year.start, points[0][0])
    targets = _targets(progress, links, start)
    highest = max(value for _, value in (*_drawn(points), *targets))
    if highest == 0:
        return None
    last = max(progress.due, points[-1][0])
    scale = _Scale(start, last, highest * _HEADROOM)
    dots = scale.dots(_drawn(points))
    pace = _pace(progress, links, targets)
    return HistoryChart(
        words=_words(progress, points, is_paced=bool(pace)),
        figures=_path(dots),
        target=_path(scale.dots(_steps(targets, last))),
        pace=_path(scale.dots(pace)),
        dots=dots,
        labels=tuple(_labels(progress, points, targets, scale)),
    )


def _points(progress: IndicatorProgress) -> list[tuple[date, Actual]]:
    """Return the figures that can be drawn on one scale, by their days."""
    target = progress.indicator.target
    told = [(reading.as_of, reading.actual) for reading in progress.history if reading.actual]
    unit = target.unit if target and target.value is not None else told[-1][1].unit if told else ""
    return sorted(
        ((at, actual) for at, actual in told if actual.unit == unit),
        key=lambda point: point[0],
    )


def _drawn(points: Iterable[tuple[date, Actual]]) -> list[tuple[date, Fraction]]:
    return [(at, actual.value) for at, actual in points]


def _targets(progress: IndicatorProgress, links: YearLinks, start: date) -> list[tuple[date, Fraction]]:
    """Return each target with the day from which it holds; [] where it is no number."""
    revisions = links.county_year.plan.revisions_of(progress.task.no, progress.indicator.id)
    quantities = [*(revision.original for revision in revisions), progress.indicator.target]
    days = [start, *(max(start, revision.date) for revision in revisions)]
    numbers = [quantity.value if quantity else None for quantity in quantities]
    return [(at, Fraction(number)) for at, number in zip(days, numbers, strict=True) if number is not None]


def _steps(targets: Sequence[tuple[date, Fraction]], last: date) -> list[tuple[date, Fraction]]:
    """Return the target's line: level until it is revised, and to the end of the drawing."""
    ends = [*(at for at, _ in targets[1:]), last]
    return [
        point
        for (at, value), end in zip(targets, ends, strict=False)
        for point in ((min(at, last), value), (min(end, last), value))
    ]


def _pace(
    progress: IndicatorProgress, links: YearLinks, targets: Sequence[tuple[date, Fraction]]
) -> list[tuple[date, Fraction]]:
    """Return the line that reaches the target in step with time; [] for rates and limits, which don't grow so."""
    target = progress.indicator.target
    if not targets or target is None or progress.indicator.kind != "amount" or _is_limit(target):
        return []
    return [(links.county_year.start, Fraction(0)), (progress.due, targets[-1][1])]


def _is_limit(target: Quantity) -> bool:
    return target.qualifier is Qualifier.AT_MOST


def _labels(
    progress: IndicatorProgress,
    points: Sequence[tuple[date, Actual]],
    targets: Sequence[tuple[date, Fraction]],
    scale: _Scale,
) -> Iterable[Label]:
    yield Label(str(LEFT), str(BOTTOM + 20), "start", day(scale.first))
    yield Label(str(RIGHT), str(BOTTOM + 20), "end", day(scale.last))
    at, actual = points[-1]
    x, y = scale.x(at), scale.y(actual.value)
    # Below its point, unless the dates stand there.
    below = y + 20 if y < BOTTOM - 30 else y - 12
    yield Label(_written(x), _written(below), _anchor(x, actual.text), actual.text)
    if targets:
        words = f"目标{target_text(progress.indicator)}"
        yield Label(str(LEFT + 6), _written(scale.y(targets[-1][1]) - 7), "start", words)


def _anchor(x: Fraction, text: str) -> str:
    """Return how ``text`` stands at ``x``: to the right, clear of a rising line, where there is room for it."""
    width = sum(_LETTER if each.isascii() else _CHARACTER for each in text)
    return "start" if x + width <= WIDTH else "end"


def _words(progress: IndicatorProgress, points: Sequence[tuple[date, Actual]], *, is_paced: bool) -> str:
    told = "，".join(f"{day(at)}{actual.text}" for at, actual in points)
    target = target_text(progress.indicator)
    aim = f"；目标{target}，{day(progress.due)}到期" if target else ""
    pace = "；另画有按时间均匀推进的线" if is_paced else ""
    return f"{progress.indicator.name}历次进展：{told}{aim}{pace}"


def _path(dots: Iterable[Dot]) -> str:
    places = [f"{dot.x} {dot.y}" for dot in dots]
    return f"M{'L'.join(places)}" if places else ""


def _written(value: Fraction) -> str:
    return f"{half_up(value, 1):f}"
