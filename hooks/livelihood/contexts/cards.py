"""County-years side by side: what each promised, where it stands, and its tasks at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood.assessment import TaskProgress
from livelihood.contexts.bars import WIDTH, Block, Drawing, StandingView, bar_of_task, standing_of_year
from livelihood.contexts.links import Link, YearLinks, task_title
from livelihood.contexts.year import year_facts
from livelihood.wording import chinese_number

_GAP = 24


@dataclass(frozen=True)
class StripTask:
    """A task at a glance: its number, its bar, and in words what both stand for."""

    task: Link
    words: str
    drawing: Drawing


@dataclass(frozen=True)
class YearCard:
    """A county-year in a list of several: what was promised and where it stands."""

    county_year: Link
    facts: str
    silence: str
    standing: StandingView
    tasks: tuple[StripTask, ...]


def year_card(links: YearLinks, page: str) -> YearCard:
    """Return the card of a county-year as it stands at the address ``page``."""
    return YearCard(
        links.own(page),
        year_facts(links),
        links.silence(links.year.as_of_dates),
        standing_of_year(links),
        tuple(_strip_task(task, links, page) for task in links.year.tasks),
    )


def _strip_task(progress: TaskProgress, links: YearLinks, page: str) -> StripTask:
    task = progress.task
    link = Link(chinese_number(task.no), links.task(task, page).url)
    drawing = links.once(("strip", task.no), lambda: _drawing(progress, links))
    return StripTask(link, drawing.words, drawing)


def _drawing(progress: TaskProgress, links: YearLinks) -> Drawing:
    words = f"{task_title(progress.task)}，{progress.standing.words()}"
    return Drawing(words, _side_by_side(bar_of_task(progress, links).segments))


def _side_by_side(segments: tuple[Drawing, ...]) -> tuple[Block, ...]:
    """Return the segments' blocks in one drawing, each segment as wide as the others."""
    step = (WIDTH + _GAP) // len(segments)
    return tuple(
        Block(
            at * step + block.x * (step - _GAP) // WIDTH,
            block.width * (step - _GAP) // WIDTH,
            block.style,
            block.hatched,
        )
        for at, segment in enumerate(segments)
        for block in segment.blocks
    )
