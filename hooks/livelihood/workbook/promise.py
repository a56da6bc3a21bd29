"""What the workbook tells of a promise, and which of its cells are there to be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from livelihood.corrections import corrected
from livelihood.model import CountyYear, Figure, Indicator, Task
from livelihood.progress import actual_of, due_of
from livelihood.quantity import Qualifier
from livelihood.wording import demand, said, target_text
from livelihood.workbook.layout import ColumnKey


@dataclass(frozen=True)
class Told:
    """What an earlier report told of an indicator, and the day that it stands for."""

    figure: Figure
    as_of: date


@dataclass(frozen=True)
class Promised:
    """An indicator with its task and with what was told of it so far, oldest first."""

    county_year: CountyYear
    task: Task
    indicator: Indicator
    told: tuple[Told, ...]

    @property
    def unit(self) -> str:
        """The unit that a plain number takes, with the target's own multiplier (万人次); "" for none."""
        target = self.indicator.target
        return f"{target.multiplier}{target.unit}" if target and "value" in self.results else ""

    @property
    def is_percent(self) -> bool:
        """Whether the number is a percentage."""
        return self.indicator.target is not None and self.indicator.target.is_percent

    @property
    def is_all(self) -> bool:
        """Whether the target is 全覆盖, which a number can't tell."""
        return self.indicator.target is not None and self.indicator.target.qualifier is Qualifier.ALL

    @property
    def results(self) -> tuple[ColumnKey, ...]:
        """The columns of which a row gives one; nobody could count the members of 每个街道1处 in one number."""
        columns: list[ColumnKey] = []
        indicator = self.indicator
        if indicator.kind in ("amount", "rate") and indicator.target and not indicator.per:
            columns.append("value")
        if indicator.kind == "rate":
            columns += ["numerator", "denominator"]
        if indicator.kind != "rate" and len(indicator.stages) > 1:
            columns.append("stage")
        return (*columns, "words", "unavailable")

    @property
    def target(self) -> str:
        """The target as the clerk reads it."""
        if self.indicator.kind == "stage":
            return demand(self.indicator)
        return target_text(self.indicator) or "（没有数量）"

    @property
    def due(self) -> str:
        """When it falls due, and that the plan doesn't say so where it doesn't."""
        day, basis = due_of(self.indicator, self.county_year)
        if basis == "year_end":
            return f"{day}\n（未写明）"
        words = self.indicator.due.text if self.indicator.due else None
        return f"{day}\n{words}" if words else f"{day}"

    @property
    def last(self) -> str:
        """What was told last; "" for nothing."""
        if not self.told:
            return ""
        figure = self.told[-1].figure
        told = said(figure, actual_of(figure, self.indicator)) or ""
        if figure.numerator and figure.denominator:
            return f"{told}\n（{figure.numerator}÷{figure.denominator}）"
        return f"无法统计：{told}" if figure.unavailable else told

    @property
    def last_day(self) -> date | None:
        """The day that it stands for."""
        return self.told[-1].as_of if self.told else None


def promised(county_year: CountyYear) -> tuple[Promised, ...]:
    """Return the county-year's indicators in the plan's order, with what its reports told."""
    return tuple(
        Promised(county_year, task, indicator, tuple(_told(county_year, task.no, indicator.id)))
        for task in county_year.plan.tasks
        for indicator in task.indicators
    )


def _told(county_year: CountyYear, no: int, id: str) -> list[Told]:
    return [
        Told(counted, figure.as_of or county_year.as_of(report))
        for report in county_year.reports
        for entry in report.tasks
        if entry.no == no
        for figure in entry.figures
        if figure.indicator == id
        if (counted := corrected(figure, report.corrections_of(no, id)))
    ]
