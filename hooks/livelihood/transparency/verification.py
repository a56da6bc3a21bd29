"""A copy of a site, or of its log, looked at as any reader can: what holds, what doesn't, and what wasn't looked at."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from livelihood import routes
from livelihood.transparency.checkpoints import Checkpoint
from livelihood.transparency.entries import Entry
from livelihood.transparency.log import CHECKPOINT, ENTRIES, Fault, Log, read_log
from livelihood.transparency.merkle import ProofError, check_consistency, consistency_proof, root_of
from livelihood.transparency.notes import Note, NoteError, Verifier
from livelihood.transparency.open_data_rows import Tables, read_tables
from livelihood.transparency.told_contents import plan_faults, report_faults

_OPEN_DATA = routes.open_data().rstrip("/")


class NoLogError(Exception):
    """There is no log where one was said to be; the reason is in Chinese."""


@dataclass
class Verification:
    """What was found of a copy, in words: what holds, what is to be known about that, and what is wrong in which file."""

    holds: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, file: str, words: str, line: int = 0) -> None:
        """Note what is wrong with a file."""
        self.faults.append(Fault(file, line, words))


def log_folder(place: Path) -> Path:
    """Return the folder with the log of ``place``: a built site, a data folder, or itself. Raises NoLogError."""
    for folder in (place / _OPEN_DATA / "log", place / "log", place):
        if (folder / CHECKPOINT).is_file() or (folder / ENTRIES).is_file():
            return folder
    raise NoLogError(f"{place.as_posix()} 里没有公开记录（open-data/log）")


def verify_log(folder: Path, found: Verification) -> Log:
    """Look at the log by itself: its lines, their order, the root over them."""
    log = read_log(folder)
    for fault in log.faults:
        found.fault((folder / fault.file).as_posix(), fault.words, fault.line)
    if log.unfinished:
        words = f"最后 {log.unfinished} 条在检查点之外：上次发布没有完成，或有人加了记录"
        found.fault((folder / ENTRIES).as_posix(), words)
    if not log.faults and log.checkpoint:
        checkpoint = log.checkpoint
        found.holds.append(
            f"公开记录 {checkpoint.origin}：{checkpoint.size} 条，与检查点的根哈希 {checkpoint.root.hex()} 相符"
        )
    return log


def verify_signature(log: Log, folder: Path, key: Verifier | None, found: Verification) -> None:
    """Look at who signed the checkpoint: with ``key``, whose owner the reader knows; else with the log's own."""
    file = (folder / CHECKPOINT).as_posix()
    if log.note is None:
        return
    if not log.is_signed and key is None:
        found.remarks.append("没有签名：能看出记录前后是否一致，看不出是谁发布的")
        return
    trusted = key or log.key
    if trusted is None:
        found.remarks.append("有签名，但没有公钥，没有核对；用 --key 给出公钥")
        return
    try:
        if not log.note.is_signed_by(trusted):
            found.fault(file, f"没有 {trusted.text} 的签名")
        elif key:
            found.holds.append(f"签名有效：{trusted.text}")
        else:
            found.holds.append(f"签名与记录自带的公钥：{trusted.text}")
            found.remarks.append("自带的公钥可能和记录一起被换掉，请用 --key 给出从别处得到的公钥")
    except NoteError as error:
        # What doesn't fit the log's own key was told with the log.
        if key and key != log.key:
            found.fault(file, str(error))


def verify_against(log: Log, folder: Path, older: Path, found: Verification) -> None:
    """Look whether the log still begins with ``older``: a checkpoint, a log or a site. Raises NoLogError."""
    earlier = _earlier(older)
    before = earlier.checkpoint
    if before is None or log.checkpoint is None:
        raise NoLogError(f"{older.as_posix()} 不是检查点，也不是公开记录")
    file = (folder / ENTRIES).as_posix()
    if before.size > len(log.entries):
        found.fault(file, f"只有 {len(log.entries)} 条，较早的有 {before.size} 条：记录被删短了")
        return
    try:
        proof = consistency_proof(log.leaves, before.size)
        check_consistency(proof, before.size, before.root, len(log.leaves), root_of(log.leaves))
    except ProofError:
        pairs = enumerate(zip(earlier.entries, log.entries, strict=False), start=1)
        line = next((number for number, (one, other) in pairs if one != other), 0)
        words = f"与较早的记录 {older.as_posix()} 不一致：历史被改写过"
        found.fault(file, f"{words}；从这一行起不同" if line else words, line)
        return
    more = len(log.entries) - before.size
    found.holds.append(f"与较早的 {before.size} 条一致，一条也没有改动；此后新增 {more} 条")


def verify_site(site: Path, log: Log, found: Verification) -> None:
    """Look whether a site tells what its log says was published: contents, documents' texts and open data."""
    try:
        tables = list(read_tables(site / _OPEN_DATA))
    except ValueError as error:
        found.fault((site / _OPEN_DATA / str(error)).as_posix(), "读不出来，可能被改动过")
        tables = []
    latest = [log.entries[number] for number in log.latest.values()]
    checked = sum(_verify_entry(site, entry, tables, found) for entry in latest)
    for table in tables:
        told = {(code, year) for _, code, year in table.rows}
        for code, year in sorted(told - {(entry.county_code, entry.year) for entry in latest}):
            found.fault((site / _OPEN_DATA / table.file).as_posix(), f"{code} {year} 年不在公开记录里")
    files = "、".join(table.file for table in tables)
    if checked == len(latest):
        beside = f"，以及 {files} 里的承诺和数" if files else ""
        found.holds.append(f"现行的 {checked} 份方案和通报的内容、所用文件的原文{beside}")
    else:
        found.holds.append(f"现行的 {len(latest)} 份方案和通报，有 {checked} 份")
    if not tables:
        found.remarks.append("没有开放数据（open-data），没有和它核对")


def _verify_entry(site: Path, entry: Entry, tables: list[Tables], found: Verification) -> bool:
    path = site / routes.logged_content(*entry.key)
    if not path.is_file():
        found.fault(path.as_posix(), f"缺少{entry.name}的内容")
        return False
    written = path.read_bytes()
    if hashlib.sha256(written).hexdigest() != entry.content_sha256:
        found.fault(path.as_posix(), f"{entry.name}与记录里的校验值不符：改动过，或改动后还没有发布")
        return False
    content: Mapping[str, Any] = json.loads(written)
    faults = list(_document_faults(site, entry, content))
    for table in tables:
        told = plan_faults(content, table) if entry.kind == "plan" else report_faults(content, table)
        faults += [
            Fault((site / _OPEN_DATA / table.file).as_posix(), 0, f"{entry.name}：{words}") for words in told
        ]
    found.faults += faults
    return not faults


def _document_faults(site: Path, entry: Entry, content: Mapping[str, Any]) -> Iterator[Fault]:
    for document in content["documents"]:
        path = site / routes.source_file(entry.county_code, entry.year, f"{document['id']}.txt")
        if not path.is_file():
            yield Fault(path.as_posix(), 0, f"缺少{entry.name}所用文件的原文")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != document["text_sha256"]:
            yield Fault(path.as_posix(), 0, f"原文与{entry.name}的记录不符，改动过")


def _earlier(older: Path) -> Log:
    if older.is_dir():
        return read_log(log_folder(older))
    try:
        note = Note.parse(older.read_text(encoding="utf-8"))
        return Log(checkpoint=Checkpoint.of_note(note), note=note)
    except (OSError, UnicodeDecodeError, NoteError) as error:
        raise NoLogError(f"{older.as_posix()} 读不出检查点") from error
