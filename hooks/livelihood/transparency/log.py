"""The log as it stands in a folder: its entries, the checkpoint over them, and the key that signs it.

The checkpoint decides how many entries there are: lines behind them are of a publication that wasn't finished.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from livelihood.transparency.checkpoints import Checkpoint
from livelihood.transparency.entries import Entry, EntryError
from livelihood.transparency.merkle import root_of
from livelihood.transparency.notes import Note, NoteError, Verifier

ENTRIES = "entries.jsonl"
CHECKPOINT = "checkpoint"
KEY = "verifier-key"
CONTENTS = "contents"
FILES = (ENTRIES, CHECKPOINT, KEY)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file of a log; ``line`` counts from 1, 0 means the whole file."""

    file: str
    line: int
    words: str


@dataclass(frozen=True)
class Log:
    """A log. ``files`` are its files as they stand, those of ``FILES`` that are there; ``faults`` what is wrong with them.

    Entries that can't be read are left out. ``unfinished`` counts the lines behind those that the checkpoint is of.
    """

    entries: tuple[Entry, ...] = ()
    checkpoint: Checkpoint | None = None
    note: Note | None = None
    key: Verifier | None = None
    unfinished: int = 0
    faults: tuple[Fault, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def latest(self) -> Mapping[tuple[str, int, str, str], int]:
        """The number (from 0) of the last version of each plan and report, by the county's last code."""
        found: dict[tuple[str, int, str, str], int] = {}
        for number, entry in enumerate(self.entries):
            if entry.follows is not None:
                found.pop(self.entries[entry.follows].key, None)
            found[entry.key] = number
        return found

    @cached_property
    def leaves(self) -> list[bytes]:
        """The leaves of the tree."""
        return [entry.leaf for entry in self.entries]

    @property
    def is_signed(self) -> bool:
        """Whether anybody signed the checkpoint."""
        return self.note is not None and bool(self.note.signatures)


def read_log(folder: Path) -> Log:
    """Return the log in ``folder``, an empty one where none is. Raises OSError where a file can't be read."""
    return log_of({name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()})


def log_of(files: Mapping[str, bytes]) -> Log:
    """Return the log in these files, named as in ``FILES``."""
    return _Reading(files).log()


def with_contents(folder: Path, digest: str) -> bytes | None:
    """Return the content that was published with this hash, None where it isn't kept or was tampered with."""
    file = folder / content_file(digest)
    content = file.read_bytes() if file.is_file() else None
    return content if content is not None and hashlib.sha256(content).hexdigest() == digest else None


def content_file(digest: str) -> str:
    """Return where the content of an entry is kept, below the log's folder, to tell the next version from it."""
    return f"{CONTENTS}/{digest}.json"


class _Reading:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._faults: list[Fault] = []

    def log(self) -> Log:
        if not self._files:
            return Log()
        note, checkpoint = self._checkpoint()
        lines = self._lines()
        size = checkpoint.size if checkpoint else len(lines)
        entries = tuple(self._entries(lines[:size]))
        if checkpoint and len(lines) < size:
            self._fault(ENTRIES, 0, f"只有 {len(lines)} 条，检查点写的是 {size} 条：有记录被删去")
        elif (
            checkpoint
            and len(entries) == size
            and root_of([each.leaf for each in entries]) != checkpoint.root
        ):
            self._fault(ENTRIES, 0, "与检查点的根哈希不符：有一条记录或检查点被改动、换过次序")
        key = self._key(note)
        unfinished = max(0, len(lines) - size)
        return Log(entries, checkpoint, note, key, unfinished, tuple(self._faults), self._files)

    def _fault(self, file: str, line: int, words: str) -> None:
        self._faults.append(Fault(file, line, words))

    def _checkpoint(self) -> tuple[Note | None, Checkpoint | None]:
        content = self._text(CHECKPOINT)
        if content is None:
            return None, None
        try:
            note = Note.parse(content)
            return note, Checkpoint.of_note(note)
        except NoteError as error:
            self._fault(CHECKPOINT, 0, str(error))
            return None, None

    def _text(self, name: str) -> str | None:
        try:
            return self._files[name].decode()
        except KeyError:
            self._fault(name, 0, "缺少这个文件")
        except UnicodeDecodeError:
            self._fault(name, 0, "不是 UTF-8 编码")
        return None

    def _lines(self) -> list[bytes]:
        content = self._files.get(ENTRIES, b"")
        lines = content.split(b"\n")
        if lines.pop():
            self._fault(ENTRIES, len(lines) + 1, "最后一行不完整")
        return lines

    def _entries(self, lines: list[bytes]) -> Iterator[Entry]:
        latest: dict[tuple[str, int, str, str], int] = {}
        for number, line in enumerate(lines):
            try:
                entry = Entry.parse(line)
            except EntryError as error:
                self._fault(ENTRIES, number + 1, str(error))
                continue
            before = latest.get(entry.key)
            if before is None and entry.follows is not None:
                # The same plan or report of a county whose code has changed.
                keys = (key for key, each in latest.items() if each == entry.follows)
                moved = next((key for key in keys if key[1:] == entry.key[1:]), None)
                before = latest.pop(moved) if moved else None
            if entry.follows != before:
                self._fault(ENTRIES, number + 1, f"{entry.name}没有接在它的上一版后面")
                continue
            latest[entry.key] = number
            yield entry

    def _key(self, note: Note | None) -> Verifier | None:
        if KEY not in self._files:
            return None
        try:
            key = Verifier.parse(self._text(KEY) or "")
        except NoteError as error:
            self._fault(KEY, 1, str(error))
            return None
        if self._files[KEY] != f"{key.text}\n".encode():
            self._fault(KEY, 1, "公钥应是一行，前后没有别的字符")
        try:
            if note and not note.is_signed_by(key):
                self._fault(CHECKPOINT, 0, f"没有 {key.name} 的签名")
        except NoteError as error:
            self._fault(CHECKPOINT, 0, str(error))
        return key
