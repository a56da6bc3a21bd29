"""A number of a progress text, and what sort of number it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from livelihood.drafting.clauses import Passage
from livelihood.drafting.mention import Mention


class Sort(StrEnum):
    """What a number of a progress text is, by the words around it."""

    DONE = "进展"
    STATED = "完成比例"
    GOAL = "重述的目标"
    SCALE = "规模"
    LEFT = "剩余"
    PLANNED = "计划"
    PRIOR = "往年"
    COMPARED = "比较"
    PRICE = "单价"


@dataclass
class Fact:
    """A number of a progress text. ``words`` tell what it counts; ``lead`` is its clause up to the number."""

    passage: Passage
    part: str
    mentions: Sequence[Mention]
    at: int
    sort: Sort
    name: str
    words: frozenset[str]
    as_of: date | None
    doubts: list[str] = field(default_factory=list)
    stated: Fact | None = None
    goal: Fact | None = None

    @property
    def mention(self) -> Mention:
        """The number itself."""
        return self.mentions[self.at]

    @property
    def lead(self) -> str:
        """The clause up to the number."""
        return self.passage.text[self.mention.clause.start : self.mention.span.start]

    @property
    def around(self) -> str:
        """The number's own words, before and after."""
        return self.mention.before + self.mention.after
