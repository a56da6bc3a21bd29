"""Follow-ups: what looks wrong only because something else could not be read is no news, and is held back."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from livelihood.places import Spot
from livelihood.problems import Problem, Problems

# After these, everything that the file says is known all the same.
_NOTHING_LOST = frozenset({
    "orphan-file", "bad-file-name", "original-changed", "duplicate-id", "private-number",
    "unseen-character", "unconfirmed",
})  # fmt: skip
# What may be missing, or seem unused, where something wasn't read.
_OF_UNITS = frozenset({"unknown-unit"})
_OF_SCHEMES = frozenset({"unknown-scheme", "unknown-scheme-task", "unknown-measure"})
_OF_YEAR = frozenset({
    "unknown-source", "unused-source", "unknown-task", "task-not-reported", "scheme-task-missing",
    "unknown-indicator", "part-of", "uncovered-number",
})  # fmt: skip


class WithoutFollowUps(Problems):
    """Passes problems on to ``problems``, except those of the kinds ``held``."""

    def __init__(self, problems: Problems, held: Collection[str]) -> None:
        super().__init__()
        self._onward = problems
        self._held = held

    def add(self, code: str, spot: Spot, what: str, *, expected: str | None = None) -> None:
        """Report a problem unless it is of a kind that is held back."""
        if code not in self._held:
            self._onward.add(code, spot, what, expected=expected)


class Unread:
    """The data files of which the loader reported that not all could be read."""

    def __init__(self, reported: Collection[Problem]) -> None:
        self._paths = [PurePosixPath(problem.path) for problem in reported if _lost(problem)]

    def problems_of(self, folder: str, problems: Problems) -> Problems:
        """Return the collector for what the rules find in the county-year's ``folder``."""
        held: set[str] = set()
        data = PurePosixPath(folder).parent.parent
        for path in self._paths:
            if path == data / "units.yml":
                held |= _OF_UNITS
            elif data / "schemes" in (path, path.parent):
                held |= _OF_SCHEMES
            elif path.as_posix().startswith(folder) and path.parent.name != "sources":
                held |= _OF_YEAR
        return WithoutFollowUps(problems, held) if held else problems


def _lost(problem: Problem) -> bool:
    if problem.code in ("misnamed", "missing-file"):
        # At a line, it is said of a file that another one names, and that one was read.
        return problem.line == 0
    return problem.code not in _NOTHING_LOST
