"""The manifest of a release: every file with its hash and size, and when the release was made after which other."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_PIECE = 1 << 20
_FORMAT = 1


class FileSum(NamedTuple):
    """A file's SHA-256 (64 hexadecimal digits) and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What a release holds. ``files`` are sums by path (below the site, with forward slashes).

    ``moment`` is that of its content (ISO 8601). ``previous`` is the release that was served when this one was made,
    None for the first.
    """

    release: str
    moment: str
    previous: str | None
    files: Mapping[str, FileSum]

    def to_json(self) -> bytes:
        """Return the manifest as it is written."""
        files = {path: each._asdict() for path, each in sorted(self.files.items())}
        about = {"format": _FORMAT, **vars(self), "sha256": content_hash(self.files), "files": files}
        return f"{json.dumps(about, ensure_ascii=False, indent=1)}\n".encode()

    @classmethod
    def from_json(cls, written: bytes) -> Manifest:
        """Return what ``to_json`` wrote; raise ValueError for anything else."""
        try:
            about = json.loads(written)
            files = {path: FileSum(**each) for path, each in about["files"].items()}
            return cls(about["release"], about["moment"], about["previous"], files)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error


def content_hash(files: Mapping[str, FileSum]) -> str:
    """Return the SHA-256 of all files' hashes and paths, written as ``sha256sum`` writes them."""
    lines = (f"{each.sha256}  {path}\n" for path, each in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def sums_of(folder: Path) -> dict[str, FileSum]:
    """Return the sums of all files below ``folder``, read from the disk. Raises OSError where one can't be read."""
    return {path: _sum_of(file) for path, file in sorted(_files(folder, ""))}


def _files(folder: Path, below: str) -> Iterator[tuple[str, Path]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{path}/")
            else:
                yield path, Path(entry.path)


def _sum_of(file: Path) -> FileSum:
    found, size = hashlib.sha256(), 0
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            found.update(piece)
            size += len(piece)
    return FileSum(found.hexdigest(), size)
