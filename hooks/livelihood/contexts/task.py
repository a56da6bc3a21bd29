"""A task's page: what was promised, how each promise stands, who answers for it, what the documents say."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood.assessment import TaskProgress
from livelihood.contexts.bars import TaskBar, task_bar
from livelihood.contexts.frame import Frame, way_below_year, year_sidebar
from livelihood.contexts.indicator import (
    CheckNote,
    IndicatorView,
    check_notes,
    figure_evidence,
    indicator_view,
)
from livelihood.contexts.links import Evidence, Link, YearLinks, task_title
from livelihood.model import Official
from livelihood.progress import Reading
from livelihood.provenance import figure_anchor
from livelihood.wording import day, said


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
    """Everything on a task's page; ``silence`` says why there is no progress, "" if there is some."""

    frame: Frame
    county_year: Link
    bar: TaskBar
    silence: str
    commitment: str
    plan: Link
    note: str
    lead: tuple[Link, ...]
    responsible: tuple[Link, ...]
    officials: tuple[OfficialView, ...]
    indicators: tuple[IndicatorView, ...]
    extras: tuple[ExtraView, ...]
    reports: tuple[ReportView, ...]
    previous: Link | None
    following: Link | None


def task_page(progress: TaskProgress, links: YearLinks) -> TaskPage:
    """Return the page of one task."""
    task, year = progress.task, links.county_year
    url = links.task_url(task.no)
    title = task_title(task)
    standing = progress.standing.words()
    return TaskPage(
        frame=Frame(
            url,
            title,
            f"{links.title}民生实事{title}：{standing}。",
            year.recorded,
            way_below_year(links),
            year_sidebar(links),
        ),
        county_year=links.own(url),
        bar=task_bar(progress),
        silence=links.silence({each.as_of for each in progress.indicators if each.as_of}),
        commitment=task.commitment,
        plan=links.source(year.plan.source, url),
        note=task.note or "",
        lead=tuple(links.unit(name, url) for name in task.lead),
        responsible=tuple(links.unit(name, url) for name in task.responsible),
        officials=tuple(official_view(official) for official in task.officials),
        indicators=tuple(indicator_view(indicator, links, url) for indicator in progress.indicators),
        extras=tuple(_extra(extra, progress, links, url) for extra in progress.extras),
        reports=tuple(_reports(task.no, links, url)),
        previous=links.neighbour(progress, -1, url),
        following=links.neighbour(progress, 1, url),
    )


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
            passages = tuple(
                Passage("，".join(filter(None, (text.part, text.unit))), text.text) for text in entry.progress
            )
            found.append(ReportView(links.source(report.source, page), passages))
    return found
