"""How a task or a county stands: its indicators counted by status. There is no averaged percentage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from livelihood.status import Status

# From done over under way to unknown, as one asks: which are done, which go well, which not, what is left open?
READING_ORDER = (
    Status.EXCEEDED,
    Status.MET,
    Status.ON_TRACK,
    Status.IN_PROGRESS,
    Status.BEHIND,
    Status.OVERDUE,
    Status.NOT_STARTED,
    Status.UNAVAILABLE,
    Status.OMITTED,
    Status.AWAITING,
)


@dataclass(frozen=True)
class Standing:
    """The number of indicators in each status, as READING_ORDER has them; a status that none has is absent."""

    counts: Mapping[Status, int]

    @classmethod
    def of(cls, statuses: Iterable[Status]) -> Self:
        """Return the standing of indicators with these statuses."""
        found = Counter(statuses)
        return cls({status: found[status] for status in READING_ORDER if found[status]})

    @property
    def total(self) -> int:
        """The number of indicators."""
        return sum(self.counts.values())

    def words(self) -> str:
        """Return the standing in Chinese: 6项目标：4项超额完成 · 2项已达标."""
        whole = f"{self.total}项目标"
        each = " · ".join(f"{count}项{status.label}" for status, count in self.counts.items())
        return f"{whole}：{each}" if each else whole
