"""The rows of a table of tasks: those that a page break cut in two are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from livelihood.drafting.columns import TaskTable, header, read_table
from livelihood.drafting.labels import Kind
from livelihood.drafting.numbering import cell_number
from livelihood.drafting.passages import quoted, tight
from livelihood.drafting.people import split_units
from livelihood.office.blocks import Cell, OfficeDocument, Table

Row = tuple[Cell, ...]
_FINISHED = "。！？!?；;"
_UNITS: tuple[Kind, ...] = ("lead", "unit", "support")
_OWN: tuple[Kind, ...] = ("progress", "official")
_TASK: tuple[Kind, ...] = ("title", "commitment")
# A list in a cell: where the page broke between two of its items nothing but the line break parts them.
_LISTS: tuple[Kind, ...] = (*_UNITS, "official")
_NOTE = re.compile(r"^(?:注|备注|说明)[：:]|^(?:填表|填报|制表|审核|合计|总计|小计)")


@dataclass(frozen=True)
class WholeRows:
    """A document without split rows; ``doubts`` by the place of the number cell of the row that was put together."""

    document: OfficeDocument
    doubts: Mapping[str, tuple[str, ...]]


def task_tables(document: OfficeDocument) -> Iterator[tuple[int, TaskTable]]:
    """Yield the document's tables of tasks, each with the index of its block."""
    before: TaskTable | None = None
    for at, block in enumerate(document.blocks):
        table = read_table(block, before) if isinstance(block, Table) else None
        if table is not None:
            before = table
            yield at, table


def whole_rows(document: OfficeDocument) -> WholeRows:
    """Put the table rows together that a page break cut in two."""
    kept: dict[int, list[Row]] = {}
    doubts: dict[str, list[str]] = {}
    last: tuple[int, int] | None = None
    for at, table in task_tables(document):
        block = document.blocks[at]
        if not isinstance(block, Table):
            continue
        kept[at] = list(block.rows[: len(block.rows) - len(table.rows)])
        for order, row in enumerate(table.rows):
            above = kept[last[0]][last[1]] if last else None
            if (
                above is not None
                and last is not None
                and _continues(table, above, row, table.rows[order + 1 :])
            ):
                kept[last[0]][last[1]] = _together(table, above, row)
                where = above[table.at("number")[0]].place
                doubts.setdefault(where, []).extend(_doubts(table, above, row, document.kind))
                continue
            kept[at].append(row)
            if not is_beside(row):
                last = (at, len(kept[at]) - 1)
    blocks = tuple(
        Table(tuple(kept[at]), block.place) if isinstance(block, Table) and at in kept else block
        for at, block in enumerate(document.blocks)
    )
    filled = tuple(block for block in blocks if not isinstance(block, Table) or block.rows)
    return WholeRows(replace(document, blocks=filled), {where: tuple(all_) for where, all_ in doubts.items()})


def is_beside(row: Row) -> bool:
    """Tell whether a row holds no task: a repeated header, nothing, a note, a heading over the whole width."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    whole_width = len(row) > 1 and len({id(cell) for cell in row}) == 1
    return (
        not texts
        or whole_width
        or header(row) is not None
        or (len(texts) == 1 and bool(_NOTE.match(texts[0])))
    )


def is_unit_row(table: TaskTable, above: Row, row: Row) -> bool:
    """Tell whether a row without a number is another unit's of the same task: a unit, its people or progress, no task."""
    units = [at for kind in _UNITS for at in table.at(kind)]
    named = [
        at for at in units if above[at].text.strip() and row[at].text.strip() and above[at] is not row[at]
    ]
    whole = all(_whole(above, row, at) for at in named)
    finished = all(
        tight(above[at].text)[-1:] in _FINISHED for at in table.at("progress") if row[at].text.strip()
    )
    own = any(_fresh(above, row, at) for kind in _OWN for at in table.at(kind))
    task = any(_fresh(above, row, at) for kind in _TASK for at in table.at(kind))
    return bool(named) and whole and finished and own and not task


def _whole(above: Row, row: Row, at: int) -> bool:
    """Tell whether no unit's name is cut in two between the rows."""
    return not any(split_units(each[at].text).doubts for each in (above, row))


def _fresh(above: Row, row: Row, at: int) -> bool:
    return bool(row[at].text.strip()) and above[at] is not row[at]


def _continues(table: TaskTable, above: Row, row: Row, following: Sequence[Row]) -> bool:
    numbers = table.at("number")
    if not numbers or is_beside(row) or len(row) != len(above):
        return False
    number, merged = row[numbers[0]], row[numbers[0]] is above[numbers[0]]
    if number.text.strip() and not merged:
        return False
    if is_unit_row(table, above, row):
        return False
    return merged or not _whole_task(table, above, row, following)


def _whole_task(table: TaskTable, above: Row, row: Row, following: Sequence[Row]) -> bool:
    """Tell whether a row without a number is a task of its own, whose number is missing."""
    titles, numbers = table.at("title"), table.at("number")
    if not any(_fresh(above, row, at) for at in titles):
        return False
    number = cell_number(above[numbers[0]].text)
    after = next((no for each in following if (no := cell_number(each[numbers[0]].text))), None)
    if number is not None and after is not None:
        return after > number + 1
    others = [at for kind in (*_UNITS, "progress") for at in table.at(kind)]
    ended = all(tight(above[at].text)[-1:] in _FINISHED for at in (*titles, *table.at("progress")))
    return ended and all(_fresh(above, row, at) for at in others)


def _together(table: TaskTable, above: Row, row: Row) -> Row:
    lists = {at for kind in _LISTS for at in table.at(kind)}
    cells: list[Cell] = []
    for at, (upper, lower) in enumerate(zip(above, row, strict=True)):
        if at and upper is above[at - 1]:
            cells.append(cells[-1])
        elif upper is lower or not lower.text.strip():
            cells.append(upper)
        else:
            between = "\n" if at in lists and upper.text.strip() else ""
            cells.append(Cell(upper.text + between + lower.text, upper.place))
    return tuple(cells)


def _doubts(table: TaskTable, above: Row, row: Row, kind: str) -> Iterator[str]:
    where = row[table.at("number")[0]].place
    if kind == "txt":
        yield f"{where}一行没有自己的编号，当作上一行的下半截；拼起来的文字在原文件里不连续，请改用 .docx 或把两行并成一行"
    for at, (upper, lower) in enumerate(zip(above, row, strict=True)):
        if upper is lower or (at and upper is above[at - 1]):
            continue
        if upper.text[-1:].isdigit() and lower.text[:1].isdigit():
            yield f"{lower.place}与上一行相接处是两个数字（{upper.text[-6:]}／{lower.text[:6]}），是不是一个数看不出来"
    titles = [at for at in table.at("title") if _fresh(above, row, at)]
    units = [
        at for each in _UNITS for at in table.at(each) if _fresh(above, row, at) and _whole(above, row, at)
    ]
    if titles and units:
        yield f"{where}一行没有自己的编号，却有任务{quoted(row[titles[0]].text)}和单位，当作上一行的下半截"
