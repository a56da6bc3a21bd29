"""All that is wrong with a workbook, gathered before anything is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from livelihood.office.problems import DocumentError, DocumentProblem
from livelihood.workbook.grid import GridCell
from livelihood.workbook.layout import PROGRESS


class CellError(ValueError):
    """A cell that can't be taken as it is; ``str()`` says in Chinese why, and how to mend it."""


@dataclass
class Complaints:
    """The problems of one file."""

    file: str
    _found: list[tuple[int, int, DocumentProblem]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._found)

    def add(self, cell: GridCell, message: str) -> None:
        """Say what is wrong with a cell."""
        self._found.append((cell.row, cell.column, DocumentProblem(self.file, cell.place, message)))

    def add_sheet(self, message: str) -> None:
        """Say what is wrong with the sheet."""
        self._found.append((0, 0, DocumentProblem(self.file, PROGRESS, message)))

    @contextmanager
    def at(self, cell: GridCell) -> Iterator[None]:
        """Say what is wrong with a cell where a CellError comes of it."""
        try:
            yield
        except CellError as error:
            self.add(cell, str(error))

    def raise_any(self) -> None:
        """Raise DocumentError with all problems in reading order, if there are any."""
        if self._found:
            raise DocumentError(problem for _, _, problem in sorted(self._found, key=lambda each: each[:2]))
