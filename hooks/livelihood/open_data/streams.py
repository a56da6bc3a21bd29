"""Files that are written piece by piece, with their length and hash."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True)
class OpenDataFile:
    """A file as written: its path (with forward slashes), its length in bytes, and its SHA-256."""

    path: str
    size: int
    sha256: str


class Stream:
    """A file that is being written."""

    def __init__(self, path: str, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._size = 0
        self._hash = hashlib.sha256()

    def write(self, content: bytes) -> None:
        """Write ``content`` after what was written before."""
        self._file.write(content)
        self._size += len(content)
        self._hash.update(content)

    @property
    def written(self) -> OpenDataFile:
        """What was written until now."""
        return OpenDataFile(self._path, self._size, self._hash.hexdigest())


# Opens a file by its path; it is there when the context ends without an error.
Opener = Callable[[str], AbstractContextManager[Stream]]


def on_disk(folder: Path) -> Opener:
    """Return what opens files below ``folder``: whoever reads one meanwhile sees the old file or the whole new one."""

    @contextmanager
    def opened(path: str) -> Iterator[Stream]:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.new")
        try:
            with beside.open("wb") as file:
                yield Stream(path, file)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)

    return opened


def in_memory(files: dict[str, bytes]) -> Opener:
    """Return what opens files that end up in ``files``, by their paths."""

    @contextmanager
    def opened(path: str) -> Iterator[Stream]:
        file = io.BytesIO()
        yield Stream(path, file)
        files[path] = file.getvalue()

    return opened
