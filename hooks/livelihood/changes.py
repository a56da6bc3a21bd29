"""What changed, and when: at the recording of a plan, of revised targets, and of each report, number by number.

A change is dated by the day its document was added here. What stood before and after it is assessed anew, from the
documents that had been added by then: a target revised later is the original one, and a later report isn't known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise

from livelihood.assessment import IndicatorProgress, YearProgress, assess
from livelihood.clock import SHANGHAI
from livelihood.embargo import plan_without
from livelihood.model import CountyYear, Report, Revision
from livelihood.progress import Reading, read
from livelihood.quantity import Quantity
from livelihood.standing import Standing
from livelihood.status import Status
from livelihood.validation.history import fallen_from


class ChangeKind(StrEnum):
    """What was recorded, in the order in which a day's changes follow on each other."""

    PLAN = "plan"
    REVISION = "revision"
    REPORT = "report"


@dataclass(frozen=True)
class NumberChange:
    """What a report changes in one indicator or extra figure; ``key`` is its id.

    ``before`` is what the report before it said, None for nothing; ``after`` is what this one says, None where it
    doesn't speak of an indicator and that alone changes its status. Statuses are None for extra figures.
    ``fell_from`` is the earlier reading from which a figure that counts up fell: a correction.
    """

    task_no: int
    key: str
    before: Reading | None
    after: Reading | None
    status_before: Status | None = None
    status_after: Status | None = None
    fell_from: Reading | None = None


@dataclass(frozen=True)
class TargetChange:
    """A revised target: what it was, what it became, and the indicator's status with the one and the other."""

    revision: Revision
    target: Quantity | None
    status_before: Status
    status_after: Status


@dataclass(frozen=True)
class Change:
    """What one document changed in a county-year. ``key`` tells it from the county-year's other changes for good.

    ``before`` is the standing that it found, None for a plan. ``numbers`` are a report's, ``targets`` a revision's.
    ``is_late`` tells that a report was added after a newer one, whose figures go on counting.
    """

    kind: ChangeKind
    key: str
    source: str
    recorded: date
    after: Standing
    before: Standing | None = None
    report: Report | None = None
    numbers: tuple[NumberChange, ...] = ()
    targets: tuple[TargetChange, ...] = ()
    is_late: bool = False

    @property
    def corrected(self) -> tuple[NumberChange, ...]:
        """The numbers that fell though they count up."""
        return tuple(number for number in self.numbers if number.fell_from)


@dataclass(frozen=True)
class _Event:
    kind: ChangeKind
    source: str
    recorded: date
    report: Report | None = None

    @property
    def order(self) -> tuple[date, int]:
        return self.recorded, list(ChangeKind).index(self.kind)


def changes_of(year: YearProgress) -> tuple[Change, ...]:
    """Return what changed in a county-year until it stood as ``year`` tells, the newest record first."""
    events = sorted(_events(year.county_year), key=lambda event: event.order)
    keys = _keys(events, year.county_year)
    found = [
        _change(event, key, before, after)
        for event, key, (before, after) in zip(events, keys, pairwise(_states(year, events)), strict=True)
    ]
    return tuple(reversed(found))


def _states(year: YearProgress, events: Sequence[_Event]) -> Iterator[YearProgress]:
    """Yield how the county-year stood before the first of ``events``, and after each."""
    state = _state(year.county_year, ())
    yield state
    for count, event in enumerate(events, start=1):
        if event.kind is not ChangeKind.PLAN:
            state = year if count == len(events) else _state(year.county_year, events[:count])
        yield state


def _events(county_year: CountyYear) -> Iterator[_Event]:
    """Yield the plan, the documents that revise it and the reports, the reports as their documents are dated."""
    plan, sources = county_year.plan, county_year.sources
    yield _Event(ChangeKind.PLAN, plan.source, sources[plan.source].recorded)
    for source in dict.fromkeys(revision.source for revision in plan.revisions):
        yield _Event(ChangeKind.REVISION, source, sources[source].recorded)
    for report in county_year.reports:
        yield _Event(ChangeKind.REPORT, report.source, sources[report.source].recorded, report)


def _state(county_year: CountyYear, past: Collection[_Event]) -> YearProgress:
    """Return how the county-year stood after the events ``past``."""
    revised = {event.source for event in past if event.kind is ChangeKind.REVISION}
    known = [event.report for event in past]
    unknown = {revision.source for revision in county_year.plan.revisions} - revised
    stood = replace(
        county_year,
        plan=plan_without(county_year.plan, unknown),
        reports=tuple(report for report in county_year.reports if any(report is each for each in known)),
    )
    # Only whether the year is over depends on the moment, and no change asks for that.
    return assess(stood, datetime.combine(county_year.recorded, time(), SHANGHAI))


def _keys(events: Collection[_Event], county_year: CountyYear) -> Iterator[str]:
    """Yield each event's key: by its document, and by its date too where one document serves several reports."""
    shared = Counter((event.kind, event.source) for event in events)
    for event in events:
        is_shared = event.report and shared[event.kind, event.source] > 1
        day = f"-{county_year.as_of(event.report)}" if event.report and is_shared else ""
        yield f"{event.kind}-{event.source}{day}"


def _change(event: _Event, key: str, before: YearProgress, after: YearProgress) -> Change:
    return Change(
        kind=event.kind,
        key=key,
        source=event.source,
        recorded=event.recorded,
        after=after.standing,
        before=None if event.kind is ChangeKind.PLAN else before.standing,
        report=event.report,
        numbers=tuple(_numbers(event.report, before, after)) if event.report else (),
        targets=tuple(_targets(event.source, before, after)) if event.kind is ChangeKind.REVISION else (),
        is_late=event.report is not None and event.report is not after.latest_report,
    )


def _targets(source: str, before: YearProgress, after: YearProgress) -> Iterator[TargetChange]:
    plan = after.county_year.plan
    for old, new in zip(before.indicators, after.indicators, strict=True):
        revisions = plan.revisions_of(new.task.no, new.indicator.id)
        targets = [*(revision.original for revision in revisions), new.indicator.target]
        for revision, target in zip(revisions, targets[1:], strict=True):
            if revision.source == source:
                yield TargetChange(revision, target, old.status, new.status)


def _numbers(report: Report, before: YearProgress, after: YearProgress) -> Iterator[NumberChange]:
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
        entry = each.task(task_no)
        for figure in entry.figures if entry else ():
            if figure.extra:
                reading = read(figure, None, each, county_year)
                if each is report:
                    yield NumberChange(task_no, figure.key, last.get(figure.key), reading)
                last[figure.key] = reading


def _until(report: Report, readings: Iterable[Reading]) -> tuple[list[Reading], Reading | None]:
    """Return the readings of the reports before ``report`` in their documents' order, and its own."""
    earlier: list[Reading] = []
    for reading in readings:
        if reading.report is report:
            return earlier, reading
        earlier.append(reading)
    return earlier, None
