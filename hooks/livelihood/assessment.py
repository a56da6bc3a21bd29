"""A county-year put together: every promise with its latest figure, history, status and checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from livelihood.checks import Check, checks_of, promise_checks
from livelihood.clock import SHANGHAI
from livelihood.model import CountyYear, Figure, Indicator, Report, TargetPart, Task
from livelihood.progress import (
    Actual,
    DueBasis,
    Reading,
    actual_of_part,
    due_of,
    elapsed,
    ratio_of,
    read,
    stage_of,
)
from livelihood.quantity import Qualifier
from livelihood.standing import Standing
from livelihood.status import Status, decide


@dataclass(frozen=True)
class PartProgress:
    """A part of a target, what was reached of it (None: not reported by parts), and its own time.

    ``elapsed`` is at the as-of date of the indicator's reading, None without one.
    """

    part: TargetPart
    actual: Actual | None
    ratio: Fraction | None
    due: date
    elapsed: Fraction | None


@dataclass(frozen=True)
class IndicatorProgress:
    """One promise: the latest reading that speaks of it, and all of them, oldest first.

    ``elapsed`` is the share of time gone at the reading's as-of date. ``prior_year`` holds figures that the
    reports give for another year, ``withdrawn`` those that were withdrawn; they count nowhere. ``checks`` are of the
    promise and of every reading.
    """

    task: Task
    indicator: Indicator
    reading: Reading | None
    history: tuple[Reading, ...]
    prior_year: tuple[Reading, ...]
    due: date
    due_basis: DueBasis
    elapsed: Fraction | None
    stage: int | None
    status: Status
    parts: tuple[PartProgress, ...]
    checks: tuple[Check, ...]
    withdrawn: tuple[Reading, ...] = ()

    @property
    def actual(self) -> Actual | None:
        """The number that the latest reading gives, None if it gives none."""
        return self.reading.actual if self.reading else None

    @property
    def ratio(self) -> Fraction | None:
        """Actual ÷ target, exact; None where either isn't a number."""
        return self.reading.ratio if self.reading else None

    @property
    def as_of(self) -> date | None:
        """The day that the latest reading stands for."""
        return self.reading.as_of if self.reading else None

    @property
    def must_exceed(self) -> bool:
        """Whether exactly 100% is reached of a target that must be passed: it says 需超过."""
        target = self.indicator.target
        is_more_than = target is not None and target.qualifier is Qualifier.MORE_THAN
        return is_more_than and self.ratio == 1 and self.status is not Status.MET


@dataclass(frozen=True)
class TaskProgress:
    """One task: its promises in the plan's order, and the latest of each figure that has no target.

    An extra of another year (``figure.prior_year``) is among them: it is shown as such. ``withdrawn`` are those that
    were withdrawn, oldest first.
    """

    task: Task
    indicators: tuple[IndicatorProgress, ...]
    extras: tuple[Reading, ...]
    checks: tuple[Check, ...]
    standing: Standing
    withdrawn: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class YearProgress:
    """A county-year. ``as_of_dates`` are the distinct dates of the readings that count, oldest first.

    ``final_missing``: the year is over and no report gives its result.
    """

    county_year: CountyYear
    tasks: tuple[TaskProgress, ...]
    standing: Standing
    checks: tuple[Check, ...]
    latest_report: Report | None
    as_of_dates: tuple[date, ...]
    final_missing: bool

    @property
    def indicators(self) -> tuple[IndicatorProgress, ...]:
        """All promises of all tasks."""
        return tuple(indicator for task in self.tasks for indicator in task.indicators)


def assess(county_year: CountyYear, now: datetime) -> YearProgress:
    """Return how the promises of ``county_year`` stand by its reports; ``now`` tells whether the year is over.

    Raises ValueError if ``now`` has no time zone, QuantityError where unchecked data compares unlike units.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    reports = county_year.reports
    tasks = tuple(_task(task, county_year, reports) for task in county_year.plan.tasks)
    indicators = [indicator for task in tasks for indicator in task.indicators]
    return YearProgress(
        county_year=county_year,
        tasks=tasks,
        standing=_standing(indicators),
        checks=tuple(check for task in tasks for check in task.checks),
        latest_report=reports[-1] if reports else None,
        as_of_dates=tuple(sorted({each.as_of for each in indicators if each.as_of is not None})),
        final_missing=now >= end_of(county_year) and not any(report.final for report in reports),
    )


def end_of(county_year: CountyYear) -> datetime:
    """Return the first moment at which the year is over."""
    return datetime(county_year.year + 1, 1, 1, tzinfo=SHANGHAI)


def _standing(indicators: Iterable[IndicatorProgress]) -> Standing:
    return Standing.of(indicator.status for indicator in indicators)


def _task(task: Task, county_year: CountyYear, reports: tuple[Report, ...]) -> TaskProgress:
    figures = _figures(task, reports)
    indicators = tuple(_indicator(task, indicator, county_year, figures) for indicator in task.indicators)
    told = [_read(figure, None, report, task, county_year) for report, figure in figures if figure.extra]
    extras = [reading for reading in told if not reading.is_withdrawn]
    found = [check for indicator in indicators for check in indicator.checks]
    found += [check for extra in extras for check in checks_of(task, None, extra, county_year)]
    return TaskProgress(
        task=task,
        indicators=indicators,
        extras=tuple({extra.figure.key: extra for extra in extras}.values()),
        checks=tuple(found),
        standing=_standing(indicators),
        withdrawn=tuple(reading for reading in told if reading.is_withdrawn),
    )


def _figures(task: Task, reports: tuple[Report, ...]) -> list[tuple[Report, Figure]]:
    """Return what the reports say about ``task``, oldest report first."""
    told = ((report, report.task(task.no)) for report in reports)
    return [(report, figure) for report, part in told if part for figure in part.figures]


def _read(
    figure: Figure, indicator: Indicator | None, report: Report, task: Task, county_year: CountyYear
) -> Reading:
    corrections = report.corrections_of(task.no, figure.key)
    return read(figure, indicator, report, county_year, corrections)


def _indicator(
    task: Task, indicator: Indicator, county_year: CountyYear, figures: Iterable[tuple[Report, Figure]]
) -> IndicatorProgress:
    told = [
        _read(figure, indicator, report, task, county_year)
        for report, figure in figures
        if figure.indicator == indicator.id
    ]
    readings = [reading for reading in told if not reading.is_withdrawn]
    history = tuple(reading for reading in readings if not reading.figure.prior_year)
    latest = history[-1] if history else None
    start = county_year.start
    due, basis = due_of(indicator, county_year)
    checks = [check for reading in history for check in checks_of(task, indicator, reading, county_year)]
    return IndicatorProgress(
        task=task,
        indicator=indicator,
        reading=latest,
        history=history,
        prior_year=tuple(reading for reading in readings if reading.figure.prior_year),
        due=due,
        due_basis=basis,
        elapsed=elapsed(start, due, latest.as_of) if latest else None,
        stage=stage_of(latest.figure, indicator) if latest else None,
        status=decide(indicator, latest, reported=bool(county_year.reports), start=start, due=due),
        parts=tuple(_part(part, latest, start, due) for part in indicator.parts),
        checks=(*promise_checks(task, indicator), *checks),
        withdrawn=tuple(reading for reading in told if reading.is_withdrawn),
    )


def _part(part: TargetPart, latest: Reading | None, start: date, indicator_due: date) -> PartProgress:
    due = part.due.date if part.due else indicator_due
    actual = actual_of_part(latest.figure, part) if latest else None
    ratio = ratio_of(actual, part.target) if actual else None
    return PartProgress(part, actual, ratio, due, elapsed(start, due, latest.as_of) if latest else None)
