"""A unit's page within a county-year: the tasks that it leads and those that it answers for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from livelihood.contexts.frame import Frame, way_below_year, year_sidebar
from livelihood.contexts.links import Link, YearLinks
from livelihood.contexts.task_rows import TaskRow, task_row
from livelihood.model import Unit


@dataclass(frozen=True)
class UnitPage:
    """Everything on a unit's page; ``written_as`` are the other names by which the plan calls it."""

    frame: Frame
    county_year: Link
    written_as: tuple[str, ...]
    leads: tuple[TaskRow, ...]
    answers: tuple[TaskRow, ...]


def unit_pages(links: YearLinks) -> list[UnitPage]:
    """Return the page of every unit that the county-year's plan names."""
    named = [
        (name, task) for task in links.county_year.plan.tasks for name in (*task.lead, *task.responsible)
    ]
    used = {name for name, _ in named}
    return [_page(unit, used, links) for unit in links.by_unit(named)]


def _page(unit: Unit, used: Collection[str], links: YearLinks) -> UnitPage:
    """Return the page of one unit; ``used`` are the names by which the plan calls all units."""
    url = links.unit_url(unit)
    names = {unit.name, *unit.aliases}
    leads = [task for task in links.year.tasks if not names.isdisjoint(task.task.lead)]
    led = {task.task.no for task in leads}
    answers = [
        task
        for task in links.year.tasks
        if task.task.no not in led and not names.isdisjoint(task.task.responsible)
    ]
    return UnitPage(
        frame=Frame(
            url,
            unit.name,
            f"{unit.name}在{links.title}民生实事中：牵头{len(leads)}件，参与负责{len(answers)}件。",
            links.county_year.recorded,
            way_below_year(links),
            year_sidebar(links),
            county=links.county,
        ),
        county_year=links.own(url),
        written_as=tuple(alias for alias in unit.aliases if alias in used),
        leads=tuple(task_row(task, links, url) for task in leads),
        answers=tuple(task_row(task, links, url) for task in answers),
    )
