"""schemes/<id>.yml: the tasks that a province sets, by which counties are compared."""

from __future__ import annotations

from pydantic import Field

from livelihood.model.base import DataFile, Id, Record, Text


class Measure(Record):
    """What several counties both count, in the same unit; indicators without a shared one aren't compared."""

    id: Id
    name: Text
    unit: str = Field("", description="计量单位；没有单位的数量不写")


class SchemeTask(Record):
    """One of the scheme's tasks. ``key`` stands in page addresses and in plans."""

    no: int = Field(ge=1)
    key: Id
    title: Text
    measures: tuple[Measure, ...] = ()


class Scheme(DataFile):
    """A province's tasks of one year."""

    id: Id
    title: Text
    year: int = Field(ge=2000, le=2100)
    province: str = Field(pattern=r"^\d{2}$", description="省级代码，2 位数字")
    tasks: tuple[SchemeTask, ...] = Field(min_length=1)
