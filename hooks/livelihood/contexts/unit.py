"""A unit's page within a county-year: the tasks that it leads and those that it answers for."""

from __future__ import annotations

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
    tasks = links.county_year.plan.tasks
    named = links.by_unit((name, task) for task in tasks for name in (*task.lead, *task.responsible))
    return [_page(unit, links) for unit in named]


def _page(unit: Unit, links: YearLinks) -> UnitPage:
    url = links.unit_url(unit)
    names = {unit.name, *unit.aliases}
    leads = [task for task in links.year.tasks if names.intersection(task.task.lead)]
    answers = [
        task for task in links.year.tasks if names.intersection(task.task.responsible) and task not in leads
    ]
    used = {name for task in links.county_year.plan.tasks for name in (*task.lead, *task.responsible)}
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
