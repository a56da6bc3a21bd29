"""What the tasks of a county-year can be narrowed down to: a status, a unit, a leader; and how they are ordered.

A script does it in the page, by the keys of each task; the address says what was chosen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from livelihood.assessment import TaskProgress
from livelihood.contexts.frame import joined
from livelihood.contexts.links import YearLinks
from livelihood.model import CountyYear, Official
from livelihood.names import OMITTED
from livelihood.rendering import allowed
from livelihood.status import Status

_KEPT = (Status.EXCEEDED, Status.MET)


@dataclass(frozen=True)
class Option:
    """A choice: what stands in the address, and its label."""

    value: str
    label: str


@dataclass(frozen=True)
class Filters:
    """What can be chosen: only what occurs in the county-year."""

    statuses: tuple[Option, ...]
    units: tuple[Option, ...]
    leaders: tuple[Option, ...]


@dataclass(frozen=True)
class Keys:
    """By what a task is found.

    The statuses of its promises and its units are separated by spaces, its leaders are a JSON list. ``rank`` is its
    place in the order by standing, from 1.
    """

    statuses: str
    units: str
    leaders: str
    rank: int


def filters(links: YearLinks) -> Filters:
    """Return the choices of a county-year."""
    year = links.year
    plan = links.county_year.plan
    units = links.by_unit((name, task) for task in plan.tasks for name in (*task.lead, *task.responsible))
    return Filters(
        statuses=tuple(
            Option(status.value, f"{status.label}（{count}项）")
            for status, count in year.standing.counts.items()
        ),
        units=tuple(Option(unit.id, f"{unit.name}（{len(tasks)}件）") for unit, tasks in units.items()),
        leaders=tuple(
            Option(name, f"{name}（{joined(list(roles))}）")
            for name, roles in _roles(links.county_year).items()
        ),
    )


def keys_of(links: YearLinks) -> dict[int, Keys]:
    """Return the keys of every task by its number."""
    ranks = {task.task.no: at for at, task in enumerate(sorted(links.year.tasks, key=_by_standing), 1)}
    return {task.task.no: _keys(task, links, ranks[task.task.no]) for task in links.year.tasks}


def named_in_full(officials: Iterable[Official]) -> tuple[Official, ...]:
    """Return the officials whose names are shown in full: 王〔略〕 may be more than one person."""
    return tuple(each for each in officials if OMITTED not in each.name)


def _keys(progress: TaskProgress, links: YearLinks, rank: int) -> Keys:
    task = progress.task
    units = dict.fromkeys(links.units[name].id for name in (*task.lead, *task.responsible))
    leaders = dict.fromkeys(each.name for each in named_in_full(links.county_year.in_office(task)))
    return Keys(
        statuses=" ".join(status.value for status in progress.standing.counts),
        units=" ".join(units),
        leaders=json.dumps(list(map(allowed, leaders)), ensure_ascii=False),
        rank=rank,
    )


def _by_standing(task: TaskProgress) -> tuple[Fraction, int]:
    """Order by the share of promises that are kept, the greatest first; equal ones by number."""
    kept = sum(task.standing.counts.get(status, 0) for status in _KEPT)
    return Fraction(-kept, task.standing.total), task.task.no


def _roles(county_year: CountyYear) -> dict[str, dict[str, None]]:
    """Return the roles of everyone who is named in full, in the order in which the plan names them."""
    found: dict[str, dict[str, None]] = {}
    for task in county_year.plan.tasks:
        for official in named_in_full(county_year.in_office(task)):
            found.setdefault(official.name, {})[official.role] = None
    return found
