"""Several contents in one: what a step makes of a county is kept as one file, and read from it piece by piece."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from livelihood.building.store import Store


class LostError(Exception):
    """What a result says was kept isn't there any more, or isn't whole: it has to be made again."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds; ``digest`` is the hash of the whole.

    ``pieces`` tells for each name where the piece begins, its size (bytes) and its SHA-256: as plain values, of which a
    large site has so many that an object for each would take as long as to read them.
    """

    digest: str
    pieces: Mapping[str, tuple[int, int, str]]

    def sha256(self, name: str) -> str:
        """Return the hash of a piece. Raises KeyError where there is none of this name."""
        return self.pieces[name][2]

    def read(self, name: str, store: Store) -> bytes:
        """Return a piece. Raises KeyError where there is none of this name, LostError where the pack is gone."""
        content = store.part(self.digest, *self.pieces[name])
        if content is None:
            raise LostError(name)
        return content

    def slice(self, name: str, content: bytes) -> bytes:
        """Return a piece from the whole ``content`` of the pack. Raises KeyError where there is none of this name."""
        offset, size, _ = self.pieces[name]
        return content[offset : offset + size]

    def to_json(self) -> list[object]:
        """Return the pack as JSON can hold it."""
        return [self.digest, dict(self.pieces)]

    @classmethod
    def from_json(cls, written: list[object]) -> Pack:
        """Return the pack of which ``to_json`` told."""
        digest, pieces = written
        return cls(cast("str", digest), cast("dict[str, tuple[int, int, str]]", pieces))


def packed(pieces: Iterable[tuple[str, bytes]]) -> tuple[Pack, bytes]:
    """Return a pack of ``pieces`` (names are distinct) and its bytes."""
    found: dict[str, tuple[int, int, str]] = {}
    contents = []
    offset = 0
    for name, content in pieces:
        found[name] = (offset, len(content), hashlib.sha256(content).hexdigest())
        contents.append(content)
        offset += len(content)
    whole = b"".join(contents)
    return Pack(hashlib.sha256(whole).hexdigest(), found), whole
