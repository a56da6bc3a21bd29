"""A task's page: what was promised, how each promise stands, who answers for it, what the documents say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from livelihood.assessment import TaskProgress
from livelihood.contexts.bars import TaskBar, bar_of_task
from livelihood.contexts.contact import ContactFact, whom_to_ask
from livelihood.contexts.corrections import WITHDRAWN, correction_evidence, correction_lines
from livelihood.contexts.evidence import figure_evidence, only_document
from livelihood.contexts.frame import Frame, article, way_below_year, year_sidebar
from livelihood.contexts.indicator import (
    CheckNote,
    Fact,
    IndicatorView,
    check_notes,
    task_views,
    with_shared_checks,
    with_shared_facts,
)
from livelihood.contexts.links import Evidence, Link, YearLinks, task_title
from livelihood.contexts.slots import PEERS_SLOT
from livelihood.model import Official, ProgressText, Task
from livelihood.progress import Reading
from livelihood.provenance import figure_anchor
from livelihood.rounding import percent_text
from livelihood.wording import day, said


@dataclass(frozen=True)
class UnitGroup:
    """The units that have the same part in a task, as the document names them."""

    role: str
    units: tuple[Link, ...]


@dataclass(frozen=True)
class OfficialView:
    """Someone who leads or answers; ``unit`` is "" where the document names none.

    ``others`` held the post before or hold it after; ``name`` is "" where nobody is known to hold it now.
    """

    role: str
    unit: str
    name: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExtraView:
    """A number that a report gives without a target; ``prior_year`` marks one that isn't this year's.

    ``corrections`` say what it was before, and which were withdrawn; ``said`` is "已撤回" where nothing is left.
    """

    anchor: str
    name: str
    said: str
    as_of: str
    prior_year: bool
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...]
    checks: tuple[CheckNote, ...]
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A passage of a report, verbatim: where it stands and what it says."""

    where: str
    text: str


@dataclass(frozen=True)
class ReportView:
    """What one report says about the task."""

    document: Link
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class TaskPage:
    """Everything on a task's page.

    ``silence`` says why there is no progress, "" if there is some; ``shared`` are the dates of all promises and
    ``shared_checks`` what doesn't fit in all of them; ``only_document`` is the document that every sentence on the page stands in, None where there are several;
    ``peers`` is the slot for the same task in other counties, of which the page itself knows nothing.
    """

    frame: Frame
    county_year: Link
    bar: TaskBar
    silence: str
    commitment: str
    plan: Link
    note: str
    units: tuple[UnitGroup, ...]
    officials: tuple[OfficialView, ...]
    contact: tuple[ContactFact, ...]
    shared: tuple[Fact, ...]
    shared_checks: tuple[CheckNote, ...]
    indicators: tuple[IndicatorView, ...]
    only_document: Link | None
    extras: tuple[ExtraView, ...]
    reports: tuple[ReportView, ...]
    peers: Markup
    previous: Link | None
    following: Link | None


def task_page(progress: TaskProgress, links: YearLinks) -> TaskPage:
    """Return the page of one task."""
    task, year = progress.task, links.county_year
    url = links.task_url(task.no)
    title = task_title(task)
    views = task_views(progress, links)
    extras = tuple(_extra(extra, progress, links, url) for extra in _extras(progress))
    sentences = [each for view in views for each in view.evidence]
    sentences += [each for extra in extras for each in extra.evidence]
    shared, undated = with_shared_facts(views)
    shared_checks, indicators = with_shared_checks(undated)
    return TaskPage(
        frame=Frame(
            url,
            title,
            f"{links.title}民生实事{title}：{progress.standing.words()}。",
            year.recorded,
            way_below_year(links),
            year_sidebar(links),
            share=_share(progress, links),
            county=links.county,
            article=article((year.reports[-1] if year.reports else year.plan).source, links),
        ),
        county_year=links.own(url),
        bar=bar_of_task(progress, links),
        silence=links.silence({each.as_of for each in progress.indicators if each.as_of}),
        commitment=task.commitment,
        plan=links.source(year.plan.source, url),
        note=task.note or "",
        units=(
            UnitGroup("牵头单位", tuple(links.unit(name, url) for name in task.lead)),
            UnitGroup("责任单位", tuple(links.unit(name, url) for name in task.responsible)),
        ),
        officials=tuple(_officials(task, year.officials_day)),
        contact=links.once("contact", lambda: whom_to_ask(links.county)),
        shared=shared,
        shared_checks=shared_checks,
        indicators=indicators,
        only_document=only_document(sentences),
        extras=extras,
        reports=tuple(_reports(task.no, links, url)),
        peers=PEERS_SLOT,
        previous=links.neighbour(progress, -1, url),
        following=links.neighbour(progress, 1, url),
    )


def _share(progress: TaskProgress, links: YearLinks) -> str:
    """Return the title under which the page is passed on: its first figure with a ratio, else the standing."""
    for each in progress.indicators:
        if each.ratio is not None and each.actual:
            # Of a rate its own percentage says more than its share of the threshold.
            reached = each.actual.text if each.indicator.kind == "rate" else percent_text(each.ratio)
            return f"{links.county.name} · {each.indicator.name} {reached}"
    return f"{links.county.name} · {progress.task.title}：{progress.standing.words()}"


def _officials(task: Task, on: date) -> Iterator[OfficialView]:
    """Yield who holds each post on the day ``on``, with those before and after; names are as they may be published."""
    posts: dict[tuple[str, str], list[Official]] = {}
    for official in task.officials:
        posts.setdefault((official.role, official.unit or ""), []).append(official)
    shown: set[tuple[str, str]] = set()
    for official in task.officials:
        post = (official.role, official.unit or "")
        is_first, now = post not in shown, official.is_in_office(on)
        if now or (is_first and not any(each.is_in_office(on) for each in posts[post])):
            others = _before_and_after(posts[post], on) if is_first else ()
            yield OfficialView(*post, official.name if now else "", others)
            shown.add(post)


def _before_and_after(officials: Iterable[Official], on: date) -> tuple[str, ...]:
    before = [each for each in officials if each.until and each.until < on]
    after = [each for each in officials if each.since and each.since > on]
    return (
        *(f"此前：{each.name}（至{day(each.until)}）" for each in before if each.until),
        *(f"此后：{each.name}（{day(each.since)}起）" for each in after if each.since),
    )


def _extras(progress: TaskProgress) -> list[Reading]:
    """Return each figure without a target once: the latest that counts, or that was withdrawn where none does."""
    last = {reading.figure.key: reading for reading in (*progress.withdrawn, *progress.extras)}
    counted = {reading.figure.key for reading in progress.extras}
    return [*progress.extras, *(reading for key, reading in last.items() if key not in counted)]


def _extra(reading: Reading, progress: TaskProgress, links: YearLinks, page: str) -> ExtraView:
    figure = reading.figure
    withdrawn = [each for each in progress.withdrawn if each.figure.key == figure.key]
    corrected = withdrawn if reading.is_withdrawn else [reading, *withdrawn]
    evidence = [] if reading.is_withdrawn else [*figure_evidence(reading, "出处", links, page)]
    evidence += [sentence for each in withdrawn for sentence in correction_evidence(each, links, page)]
    return ExtraView(
        anchor=figure_anchor(progress.task.no, figure.key),
        name=figure.name or figure.key,
        said=WITHDRAWN if reading.is_withdrawn else said(figure, reading.actual) or "",
        # A report's date says nothing about when last year's number was reached.
        as_of="" if figure.prior_year and not figure.as_of else day(reading.as_of),
        prior_year=figure.prior_year,
        evidence=tuple(evidence),
        notes=(figure.note,) if figure.note else (),
        checks=check_notes(tuple(check for check in progress.checks if check.key == figure.key)),
        corrections=correction_lines(corrected),
    )


def _reports(task_no: int, links: YearLinks, page: str) -> list[ReportView]:
    """Return what the reports say, newest first."""
    found = []
    for report in reversed(links.county_year.reports):
        entry = report.task(task_no)
        if entry and entry.progress:
            found.append(ReportView(links.source(report.source, page), _passages(entry.progress)))
    return found


def _passages(texts: Iterable[ProgressText]) -> tuple[Passage, ...]:
    """Return the passages; one that stands in several places, word for word, is shown once with all of them."""
    places: dict[str, list[str]] = {}
    for text in texts:
        places.setdefault(text.text, []).append("，".join(filter(None, (text.part, text.unit))))
    return tuple(Passage("；".join(filter(None, where)), text) for text, where in places.items())
