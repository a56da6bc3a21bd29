"""Tasks and county-years with their promises as they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tests.completeness import discrepancies
from tests.completeness.html import folded
from tests.completeness.reckoning import LABELS, Standing, standing
from tests.completeness.records import Yaml, YearRecord, all_days
from tests.completeness.told import Told, tellings

# As one asks: which are done, which go well, which don't, what is left open?
ORDER = (
    "exceeded",
    "met",
    "on_track",
    "in_progress",
    "behind",
    "overdue",
    "not_started",
    "unavailable",
    "omitted",
    "awaiting",
)
_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Return 1 to 99 as tasks are numbered: 三, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    return f"{_DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{_DIGITS[ones] if ones or not tens else ''}"


@dataclass(frozen=True)
class Task:
    """A task with its promises as they stand."""

    year: YearRecord
    record: Yaml

    @property
    def no(self) -> str:
        """Its number as written."""
        return str(self.record["no"])

    @property
    def title(self) -> str:
        """Its title with its number."""
        return f"{numeral(int(self.no))}、{folded(self.record['title'])}"

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"{self.year.address}{int(self.no):02d}/"

    @cached_property
    def promises(self) -> tuple[Standing, ...]:
        """Its promises in the plan's order."""
        return tuple(standing(self.year, self.no, each) for each in self.record["indicators"])

    @cached_property
    def standing(self) -> str:
        """Its promises counted by status, in words."""
        return standing_words(each.status for each in self.promises)

    @cached_property
    def extras(self) -> dict[str, list[Told]]:
        """The numbers without a target that are told of it, each with all tellings, oldest first."""
        entries = (
            entry for report in self.year.reports for entry in report["tasks"] if entry["no"] == self.no
        )
        ids = (figure["id"] for entry in entries for figure in entry.get("figures", ()) if "id" in figure)
        return {id: tellings(self.year, self.no, id) for id in dict.fromkeys(ids)}

    @cached_property
    def checks(self) -> list[tuple[str, discrepancies.Discrepancy]]:
        """Everything that doesn't fit in it, by the promise or the number without a target that it is about."""
        found = [
            (promised.indicator["name"], each)
            for promised in self.promises
            for each in discrepancies.of_promise(promised)
        ]
        told = [
            (extra[-1].figure["name"], each)
            for extra in self.extras.values()
            for each in extra
            if not each.withdrawn
        ]
        # As the reports have them, the oldest first.
        told.sort(key=lambda each: [report is each[1].report for report in self.year.reports].index(True))
        for name, each in told:
            found += [(name, check) for check in discrepancies.of_telling(each, None, self.year)]
        return found


@dataclass(frozen=True)
class Year:
    """A county-year with its tasks."""

    record: YearRecord

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Its tasks in the plan's order."""
        return tuple(Task(self.record, each) for each in self.record.plan["tasks"])

    @property
    def promises(self) -> list[Standing]:
        """All promises of all tasks."""
        return [each for task in self.tasks for each in task.promises]

    @cached_property
    def days(self) -> set[date]:
        """The days of the tellings that count."""
        return {each.latest.as_of for each in self.promises if each.latest}

    @property
    def checks(self) -> list[discrepancies.Discrepancy]:
        """Everything that doesn't fit."""
        return [each for task in self.tasks for _, each in task.checks]

    @property
    def checks_counted(self) -> str:
        """How many there are, by kind."""
        counts = Counter(each.kind for each in self.checks)
        each = "、".join(f"{kind}{count}条" for kind, count in counts.items())
        return f"共{counts.total()}条：{each}。" if counts else "没有发现数字、日期前后不一致的地方。"

    @property
    def standing(self) -> str:
        """All its promises counted by status, in words."""
        return standing_words(each.status for each in self.promises)

    def silence(self, days: set[date]) -> str:
        """Return what must be said to be unknown beside figures of these ``days``."""
        if not self.record.reports:
            return f"本站未收录{self.record.name}的进展通报。下面只有承诺，没有进展。"
        if not self.record.is_over_without_result:
            return ""
        return f"本站未收录全年结果。{f'下面的进展截至{all_days(days)}。' if days else ''}"


def standing_words(statuses: Iterator[str]) -> str:
    """Return 6项目标：4项超额完成 · 2项已达标."""
    counts = Counter(statuses)
    each = " · ".join(f"{counts[name]}项{LABELS[name]}" for name in ORDER if counts[name])
    return f"{counts.total()}项目标：{each}"
