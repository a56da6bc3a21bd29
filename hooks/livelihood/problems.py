"""Problems in the data: what is wrong, where, what was expected and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from livelihood.places import Spot
from livelihood.problem_kinds import KINDS


class Severity(StrEnum):
    """An error stops the build; a warning doesn't, unless ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One problem at one place. ``line`` is 0 where the whole file or folder is meant."""

    path: str
    line: int
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity} {self.code}: {self.message}"


class DataError(Exception):
    """The data has problems that stop the build. ``problems`` holds all of them, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Problems:
    """A collector that the loader and the rules report to, so that one run tells everything."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def add(self, code: str, spot: Spot, what: str, *, expected: str | None = None) -> None:
        """Report a problem of the kind ``code`` at ``spot``; ``what`` says in Chinese what was found.

        What was expected and how to mend it come from the catalogue of kinds; ``expected`` replaces the former
        where this occurrence can be more precise. Raises KeyError for a code that the catalogue lacks.
        """
        kind = KINDS[code]
        stop = "" if what.endswith("？") else "。"
        message = f"{what}{stop}应当：{expected or kind.expected}。改法：{kind.mend}。"
        severity = Severity.WARNING if kind.warning else Severity.ERROR
        self._found.add(Problem(spot.path, spot.line, code, message, severity))

    def extend(self, found: Iterable[Problem]) -> None:
        """Take over problems that another collector found."""
        self._found.update(found)

    def sorted(self) -> tuple[Problem, ...]:
        """Return every problem once, by path, line and code."""
        return tuple(sorted(self._found))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build, in the order of files and lines."""
        return tuple(problem for problem in self.sorted() if problem.severity is Severity.ERROR)

    def stop_on_error(self) -> None:
        """Raise DataError with all problems if any of them is an error."""
        if self.errors:
            raise DataError(self.sorted())


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON array of objects with the fields of Problem, for tools."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
