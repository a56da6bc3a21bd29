"""A cache that may be deleted, shared and spoiled at any time."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from livelihood.building.packs import LostError, Pack, packed
from livelihood.building.store import Store


def only_file(folder: Path) -> Path:
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    return file


def test_content_is_kept_by_its_hash_as_raw_bytes(tmp_path: Path) -> None:
    digest = Store(tmp_path).put("叶县".encode())
    assert digest == hashlib.sha256("叶县".encode()).hexdigest()
    assert only_file(tmp_path).name == digest
    assert only_file(tmp_path).read_bytes() == "叶县".encode()
    assert Store(tmp_path).get(digest) == "叶县".encode()


def test_spoiled_content_counts_as_absent(tmp_path: Path) -> None:
    store = Store(tmp_path)
    digest = store.put(b"8406")
    only_file(tmp_path).write_bytes(b"8407")
    assert store.get(digest) is None
    assert store.part(digest, 0, 4, digest) is None


def test_a_spoiled_result_counts_as_absent(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_result("ab12", b'{"a":1}')
    store.write_results()
    assert store.result("ab12") == b'{"a":1}'
    file = only_file(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"1}", b"2}"))
    assert store.result("ab12") is None


def test_results_are_written_when_they_are_known_to_be_right(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_result("ab12", b"1")
    assert store.result("ab12") == b"1"
    assert Store(tmp_path).result("ab12") is None
    store.write_results()
    assert Store(tmp_path).result("ab12") == b"1"


def test_what_was_deleted_is_absent(tmp_path: Path) -> None:
    store = Store(tmp_path / "never made")
    assert store.get("00") is None
    assert store.result("00") is None
    assert not store.has("00")


def test_the_cache_keeps_within_its_limit_what_was_used_last(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=25)
    digests = [store.put(bytes([number]) * 10) for number in range(4)]
    for at, digest in enumerate(digests):
        file = tmp_path / "blobs" / digest[:2] / digest
        long_ago = time.time() - 10_000 + at
        os.utime(file, (long_ago, long_ago))
    assert store.has(digests[0])
    store.prune()
    assert [store.get(digest) is not None for digest in digests] == [True, False, False, True]


def test_what_a_running_build_may_use_stays(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=5)
    digest = store.put(b"0123456789")
    store.prune()
    assert store.get(digest) == b"0123456789"


def test_a_pack_gives_back_its_pieces(tmp_path: Path) -> None:
    pieces = {"410422/index.html": b"<html>", "empty": b"", "parts": "县".encode()}
    pack, whole = packed(pieces.items())
    store = Store(tmp_path)
    assert store.put(whole) == pack.digest
    again = Pack.from_json(pack.to_json())
    assert {name: again.read(name, store) for name in again.pieces} == pieces


def test_a_pack_that_is_gone_says_so(tmp_path: Path) -> None:
    pack, _ = packed([("a", b"1")])
    with pytest.raises(LostError):
        pack.read("a", Store(tmp_path))
    with pytest.raises(KeyError):
        pack.read("b", Store(tmp_path))
