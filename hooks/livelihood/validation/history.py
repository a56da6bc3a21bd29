"""History: what counts up over a year doesn't fall from one report to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from livelihood.corrections import corrected
from livelihood.model import CountyYear, Figure, Indicator
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.quantity import Qualifier, Quantity


@dataclass(frozen=True)
class _Mark:
    """How far something has come: a number with its unit, or the place of a stage."""

    height: Decimal
    unit: str
    text: str
    spot: Spot


def check_history(county_year: CountyYear, problems: Problems) -> None:
    """Cumulative figures and stages never fall, unless the later report carries a correction.

    Rates may fall (their denominators grow), and so may figures with a lower-is-better target and figures without a
    target, of which nobody says that they count up (剩余200个).
    """
    before: dict[tuple[int, str, str], _Mark] = {}
    for report in county_year.reports:
        for entry in report.tasks:
            task = county_year.plan.task(entry.no)
            for written in entry.figures:
                figure = corrected(written, report.corrections_of(entry.no, written.key))
                if figure is None:
                    continue
                indicator = task.indicator(figure.indicator) if task and figure.indicator else None
                if indicator and _counts_up(indicator):
                    for name, mark in _marks(figure, indicator).items():
                        earlier = before.get((entry.no, indicator.id, name))
                        if earlier and report.correction is None:
                            _compare(earlier, mark, name or indicator.name, problems)
                        before[entry.no, indicator.id, name] = mark


def fallen_from(earlier: Iterable[Figure], later: Figure, indicator: Indicator) -> Figure | None:
    """Return the figure, of those in ``earlier`` (oldest first), from which ``later`` fell; None where none did."""
    before: dict[str, tuple[_Mark, Figure]] = {}
    for figure in earlier if _counts_up(indicator) else ():
        before |= {name: (mark, figure) for name, mark in _marks(figure, indicator).items()}
    for name, mark in _marks(later, indicator).items():
        if name in before and _is_below(mark, before[name][0]):
            return before[name][1]
    return None


def _counts_up(indicator: Indicator) -> bool:
    lower_is_better = indicator.target is not None and indicator.target.qualifier is Qualifier.AT_MOST
    return indicator.kind != "rate" and not lower_is_better


def _compare(earlier: _Mark, later: _Mark, name: str, problems: Problems) -> None:
    # Twice in one report is another mistake.
    if earlier.spot.path != later.spot.path and _is_below(later, earlier):
        where = f"{earlier.spot.path} 第 {earlier.spot.line} 行"
        problems.add("falling-figure", later.spot, f"{name}从“{earlier.text}”（{where}）退到“{later.text}”")


def _is_below(later: _Mark, earlier: _Mark) -> bool:
    return earlier.unit == later.unit and later.height < earlier.height


def _marks(figure: Figure, indicator: Indicator) -> dict[str, _Mark]:
    """Return how far the indicator ("") and each named item have come."""
    stages = indicator.stages
    marks = {
        name: _Mark(Decimal(stages.index(stage)), "阶段", stage, spot)
        for name, stage, spot in [
            *([("", figure.stage, figure.spot("stage"))] if figure.stage else []),
            *((item.name, item.stage, item.spot("stage")) for item in figure.items),
        ]
        if stage in stages
    }
    key, amount = _amount(figure, indicator)
    if amount is not None and amount.low is not None:
        marks[""] = _Mark(amount.low, figure.counts_as or amount.unit, amount.text, figure.spot(key))
    return marks


def _amount(figure: Figure, indicator: Indicator) -> tuple[str, Quantity | None]:
    if figure.parts:
        # A sum needs numbers in one unit; another rule reports parts that are not.
        summable = all(part.value.low is not None for part in figure.parts)
        return "parts", figure.amount if summable else None
    if figure.by_stage:
        return "by_stage", figure.by_stage.get(indicator.stages[-1]) if indicator.stages else None
    return "value", figure.value
