"""Everything that one file's import would add, and what of it a person must look at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import Any

from livelihood.drafting.draft import (
    DraftDismissal,
    DraftFigure,
    DraftIndicator,
    DraftSource,
    DraftTask,
)


class Decision(Enum):
    """What a person decides on something uncertain: it is so; it is written, marked 待确认; it is left out."""

    ACCEPT = "accept"
    CONFIRM = "confirm"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True)
class DraftUnit:
    """A unit that data/units.yml doesn't have yet."""

    id: str
    name: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftSchemeTask:
    """A task as the scheme of the province would have it, or has it already."""

    no: int
    key: str
    title: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedTask:
    """A task of a new plan: what was read, its key in the scheme, and its targets."""

    task: DraftTask
    key: str
    indicators: tuple[DraftIndicator, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportedTask:
    """What a notice says about a task."""

    task: DraftTask
    figures: tuple[DraftFigure, ...]


@dataclass(frozen=True)
class Drafts:
    """What one file would add to a county-year. ``plan`` and ``report`` are None where the file holds none.

    ``correction`` says why numbers fell, where they did. ``scheme`` lists the tasks of a scheme that has to be made,
    and is empty where there is one.
    """

    source_id: str
    source: DraftSource
    plan: tuple[PlannedTask, ...] | None
    report: tuple[ReportedTask, ...] | None
    as_of: date | None
    correction: str | None = None
    dismissals: tuple[DraftDismissal, ...] = ()
    units: tuple[DraftUnit, ...] = ()
    scheme: tuple[DraftSchemeTask, ...] = ()


@dataclass(frozen=True)
class Uncertain:
    """Something that a person must look at. ``path`` leads to it within the drafts; ``can_leave`` tells if it may go."""

    path: tuple[object, ...]
    label: str
    quote: str
    reasons: tuple[str, ...]
    can_leave: bool = True


def uncertain(drafts: Drafts) -> tuple[Uncertain, ...]:
    """Return everything uncertain, in the order of the document."""
    found = [*_of_source(drafts), *_of_plan(drafts), *_of_report(drafts), *_of_the_rest(drafts)]
    return tuple(each for each in found if each.reasons)


def _of_source(drafts: Drafts) -> Iterator[Uncertain]:
    source = drafts.source
    yield Uncertain(("source",), "文件", source.title or "", source.doubts, can_leave=False)


def _of_plan(drafts: Drafts) -> Iterator[Uncertain]:
    for at, planned in enumerate(drafts.plan or ()):
        task = planned.task
        doubts = (*task.doubts, *planned.doubts)
        title = f"第{task.no}项 {task.title}"
        yield Uncertain(("plan", at), title, task.commitment or "", doubts, can_leave=False)
        can_leave = len(planned.indicators) > 1
        for index, each in enumerate(planned.indicators):
            label = f"第{task.no}项的目标“{each.name}”{each.target or ''}"
            path = ("plan", at, "indicators", index)
            yield Uncertain(path, label, each.quote, each.doubts, can_leave)


def _of_report(drafts: Drafts) -> Iterator[Uncertain]:
    for at, reported in enumerate(drafts.report or ()):
        task = reported.task
        if not drafts.plan:
            yield Uncertain(("report", at), f"第{task.no}项 {task.title}", "", task.doubts, can_leave=False)
        for index, each in enumerate(reported.figures):
            label = f"第{task.no}项的进展“{each.name}”{said(each)}"
            yield Uncertain(("report", at, "figures", index), label, each.quote, each.doubts)


def _of_the_rest(drafts: Drafts) -> Iterator[Uncertain]:
    for at, dismissal in enumerate(drafts.dismissals):
        label = f"“{dismissal.text}”算作{dismissal.reason}"
        yield Uncertain(("dismissals", at), label, dismissal.text, dismissal.doubts)
    for at, unit in enumerate(drafts.units):
        yield Uncertain(("units", at), f"新单位“{unit.name}”", "", unit.doubts, can_leave=False)


def said(figure: DraftFigure) -> str:
    """Return what a figure says, in a few words."""
    if figure.numerator:
        return f"{figure.numerator}／{figure.denominator}"
    return figure.value or figure.stage or figure.words or figure.unavailable or ""


def settled(drafts: Drafts, decisions: Mapping[tuple[object, ...], Decision]) -> Drafts:
    """Return the drafts as a person decided: what was accepted has no doubts, what was left out is gone.

    What isn't decided keeps its doubts.
    """
    kept: Drafts = _settled(drafts, (), decisions)
    return kept


def _settled(value: Any, path: tuple[object, ...], decisions: Mapping[tuple[object, ...], Decision]) -> Any:
    if isinstance(value, tuple):
        pairs = [((*path, at), item) for at, item in enumerate(value)]
        return tuple(
            _settled(item, at, decisions) for at, item in pairs if decisions.get(at) is not Decision.LEAVE_OUT
        )
    if not hasattr(value, "__dataclass_fields__"):
        return value
    changes = {
        each.name: _settled(getattr(value, each.name), _step(path, each.name), decisions)
        for each in fields(value)
    }
    if "doubts" in changes and decisions.get(path) is Decision.ACCEPT:
        changes["doubts"] = ()
    return replace(value, **changes)


def _step(path: tuple[object, ...], name: str) -> tuple[object, ...]:
    # A task stands inside what is planned or reported of it: they are decided together.
    return path if name == "task" else (*path, name)
