"""plan.yml: what a county promised for a year."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from livelihood.model.base import Amendment, Amount, DataFile, Day, Id, NameDisplay, Quote, Record, Text

Kind = Literal["amount", "rate", "stage", "qualitative"]


class Due(Record):
    """When a promise falls due; ``text`` is how the document says it."""

    date: Day
    text: Text | None = Field(None, description="文件里的说法，如 年底前")
    quote: Quote | None = None
    part: Text | None = None


def _due(value: Any) -> Any:
    return {"date": value} if isinstance(value, str) else value


DueField = Annotated[Due, BeforeValidator(_due, json_schema_input_type=Day | Due)]


class TargetPart(Record):
    """One of the programmes that a target consists of, with a due date of its own."""

    name: Text
    target: Amount
    due: DueField | None = None
    quote: Quote
    part: Text | None = None


class Per(Record):
    """A target that holds for each of several members (每个街道1处); the members may be unknown."""

    unit: Text = Field(description="按什么算，如 街道")
    members: tuple[Text, ...] = ()


class Indicator(Record):
    """One promise that can be judged as kept or not."""

    id: Id
    name: Text
    kind: Kind = "amount"
    target: Amount | None = None
    due: DueField | None = None
    quote: Quote
    part: Text | None = Field(None, description="引文所在的部分")
    stages: tuple[Text, ...] = Field((), description="依次的阶段，第一个是未开始，最后一个就是所承诺的")
    measure: Id | None = Field(None, description="方案里各县共同的口径")
    part_of: Id | None = Field(None, description="包含在哪个目标之内")
    parts: tuple[TargetPart, ...] = ()
    per: Per | None = None
    scope: tuple[Amount, ...] = Field((), description="所涉及的规模，如 36栋住宅楼")
    set_by: Text | None = Field(None, description="由谁下达，如 市定任务")
    note: Text | None = Field(None, description="取舍说明，会公开")


class Official(Record):
    """Someone who leads or answers. ``unit`` only where the document gives it.

    ``since`` and ``until`` are the first and the last day in office, where somebody took over during the year.
    """

    role: Text
    unit: Text | None = None
    name: Text
    since: Day | None = Field(None, description="任职的第一天；年初就在任的不写")
    until: Day | None = Field(None, description="任职的最后一天；仍在任的不写")
    name_display: NameDisplay | None = None

    def is_in_office(self, day: date) -> bool:
        """Tell whether this is who holds the post on ``day``."""
        return (self.since or date.min) <= day <= (self.until or date.max)


class Task(Record):
    """One of the year's livelihood tasks."""

    no: int = Field(ge=1, le=99)
    key: Id
    title: Text
    commitment: Text = Field(description="承诺原文")
    lead: tuple[Text, ...] = Field(min_length=1)
    responsible: tuple[Text, ...] = ()
    officials: tuple[Official, ...] = ()
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    note: Text | None = None

    def indicator(self, id: str) -> Indicator | None:
        """Return the indicator with this id, or None."""
        return next((indicator for indicator in self.indicators if indicator.id == id), None)


class Revision(Record):
    """A target that was changed during the year; the original stays in sight."""

    no: int = Field(ge=1, le=99)
    indicator: Id
    original: Amount
    date: Day
    reason: Text
    source: Id
    quote: Quote
    part: Text | None = None


class Plan(DataFile):
    """A county-year's promises."""

    title: Text | None = Field(None, description="方案名称，照文件写；文件没有写的就不写")
    scheme: Id
    source: Id
    start: Day | None = Field(None, description="时间进度从哪一天算起；不写就是 1 月 1 日")
    tasks: tuple[Task, ...] = Field(min_length=1)
    revisions: tuple[Revision, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    def task(self, no: int) -> Task | None:
        """Return the task with this number, or None."""
        return next((task for task in self.tasks if task.no == no), None)

    def revisions_of(self, no: int, indicator: str) -> tuple[Revision, ...]:
        """Return how the target of an indicator was changed, the first change first."""
        if not self.revisions:
            return ()
        found = (each for each in self.revisions if (each.no, each.indicator) == (no, indicator))
        return tuple(sorted(found, key=lambda revision: revision.date))
