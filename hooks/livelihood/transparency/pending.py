"""The log as it will stand after a publication, and how it is written: whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from livelihood.building.writing import write_whole
from livelihood.file_sets import flush_tree
from livelihood.loading import load
from livelihood.places import LOG_FOLDER
from livelihood.problems import DataError, Problem, Problems, Severity
from livelihood.transparency.changes import Changes
from livelihood.transparency.checking import checked_log
from livelihood.transparency.checkpoints import Checkpoint
from livelihood.transparency.entries import Entry
from livelihood.transparency.log import CHECKPOINT, CONTENTS, ENTRIES, KEY, Log, content_file, read_log
from livelihood.transparency.merkle import root_of
from livelihood.transparency.notes import Signer, signed
from livelihood.validation.references import check_references

# The name of a log that nobody signs.
UNSIGNED = "unsigned.invalid/livelihood-ledger"


@dataclass(frozen=True)
class PendingLog:
    """What a publication makes of the log in ``folder``.

    ``files`` are the log's files by their paths below the open data, as they will stand. ``problems`` are the changes
    without a record: with any, nothing may be published. ``is_new`` tells whether anything differs from what is
    there; ``added`` counts the new entries.
    """

    folder: Path
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    is_new: bool
    added: int
    is_signed: bool
    contents: Mapping[str, bytes]
    current: frozenset[str]
    before: Mapping[str, bytes]

    def save(self) -> None:
        """Write the log into the data folder. Raises DataError where it changed meanwhile, OSError where it can't.

        The checkpoint is written last, when the rest is on the disk: until then the old one stands, and with it the old
        log.
        """
        if not self.is_new:
            return
        if read_log(self.folder).files != self.before:
            what = "公开记录在这期间被别的发布改动过。应当：同时只有一次发布。改法：再发布一次。"
            raise DataError([Problem(self.folder.as_posix(), 0, "log-broken", what)])
        if CHECKPOINT not in self.before:
            # A log without one would be a log whose checkpoint was taken away.
            write_whole(self.folder / CHECKPOINT, _empty().encode(), durable=True)
        for name, content in self.contents.items():
            write_whole(self.folder / name, content)
        if self.contents:
            flush_tree(self.folder / CONTENTS)
        for name in (ENTRIES, CHECKPOINT, KEY):
            written = self.files.get(f"{LOG_FOLDER}/{name}")
            if written is not None and written != self.before.get(name):
                write_whole(self.folder / name, written, durable=True)
        self._tidy()

    def _tidy(self) -> None:
        """Remove the contents of earlier versions, which version control has, and what was left of cut short ones.

        Names may stand in them that are withheld now.
        """
        kept = {Path(name).name for name in self.current}
        contents = (file for file in self.folder.glob(f"{CONTENTS}/*") if file.name not in kept)
        for file in (*contents, *self.folder.glob(".*")):
            with suppress(OSError):
                file.unlink()


def pending_log(data: Path, now: datetime, signer: Signer | None, served: Path | None = None) -> PendingLog:
    """Return what publishing ``data`` at ``now`` (an aware moment) makes of the log in it.

    ``served`` is the folder of the log that readers have now, which goes on in it. Raises DataError where the data
    can't be read, the log isn't as it was written or doesn't begin with the one served, or the key isn't the log's.
    """
    problems = Problems()
    ledger = load(data, problems)
    for county_year in ledger.county_years:
        check_references(ledger.common, county_year, problems)
    problems.stop_on_error()
    folder = data / LOG_FOLDER
    log = checked_log(folder, problems)
    problems.stop_on_error()
    if served:
        _check_goes_on(log, folder, read_log(served))
    _check_signer(log, folder, signer)
    changed = Problems()
    versions = Changes(log, folder, now, ledger.redirects, changed).versions(ledger.counties)
    added = tuple(Entry.of(each.content, now, each.follows) for each in versions)
    entries = (*log.entries, *added)
    files = _files(log, entries, signer)
    return PendingLog(
        folder=folder,
        files={f"{LOG_FOLDER}/{name}": content for name, content in files.items()},
        problems=tuple(replace(each, severity=Severity.ERROR) for each in changed.sorted()),
        is_new=files != log.files,
        added=len(added),
        is_signed=signer is not None,
        contents={content_file(each.content.digest): each.content.json for each in versions},
        current=frozenset(content_file(entry.content_sha256) for entry in _latest(entries)),
        before=log.files,
    )


def _check_goes_on(log: Log, folder: Path, served: Log) -> None:
    """A log that was deleted or taken back to an earlier state would begin anew, unseen."""
    if served.leaves != log.leaves[: len(served.leaves)]:
        what = (
            f"正在公开的网站有 {len(served.leaves)} 条公开记录，这里的 {len(log.leaves)} 条接不上：被删去或退回过。"
            "应当：接着公开过的往后加。改法：从版本库取回上次发布时的 data/log 文件夹。"
        )
        raise DataError([Problem(folder.as_posix(), 0, "log-broken", what)])


def _check_signer(log: Log, folder: Path, signer: Signer | None) -> None:
    """A log that was signed goes on being signed, with the same key."""
    if log.key is None or (signer and signer.verifier == log.key):
        return
    found = f"给的是另一把密钥 {signer.verifier.text}" if signer else "没有给密钥"
    what = (
        f"公开记录由 {log.key.name} 签名，这次{found}。应当：用同一把密钥签名。"
        f"改法：用 --key 给出原来的私钥；确实要换密钥或不再签名的，先删去这个文件，并告诉读者。"
    )
    raise DataError([Problem((folder / KEY).as_posix(), 1, "log-key", what)])


def _files(log: Log, entries: tuple[Entry, ...], signer: Signer | None) -> dict[str, bytes]:
    checkpoint = Checkpoint(_origin(log, signer), len(entries), root_of([entry.leaf for entry in entries]))
    files = {ENTRIES: b"".join(entry.line + b"\n" for entry in entries)}
    if (
        log.checkpoint == checkpoint
        and log.files
        and (not signer or (log.note and log.note.is_signed_by(signer.verifier)))
    ):
        # Signatures of others, who witnessed the same state, stay with it.
        files[CHECKPOINT] = log.files[CHECKPOINT]
    else:
        files[CHECKPOINT] = signed(checkpoint.text, signer).encode()
    if signer:
        files[KEY] = f"{signer.verifier.text}\n".encode()
    return files


def _origin(log: Log, signer: Signer | None) -> str:
    """Return the name of the log: its key's, and once it was signed always the same."""
    known = log.checkpoint.origin if log.checkpoint else UNSIGNED
    return signer.name if signer and known == UNSIGNED else known


def _latest(entries: tuple[Entry, ...]) -> list[Entry]:
    return list({entry.key: entry for entry in entries}.values())


def _empty() -> str:
    return Checkpoint(UNSIGNED, 0, root_of([])).text
