"""A task in a list: its bar, its promises in a line each, its leading units."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood.assessment import IndicatorProgress, TaskProgress
from livelihood.contexts.bars import Tag, TaskBar, bar_of_task
from livelihood.contexts.filters import Keys
from livelihood.contexts.indicator import numbers_of
from livelihood.contexts.links import Link, YearLinks
from livelihood.rounding import percent_text


@dataclass(frozen=True)
class PromiseLine:
    """A promise in a line: its numbers or what is known in words, its ratio ("" where there is none), its status."""

    name: str
    numbers: str
    ratio: str
    tag: Tag


@dataclass(frozen=True)
class TaskRow:
    """A task in a list; ``keys`` are those by which it is filtered, None where nothing filters."""

    task: Link
    bar: TaskBar
    promises: tuple[PromiseLine, ...]
    lead: tuple[Link, ...]
    keys: Keys | None


def task_row(task: TaskProgress, links: YearLinks, page: str, keys: Keys | None = None) -> TaskRow:
    """Return a task as it stands in the list at the address ``page``."""
    lead = tuple(links.unit(name, page) for name in task.task.lead)
    promises = links.once(("lines", task.task.no), lambda: tuple(map(_line, task.indicators)))
    return TaskRow(links.task(task.task, page), bar_of_task(task, links), promises, lead, keys)


def _line(progress: IndicatorProgress) -> PromiseLine:
    return PromiseLine(
        progress.indicator.name,
        numbers_of(progress),
        percent_text(progress.ratio) if progress.ratio is not None else "",
        Tag.of(progress.status),
    )
