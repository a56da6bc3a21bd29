"""A county-year's page: the ten tasks with their bars, the standing by status, by unit and by leader, the documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from livelihood import routes
from livelihood.assessment import TaskProgress
from livelihood.contexts.bars import StandingView, TaskBar, standing_view, task_bar
from livelihood.contexts.documents import DocumentRow, document_rows
from livelihood.contexts.frame import Frame, way_to_year, year_sidebar
from livelihood.contexts.links import Link, YearLinks
from livelihood.wording import days


@dataclass(frozen=True)
class TaskRow:
    """A task in a list: its page and its bar."""

    task: Link
    bar: TaskBar
    lead: tuple[Link, ...]


@dataclass(frozen=True)
class UnitRow:
    """A unit, the tasks that it leads and the number of others that it answers for."""

    unit: Link
    leads: tuple[Link, ...]
    answers: int


@dataclass(frozen=True)
class LeaderRow:
    """A person, and the tasks for which he or she is named in a role."""

    role: str
    name: str
    tasks: tuple[Link, ...]


@dataclass(frozen=True)
class CheckRow:
    """A 核对说明 with the figure that it is about."""

    title: str
    statement: str
    figure: Link


@dataclass(frozen=True)
class YearPage:
    """Everything on a county-year's page."""

    frame: Frame
    plan_title: str
    facts: str
    silence: str
    standing: StandingView
    tasks: tuple[TaskRow, ...]
    units: tuple[UnitRow, ...]
    leaders: tuple[LeaderRow, ...]
    checks: tuple[CheckRow, ...]
    documents: tuple[DocumentRow, ...]


def year_page(links: YearLinks) -> YearPage:
    """Return the page of a county-year."""
    year, plan, url = links.year, links.county_year.plan, links.url
    facts = year_facts(links)
    return YearPage(
        frame=Frame(
            url,
            f"{links.title}民生实事",
            f"{facts}{year.standing.words()}。",
            links.county_year.recorded,
            way_to_year(links.county),
            year_sidebar(links),
        ),
        plan_title=plan.title,
        facts=facts,
        silence=links.silence(year.as_of_dates),
        standing=standing_view(year.standing),
        tasks=tuple(task_row(task, links, url) for task in year.tasks),
        units=tuple(_units(links)),
        leaders=tuple(_leaders(links)),
        checks=tuple(_checks(links)),
        documents=document_rows(links, url),
    )


def year_facts(links: YearLinks) -> str:
    """Return in a sentence what was promised, and the day to which the figures count."""
    year = links.year
    promised = f"{links.title}承诺办好{len(year.tasks)}件民生实事，共{year.standing.total}项目标"
    return f"{promised}；进展数据截至{days(year.as_of_dates)}。" if year.as_of_dates else f"{promised}。"


def task_row(task: TaskProgress, links: YearLinks, page: str) -> TaskRow:
    """Return a task as it stands in the list at the address ``page``."""
    lead = tuple(links.unit(name, page) for name in task.task.lead)
    return TaskRow(links.task(task.task, page), task_bar(task), lead)


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
            tuple(links.task(task, links.url) for task in led),
            len(others),
        )


def _leaders(links: YearLinks) -> Iterable[LeaderRow]:
    """Yield the officials, role by role, in the order in which the plan names them."""
    roles: dict[str, dict[str, list[Link]]] = {}
    for task in links.county_year.plan.tasks:
        for official in task.officials:
            tasks = roles.setdefault(official.role, {}).setdefault(official.name, [])
            tasks.append(links.task(task, links.url))
    for role, people in roles.items():
        for name, tasks in people.items():
            yield LeaderRow(role, name, tuple(dict.fromkeys(tasks)))


def _checks(links: YearLinks) -> Iterable[CheckRow]:
    for check in links.year.checks:
        figure = links.figure(check.task_no, check.key, links.url)
        yield CheckRow(check.kind.label, check.statement, figure)
