"""units.yml: canonical names of the units that lead and answer, and their aliases."""

from __future__ import annotations

from pydantic import Field

from livelihood.model.base import DataFile, Id, Record, Text


class Unit(Record):
    """A unit (单位). ``id`` stands in page addresses."""

    id: Id
    name: Text = Field(description="规范名称")
    aliases: tuple[Text, ...] = Field((), description="文件里出现的其他写法")


class UnitFile(DataFile):
    """All units, shared by all counties."""

    units: tuple[Unit, ...]
