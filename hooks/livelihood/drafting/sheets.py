"""Text that a file keeps in cells: a sheet of lines, the title over a table. It is read as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from livelihood.drafting.columns import header
from livelihood.drafting.passages import lines_of
from livelihood.office.blocks import Block, Cell, OfficeDocument, Paragraph, Table


def with_lines(document: OfficeDocument) -> OfficeDocument:
    """Return ``document`` with the rows above a table's header, and tables that are mere lines, as paragraphs."""
    return replace(document, blocks=tuple(_blocks(document)))


def _blocks(document: OfficeDocument) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        at = next((at for at, row in enumerate(block.rows) if header(row) is not None), None)
        if at is None:
            at = len(block.rows) if all(len(_filled(row)) <= 1 for row in block.rows) else 0
        for row in block.rows[:at]:
            for cell in _filled(row):
                yield from (Paragraph(line, cell.place) for line in lines_of(cell.text))
        if at < len(block.rows):
            yield Table(block.rows[at:], block.place)


def _filled(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells that hold something, a merged one once."""
    return [cell for at, cell in enumerate(row) if cell.text.strip() and cell not in row[:at]]
