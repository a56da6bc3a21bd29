"""A table's rows by task: one row, or several where each unit has one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from livelihood.drafting.columns import TaskTable
from livelihood.drafting.labels import Kind
from livelihood.drafting.numbering import cell_number
from livelihood.drafting.passages import quoted
from livelihood.drafting.rows import Row, is_beside, is_unit_row
from livelihood.office.blocks import Cell
from livelihood.office.problems import DocumentProblem
from livelihood.plain_text import comparable


@dataclass
class Group:
    """The rows of one task; ``cell`` is where its number stands."""

    no: int
    cell: Cell
    table: TaskTable
    rows: list[Row] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def cells(self, kind: Kind) -> Iterator[Cell]:
        """Yield the cells of this kind that hold something, a merged one once."""
        seen: set[int] = set()
        for row in self.rows:
            for at in self.table.at(kind):
                if id(row[at]) not in seen and row[at].text.strip():
                    seen.add(id(row[at]))
                    yield row[at]

    def text(self, kind: Kind) -> str:
        """Return the text of the task's cells of this kind; where its rows differ all of them, with a doubt."""
        texts: list[str] = []
        for cell in self.cells(kind):
            if comparable(cell.text) not in [comparable(text) for text in texts]:
                texts.append(cell.text)
        if len(texts) > 1:
            self.doubts.append(f"第{self.no}项有几格任务文字，连在一起收入")
        return "\n".join(texts)


def read_groups(
    tables: Iterable[TaskTable],
    doubts: Mapping[str, tuple[str, ...]],
    file: str,
    problems: list[DocumentProblem],
) -> tuple[Group, ...]:
    """Return the tasks' rows; ``doubts`` by the place of a number cell are those of rows that were put together."""
    groups: list[Group] = []
    for table in tables:
        _add_groups(groups, table, file, problems)
    for before, group in zip([None, *groups], groups, strict=False):
        group.doubts.extend(doubts.get(group.cell.place, ()))
        expected = before.no + 1 if before else 1
        if group.no != expected:
            group.doubts.append(f"{group.cell.place}的编号是{group.no}，前面没有{expected}")
    return tuple(groups)


def _add_groups(groups: list[Group], table: TaskTable, file: str, problems: list[DocumentProblem]) -> None:
    numbers = table.at("number")
    for row in table.rows:
        if is_beside(row):
            continue
        group = groups[-1] if groups else None
        if not numbers:
            _add_unnumbered(groups, table, row)
            continue
        cell = row[numbers[0]]
        no = cell_number(cell.text)
        if group and cell is group.cell:
            group.rows.append(row)
        elif no is None:
            if group and not cell.text.strip() and is_unit_row(table, group.rows[-1], row):
                group.rows.append(row)
                group.doubts.append(f"{cell.place}一行没有编号，当作第{group.no}项的另一个单位")
            else:
                problems.append(DocumentProblem(file, cell.place, _no_number(cell, row, table)))
        elif same := next((each for each in groups if each.no == no), None):
            if same is group and _same_task(table, group.rows[0], row):
                group.rows.append(row)
                group.doubts.append(f"{cell.place}的编号{no}与上一行重复，当作同一项")
            else:
                message = f"编号{no}重复，{same.cell.place}已经有了：请核对两行，改正编号"
                problems.append(DocumentProblem(file, cell.place, message))
        else:
            groups.append(Group(no, cell, table, [row]))


def _add_unnumbered(groups: list[Group], table: TaskTable, row: Row) -> None:
    cell = row[table.at("title")[0]]
    if groups and cell is groups[-1].cell:
        groups[-1].rows.append(row)
    else:
        doubt = f"表格没有编号一列，{cell.place}一行按次序当作第{len(groups) + 1}项"
        groups.append(Group(len(groups) + 1, cell, table, [row], [doubt]))


def _no_number(cell: Cell, row: Row, table: TaskTable) -> str:
    title = quoted(row[table.at("title")[0]].text)
    if not cell.text.strip():
        return f"这一行（{title}）没有编号，又不像上一行的下半截：请补上编号，或把它并入上一行"
    return f"编号写的是{quoted(cell.text)}，不是 1 至 99 的数字：请改成数字"


def _same_task(table: TaskTable, first: Row, row: Row) -> bool:
    return all(
        not row[at].text.strip() or comparable(row[at].text) == comparable(first[at].text)
        for at in table.at("title")
    )
