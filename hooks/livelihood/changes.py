"""What changed, and when: with a plan, revised targets, each report, and each correction, number by number.

A change is dated by the day its document was added here, a correction by its own date. What stood before and after it
is assessed anew, from what had been recorded by then: a target revised later is the original one, a later report isn't
known, and a figure corrected later is as its document has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise

from livelihood.assessment import YearProgress, assess
from livelihood.clock import SHANGHAI
from livelihood.embargo import plan_without
from livelihood.model import Amendment, CountyYear, FigureCorrection, Report, Revision
from livelihood.number_changes import Corrections, NumberChange, corrected_numbers, reported_numbers
from livelihood.quantity import Quantity
from livelihood.standing import Standing
from livelihood.status import Status


class ChangeKind(StrEnum):
    """What was recorded, in the order in which a day's changes follow on each other."""

    PLAN = "plan"
    REVISION = "revision"
    REPORT = "report"
    CORRECTION = "correction"
    AMENDMENT = "amendment"


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

    ``before`` is the standing that it found, None for a plan. ``numbers`` are a report's or corrections', ``targets`` a
    revision's. The ``source`` of corrections that no document makes is the one that they correct.
    ``is_late`` tells that a report was added after a newer one, whose figures go on counting. ``amendments`` say why
    what was recorded of the document was mended; what it was before isn't known any more.
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
    amendments: tuple[Amendment, ...] = ()

    @property
    def corrected(self) -> tuple[NumberChange, ...]:
        """The numbers that fell though they count up, and those of corrections."""
        return tuple(number for number in self.numbers if number.fell_from or number.correction)


@dataclass(frozen=True)
class _Event:
    kind: ChangeKind
    source: str
    recorded: date
    report: Report | None = None
    corrections: Corrections = ()
    amendments: tuple[Amendment, ...] = ()

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
    """Yield the plan, what revises it, the reports as their documents are dated, the corrections and the amendments."""
    plan, sources = county_year.plan, county_year.sources
    yield _Event(ChangeKind.PLAN, plan.source, sources[plan.source].recorded)
    for source in dict.fromkeys(revision.source for revision in plan.revisions):
        yield _Event(ChangeKind.REVISION, source, sources[source].recorded)
    for report in county_year.reports:
        yield _Event(ChangeKind.REPORT, report.source, sources[report.source].recorded, report)
    made: dict[tuple[date, str], list[tuple[Report, FigureCorrection]]] = {}
    for report in county_year.reports:
        for correction in report.corrections:
            by = (correction.date, correction.source or report.source)
            made.setdefault(by, []).append((report, correction))
    for (day, source), corrections in made.items():
        yield _Event(ChangeKind.CORRECTION, source, day, corrections=tuple(corrections))
    amended: dict[tuple[date, str], list[Amendment]] = {}
    for source, amendment in county_year.amendments:
        amended.setdefault((amendment.date, source), []).append(amendment)
    for (day, source), amendments in amended.items():
        yield _Event(ChangeKind.AMENDMENT, source, day, amendments=tuple(amendments))


def _state(county_year: CountyYear, past: Collection[_Event]) -> YearProgress:
    """Return how the county-year stood after the events ``past``."""
    revised = {event.source for event in past if event.kind is ChangeKind.REVISION}
    known = [event.report for event in past]
    made = [correction for event in past for _, correction in event.corrections]
    unknown = {revision.source for revision in county_year.plan.revisions} - revised
    stood = replace(
        county_year,
        plan=plan_without(county_year.plan, unknown),
        reports=tuple(
            _corrected_by(report, made)
            for report in county_year.reports
            if any(report is each for each in known)
        ),
    )
    # Only whether the year is over depends on the moment, and no change asks for that.
    return assess(stood, datetime.combine(county_year.recorded, time(), SHANGHAI))


def _corrected_by(report: Report, made: Collection[FigureCorrection]) -> Report:
    known = tuple(each for each in report.corrections if any(each is other for other in made))
    return report if known == report.corrections else report.model_copy(update={"corrections": known})


def _keys(events: Collection[_Event], county_year: CountyYear) -> Iterator[str]:
    """Yield each event's key: by its document, and by a date too where one document serves for several."""
    shared = Counter((event.kind, event.source) for event in events)
    for event in events:
        day = ""
        if event.kind in {ChangeKind.CORRECTION, ChangeKind.AMENDMENT}:
            day = f"-{event.recorded}"
        elif event.report and shared[event.kind, event.source] > 1:
            day = f"-{county_year.as_of(event.report)}"
        yield f"{event.kind}-{event.source}{day}"


def _change(event: _Event, key: str, before: YearProgress, after: YearProgress) -> Change:
    numbers = (
        reported_numbers(event.report, before, after)
        if event.report
        else corrected_numbers(event.corrections, before, after)
    )
    latest = after.latest_report
    return Change(
        kind=event.kind,
        key=key,
        source=event.source,
        recorded=event.recorded,
        after=after.standing,
        before=None if event.kind is ChangeKind.PLAN else before.standing,
        report=event.report,
        numbers=tuple(numbers),
        targets=tuple(_targets(event.source, before, after)) if event.kind is ChangeKind.REVISION else (),
        amendments=event.amendments,
        is_late=event.report is not None and latest is not None and not event.report.is_same(latest),
    )


def _targets(source: str, before: YearProgress, after: YearProgress) -> Iterator[TargetChange]:
    plan = after.county_year.plan
    for old, new in zip(before.indicators, after.indicators, strict=True):
        revisions = plan.revisions_of(new.task.no, new.indicator.id)
        targets = [*(revision.original for revision in revisions), new.indicator.target]
        for revision, target in zip(revisions, targets[1:], strict=True):
            if revision.source == source:
                yield TargetChange(revision, target, old.status, new.status)
