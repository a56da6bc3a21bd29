"""The rows of all tables that one county-year has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from livelihood.assessment import YearProgress
from livelihood.model import Unit
from livelihood.open_data.dictionary import FIGURES, INDICATORS, TASKS
from livelihood.open_data.figure_rows import figure_rows
from livelihood.open_data.rows import indicator_rows, task_rows
from livelihood.open_data.tables import Row


@dataclass(frozen=True)
class YearRows:
    """A county-year and, by the table's name, its rows in the plan's and the reports' order."""

    year: YearProgress
    tables: Mapping[str, Sequence[Row]]

    @classmethod
    def of(cls, year: YearProgress, units: Mapping[str, Unit]) -> YearRows:
        """Return the rows of ``year``; raise KeyError for a unit's name that ``units`` lacks."""
        tables = {
            INDICATORS.name: [*indicator_rows(year)],
            TASKS.name: [*task_rows(year, units)],
            FIGURES.name: [*figure_rows(year)],
        }
        return cls(year, tables)
