"""A table's header: which column holds what, in any order, under any of the names in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livelihood.drafting.labels import Kind, column_kind
from livelihood.drafting.numbering import cell_number
from livelihood.drafting.passages import tight
from livelihood.office.blocks import Cell, Table

_SILENT = ("备注", "存在", "问题", "下一步", "下步", "电话", "职务", "说明", "签字", "签名", "分值", "得分")


@dataclass(frozen=True)
class Column:
    """A column: its kind, and its header as the document has it (a person's role, 分管领导)."""

    kind: Kind
    header: str


Columns = tuple[Column | None, ...]


@dataclass(frozen=True)
class TaskTable:
    """A table of tasks: its columns and the rows beneath the header."""

    columns: Columns
    rows: tuple[tuple[Cell, ...], ...]
    place: str
    unread: tuple[str, ...] = ()

    def at(self, kind: Kind) -> tuple[int, ...]:
        """Return the columns that hold ``kind``, from left to right."""
        return tuple(at for at, column in enumerate(self.columns) if column and column.kind == kind)


def read_table(table: Table, before: TaskTable | None) -> TaskTable | None:
    """Return ``table`` as one of tasks, or None; without a header it goes on with the columns of ``before``."""
    for at, row in enumerate(table.rows):
        columns = header(row)
        if columns is None:
            continue
        below = at + 1
        if below < len(table.rows) and _second_header(row, table.rows[below]):
            columns = _lower(columns, row, table.rows[below])
            below += 1
        return TaskTable(
            settled(columns), table.rows[below:], table.place, _unread(columns, table.rows, at, below)
        )
    first = table.rows[0]
    if before is not None and len(first) == len(before.columns) and _goes_on(before, first):
        return TaskTable(before.columns, table.rows, table.place)
    return None


def header(row: Sequence[Cell]) -> Columns | None:
    """Return the columns that a header row names, or None for a row that is none."""
    if len({id(cell) for cell in row}) < 2:
        return None
    columns = tuple(_column(cell) for cell in row)
    kinds = {column.kind for column in columns if column}
    has_task = bool(kinds & {"title", "commitment"})
    return columns if has_task and len(kinds) > 1 else None


def _column(cell: Cell) -> Column | None:
    kind = column_kind(cell.text)
    return Column(kind, tight(cell.text)) if kind else None


def settled(columns: Columns) -> Columns:
    """Call the only column on the task 'title' whatever its header: it holds title and promise both."""
    if any(column and column.kind == "title" for column in columns):
        return columns
    at = next(at for at, column in enumerate(columns) if column and column.kind == "commitment")
    return tuple(
        Column("title", column.header) if column and order == at else column
        for order, column in enumerate(columns)
    )


def _second_header(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """A header of two rows has cells that are merged over both."""
    return any(cell is lower and cell.text.strip() for cell, lower in zip(row, below, strict=True)) and any(
        cell is not lower for cell, lower in zip(row, below, strict=True)
    )


def _lower(columns: Columns, row: Sequence[Cell], below: Sequence[Cell]) -> Columns:
    return tuple(
        column if cell is lower else _column(lower) or column
        for column, cell, lower in zip(columns, row, below, strict=True)
    )


def _unread(columns: Columns, rows: Sequence[Sequence[Cell]], header_at: int, below: int) -> tuple[str, ...]:
    """Return the headers of columns that hold something but aren't understood."""
    return tuple(
        tight(rows[header_at][at].text) or f"第{at + 1}列"
        for at, column in enumerate(columns)
        if column is None
        and any(row[at].text.strip() for row in rows[below:] if row[at] is not row[max(at - 1, 0)] or at == 0)
        and not any(word in rows[header_at][at].text for word in _SILENT)
    )


def _goes_on(before: TaskTable, first: Sequence[Cell]) -> bool:
    """A table without a header goes on with the one before if its number column holds a number or nothing."""
    numbers = before.at("number")
    return bool(numbers) and (
        not first[numbers[0]].text.strip() or cell_number(first[numbers[0]].text) is not None
    )
