"""Several contents in one: what a step makes of a county is kept as one file, and read from it piece by piece."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from livelihood.building.store import Store


class LostError(Exception):
    """What a result says was kept isn't there any more, or isn't whole: it has to be made again."""


class Entry(NamedTuple):
    """A piece of a pack: its name, where it stands (bytes), and its SHA-256."""

    name: str
    offset: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds, by name; ``digest`` is the hash of the whole."""

    digest: str
    entries: dict[str, Entry]

    def read(self, name: str, store: Store) -> bytes:
        """Return a piece. Raises KeyError where there is none of this name, LostError where the pack is gone."""
        entry = self.entries[name]
        content = store.part(self.digest, entry.offset, entry.size, entry.digest)
        if content is None:
            raise LostError(name)
        return content

    def slice(self, name: str, content: bytes) -> bytes:
        """Return a piece from the whole ``content`` of the pack. Raises KeyError where there is none of this name."""
        entry = self.entries[name]
        return content[entry.offset : entry.offset + entry.size]

    def to_json(self) -> list[object]:
        """Return the pack as JSON can hold it."""
        return [self.digest, [[each.name, each.size, each.digest] for each in self.entries.values()]]

    @classmethod
    def from_json(cls, written: list[object]) -> Pack:
        """Return the pack of which ``to_json`` told."""
        digest, pieces = written
        assert isinstance(digest, str) and isinstance(pieces, list)
        entries, offset = {}, 0
        for name, size, own in pieces:
            entries[name] = Entry(name, offset, size, own)
            offset += size
        return cls(digest, entries)


def packed(pieces: Iterable[tuple[str, bytes]]) -> tuple[Pack, bytes]:
    """Return a pack of ``pieces`` (names are distinct) and its bytes."""
    entries: dict[str, Entry] = {}
    contents = []
    offset = 0
    for name, content in pieces:
        entries[name] = Entry(name, offset, len(content), hashlib.sha256(content).hexdigest())
        contents.append(content)
        offset += len(content)
    whole = b"".join(contents)
    return Pack(hashlib.sha256(whole).hexdigest(), entries), whole
