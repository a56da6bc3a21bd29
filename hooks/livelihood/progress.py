"""What was reached: a figure's number, its ratio to the target, the share of time gone, the stage.

Pure arithmetic on checked data: ratios and shares are exact fractions, and what isn't known is None, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from livelihood.corrections import corrected
from livelihood.model import CountyYear, Figure, FigureCorrection, Indicator, Report, TargetPart
from livelihood.quantity import Qualifier, Quantity, QuantityError
from livelihood.rounding import percent_text

DueBasis = Literal["stated", "year_end"]


@dataclass(frozen=True)
class Actual:
    """A number that was reached.

    ``value`` is exact, in the base unit (5.48万人次 is 54800 with unit 人次; a rate in percent). ``unit`` is
    what it is compared in (座 that count as 个 are 个); ``text`` is how it is shown, in the document's words
    where it has any. ``numerator`` and ``denominator`` are those of a rate; ``is_sum`` marks a sum that this
    site made of parts (本站合计); ``qualifier`` is the document's own (突破26万 is more than it).
    """

    value: Fraction
    unit: str
    text: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_sum: bool = False
    qualifier: Qualifier = Qualifier.AT_LEAST


@dataclass(frozen=True)
class Reading:
    """What one report says about an indicator (or extra figure), as of a date; its ratio to the target.

    After ``corrections`` (the earliest first), ``figure`` is what counts instead of what the document has. A figure
    that was withdrawn counts nowhere: it is as written, and has no actual.
    """

    report: Report
    figure: Figure
    as_of: date
    actual: Actual | None
    ratio: Fraction | None
    corrections: tuple[FigureCorrection, ...] = ()

    @property
    def is_withdrawn(self) -> bool:
        """Whether the figure counts as not told."""
        return any(correction.withdrawn for correction in self.corrections)


def read(
    figure: Figure,
    indicator: Indicator | None,
    report: Report,
    county_year: CountyYear,
    corrections: tuple[FigureCorrection, ...] = (),
) -> Reading:
    """Return the reading of ``figure`` in ``report``; ``indicator`` is None for a figure that has no target.

    ``corrections`` are the figure's (``Report.corrections_of``). A figure of another year is no progress towards this
    year's target, so it has no ratio.
    """
    as_of = figure.as_of or county_year.as_of(report)
    counted = corrected(figure, corrections)
    if counted is None:
        return Reading(report, figure, as_of, None, None, corrections)
    actual = actual_of(counted, indicator)
    target = indicator.target if indicator and not figure.prior_year else None
    ratio = ratio_of(actual, target) if actual and target else None
    return Reading(report, counted, as_of, actual, ratio, corrections)


def actual_of(figure: Figure, indicator: Indicator | None) -> Actual | None:
    """Return the number that ``figure`` gives: its value, sum of parts, rate, or what is at the last stage.

    None for words, stages, named items, what can't be counted, and a value without a number (全覆盖). Also
    where the document does not count the last stage: unknown is not 0. Raises QuantityError for parts in
    unlike units.
    """
    if figure.parts:
        return _sum_of_parts(figure)
    if figure.numerator is not None and figure.denominator is not None:
        return _rate(figure.numerator, figure.denominator)
    if figure.by_stage:
        last = indicator.stages[-1] if indicator and indicator.stages else ""
        return _written(figure.by_stage.get(last), figure)
    return _written(figure.value, figure)


def actual_of_part(figure: Figure, part: TargetPart) -> Actual | None:
    """Return what ``figure`` gives for the part of the target that has the same name, or None."""
    found = next((each for each in figure.parts if each.name == part.name), None)
    return _written(found.value, figure) if found else None


def _written(quantity: Quantity | None, figure: Figure) -> Actual | None:
    if quantity is None or quantity.value is None:
        return None
    unit = figure.counts_as or quantity.unit
    return Actual(Fraction(quantity.value), unit, quantity.text, qualifier=quantity.qualifier)


def _rate(numerator: Quantity, denominator: Quantity) -> Actual | None:
    whole = denominator.number()
    if whole == 0:
        return None
    share = Fraction(numerator.number()) / Fraction(whole)
    return Actual(share * 100, "%", percent_text(share), numerator.number(), whole)


def _sum_of_parts(figure: Figure) -> Actual:
    units = {figure.counts_as or part.value.unit for part in figure.parts}
    if len(units) > 1:
        raise QuantityError(f"单位不同的数不能相加：{'、'.join(sorted(units))}")
    total = figure.amount
    assert total is not None
    return Actual(Fraction(total.number()), units.pop(), total.text, is_sum=True)


def ratio_of(actual: Actual, target: Quantity) -> Fraction | None:
    """Return actual ÷ target, exact; of a rate the rate ÷ its threshold.

    None where it isn't defined: a target of 0 or without a number (全覆盖). Raises QuantityError for unlike
    units.
    """
    if target.value is None or target.value == 0:
        return None
    if actual.unit != target.unit:
        raise QuantityError(f"单位不同，不能比较：“{actual.text}”和“{target.text}”")
    return actual.value / Fraction(target.value)


def elapsed(start: date, due: date, as_of: date) -> Fraction:
    """Return the share of the days from ``start`` to ``due`` that are gone on ``as_of``, from 0 to 1."""
    if as_of >= due:
        return Fraction(1)
    if as_of <= start:
        return Fraction(0)
    return Fraction((as_of - start).days, (due - start).days)


def due_of(indicator: Indicator, county_year: CountyYear) -> tuple[date, DueBasis]:
    """Return the day on which ``indicator`` falls due, and whether it is its own or its year's end."""
    if indicator.due:
        return indicator.due.date, "stated"
    return county_year.year_end, "year_end"


def stage_of(figure: Figure, indicator: Indicator) -> int | None:
    """Return the place in ``indicator.stages`` of the stage reached; of named items the lowest.

    None where the figure tells no stage, or names fewer things than were promised: the rest is unknown.
    """
    if figure.stage is not None:
        return _place(figure.stage, indicator)
    reached = item_stages(figure, indicator)
    return min(reached) if reached and _names_all(figure, indicator) else None


def item_stages(figure: Figure, indicator: Indicator) -> tuple[int, ...]:
    """Return the places in ``indicator.stages`` that the named items reached; () if one is unknown."""
    places = [_place(item.stage, indicator) for item in figure.items]
    known = tuple(place for place in places if place is not None)
    return known if len(known) == len(places) else ()


def _place(stage: str, indicator: Indicator) -> int | None:
    return indicator.stages.index(stage) if stage in indicator.stages else None


def _names_all(figure: Figure, indicator: Indicator) -> bool:
    """Tell whether the named items are all that was promised: every member, or as many as the target says."""
    names = {item.name for item in figure.items}
    if indicator.per:
        # Where the members aren't known, nothing shows that none is left out.
        return bool(indicator.per.members) and names.issuperset(indicator.per.members)
    target = indicator.target
    if target is None:
        return True
    return target.value is not None and not target.is_percent and target.holds_for(Decimal(len(names)))
