"""What every kind of document is made of: paragraphs and tables, each knowing its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. ``place`` says in Chinese where it stands (第3段); ``text`` holds no line break."""

    text: str
    place: str


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of a table; its paragraphs are lines of ``text``. ``place`` is 进度!E7 or 表1第3行第6列.

    A merged cell is one and the same object at every place that it covers.
    """

    text: str
    place: str


@dataclass(frozen=True)
class Table:
    """A table as a grid: every row has as many cells as the table has columns."""

    rows: tuple[tuple[Cell, ...], ...]
    place: str


Block = Paragraph | Table


@dataclass(frozen=True)
class OfficeDocument:
    """A document as read: ``file`` is its name for messages, ``blocks`` stand in reading order.

    ``received`` is a plain text as it came. ``notes`` are sentences in Chinese on what was not read (an image) or is
    not all that the file holds (a rounded number), for the person to know.
    """

    file: str
    kind: Literal["docx", "xlsx", "txt"]
    blocks: tuple[Block, ...]
    received: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def text(self) -> str:
        """The text that is kept as evidence: a paragraph a line, a blank line between; of a table a row a line.

        A plain text is kept as it came.
        """
        if self.received is not None:
            return self.received
        return "\n\n".join(_lines(block) for block in self.blocks) + "\n"


def _lines(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join("\t".join(_row_texts(row)) for row in block.rows)


def _row_texts(row: tuple[Cell, ...]) -> Iterator[str]:
    """Yield a row's texts, that of a cell that is merged over several columns once."""
    before = None
    for cell in row:
        if cell is not before:
            yield " ".join(cell.text.split())
        before = cell
