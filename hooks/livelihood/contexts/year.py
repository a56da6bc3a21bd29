"""A county-year's page: the ten tasks with their bars, the standing by status, by unit and by leader, the documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.bars import StandingView, standing_of_year
from livelihood.contexts.checks import CheckSummary, check_summary
from livelihood.contexts.documents import DocumentRow, document_rows
from livelihood.contexts.filters import Filters, filters, keys_of, named_in_full
from livelihood.contexts.frame import Frame, joined, way_to_year, year_sidebar
from livelihood.contexts.links import Link, YearLinks
from livelihood.contexts.task_rows import TaskRow, task_row
from livelihood.model import Task
from livelihood.status import Status
from livelihood.wording import chinese_number, days


@dataclass(frozen=True)
class NumberedTask:
    """A task by its number alone; the link's title says which it is."""

    number: str
    task: Link


@dataclass(frozen=True)
class UnitRow:
    """A unit, the tasks that it leads and the others that it answers for."""

    unit: Link
    leads: tuple[NumberedTask, ...]
    answers: tuple[NumberedTask, ...]


@dataclass(frozen=True)
class Leader:
    """A person, and the tasks for which he or she is named in a role."""

    name: str
    tasks: tuple[NumberedTask, ...]


@dataclass(frozen=True)
class LeaderRole:
    """A role, such as 分管领导, and the people who have it."""

    role: str
    people: tuple[Leader, ...]


@dataclass(frozen=True)
class YearPage:
    """Everything on a county-year's page."""

    frame: Frame
    plan_title: str
    headline: tuple[str, ...]
    silence: str
    standing: StandingView
    filters: Filters
    tasks: tuple[TaskRow, ...]
    units: tuple[UnitRow, ...]
    leaders: tuple[LeaderRole, ...]
    checks: CheckSummary | None
    documents: tuple[DocumentRow, ...]


def year_page(links: YearLinks) -> YearPage:
    """Return the page of a county-year."""
    year, plan, url = links.year, links.county_year.plan, links.url
    headline, keys = year_headline(links), keys_of(links)
    return YearPage(
        frame=Frame(
            url,
            f"{links.title}民生实事",
            "".join(headline),
            links.county_year.recorded,
            way_to_year(links.county),
            year_sidebar(links),
            share=f"{links.title}民生实事：{year.standing.words()}",
            scripts=("filters",),
            county=links.county,
        ),
        plan_title=plan.title or "各项实事",
        headline=headline,
        silence=links.silence(year.as_of_dates),
        standing=standing_of_year(links),
        filters=filters(links),
        tasks=tuple(task_row(task, links, url, keys[task.task.no]) for task in year.tasks),
        units=tuple(_units(links)),
        leaders=tuple(_leaders(links)),
        checks=check_summary(links, url) if year.checks else None,
        documents=document_rows(links, url),
    )


def year_facts(links: YearLinks) -> str:
    """Return in a sentence what was promised, and the day to which the figures count."""
    year = links.year
    promised = f"{links.title}承诺办好{len(year.tasks)}件民生实事，共{year.standing.total}项目标"
    return f"{promised}；进展数据截至{days(year.as_of_dates)}。" if year.as_of_dates else f"{promised}。"


def year_headline(links: YearLinks) -> tuple[str, ...]:
    """Return what was promised, how many promises are in each status as of which day, and which tasks are done."""
    year = links.year
    sentences = [f"{links.title}承诺办好{len(year.tasks)}件民生实事，共{year.standing.total}项目标。"]
    if not links.county_year.reports:
        return tuple(sentences)
    counts = joined([f"{count}项{status.label}" for status, count in year.standing.counts.items()])
    as_of = f"，截至{days(year.as_of_dates)}" if year.as_of_dates else ""
    sentences.append(f"按本站收录的通报{as_of}：{counts}。")
    done = [task.task for task in year.tasks if task.standing.counts.keys() <= {Status.EXCEEDED, Status.MET}]
    if done:
        numbers = joined([chinese_number(task.no) for task in done])
        sentences.append(f"第{numbers}件的目标已经全部达到。")
    return tuple(sentences)


def _units(links: YearLinks) -> Iterable[UnitRow]:
    """Yield the units, those that lead first, in the order of their tasks."""
    tasks = links.county_year.plan.tasks
    leads = links.by_unit((name, task) for task in tasks for name in task.lead)
    answers = links.by_unit((name, task) for task in tasks for name in task.responsible)
    for unit in dict.fromkeys((*leads, *answers)):
        led = leads.get(unit, [])
        others = [task for task in answers.get(unit, []) if task not in led]
        yield UnitRow(
            Link(unit.name, routes.relative(links.unit_url(unit), links.url)),
            tuple(_numbered(task, links) for task in led),
            tuple(_numbered(task, links) for task in others),
        )


def _leaders(links: YearLinks) -> Iterable[LeaderRole]:
    """Yield the officials who are named in full, role by role, in the order in which the plan names them."""
    roles: dict[str, dict[str, list[NumberedTask]]] = {}
    for task in links.county_year.plan.tasks:
        for official in named_in_full(links.county_year.in_office(task)):
            tasks = roles.setdefault(official.role, {}).setdefault(official.name, [])
            tasks.append(_numbered(task, links))
    for role, people in roles.items():
        yield LeaderRole(
            role, tuple(Leader(name, tuple(dict.fromkeys(tasks))) for name, tasks in people.items())
        )


def _numbered(task: Task, links: YearLinks) -> NumberedTask:
    return NumberedTask(chinese_number(task.no), links.task(task, links.url))
