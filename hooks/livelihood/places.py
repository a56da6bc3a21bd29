"""Places in data files: where a mapping and each of its values were read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Spot(NamedTuple):
    """One line of one data file; ``path`` is relative with forward slashes, ``line`` counts from 1 (0: whole file)."""

    path: str
    line: int


@dataclass(frozen=True)
class Place:
    """Where a YAML mapping stands: its file, its line, and the line of each key and of each item of a list value."""

    path: str
    line: int
    lines: Mapping[tuple[str, int | None], int] = field(default_factory=dict, repr=False, compare=False)

    def spot(self, key: str | None = None, index: int | None = None) -> Spot:
        """Return the spot of ``key`` (or its item ``index``); of the mapping itself where the key isn't there."""
        if key is None:
            return Spot(self.path, self.line)
        return Spot(self.path, self.lines.get((key, index), self.lines.get((key, None), self.line)))


NOWHERE = Place(path="", line=0)
