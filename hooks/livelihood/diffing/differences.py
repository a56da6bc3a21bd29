"""What was found to differ: a tree of items, each with its state before and after and the fields that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]


class Kind(StrEnum):
    """What an item is. ``extra`` is the latest of a figure without a target, ``figure`` any older figure of a report."""

    UNIT = "unit"
    SCHEME = "scheme"
    SCHEME_TASK = "scheme_task"
    MEASURE = "measure"
    COUNTY = "county"
    YEAR = "year"
    SOURCE = "source"
    REPORT = "report"
    TASK = "task"
    INDICATOR = "indicator"
    EXTRA = "extra"
    FIGURE = "figure"
    CHECK = "check"
    PART = "part"
    REVISION = "revision"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _LABELS[self]


_LABELS = {
    Kind.UNIT: "单位",
    Kind.SCHEME: "省方案",
    Kind.SCHEME_TASK: "方案的事项",
    Kind.MEASURE: "口径",
    Kind.COUNTY: "县（市、区）",
    Kind.YEAR: "年度",
    Kind.SOURCE: "文件",
    Kind.REPORT: "通报",
    Kind.TASK: "事项",
    Kind.INDICATOR: "目标",
    Kind.EXTRA: "没有目标的数",
    Kind.FIGURE: "历次通报的数",
    Kind.CHECK: "核对说明",
    Kind.PART: "部分目标",
    Kind.REVISION: "目标调整",
}


class Presence(StrEnum):
    """Whether an item is new, gone, or on both sides and changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Field:
    """One fact of an item, as data.json writes it; ``label`` is its Chinese title there."""

    name: str
    label: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Item:
    """One thing that differs; of a new one ``before`` is None, of one that is gone ``after``."""

    kind: Kind
    before: Row | None
    after: Row | None
    fields: tuple[Field, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def presence(self) -> Presence:
        """Whether it is new, gone or changed."""
        if self.before is None:
            return Presence.ADDED
        return Presence.REMOVED if self.after is None else Presence.CHANGED

    @property
    def row(self) -> Row:
        """Its state now, or its last one."""
        row = self.before if self.after is None else self.after
        assert row is not None
        return row

    def field(self, name: str) -> Field | None:
        """Return the changed field of this name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def of(self, *kinds: Kind) -> tuple[Item, ...]:
        """Return the items of these kinds directly below it."""
        return tuple(item for item in self.items if item.kind in kinds)

    def walk(self) -> Iterator[Item]:
        """Yield the item and all below it."""
        yield self
        for item in self.items:
            yield from item.walk()

    def mirrored(self) -> Item:
        """Return the item as it is seen from the other side."""
        return replace(
            self,
            before=self.after,
            after=self.before,
            fields=tuple(replace(each, before=each.after, after=each.before) for each in self.fields),
            items=tuple(item.mirrored() for item in self.items),
        )


@dataclass(frozen=True)
class Differences:
    """All that differs. ``remarks`` say in Chinese what could not be compared."""

    items: tuple[Item, ...]
    remarks: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    def walk(self) -> Iterator[Item]:
        """Yield every item, each before those below it."""
        for item in self.items:
            yield from item.walk()
