"""A task's page: what was promised, how each promise stands, who answers for it, what the documents say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from livelihood.assessment import TaskProgress
from livelihood.contexts.bars import TaskBar, task_bar
from livelihood.contexts.contact import ContactFact, whom_to_ask
from livelihood.contexts.evidence import figure_evidence, only_document
from livelihood.contexts.frame import Frame, article, way_below_year, year_sidebar
from livelihood.contexts.indicator import (
    CheckNote,
    Fact,
    IndicatorView,
    check_notes,
    indicator_view,
    with_shared_facts,
)
from livelihood.contexts.links import Evidence, Link, YearLinks, task_title
from livelihood.contexts.peers import Peers, SameTasks
from livelihood.model import Official, ProgressText
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
    """Someone who leads or answers; ``unit`` is "" where the document names none."""

    role: str
    unit: str
    name: str


@dataclass(frozen=True)
class ExtraView:
    """A number that a report gives without a target; ``prior_year`` marks one that isn't this year's."""

    anchor: str
    name: str
    said: str
    as_of: str
    prior_year: bool
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...]
    checks: tuple[CheckNote, ...]


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

    ``silence`` says why there is no progress, "" if there is some; ``shared`` are the dates of all promises;
    ``only_document`` is the document that every sentence on the page stands in, None where there are several.
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
    indicators: tuple[IndicatorView, ...]
    only_document: Link | None
    extras: tuple[ExtraView, ...]
    reports: tuple[ReportView, ...]
    peers: Peers | None
    previous: Link | None
    following: Link | None


def task_page(progress: TaskProgress, links: YearLinks, same: SameTasks) -> TaskPage:
    """Return the page of one task; ``same`` finds it in other counties."""
    task, year = progress.task, links.county_year
    url = links.task_url(task.no)
    title = task_title(task)
    views = tuple(indicator_view(indicator, links, url) for indicator in progress.indicators)
    extras = tuple(_extra(extra, progress, links, url) for extra in progress.extras)
    sentences = [each for view in views for each in view.evidence]
    sentences += [each for extra in extras for each in extra.evidence]
    shared, indicators = with_shared_facts(views)
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
        bar=task_bar(progress),
        silence=links.silence({each.as_of for each in progress.indicators if each.as_of}),
        commitment=task.commitment,
        plan=links.source(year.plan.source, url),
        note=task.note or "",
        units=(
            UnitGroup("牵头单位", tuple(links.unit(name, url) for name in task.lead)),
            UnitGroup("责任单位", tuple(links.unit(name, url) for name in task.responsible)),
        ),
        officials=tuple(official_view(official) for official in task.officials),
        contact=whom_to_ask(links.county),
        shared=shared,
        indicators=indicators,
        only_document=only_document(sentences),
        extras=extras,
        reports=tuple(_reports(task.no, links, url)),
        peers=same.peers(progress, links, url),
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


def official_view(official: Official) -> OfficialView:
    """Return an official as shown; the name is already as it may be published."""
    return OfficialView(official.role, official.unit or "", official.name)


def _extra(reading: Reading, progress: TaskProgress, links: YearLinks, page: str) -> ExtraView:
    figure = reading.figure
    return ExtraView(
        anchor=figure_anchor(progress.task.no, figure.key),
        name=figure.name or figure.key,
        said=said(figure, reading.actual) or "",
        # A report's date says nothing about when last year's number was reached.
        as_of="" if figure.prior_year and not figure.as_of else day(reading.as_of),
        prior_year=figure.prior_year,
        evidence=tuple(figure_evidence(reading, "出处", links, page)),
        notes=(figure.note,) if figure.note else (),
        checks=check_notes(tuple(check for check in progress.checks if check.key == figure.key)),
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
