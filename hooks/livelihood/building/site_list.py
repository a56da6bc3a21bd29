"""What a build wrote into the folder of a site: the list that the next one goes by, and where it is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol

from livelihood.building.writing import write_whole

_FORMAT = 2


class Written(NamedTuple):
    """A file of the site as it was written: its SHA-256, size in bytes, and time of writing (ns)."""

    digest: str
    size: int
    time: int


@dataclass(frozen=True)
class SiteList:
    """What a build wrote into the folder of a site.

    ``key`` is the hash of everything that it was made from; any moment from ``since`` until ``until`` (seconds since
    1970, the latter not included) gives the same site. ``counties`` are the hashes of what each county's files were
    made from, by code. ``files`` are those written, by the first part of their path ("" for those of the top).
    ``redirects`` are the paths of the pages among them that only lead to others.
    """

    key: str = ""
    since: float = 0
    until: float = 0
    counties: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, Written]] = field(default_factory=dict)
    redirects: Sequence[str] = ()

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files."""
        return chain.from_iterable(self.files.values())

    def holds(self, key: str, now: datetime) -> bool:
        """Tell whether a build from what ``key`` stands for would give the same site now."""
        return self.key == key and self.since <= now.timestamp() < self.until


def folder_of(path: str) -> str:
    """Return the first part of a path below the site, "" for a file at the top."""
    folder, slash, _ = path.partition("/")
    return folder if slash else ""


def by_folder(files: Mapping[str, Written]) -> dict[str, dict[str, Written]]:
    """Return files by the first part of their path."""
    found: dict[str, dict[str, Written]] = {}
    for path, written in files.items():
        found.setdefault(folder_of(path), {})[path] = written
    return found


class KeptList(Protocol):
    """The list of one site, kept from one build to the next; and what a build that is interrupted leaves unfinished."""

    def read(self) -> SiteList:
        """Return the list of the last build, an empty one where there is none."""

    def keep(self, made: SiteList) -> None:
        """Keep the list of what stands in the folder; nothing is being moved any more."""

    def moving(self) -> set[str]:
        """Return the paths of the files that a build was moving when it was interrupted."""

    def move(self, paths: Iterable[str]) -> None:
        """Note the files that are about to be moved or removed."""


class ListFile:
    """The list in a file, for the next build in any process."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._moving = file.with_suffix(".moving")

    def read(self) -> SiteList:
        """Return the list of the last build, an empty one where there is none."""
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            noted = json.loads(self._file.read_text(encoding="utf-8"))
            if noted.pop("format") == _FORMAT:
                files = {
                    folder: {path: Written(*each) for path, each in found.items()}
                    for folder, found in noted.pop("files").items()
                }
                return SiteList(files=files, **noted)
        return SiteList()

    def keep(self, made: SiteList) -> None:
        """Keep the list of what stands in the folder; nothing is being moved any more."""
        noted = {"format": _FORMAT, **vars(made)}
        write_whole(self._file, json.dumps(noted, ensure_ascii=False, separators=(",", ":")).encode())
        self._moving.unlink(missing_ok=True)

    def moving(self) -> set[str]:
        """Return the paths of the files that a build was moving when it was interrupted."""
        try:
            return set(self._moving.read_text(encoding="utf-8").split("\n"))
        except FileNotFoundError:
            return set()

    def move(self, paths: Iterable[str]) -> None:
        """Note the files that are about to be moved or removed."""
        write_whole(self._moving, "\n".join(paths).encode())


class ListInMemory:
    """The list of a site that goes with this process, as a preview's does."""

    def __init__(self) -> None:
        self._list = SiteList()
        self._moving: set[str] = set()

    def read(self) -> SiteList:
        """Return the list of the last build, an empty one where there is none."""
        return self._list

    def keep(self, made: SiteList) -> None:
        """Keep the list of what stands in the folder; nothing is being moved any more."""
        self._list, self._moving = made, set()

    def moving(self) -> set[str]:
        """Return the paths of the files that a build was moving when it failed."""
        return set(self._moving)

    def move(self, paths: Iterable[str]) -> None:
        """Note the files that are about to be moved or removed."""
        self._moving = set(paths)
