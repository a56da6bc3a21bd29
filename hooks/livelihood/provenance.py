"""Where every number comes from: each target's, figure's and part's quote, and its place in the source document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from livelihood.documents import Document, Span
from livelihood.model import CountyYear, Due, Figure, Indicator, Plan, Report, Task
from livelihood.places import Spot
from livelihood.quantity import Quantity


@dataclass(frozen=True)
class Claim:
    """One quote and the quantities that it must contain.

    ``key`` is the indicator's or the extra figure's id, ``report`` the source id of the report that the claim belongs
    to (None for the plan's promises), ``words`` the due date that the quote must contain as the document says it,
    ``anchor`` the id of what the quote supports on the task page.
    """

    source: str
    quote: str
    part: str | None
    quantities: tuple[Quantity, ...]
    spot: Spot
    task_no: int
    key: str
    label: str
    report: str | None = None
    words: str | None = None

    @property
    def anchor(self) -> str:
        """The id, on the task's page, of what the quote supports."""
        return figure_anchor(self.task_no, self.key)


class Statement(NamedTuple):
    """A sentence of a document: the document's id, the sentence, and the part that it stands in, if named."""

    source: str
    quote: str
    part: str | None


def target_statement(plan: Plan, no: int, indicator: Indicator) -> Statement:
    """Return the sentence that sets the target now in force: the plan's, or that of its last revision."""
    revisions = plan.revisions_of(no, indicator.id)
    if revisions:
        return Statement(revisions[-1].source, revisions[-1].quote, revisions[-1].part)
    return Statement(plan.source, indicator.quote, indicator.part)


def figure_anchor(task_no: int, key: str) -> str:
    """Return the id of an indicator or an extra figure on its task page."""
    return f"t{task_no:02d}-{key}"


def claims(county_year: CountyYear) -> tuple[Claim, ...]:
    """Return every claim of the plan, then of each report, in the order of the files."""
    plan = county_year.plan
    found = [
        claim
        for task in plan.tasks
        for indicator in task.indicators
        for claim in _target_claims(plan, task, indicator)
    ]
    for report in county_year.reports:
        for task_report in report.tasks:
            task = plan.task(task_report.no)
            for figure in task_report.figures:
                indicator = task.indicator(figure.indicator) if task and figure.indicator else None
                name = figure.name or (indicator.name if indicator else figure.key)
                found.extend(_figure_claims(report, task_report.no, figure, name))
                found.extend(_correction_claims(report, task_report.no, figure, name))
    return tuple(found)


def places_of(claim: Claim, document: Document) -> list[Span]:
    """Return every place where the claim's quote stands, the one that its ``part`` names first."""
    places = document.places(claim.quote)
    return sorted(
        places, key=lambda span: (claim.part is not None and document.part_at(span.start) != claim.part, span)
    )


def evidence_anchor(position: Span) -> str:
    """Return the id of the mark that begins at ``position`` on a source page: stable while the document is."""
    return f"q-{position.start}-{position.end}"


def evidence_of(claim: Claim, document: Document) -> str | None:
    """Return the id of the mark on the source page that shows the claim's quote, or None if it stands nowhere."""
    places = places_of(claim, document)
    return evidence_anchor(places[0]) if places else None


def _target_claims(plan: Plan, task: Task, indicator: Indicator) -> Iterator[Claim]:
    source = plan.source
    revisions = plan.revisions_of(task.no, indicator.id)
    # Each target in turn, the first in the plan's words: a revision keeps the one that it replaced.
    targets = (*(revision.original for revision in revisions), indicator.target)
    first = (targets[0],) if targets[0] else ()
    spot = indicator.spot("quote")
    label = f"{indicator.name}（目标）"
    wanted = (*first, *indicator.scope)
    yield Claim(source, indicator.quote, indicator.part, wanted, spot, task.no, indicator.id, label)
    for revision, target in zip(revisions, targets[1:], strict=True):
        yield Claim(
            revision.source,
            revision.quote,
            revision.part,
            (target,) if target else (),
            revision.spot("quote"),
            task.no,
            indicator.id,
            f"{indicator.name}（调整后的目标）",
        )
    if indicator.due:
        yield from _due_claims(source, task, indicator, indicator.due)
    for part in indicator.parts:
        label = f"{indicator.name}（{part.name}）"
        yield Claim(
            source, part.quote, part.part, (part.target,), part.spot("quote"), task.no, indicator.id, label
        )
        if part.due:
            yield from _due_claims(source, task, indicator, part.due)


def _due_claims(source: str, task: Task, indicator: Indicator, due: Due) -> Iterator[Claim]:
    if due.quote:
        label = f"{indicator.name}（期限）"
        spot = due.spot("quote")
        yield Claim(source, due.quote, due.part, (), spot, task.no, indicator.id, label, words=due.text)


def _figure_claims(report: Report, task_no: int, figure: Figure, name: str) -> Iterator[Claim]:
    def claim(quote: str, part: str | None, quantities: tuple[Quantity, ...], spot: Spot) -> Claim:
        return Claim(report.source, quote, part, quantities, spot, task_no, figure.key, name, report.source)

    own: list[Quantity] = [*figure.by_stage.values()]
    own.extend(quantity for quantity in (figure.value, figure.numerator, figure.restated_target) if quantity)
    if figure.denominator and figure.denominator_quote:
        yield claim(
            figure.denominator_quote, figure.part, (figure.denominator,), figure.spot("denominator_quote")
        )
    elif figure.denominator:
        own.append(figure.denominator)
    if figure.stated and figure.stated.quote:
        stated = figure.stated
        yield claim(figure.stated.quote, stated.part or figure.part, (stated.text,), stated.spot("quote"))
    elif figure.stated:
        own.append(figure.stated.text)
    if figure.quote:
        yield claim(figure.quote, figure.part, tuple(own), figure.spot("quote"))
    for part in figure.parts:
        yield claim(part.quote, part.part or figure.part, (part.value,), part.spot("quote"))
    for item in figure.items:
        if item.quote:
            yield claim(item.quote, item.part or figure.part, (), item.spot("quote"))


def _correction_claims(report: Report, task_no: int, figure: Figure, name: str) -> Iterator[Claim]:
    for correction in report.corrections_of(task_no, figure.key):
        if correction.source and correction.quote:
            yield Claim(
                correction.source,
                correction.quote,
                correction.part,
                (correction.new,) if correction.new else (),
                correction.spot("quote"),
                task_no,
                figure.key,
                f"{name}（更正）",
                report.source,
            )
