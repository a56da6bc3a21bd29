"""Bundles by prefecture: what each is made from, and whether the same one was made before."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from livelihood.building.store import Store
from livelihood.package_versions import package_versions
from livelihood.search import bundle, pagefind, pieces, pinyin, tokens, traditional
from livelihood.search.bundle import write_bundle
from livelihood.search.errors import SearchError
from livelihood.search.kept import NEW, Bundle, BundleWriter, keep, read
from livelihood.search.pagefind import pagefind_version
from livelihood.search.pieces import Piece, decoded
from livelihood.search.pinyin import phrases, readings
from livelihood.search.records import Record
from livelihood.search.tokens import form

# What a bundle's bytes depend on besides its records and Pagefind.
_MADE_BY = (bundle, pagefind, pieces, pinyin, tokens, traditional)
_PACKAGES = ("cbor2", "opencc-python-reimplemented", "pypinyin")


@cache
def _program() -> str:
    digest = hashlib.sha256(" ".join(package_versions(_PACKAGES).values()).encode())
    for module in _MADE_BY:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class Shard:
    """What a bundle is made from: its name, which is the prefecture's code, and the records, in any split and order."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def fingerprint(self) -> str:
        """The hash of everything that the bundle depends on; no record is read for it."""
        digest = hashlib.sha256(f"{pagefind_version()} {_program()}".encode())
        digest.update("".join(sorted(piece.digest for piece in self.pieces)).encode())
        return digest.hexdigest()[:32]

    def kept_in(self, cache: Path) -> Path:
        """Return the folder of the bundle."""
        return cache / f"{self.name}-{self.fingerprint}"

    def records(self) -> dict[str, Record]:
        """Return the records by address, in its order."""
        found = {record.url: record for piece in self.pieces for record in decoded(piece.load())}
        return dict(sorted(found.items()))


def kept_bundle(shard: Shard, cache: Path) -> Bundle | None:
    """Return the bundle of ``shard`` from ``cache``, None where it wasn't made yet."""
    return read(shard.name, shard.kept_in(cache))


def make_bundle(shard: Shard, cache: Path) -> Bundle:
    """Make the bundle of ``shard`` and keep it in ``cache``; raise SearchError where that fails.

    It is made beside its place and moved there when it is whole: a build may be interrupted, and another one may be
    making the same bundle. It may be called in a process of its own.
    """
    kept = shard.kept_in(cache)
    records = shard.records()
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=NEW, dir=cache, ignore_cleanup_errors=True) as beside:
        made = Path(beside, kept.name)
        writer = BundleWriter(made)
        write_bundle(records, writer)
        writer.put("pinyin.json", _pinyin(records, Store(cache)))
        writer.finish(len(records), _characters(records))
        found = keep(shard.name, made, kept)
    if found is None:
        raise SearchError(f"搜索索引保存不了：{kept.as_posix()}。改法：检查这个文件夹的权限和磁盘空间。")
    return found


def _characters(records: Mapping[str, Record]) -> str:
    """Return the characters of the records' texts in the form of terms, each once."""
    written = {character for record in records.values() for character in record.text}
    return "".join(sorted(set(form("".join(written)))))


def _pinyin(records: Mapping[str, Record], store: Store) -> bytes:
    """Return what typed pinyin may mean in the records."""
    meant = phrases(name for record in records.values() for name in (record.title, *record.names))
    return json_line({"phrases": meant, "readings": readings(meant, store)})


def json_line(content: object) -> bytes:
    """Return ``content`` as the browser reads it."""
    return f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode()
