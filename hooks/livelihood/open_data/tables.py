"""What a table of the open data is: its columns with their meaning, its keys, and the cells of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

# A list cell is written with LIST_SEPARATOR in CSV and as an array in JSON; None is unknown, never 0.
Cell = str | int | Decimal | date | tuple[str, ...] | None
Row = Mapping[str, Cell]
ColumnType = Literal["string", "integer", "number", "boolean", "date", "list"]

LIST_SEPARATOR = "；"


@dataclass(frozen=True)
class Column:
    """A column: its machine name, its type, its Chinese title, and what stands in it, in Chinese.

    ``required`` columns are never empty. ``categories`` are the values that occur, each with
    its Chinese label.
    """

    name: str
    type: ColumnType
    title: str
    description: str
    required: bool = False
    categories: tuple[tuple[str, str], ...] = ()
    pattern: str | None = None


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values stand together in the columns ``reference`` of a row of the table ``table``."""

    columns: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One CSV file of the open data."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def path(self) -> str:
        """The file's name in the open data's folder."""
        return f"{self.name}.csv"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order: the CSV file's first row."""
        return tuple(column.name for column in self.columns)
