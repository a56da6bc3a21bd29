"""History: what counts up over a year doesn't fall from one report to the next."""

from __future__ import annotations

from livelihood.model import CountyYear, Figure, Indicator
from livelihood.problems import Problems
from livelihood.quantity import Qualifier, Quantity


def check_history(county_year: CountyYear, problems: Problems) -> None:
    """Cumulative figures and stages never fall, unless the later report carries a correction.

    Rates may fall (their denominators grow), and so may figures with a lower-is-better target and figures without a
    target, of which nobody says that they count up (剩余200个).
    """
    before: dict[tuple[int, str], tuple[Figure, str]] = {}
    for report in county_year.reports:
        for entry in report.tasks:
            task = county_year.plan.task(entry.no)
            for figure in entry.figures:
                indicator = task.indicator(figure.key) if task else None
                earlier = before.get((entry.no, figure.key))
                if indicator and earlier and report.correction is None and _counts_up(indicator):
                    _compare(earlier, figure, indicator.stages, problems)
                before[entry.no, figure.key] = (figure, report.place.path)


def _counts_up(indicator: Indicator) -> bool:
    lower_is_better = indicator.target is not None and indicator.target.qualifier is Qualifier.AT_MOST
    return indicator.kind != "rate" and not lower_is_better


def _compare(earlier: tuple[Figure, str], later: Figure, stages: tuple[str, ...], problems: Problems) -> None:
    figure, path = earlier
    old, new = _amount(figure, stages), _amount(later, stages)
    if (
        old
        and new
        and old.low is not None
        and new.low is not None
        and old.unit == new.unit
        and new.low < old.low
    ):
        problems.add("falling-figure", later.spot(), f"{later.key} 从 {old}（{path}）降到 {new}")
    if (
        figure.stage in stages
        and later.stage in stages
        and stages.index(later.stage) < stages.index(figure.stage)
    ):
        problems.add(
            "falling-figure",
            later.spot("stage"),
            f"{later.key} 从“{figure.stage}”（{path}）退回“{later.stage}”",
        )


def _amount(figure: Figure, stages: tuple[str, ...]) -> Quantity | None:
    return figure.by_stage.get(stages[-1]) if figure.by_stage and stages else figure.amount
