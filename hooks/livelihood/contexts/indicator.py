"""One promise on its task's page: bar, numbers, arithmetic, dates, quotes, checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from livelihood.assessment import IndicatorProgress, PartProgress, TaskProgress
from livelihood.checks import Check
from livelihood.contexts.arithmetic import sums_of
from livelihood.contexts.bars import Bar, Tag, bar_of
from livelihood.contexts.corrections import WITHDRAWN, before_corrections, correction_lines
from livelihood.contexts.evidence import indicator_evidence
from livelihood.contexts.history import HistoryChart, history_chart
from livelihood.contexts.links import Evidence, YearLinks
from livelihood.progress import Reading
from livelihood.provenance import figure_anchor
from livelihood.rounding import percent_text
from livelihood.status import Status
from livelihood.wording import day, demand, said, target_text

_SILENT = {
    Status.AWAITING: "本站未收录进展通报",
    Status.OMITTED: "通报没有提到这项目标",
}


@dataclass(frozen=True)
class Fact:
    """A term and what is known about it, a line each."""

    term: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CheckNote:
    """A 核对说明: what kind, and the facts with their arithmetic."""

    title: str
    statement: str


@dataclass(frozen=True)
class PartRow:
    """A part of a target in a table; "" where something isn't known."""

    name: str
    target: str
    actual: str
    ratio: str
    due: str


@dataclass(frozen=True)
class HistoryRow:
    """What one report said."""

    as_of: str
    said: str
    ratio: str
    document: str


@dataclass(frozen=True)
class IndicatorView:
    """One promise, ready to be shown.

    ``numbers`` is what was reached (/ of what was promised), or in words what is known; ``ratio`` is "" where none
    can be calculated.
    """

    anchor: str
    name: str
    tag: Tag
    bar: Bar
    numbers: str
    ratio: str
    facts: tuple[Fact, ...]
    parts: tuple[PartRow, ...]
    chart: HistoryChart | None
    history: tuple[HistoryRow, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...]
    checks: tuple[CheckNote, ...]


def task_views(task: TaskProgress, links: YearLinks) -> tuple[IndicatorView, ...]:
    """Return the promises of a task as its page shows them."""
    no, page = task.task.no, links.task_url(task.task.no)
    return links.once(
        ("views", no), lambda: tuple(indicator_view(each, links, page) for each in task.indicators)
    )


def indicator_view(progress: IndicatorProgress, links: YearLinks, page: str) -> IndicatorView:
    """Return ``progress`` as it is shown at the address ``page``."""
    indicator, reading = progress.indicator, progress.reading
    notes = (indicator.note, reading.figure.note if reading else None)
    return IndicatorView(
        anchor=figure_anchor(progress.task.no, indicator.id),
        name=indicator.name,
        tag=Tag.of(progress.status),
        bar=bar_of(progress),
        numbers=numbers_of(progress),
        ratio=percent_text(progress.ratio) if progress.ratio is not None else "",
        facts=tuple(_facts(progress, links)),
        parts=tuple(_part_row(part) for part in progress.parts),
        chart=history_chart(progress, links),
        history=_history(progress, links),
        evidence=indicator_evidence(progress, links, page),
        notes=tuple(dict.fromkeys(note for note in notes if note)),
        checks=check_notes(progress.checks),
    )


def with_shared_facts(views: Sequence[IndicatorView]) -> tuple[tuple[Fact, ...], tuple[IndicatorView, ...]]:
    """Return the dates that all promises of a task share, and the promises without them: they are said once."""
    shared = tuple(fact for term in ("期限", "数据截至") if (fact := _same_in_all(term, views)))
    if not shared:
        return (), tuple(views)
    rest = tuple(
        replace(view, facts=tuple(fact for fact in view.facts if fact not in shared)) for view in views
    )
    return shared, rest


def with_shared_checks(
    views: Sequence[IndicatorView],
) -> tuple[tuple[CheckNote, ...], tuple[IndicatorView, ...]]:
    """Return the 核对说明 that hold for all promises of a task, and the promises without them: they are said once."""
    first = views[0].checks if len(views) > 1 else ()
    shared = tuple(note for note in first if all(note in view.checks for view in views))
    if not shared:
        return (), tuple(views)
    rest = tuple(
        replace(view, checks=tuple(note for note in view.checks if note not in shared)) for view in views
    )
    return shared, rest


def _same_in_all(term: str, views: Sequence[IndicatorView]) -> Fact | None:
    found = [fact for view in views for fact in view.facts if fact.term == term]
    return found[0] if len(found) > 1 and len(set(found)) == 1 else None


def check_notes(checks: tuple[Check, ...]) -> tuple[CheckNote, ...]:
    """Return the checks in words."""
    return tuple(CheckNote(check.kind.label, check.statement) for check in checks)


def numbers_of(progress: IndicatorProgress) -> str:
    """Return what was reached / what was promised: 5.48万人次 / 2.8万人次; in words where there is no number."""
    reading, target = progress.reading, target_text(progress.indicator)
    if reading is None:
        silent = "通报的数已撤回" if progress.withdrawn else _SILENT[progress.status]
        return f"目标{target}，{silent}" if target else silent
    told = _told(reading)
    if target is None:
        return told
    return f"{told} / {target}" if reading.actual else f"目标{target}；{told}"


def _told(reading: Reading) -> str:
    words = said(reading.figure, reading.actual) or ""
    return f"{words}（本站合计）" if reading.actual and reading.actual.is_sum else words


def _facts(progress: IndicatorProgress, links: YearLinks) -> Iterator[Fact]:
    indicator, reading = progress.indicator, progress.reading
    of_whom = (indicator.set_by,) if indicator.set_by else ()
    yield Fact("目标", (demand(indicator), *of_whom))
    revisions = links.county_year.plan.revisions_of(progress.task.no, indicator.id)
    if revisions:
        lines = (f"{day(each.date)}调整，原为{each.original.text}：{each.reason}" for each in revisions)
        yield Fact("目标调整", tuple(lines))
    if indicator.scope:
        yield Fact("涉及", ("、".join(quantity.text for quantity in indicator.scope),))
    if indicator.part_of:
        whole = progress.task.indicator(indicator.part_of)
        if whole:
            yield Fact("包含在", (f"{whole.name}之内，不另外相加",))
    yield Fact("期限", (_due(progress),))
    corrected = correction_lines(_all_told(progress, links))
    if corrected:
        yield Fact("更正", corrected)
    if reading is None:
        return
    steps = sums_of(progress)
    if steps:
        yield Fact("算式", steps)
    yield Fact("数据截至", (day(reading.as_of), *_pace(progress, links)))


def _due(progress: IndicatorProgress) -> str:
    due = progress.indicator.due
    if due is None:
        return f"文件没有单独写明，按{day(progress.due)}计"
    return f"{due.text}（{day(due.date)}）" if due.text else day(due.date)


def _pace(progress: IndicatorProgress, links: YearLinks) -> tuple[str, ...]:
    if progress.elapsed is None:
        return ()
    start = links.county_year.start
    return (f"从{day(start)}到{day(progress.due)}，时间已过{percent_text(progress.elapsed)}",)


def _part_row(progress: PartProgress) -> PartRow:
    part = progress.part
    due = part.due.text if part.due and part.due.text else ""
    return PartRow(
        name=part.name,
        target=part.target.text,
        actual=progress.actual.text if progress.actual else "",
        ratio=percent_text(progress.ratio) if progress.ratio is not None else "",
        due=f"{due}（{day(progress.due)}）" if due else day(progress.due),
    )


def _history(progress: IndicatorProgress, links: YearLinks) -> tuple[HistoryRow, ...]:
    """Return what each report said, newest first; () where only one spoke of it."""
    told = _all_told(progress, links)
    if len(told) < 2:
        return ()
    return tuple(
        HistoryRow(
            as_of=day(reading.as_of),
            said=_told_then(reading),
            ratio=percent_text(reading.ratio) if reading.ratio is not None else "",
            document=links.document_title(reading.report.source),
        )
        for reading in reversed(told)
    )


def _all_told(progress: IndicatorProgress, links: YearLinks) -> list[Reading]:
    """Return the readings that count and those that were withdrawn, oldest report first."""
    told = (*progress.history, *progress.withdrawn)
    return sorted(told, key=lambda reading: links.county_year.as_of(reading.report))


def _told_then(reading: Reading) -> str:
    """Return what a report said, with what it said before it was corrected."""
    if reading.is_withdrawn:
        return f"{reading.corrections[-1].old}（{WITHDRAWN}）"
    before = before_corrections(reading)
    return f"{_told(reading)}（{before}）" if before else _told(reading)
