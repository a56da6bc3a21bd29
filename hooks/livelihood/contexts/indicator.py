"""One promise on its task's page: bar, numbers, arithmetic, dates, quotes, checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from livelihood.assessment import IndicatorProgress, PartProgress
from livelihood.checks import Check
from livelihood.contexts.arithmetic import sums_of
from livelihood.contexts.bars import Bar, Tag, bar_of
from livelihood.contexts.links import Evidence, YearLinks
from livelihood.model import Figure
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
    history: tuple[HistoryRow, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...]
    checks: tuple[CheckNote, ...]


def indicator_view(progress: IndicatorProgress, links: YearLinks, page: str) -> IndicatorView:
    """Return ``progress`` as it is shown at the address ``page``."""
    indicator, reading = progress.indicator, progress.reading
    notes = (indicator.note, reading.figure.note if reading else None)
    return IndicatorView(
        anchor=figure_anchor(progress.task.no, indicator.id),
        name=indicator.name,
        tag=Tag.of(progress.status),
        bar=bar_of(progress),
        numbers=_numbers(progress),
        ratio=percent_text(progress.ratio) if progress.ratio is not None else "",
        facts=tuple(_facts(progress, links)),
        parts=tuple(_part_row(part) for part in progress.parts),
        history=_history(progress, links),
        evidence=tuple(_evidence(progress, links, page)),
        notes=tuple(dict.fromkeys(note for note in notes if note)),
        checks=check_notes(progress.checks),
    )


def check_notes(checks: tuple[Check, ...]) -> tuple[CheckNote, ...]:
    """Return the checks in words."""
    return tuple(CheckNote(check.kind.label, check.statement) for check in checks)


def figure_evidence(reading: Reading, label: str, links: YearLinks, page: str) -> Iterator[Evidence]:
    """Yield the sentences that a figure's numbers come from, each once, with what each shows."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for quote, part, name in _quotes(reading.figure):
        found.setdefault((quote, part), []).append(name)
    for (quote, part), names in found.items():
        shown = "、".join(name for name in names if name)
        words = label if not shown or "" in names else f"{label}（{shown}）"
        yield links.evidence(words, reading.report.source, quote, part, page)


def _quotes(figure: Figure) -> Iterator[tuple[str, str | None, str]]:
    """Yield each quote, its part and what of the figure it shows, "" for the figure itself."""
    if figure.quote:
        yield figure.quote, figure.part, ""
    if figure.denominator_quote:
        yield figure.denominator_quote, figure.part, "分母"
    for term in figure.parts:
        yield term.quote, term.part or figure.part, term.name
    for item in figure.items:
        if item.quote:
            yield item.quote, item.part or figure.part, item.name
    if figure.stated and figure.stated.quote:
        yield figure.stated.quote, figure.stated.part or figure.part, "所称比例"


def _numbers(progress: IndicatorProgress) -> str:
    reading, target = progress.reading, target_text(progress.indicator)
    if reading is None:
        silent = _SILENT[progress.status]
        return f"目标{target}，{silent}" if target else silent
    told = _told(reading)
    return f"{told} / {target}" if reading.actual and target else told


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
    if len(progress.history) < 2:
        return ()
    return tuple(
        HistoryRow(
            as_of=day(reading.as_of),
            said=_told(reading),
            ratio=percent_text(reading.ratio) if reading.ratio is not None else "",
            document=links.document_title(reading.report.source),
        )
        for reading in reversed(progress.history)
    )


def _evidence(progress: IndicatorProgress, links: YearLinks, page: str) -> Iterator[Evidence]:
    indicator, plan = progress.indicator, links.county_year.plan
    revisions = plan.revisions_of(progress.task.no, indicator.id)
    label = "原来的目标" if revisions else "目标"
    yield links.evidence(label, plan.source, indicator.quote, indicator.part, page)
    for revision in revisions:
        label = f"{day(revision.date)}调整后的目标"
        yield links.evidence(label, revision.source, revision.quote, revision.part, page)
    if indicator.due and indicator.due.quote:
        yield links.evidence("期限", plan.source, indicator.due.quote, indicator.due.part, page)
    for part in indicator.parts:
        yield links.evidence(f"目标（{part.name}）", plan.source, part.quote, part.part, page)
        if part.due and part.due.quote:
            yield links.evidence(f"期限（{part.name}）", plan.source, part.due.quote, part.due.part, page)
    if progress.reading:
        yield from figure_evidence(progress.reading, "进展", links, page)
