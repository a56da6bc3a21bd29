"""Checkpoints (C2SP tlog-checkpoint 1.0): how long a log is and what it hashes to, in three lines that can be signed."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Self

from livelihood.transparency.notes import Note, NoteError

_HASH_BYTES = 32
_SIZE = re.compile(r"0|[1-9][0-9]*")


@dataclass(frozen=True)
class Checkpoint:
    """A state of the log ``origin``: its number of entries, and the root of their tree (32 bytes)."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def of_note(cls, note: Note) -> Self:
        """Read the text of a note; raise NoteError where it is no checkpoint. Further lines say nothing of the log."""
        lines = note.text.removesuffix("\n").split("\n")
        if len(lines) < 3 or not all(lines):
            raise NoteError("不是检查点：应有来源、条数、根哈希三行")
        origin, size, root = lines[:3]
        if not _SIZE.fullmatch(size):
            raise NoteError(f"第 2 行“{size}”不是条数，应为不带前导零的整数")
        try:
            content = base64.b64decode(root, validate=True)
        except (binascii.Error, ValueError):
            content = b""
        if len(content) != _HASH_BYTES or base64.b64encode(content).decode() != root:
            raise NoteError(f"第 3 行“{root}”不是根哈希，应为 32 字节的 Base64")
        return cls(origin, int(size), content)

    @property
    def text(self) -> str:
        """The three lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"
