"""The files that a site is to have: what each holds, told by its hash, and where to get it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from livelihood.building.packs import LostError, Pack
from livelihood.building.store import Store


@dataclass(frozen=True, slots=True)
class Planned:
    """A file to be: its path below the site, its SHA-256, and what writes its content to a new file."""

    path: str
    digest: str
    write: Callable[[Path], None]

    @classmethod
    def of(cls, path: str, content: bytes) -> Planned:
        """Return the file with a content that is at hand."""
        return cls(path, hashlib.sha256(content).hexdigest(), partial(_put, lambda: content))

    @classmethod
    def loaded(cls, path: str, digest: str, load: Callable[[], bytes]) -> Planned:
        """Return the file with the content that ``load`` gives."""
        return cls(path, digest, partial(_put, load))

    @classmethod
    def kept(cls, path: str, digest: str, store: Store) -> Planned:
        """Return the file with a content that the store keeps."""
        return cls(path, digest, partial(_copy, digest, store))


def planned_of_pack(pack: Pack, store: Store, below: str = "") -> Iterator[Planned]:
    """Yield the files of a pack whose names begin with ``below``, by what follows there."""
    for name in pack.pieces:
        if name.startswith(below):
            yield Planned.loaded(name.removeprefix(below), pack.sha256(name), partial(pack.read, name, store))


def _put(load: Callable[[], bytes], target: Path) -> None:
    target.write_bytes(load())


def _copy(digest: str, store: Store, target: Path) -> None:
    if not store.copy(digest, target):
        raise LostError(digest)
