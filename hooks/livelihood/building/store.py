"""The cache: a plain folder of bytes named by their hash. It may be deleted, and shared by several builds, at any time.

``blobs/`` holds contents by their own SHA-256; ``results/`` holds by the hash of all inputs what a step made of them,
after a first line with the hash of what follows. Nothing is executed or unpickled, and whatever isn't as its hash
says counts as absent.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from livelihood.building.writing import write_whole

# Enough for several builds of a province, or one of the whole country.
DEFAULT_LIMIT = 12_000_000_000
# What was used within the last minutes may belong to a build that is running.
_IN_USE = 3600
_PIECE = 1 << 20


class Store:
    """The cache in ``folder``; ``limit`` is its greatest size in bytes.

    A ``thorough`` one reads a content before it says that it has it; others find out when it is read.
    """

    def __init__(self, folder: Path, limit: int = DEFAULT_LIMIT, *, thorough: bool = False) -> None:
        self._folder = folder
        self._blobs, self._results = (f"{folder}{os.sep}{kind}{os.sep}" for kind in ("blobs", "results"))
        self._limit = limit
        self._thorough = thorough
        self._unwritten: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        """Keep ``content`` and return its hash."""
        digest = hashlib.sha256(content).hexdigest()
        file = self._blob(digest)
        try:
            os.utime(file)
        except OSError:
            write_whole(file, content)
        return digest

    def take(self, file: Path, digest: str) -> None:
        """Keep the content of ``file``, whose hash is ``digest``, by moving the file."""
        kept = self._blob(digest)
        kept.parent.mkdir(parents=True, exist_ok=True)
        file.replace(kept)

    def copy(self, digest: str, target: Path) -> bool:
        """Copy a kept content to ``target`` without holding it in memory; tell whether it was there and whole."""
        found = hashlib.sha256()
        try:
            with self._blob(digest).open("rb") as file, target.open("wb") as copy:
                while piece := file.read(_PIECE):
                    found.update(piece)
                    copy.write(piece)
        except FileNotFoundError:
            return False
        return found.hexdigest() == digest

    def get(self, digest: str) -> bytes | None:
        """Return the content with this hash, None where it isn't kept or isn't whole."""
        try:
            content = self._blob(digest).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == digest else None

    def part(self, digest: str, offset: int, size: int, expected: str) -> bytes | None:
        """Return a stretch of a kept content; None where it isn't kept or doesn't have the hash ``expected``."""
        try:
            with open(self._name(digest), "rb") as file:  # noqa: PTH123 - one for each county: objects cost as much
                file.seek(offset)
                content = file.read(size)
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == expected else None

    def has(self, digest: str) -> bool:
        """Tell whether a content is kept, and note that it is in use."""
        try:
            os.utime(self._name(digest))
        except OSError:
            return False
        if self._thorough and self.get(digest) is None:
            # Else it would stand in the way of the right one.
            self._blob(digest).unlink(missing_ok=True)
            return False
        return True

    def keep_result(self, key: str, content: bytes) -> None:
        """Keep what a step made of the inputs whose hash is ``key``; in memory until ``write_results``."""
        self._unwritten[key] = content

    def write_results(self) -> None:
        """Write the results that were kept since, now that their inputs are known to be as their hashes say."""
        for key, content in self._unwritten.items():
            head = hashlib.sha256(content).hexdigest().encode()
            write_whole(self._result(key), head + b"\n" + content)
        self._unwritten.clear()

    def result(self, key: str) -> bytes | None:
        """Return what was made of these inputs, None where it isn't kept or isn't whole."""
        if key in self._unwritten:
            return self._unwritten[key]
        file = self._result(key)
        try:
            head, _, content = file.read_bytes().partition(b"\n")
            os.utime(file)
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest().encode() == head else None

    def prune(self) -> None:
        """Remove what was unused for longest until the cache is within its limit.

        Looks through the cache once an hour at most: what was used within an hour stays anyway.
        """
        looked = self._folder / "looked-through"
        with suppress(OSError):
            if 0 <= time.time() - looked.stat().st_mtime < _IN_USE:
                return
        write_whole(looked, b"")
        found = sorted(self._kept())
        size = sum(each[1] for each in found)
        fresh = time.time() - _IN_USE
        for used, bytes_, file in found:
            if size <= self._limit or used > fresh:
                return
            with suppress(OSError):
                file.unlink()
            size -= bytes_

    def _kept(self) -> Iterator[tuple[float, int, Path]]:
        for kind in ("blobs", "results"):
            for file in (self._folder / kind).glob("*/*"):
                with suppress(OSError):
                    stat = file.stat()
                    yield stat.st_mtime, stat.st_size, file

    def _name(self, digest: str) -> str:
        return f"{self._blobs}{digest[:2]}{os.sep}{digest}"

    def _blob(self, digest: str) -> Path:
        return Path(self._name(digest))

    def _result(self, key: str) -> Path:
        return Path(f"{self._results}{key[:2]}{os.sep}{key}")
