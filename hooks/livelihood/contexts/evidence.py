"""The sentences that a promise and its figures come from, each once, with what each shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from livelihood.assessment import IndicatorProgress
from livelihood.contexts.corrections import correction_evidence
from livelihood.contexts.links import Evidence, Link, YearLinks
from livelihood.model import Figure
from livelihood.progress import Reading
from livelihood.wording import day


def indicator_evidence(progress: IndicatorProgress, links: YearLinks, page: str) -> tuple[Evidence, ...]:
    """Return the sentences of a promise and of its latest figure, as linked from the address ``page``."""
    return _each_once(_found(progress, links, page))


def figure_evidence(reading: Reading, label: str, links: YearLinks, page: str) -> Iterator[Evidence]:
    """Yield the sentences that a figure's numbers and corrections come from, each once, with what each shows."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for quote, part, name in _quotes(reading.figure):
        found.setdefault((quote, part), []).append(name)
    for (quote, part), names in found.items():
        shown = "、".join(name for name in names if name)
        words = label if not shown or "" in names else f"{label}（{shown}）"
        yield links.evidence(words, reading.report.source, quote, part, page, cell=reading.figure.cell)
    yield from correction_evidence(reading, links, page)


def only_document(found: Iterable[Evidence]) -> Link | None:
    """Return the document that all sentences stand in; None where there are several, or none."""
    documents = {each.document for each in found}
    return documents.pop() if len(documents) == 1 else None


def _each_once(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """A sentence that shows several things, such as a target and its date, stands once with all of them."""
    merged: dict[tuple[str, str], Evidence] = {}
    for each in found:
        key = (each.quote, each.source.url)
        earlier = merged.get(key)
        merged[key] = replace(earlier, label=f"{earlier.label}、{each.label}") if earlier else each
    return tuple(merged.values())


def _found(progress: IndicatorProgress, links: YearLinks, page: str) -> Iterator[Evidence]:
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
    for withdrawn in progress.withdrawn:
        yield from correction_evidence(withdrawn, links, page)


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
