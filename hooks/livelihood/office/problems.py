"""What is wrong with a file of the office: where, what was found, and how to mend it, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentProblem:
    """One problem. ``place`` is a cell (进度!E7) or a paragraph (第3段); "" where the whole file is meant."""

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file} {self.place}" if self.place else self.file
        return f"{where}：{self.message}"


class DocumentError(Exception):
    """A file that can't be used; ``problems`` holds everything that is wrong with it, in reading order."""

    def __init__(self, problems: Iterable[DocumentProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
