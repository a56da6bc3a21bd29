"""The numbers that a report or a correction changes: what each was, what it became, and its indicator's status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from livelihood.assessment import IndicatorProgress, YearProgress
from livelihood.model import CountyYear, FigureCorrection, Report
from livelihood.progress import Reading, read
from livelihood.status import Status
from livelihood.validation.history import fallen_from

# Each with the report that it corrects.
Corrections = tuple[tuple[Report, FigureCorrection], ...]


@dataclass(frozen=True)
class NumberChange:
    """What a report or a correction changes in one indicator or extra figure; ``key`` is its id.

    ``before`` is what the report before it said, None for nothing; ``after`` is what this one says, None where it
    doesn't speak of an indicator and that alone changes its status. Statuses are None for extra figures.
    ``fell_from`` is the earlier reading from which a figure that counts up fell. Of a ``correction``, both readings are
    of the report that it corrects.
    """

    task_no: int
    key: str
    before: Reading | None
    after: Reading | None
    status_before: Status | None = None
    status_after: Status | None = None
    fell_from: Reading | None = None
    correction: FigureCorrection | None = None


def reported_numbers(report: Report, before: YearProgress, after: YearProgress) -> Iterator[NumberChange]:
    """Yield the changes task by task: the indicators in the plan's order, then the extra figures in the report's."""
    found = zip(before.indicators, after.indicators, strict=True)
    promises = [change for old, new in found if (change := _promise(report, old, new))]
    for task in after.county_year.plan.tasks:
        yield from (change for change in promises if change.task_no == task.no)
        yield from _extras(task.no, report, after.county_year)


def _promise(report: Report, old: IndicatorProgress, new: IndicatorProgress) -> NumberChange | None:
    """Return what ``report`` changes in one indicator, None for nothing."""
    earlier, told = _until(report, new.history)
    if told is None and (of_another_year := _until(report, new.prior_year)[1]):
        # It counts nowhere, so it can't be what came of the figures before it.
        earlier, told = [], of_another_year
    if told is None and old.status is new.status:
        return None
    fallen = told and fallen_from((each.figure for each in earlier), told.figure, new.indicator)
    return NumberChange(
        task_no=new.task.no,
        key=new.indicator.id,
        before=earlier[-1] if earlier else None,
        after=told,
        status_before=old.status,
        status_after=new.status,
        fell_from=next((each for each in earlier if each.figure is fallen), None),
    )


def _extras(task_no: int, report: Report, county_year: CountyYear) -> Iterator[NumberChange]:
    last: dict[str, Reading] = {}
    for each in county_year.reports:
        for reading in _readings(task_no, each, county_year):
            key = reading.figure.key
            if not reading.figure.extra or reading.is_withdrawn:
                continue
            if each.is_same(report):
                yield NumberChange(task_no, key, last.get(key), reading)
            last[key] = reading


def corrected_numbers(
    corrections: Corrections, before: YearProgress, after: YearProgress
) -> Iterator[NumberChange]:
    """Yield what each correction makes of its figure, and of the status of its indicator."""
    for report, correction in corrections:
        found = zip(before.indicators, after.indicators, strict=True)
        promise = next((pair for pair in found if _is_of(pair[1], correction)), None)
        yield NumberChange(
            task_no=correction.no,
            key=correction.indicator,
            before=_told(report, correction, before.county_year),
            after=_told(report, correction, after.county_year),
            status_before=promise[0].status if promise else None,
            status_after=promise[1].status if promise else None,
            correction=correction,
        )


def _is_of(progress: IndicatorProgress, correction: FigureCorrection) -> bool:
    return (progress.task.no, progress.indicator.id) == (correction.no, correction.indicator)


def _told(report: Report, correction: FigureCorrection, county_year: CountyYear) -> Reading | None:
    readings = (
        reading
        for each in county_year.reports
        if each.is_same(report)
        for reading in _readings(correction.no, each, county_year)
    )
    return next((reading for reading in readings if reading.figure.key == correction.indicator), None)


def _readings(task_no: int, report: Report, county_year: CountyYear) -> Iterator[Reading]:
    """Yield what a report says about a task, figure by figure."""
    task, entry = county_year.plan.task(task_no), report.task(task_no)
    for figure in entry.figures if entry else ():
        indicator = task.indicator(figure.indicator) if task and figure.indicator else None
        yield read(figure, indicator, report, county_year, report.corrections_of(task_no, figure.key))


def _until(report: Report, readings: Iterable[Reading]) -> tuple[list[Reading], Reading | None]:
    """Return the readings of the reports before ``report`` in their documents' order, and its own."""
    earlier: list[Reading] = []
    for reading in readings:
        if reading.report.is_same(report):
            return earlier, reading
        earlier.append(reading)
    return earlier, None
