"""Tables of Word documents as a grid: merged cells are one, and columns that no cell ends at are dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from docx.oxml.ns import qn

from livelihood.office.blocks import Cell, Table
from livelihood.office.word_styles import Element, is_on, number, value
from livelihood.office.word_text import TRACKED, ParagraphText, alternative, is_alternative

# Word itself makes no wider tables.
_MOST_COLUMNS = 63
_TOO_WIDE = "表格超过 63 列，不像通报或方案的表格：请检查文件"
_HIDDEN_ROW = "有隐藏的表格行：请删去，或取消“隐藏”，保存后再导入"
_COVERED = "合并的单元格下面还压着看不见的文字“{}”：请拆分单元格，删去多余的文字，保存后再导入"
_CONTAINERS = (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"))
_REVISIONS = tuple(qn(f"w:{name}") for name in ("ins", "del", "cellIns", "cellDel", "cellMerge"))


class Reader(Protocol):
    """What a table needs of the reader of the whole document."""

    def paragraph_text(self, paragraph: Element, place: str | None = None) -> ParagraphText:
        """Return a paragraph's text with its number."""

    def check_block(self, child: Element, place: str) -> None:
        """Report a block whose content can't be read."""

    def problem(self, place: str, message: str) -> None:
        """Keep a problem."""


class _Slot:
    """A cell before it is read: the element that shows its content, and those that the merge covers."""

    def __init__(self, element: Element | None, row: int, column: int) -> None:
        self.element = element
        self.row = row
        self.column = column
        self.covered: list[Element] = []


class TableReader:
    """Reads one table, named ``name`` in places (表1)."""

    def __init__(self, reader: Reader, name: str) -> None:
        self._reader = reader
        self._name = name

    def read(self, table: Element) -> Table:
        """Return the table as a grid."""
        grid = self._grid(table)
        width = max((len(row) for row in grid), default=0)
        if width > _MOST_COLUMNS:
            self._reader.problem(self._name, _TOO_WIDE)
            return Table((), self._name)
        for at, row in enumerate(grid):
            row.extend(_Slot(None, at, column) for column in range(len(row), width))
        kept = [
            column
            for column in range(width)
            if column == 0 or any(row[column] is not row[column - 1] for row in grid)
        ]
        columns = {column: at for at, column in enumerate(kept)}
        cells: dict[int, Cell] = {}
        rows = []
        for row in grid:
            for column in kept:
                slot = row[column]
                if id(slot) not in cells:
                    cells[id(slot)] = self._cell(slot, columns.get(slot.column, 0))
            rows.append(tuple(cells[id(row[column])] for column in kept))
        return Table(tuple(rows), self._name)

    def _grid(self, table: Element) -> list[list[_Slot]]:
        grid: list[list[_Slot]] = []
        for at, row in enumerate(_children(table, qn("w:tr"))):
            properties = row.find(qn("w:trPr"))
            place = f"{self._name}第{at + 1}行"
            if properties is not None and any(each.tag in _REVISIONS for each in properties):
                self._reader.problem(place, TRACKED)
            if is_on(properties, "w:hidden"):
                self._reader.problem(place, _HIDDEN_ROW)
            above = grid[-1] if grid else []
            grid.append(self._row(row, properties, at, above))
            if len(grid[-1]) > _MOST_COLUMNS:
                break
        return grid

    def _row(self, row: Element, properties: Element | None, at: int, above: list[_Slot]) -> list[_Slot]:
        slots: list[_Slot] = []
        for _ in range(_span(properties, "w:gridBefore", 0)):
            slots.append(_Slot(None, at, len(slots)))
        for cell in _children(row, qn("w:tc")):
            own = cell.find(qn("w:tcPr"))
            span = _span(own, "w:gridSpan", 1)
            slot = self._merged_into(own, slots, above)
            if slot is None:
                slot = _Slot(cell, at, len(slots))
            else:
                slot.covered.append(cell)
            if own is not None and any(each.tag in _REVISIONS for each in own):
                self._reader.problem(f"{self._name}第{at + 1}行", TRACKED)
            slots.extend([slot] * span)
        for _ in range(_span(properties, "w:gridAfter", 0)):
            slots.append(_Slot(None, at, len(slots)))
        return slots

    @staticmethod
    def _merged_into(own: Element | None, slots: list[_Slot], above: list[_Slot]) -> _Slot | None:
        """Return the cell that a merge makes this one a part of: the one above or the one on its left."""
        if own is None:
            return None
        down, right = own.find(qn("w:vMerge")), own.find(qn("w:hMerge"))
        column = len(slots)
        if right is not None and value(right) != "restart" and slots:
            return slots[-1]
        if down is not None and value(down) != "restart" and column < len(above):
            upper = above[column]
            return upper if upper.column == column and upper.element is not None else None
        return None

    def _cell(self, slot: _Slot, column: int) -> Cell:
        place = f"{self._name}第{slot.row + 1}行第{column + 1}列"
        lines = [] if slot.element is None else list(self._lines(slot.element, place))
        for covered in slot.covered:
            if hidden := "".join(each.text or "" for each in covered.iter(qn("w:t"))).strip():
                self._reader.problem(place, _COVERED.format(hidden[:20]))
        return Cell("\n".join(lines), place)

    def _lines(self, parent: Element, place: str) -> Iterator[str]:
        """Yield the lines of a cell, those of tables and text boxes within it among them."""
        for child in parent:
            if child.tag == qn("w:p"):
                found = self._reader.paragraph_text(child, place)
                yield from (line.strip() for line in found.text.split("\n") if line.strip())
                for box in found.boxes:
                    yield from self._lines(box, place)
            elif child.tag == qn("w:tbl"):
                for row in _children(child, qn("w:tr")):
                    for cell in _children(row, qn("w:tc")):
                        yield from self._lines(cell, place)
            elif child.tag in _CONTAINERS:
                yield from self._lines(child, place)
            elif is_alternative(child):
                branch = alternative(child)
                yield from self._lines(branch if branch is not None else (), place)
            else:
                self._reader.check_block(child, place)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Yield a table's rows or a row's cells, also those in content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _children(child, tag)


def _span(properties: Element | None, name: str, default: int) -> int:
    found = None if properties is None else number(properties.find(qn(name)))
    # One column too many is enough to be refused.
    return default if found is None else min(max(found, default), _MOST_COLUMNS + 1)
