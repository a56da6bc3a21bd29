"""The folder of the built site: what stands in it, told by a list that is kept beside the cache.

Where the list fits the folder, only files that differ are written and those that vanish are removed. Where it
doesn't (another program wrote there, or nothing is there), the site is written anew beside the folder and takes its
place.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from livelihood.building.planned import Planned
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
    """

    key: str = ""
    since: float = 0
    until: float = 0
    counties: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, Written]] = field(default_factory=dict)

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


class SiteTree:
    """The site in ``folder``; its list is kept in ``lists``."""

    def __init__(self, folder: Path, lists: Path) -> None:
        self.folder = folder
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._file = lists / f"{name}.json"
        self._moving = lists / f"{name}.moving"

    def known(self) -> SiteList:
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

    def note(self, made: SiteList) -> None:
        """Keep the list of what stands in the folder."""
        noted = {"format": _FORMAT, **vars(made)}
        write_whole(self._file, json.dumps(noted, ensure_ascii=False, separators=(",", ":")).encode())
        self._moving.unlink(missing_ok=True)

    def altered(self, known: SiteList) -> set[str]:
        """Return the paths whose files aren't as they were written."""
        found = self._left_moving()
        top = f"{self.folder}{os.sep}"
        for path, written in chain.from_iterable(files.items() for files in known.files.values()):
            try:
                stat = os.stat(top + path)  # noqa: PTH116 - ten thousands of paths: objects would double the time
            except OSError:
                found.add(path)
                continue
            if stat.st_size != written.size or stat.st_mtime_ns != written.time:
                found.add(path)
        return found

    def _left_moving(self) -> set[str]:
        """Return the paths of the files that a build was moving when it was interrupted."""
        try:
            return set(self._moving.read_text(encoding="utf-8").split("\n"))
        except FileNotFoundError:
            return set()

    def mend(self, changed: Iterable[Planned], vanished: Iterable[str], made: SiteList) -> SiteList:
        """Write the ``changed`` files and remove those that ``vanished``; return ``made`` with what was written.

        ``made`` holds the files that stay. All is written beside its place before anything is moved there: a full disk
        leaves the site as it was. A build that is interrupted while it moves and removes files leaves a list of them,
        so the next one does it all.
        """
        beside: list[tuple[Path, Path, Planned]] = []
        try:
            for file in changed:
                target = self.folder / file.path
                new = target.with_name(f".{target.name}.new")
                new.parent.mkdir(parents=True, exist_ok=True)
                beside.append((new, target, file))
                file.write(new)
            moving = (*(file.path for _, _, file in beside), *vanished)
            write_whole(self._moving, "\n".join(moving).encode())
            written = {}
            for new, target, file in beside:
                new.replace(target)
                stat = target.stat()
                written[file.path] = Written(file.digest, stat.st_size, stat.st_mtime_ns)
        finally:
            for new, _, _ in beside:
                new.unlink(missing_ok=True)
        self._remove(vanished)
        files = {folder: {**made.files.get(folder, {}), **new} for folder, new in by_folder(written).items()}
        done = replace(made, files={**made.files, **files})
        self.note(done)
        return done

    def _remove(self, paths: Iterable[str]) -> None:
        """Remove files, and the folders that are empty then."""
        for path in paths:
            file = self.folder / path
            file.unlink(missing_ok=True)
            for parent in file.parents:
                if parent == self.folder:
                    break
                try:
                    parent.rmdir()
                except OSError:
                    break
