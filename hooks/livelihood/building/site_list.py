"""What a build wrote into the folder of a site: the list that the next one goes by, and where it is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from livelihood.building.writing import write_whole

_FORMAT = 3


class Written(NamedTuple):
    """A file of the site as it was written: its SHA-256, size in bytes, and time of writing (ns)."""

    digest: str
    size: int
    time: int


class WrittenFiles(Mapping[str, Written]):
    """The files below one folder of the site as they were written, by path; ``pages`` of them are pages.

    Those of a list that was kept are only read where one of them is asked for: after an edit most never are.
    """

    def __init__(self, count: int, pages: int, text: str) -> None:
        self._count = count
        self.pages = pages
        self._text = text

    @classmethod
    def of(cls, files: Mapping[str, Written]) -> WrittenFiles:
        """Return the files of a build."""
        pages = sum(path.endswith("index.html") for path in files)
        return cls(len(files), pages, json.dumps(dict(files), ensure_ascii=False, separators=(",", ":")))

    def __getitem__(self, path: str) -> Written:
        return Written(*self.plain[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self.plain)

    def __len__(self) -> int:
        return self._count

    @cached_property
    def plain(self) -> dict[str, tuple[str, int, int]]:
        """The files without a ``Written`` for each, which takes as long as to look at them."""
        found: dict[str, tuple[str, int, int]] = json.loads(self._text)
        return found

    def line(self, folder: str) -> str:
        """Return the line of the kept list that tells of the files below ``folder``."""
        head = json.dumps([folder, self._count, self.pages], ensure_ascii=False)
        return f"{head}\t{self._text}"

    @classmethod
    def of_line(cls, line: str) -> tuple[str, WrittenFiles]:
        """Return the folder and the files that ``line`` told of. Raises ValueError where it isn't such a line."""
        head, _, text = line.partition("\t")
        folder, count, pages = json.loads(head)
        return folder, cls(count, pages, text)


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
    files: Mapping[str, WrittenFiles] = field(default_factory=dict)
    redirects: Sequence[str] = ()

    @property
    def pages(self) -> int:
        """How many of the files are pages, those that only lead to others not counted."""
        return sum(files.pages for files in self.files.values()) - len(self.redirects)

    def holds(self, key: str, now: datetime) -> bool:
        """Tell whether a build from what ``key`` stands for would give the same site now."""
        return self.key == key and self.since <= now.timestamp() < self.until


def folder_of(path: str) -> str:
    """Return the first part of a path below the site, "" for a file at the top."""
    folder, slash, _ = path.partition("/")
    return folder if slash else ""


def by_folder(files: Mapping[str, Written]) -> dict[str, WrittenFiles]:
    """Return files by the first part of their path."""
    found: dict[str, dict[str, Written]] = {}
    for path, written in files.items():
        found.setdefault(folder_of(path), {})[path] = written
    return {folder: WrittenFiles.of(below) for folder, below in found.items()}


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
    """The list in a file, after a line with the hash of what follows, for the next build in any process."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._moving = file.with_suffix(".moving")

    def read(self) -> SiteList:
        """Return the list of the last build, an empty one where there is none."""
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            digest, _, content = self._file.read_bytes().partition(b"\n")
            head, *lines = content.decode().split("\n")
            noted = json.loads(head)
            if noted.pop("format") == _FORMAT and hashlib.sha256(content).hexdigest().encode() == digest:
                return SiteList(files=dict(map(WrittenFiles.of_line, lines)), **noted)
        return SiteList()

    def keep(self, made: SiteList) -> None:
        """Keep the list of what stands in the folder; nothing is being moved any more."""
        noted = {"format": _FORMAT, **vars(made)}
        del noted["files"]
        lines = (files.line(folder) for folder, files in made.files.items())
        content = "\n".join((json.dumps(noted, ensure_ascii=False), *lines)).encode()
        write_whole(self._file, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
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
