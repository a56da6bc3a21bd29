"""Places in data files: where a mapping and each of its values were read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

# A county's data folder: its code and its name in pinyin.
COUNTY_FOLDER = re.compile(r"[1-9]\d{5}-[a-z]+")
# Beside the counties' folders: what was published when (livelihood.transparency).
LOG_FOLDER = "log"


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
        line = self.lines.get((key, index))
        if line is None:
            line = self.lines.get((key, None), self.line)
        return Spot(self.path, line)


NOWHERE = Place(path="", line=0)


def shortened(path: Path) -> Path:
    """Return ``path`` from the working folder where it lies below it, for short messages."""
    whole, here = path.resolve(), Path.cwd().resolve()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole
