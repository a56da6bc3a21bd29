"""Bars: how far an indicator is, a task's indicators side by side, and a county's indicators counted by status.

A share is drawn only where one is known. What isn't known is hatched and said in words, so that it can't be taken
for 0. Drawings are measured in a box of WIDTH × 10 that the page stretches.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import floor
from typing import Literal

from livelihood.assessment import IndicatorProgress, TaskProgress
from livelihood.contexts.links import YearLinks
from livelihood.quantity import Qualifier
from livelihood.rounding import percent_text
from livelihood.standing import Standing
from livelihood.status import Status

WIDTH = 1000
_GAP = 12
# Nothing is known of these: their share of a county's bar is hatched too.
_UNKNOWN = (Status.AWAITING, Status.UNAVAILABLE, Status.OMITTED)


@dataclass(frozen=True)
class Tag:
    """A status: its machine name, which styles it, and its label."""

    name: str
    label: str

    @classmethod
    def of(cls, status: Status) -> Tag:
        """Return the tag of ``status``."""
        return cls(status.value, status.label)


@dataclass(frozen=True)
class Cell:
    """One step of an indicator that goes by stages."""

    name: str
    done: bool


@dataclass(frozen=True)
class Bar:
    """How far one indicator is.

    ``ratio``: ``share`` thousandths of the bar (capped at 1000; ``over`` says what lies beyond), ``stages``:
    ``cells``, ``whole``: done without a number, ``unknown``: no share is known. ``words`` says the same in Chinese.
    ``tick`` is the share of the time that was gone on the figure's day, in percent; None where pace says nothing.
    It is cut as the bar is, to compare with it; ``gone`` says the same rounded, as citizens read it elsewhere.
    """

    kind: Literal["ratio", "stages", "whole", "unknown"]
    words: str
    share: int = 0
    over: str = ""
    cells: tuple[Cell, ...] = ()
    tick: str | None = None
    gone: str = ""

    @property
    def fill(self) -> str:
        """The share in percent."""
        return _percent(self.share)


@dataclass(frozen=True)
class Block:
    """A stretch of a drawing: from ``x``, ``width`` wide, drawn as a status or ``rest``, hatched if it isn't known."""

    x: int
    width: int
    style: str
    hatched: bool = False


@dataclass(frozen=True)
class Drawing:
    """A drawn bar and its text alternative."""

    words: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class StandingView:
    """How many indicators are in each status: as words, as a list with tags, and drawn."""

    words: str
    total: int
    counts: tuple[tuple[int, Tag], ...]
    drawing: Drawing


@dataclass(frozen=True)
class TaskBar:
    """A task's indicators side by side in equal segments, and its standing in words."""

    standing: str
    segments: tuple[Drawing, ...]


def bar_of(progress: IndicatorProgress) -> Bar:
    """Return the bar of one indicator."""
    if progress.ratio is not None:
        return _ratio_bar(progress, progress.ratio)
    if progress.stage is not None and len(progress.indicator.stages) > 1:
        return _stage_bar(progress, progress.stage)
    if progress.status in {Status.MET, Status.EXCEEDED}:
        return Bar("whole", progress.status.label)
    return Bar("unknown", progress.status.label)


def task_bar(task: TaskProgress) -> TaskBar:
    """Return a task's bar: one equal segment per indicator (design: there is no averaged percentage)."""
    return TaskBar(task.standing.words(), tuple(_segment(progress) for progress in task.indicators))


def bar_of_task(task: TaskProgress, links: YearLinks) -> TaskBar:
    """Return ``task_bar``, made once for all pages of the county-year that show it."""
    return links.once(("bar", task.task.no), lambda: task_bar(task))


def standing_of_year(links: YearLinks) -> StandingView:
    """Return ``standing_view`` of the county-year, made once for all pages that show it."""
    return links.once("standing", lambda: standing_view(links.year.standing))


def standing_view(standing: Standing) -> StandingView:
    """Return a standing with its bar: the indicators counted by status."""
    counts = tuple((count, Tag.of(status)) for status, count in standing.counts.items())
    ends = [end * WIDTH // standing.total for end in accumulate(standing.counts.values())]
    blocks = tuple(
        Block(start, end - start, status.value, status in _UNKNOWN)
        for status, start, end in zip(standing.counts, [0, *ends], ends, strict=False)
    )
    return StandingView(standing.words(), standing.total, counts, Drawing(standing.words(), blocks))


def _ratio_bar(progress: IndicatorProgress, ratio: Fraction) -> Bar:
    # Cut, not rounded: a bar that isn't full doesn't look full.
    share = min(floor(ratio * 1000), 1000)
    words = f"相当于目标的{percent_text(ratio)}"
    over = _overrun(progress) if ratio > 1 else ""
    return Bar("ratio", f"{words}，{over}" if over else words, share, over, (), *_pace(progress))


def _pace(progress: IndicatorProgress) -> tuple[str | None, str]:
    """Return how much of the time is gone, to draw and in words; None and "" for what isn't judged by pace, and when the time is up."""
    indicator, elapsed = progress.indicator, progress.elapsed
    if elapsed is None or elapsed >= 1 or indicator.kind != "amount" or _is_limit(progress):
        return None, ""
    return _percent(floor(elapsed * 1000)), percent_text(elapsed)


def _percent(thousandths: int) -> str:
    return f"{thousandths // 10}.{thousandths % 10}"


def _overrun(progress: IndicatorProgress) -> str:
    return "超出上限" if _is_limit(progress) else "超出目标"


def _is_limit(progress: IndicatorProgress) -> bool:
    target = progress.indicator.target
    return target is not None and target.qualifier is Qualifier.AT_MOST


def _stage_bar(progress: IndicatorProgress, stage: int) -> Bar:
    stages = progress.indicator.stages
    # The first stage is that nothing has been done yet: it is no step.
    cells = tuple(Cell(name, place <= stage) for place, name in enumerate(stages) if place)
    steps = f"共{len(cells)}步"
    words = f"到第{stage}步“{stages[stage]}”，{steps}" if stage else f"{stages[0]}，{steps}"
    return Bar("stages", words, cells=cells)


def _segment(progress: IndicatorProgress) -> Drawing:
    bar = bar_of(progress)
    words = f"{progress.indicator.name}：{bar.words}"
    if bar.words != progress.status.label:
        words += f"，{progress.status.label}"
    return Drawing(words, _blocks(bar, progress.status.value))


def _blocks(bar: Bar, status: str) -> tuple[Block, ...]:
    if bar.kind == "unknown":
        return (Block(0, WIDTH, status, hatched=True),)
    if bar.kind == "stages":
        step = WIDTH // len(bar.cells)
        return tuple(
            Block(at * step, step - (_GAP if at < len(bar.cells) - 1 else 0), status if cell.done else "rest")
            for at, cell in enumerate(bar.cells)
        )
    share = WIDTH if bar.kind == "whole" else bar.share
    rest = Block(0, WIDTH, "rest")
    return (rest, Block(0, share, status)) if share else (rest,)
