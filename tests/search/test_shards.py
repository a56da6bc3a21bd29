"""The bundles in the built site: the same bytes each time, only what a browser needs, made anew only where changed."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cbor2 import loads

from livelihood.clock import moment
from livelihood.search import pagefind
from livelihood.search.bundle import write_bundle
from livelihood.search.errors import SearchError
from livelihood.search.kept import BundleWriter
from livelihood.search.pagefind import document
from livelihood.search.pages import HandWrittenPage
from livelihood.search.records import Place, Record
from livelihood.search.writing import SearchReport, write_search
from livelihood.site import load_site
from livelihood.synth import write_tree
from tests.builds import tree

NOW = moment("2026-11-21")
DAY = 24 * 60 * 60
PAGES = (HandWrittenPage("method/", "数字是怎么来的", "数字从文件里来"),)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four counties in two provinces."""
    folder = tmp_path_factory.mktemp("shards") / "data"
    write_tree(folder, 4)
    return folder


@pytest.fixture(scope="module")
def written(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search of that data in ``site``, and the bundles that were kept of it in ``cache``."""
    folder = tmp_path_factory.mktemp("written")
    write(data, folder / "site", folder / "cache")
    return folder


@pytest.fixture
def cache(written: Path, tmp_path: Path) -> Path:
    """A cache with the bundles of that data, free to harm."""
    return shutil.copytree(written / "cache", tmp_path / "cache")


@pytest.fixture
def binary_runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The runs of the binary, by the folder that it wrote."""
    runs: list[str] = []
    run = subprocess.run

    def counted(command: list[str], **options: Any) -> Any:
        runs.append(command[-1])
        return run(command, **options)

    monkeypatch.setattr(pagefind.subprocess, "run", counted)
    return runs


def write(data: Path, folder: Path, cache: Path) -> SearchReport:
    return write_search(load_site(data, now=NOW), PAGES, folder, cache)


def fragments(bundle: Path) -> list[dict[str, Any]]:
    found = (gzip.decompress(file.read_bytes()) for file in sorted((bundle / "fragment").iterdir()))
    return [json.loads(text.removeprefix(b"pagefind_dcd")) for text in found]


def test_two_runs_give_the_same_bytes(data: Path, written: Path, tmp_path: Path) -> None:
    again = write(data, tmp_path / "site", tmp_path / "cache")

    assert again.indexed == ("9101", "9201")
    assert tree(tmp_path / "site") == tree(written / "site")


def test_only_what_a_browser_needs(written: Path) -> None:
    kinds = {re.sub(r"zz_[0-9a-f]{7,}", "#", name) for name in tree(written / "site")}
    bundle = {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.unknown.pagefind",
        "pagefind.#.pf_meta",
        "fragment/#.pf_fragment",
        "index/#.pf_index",
        "filter/#.pf_filter",
        "pinyin.json",
    }

    assert kinds == {
        "search/places.json",
        "search/meaning.json",
        "search/traditional.json",
        *(f"search/index/{shard}/{name}" for shard in ("9101", "9201") for name in bundle),
    }


def test_a_bundle_that_is_there_is_not_made_again(data: Path, tmp_path: Path, binary_runs: list[str]) -> None:
    first = write(data, tmp_path / "a", tmp_path / "cache")
    assert len(binary_runs) == 2

    again = write(data, tmp_path / "b", tmp_path / "cache")
    assert len(binary_runs) == 2
    assert (first.indexed, again.indexed) == (("9101", "9201"), ())
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_a_changed_county_makes_its_own_bundle_anew(
    data: Path, written: Path, cache: Path, tmp_path: Path, binary_runs: list[str]
) -> None:
    data = shutil.copytree(data, tmp_path / "data")
    county = next(data.glob("92*")) / "county.yml"
    text = county.read_text(encoding="utf-8")
    county.write_text(f'{text}publisher: "另一个办公室"\n', encoding="utf-8")
    report = write(data, tmp_path / "b", cache)

    assert report.indexed == ("9201",)
    assert len(binary_runs) == 1
    before, after = tree(written / "site"), tree(tmp_path / "b")
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed
    assert all(name.startswith("search/index/9201/") for name in changed - {"search/traditional.json"})
    # What was there before is kept beside it.
    assert len(list(cache.glob("9201-*"))) == 2
    county.write_text(text, encoding="utf-8")
    assert write(data, tmp_path / "c", cache).indexed == ()
    assert tree(tmp_path / "c") == before


def test_only_the_bundles_used_last_are_kept(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for age, name in enumerate(
        ("9101-newest", "9101-newer", "9101-old", "9101-oldest", "9201-other", ".new-old"), start=1
    ):
        folder = cache / name
        folder.mkdir(parents=True)
        file = folder / "manifest.json"
        file.touch()
        for path in (file, folder):
            os.utime(path, (time.time() - age * DAY,) * 2)
    (cache / ".new-now").mkdir()
    (cache / "9101-no-list").mkdir()
    write(data, tmp_path / "site", cache)

    # Readings of characters are kept beside the bundles.
    kept = {path.name for path in cache.iterdir()} - {"results"}
    made = {name for name in kept if re.fullmatch(r"9[12]01-[0-9a-f]{32}", name)}
    assert len(made) == 2
    assert kept - made == {"9101-newest", "9101-newer", "9201-other", ".new-now"}


@pytest.mark.parametrize("harm", ["spoiled", "missing", "no list", "spoiled list"])
def test_a_kept_bundle_that_was_harmed_is_made_anew(
    harm: str, data: Path, written: Path, cache: Path, tmp_path: Path
) -> None:
    (kept,) = cache.glob("9101-*")
    file = kept / "bundle" / "pagefind-entry.json"
    if harm == "spoiled":
        file.write_bytes(file.read_bytes()[:-1])
    elif harm == "missing":
        file.unlink()
    elif harm == "no list":
        (kept / "manifest.json").unlink()
    else:
        listed = (kept / "manifest.json").read_bytes()
        (kept / "manifest.json").write_bytes(listed.replace(b'"pagefind.js"', b'"pagefind.mjs"'))
    report = write(data, tmp_path / "b", cache)

    assert report.indexed == ("9101",)
    assert tree(tmp_path / "b") == tree(written / "site")
    assert write(data, tmp_path / "c", cache).indexed == ()


def test_another_version_of_pagefind_makes_all_anew(
    data: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("livelihood.search.shards.pagefind_version", lambda: "1.6.0")

    assert write(data, tmp_path / "site", cache).indexed == ("9101", "9201")


def test_what_the_browser_reads_of_a_record(tmp_path: Path) -> None:
    record = Record(
        kind="task",
        url="990101/2022/01/",
        title='一、“救助” & <b>"养老"</b>',
        text="第一行\n第二行 2.8万",
        place=Place("虚构县", "990101", 2022),
        standing="1项目标：1项已达标",
        bar="met:1000",
        statuses=("已达标", "推进中"),
        units=("县民政局",),
        headings=("救助",),
    )
    write_bundle({record.url: record}, BundleWriter(tmp_path))
    (found,) = fragments(tmp_path / "bundle")

    assert found["url"] == "/990101/2022/01/"
    assert found["meta"] == {
        "title": '一、“救助” & <b>"养老"</b>',
        "text": "第一行\n第二行 2.8万",
        "county": "虚构县",
        "code": "990101",
        "year": "2022",
        "kind": "task",
        "standing": "1项目标：1项已达标",
        "bar": "met:1000",
    }
    # The tokens are in the index; here they would only be a weight.
    assert found["content"] == ""
    assert found["filters"] == {
        "county": ["990101"],
        "kind": ["task"],
        "status": ["已达标", "推进中"],
        "unit": ["县民政局"],
        "year": ["2022"],
    }


def test_tokens_stand_as_in_the_text_and_titles_weigh_most() -> None:
    record = Record("page", "a/", "养老服务", "养老服务\n养老床位", headings=("床位",))
    paragraphs = re.findall(r'<p data-pagefind-weight="(\d+)">([^<]*)</p>', document(record))

    assert paragraphs == [
        ("10", "养老 老服 服务 务"),
        ("3", "床位 位"),
        ("1", "养老 老服 服务 务 养老 老床 床位 位"),
    ]


def test_a_failing_binary_is_told(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="搜索索引没有生成（pagefind 退出码 1）"):
        write_bundle({}, BundleWriter(tmp_path))


def test_a_record_that_the_binary_leaves_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = "<html><body></body></html>"
    monkeypatch.setattr(
        "livelihood.search.bundle.document", lambda each: empty if each.url == "b/" else document(each)
    )
    records = {url: Record("page", url, "养老", "养老") for url in ("a/", "b/")}
    with pytest.raises(SearchError, match="搜索索引不全：应有 2 条，实有 1 条"):
        write_bundle(records, BundleWriter(tmp_path))


def test_the_index_is_cut_small_and_no_word_is_lost(written: Path) -> None:
    bundle = written / "site" / "search" / "index" / "9101"
    (table_file,) = bundle.glob("*.pf_meta")
    chunks = loads(unpacked(table_file))[2]
    words = []
    for first, last, name in chunks:
        content = unpacked(bundle / "index" / f"{name}.pf_index")
        (piece,) = loads(content)
        assert (piece[0][0], piece[-1][0]) == (first, last)
        assert len(content) <= 24_100 or len(piece) == 1
        words += [word for word, *_ in piece]
    assert len(chunks) == len(list((bundle / "index").iterdir())) > 10
    assert len(words) == len(set(words)) > 1_000
    # By the order in which the browser looks for the piece that a word is in.
    assert words == sorted(words)
    assert {"养老", "ω"} <= set(words)


def unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")


def test_a_bundle_that_was_not_made_leaves_no_trace(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(records: object, writer: BundleWriter) -> None:
        writer.put("pagefind.js", b"")
        raise SearchError("没有生成")

    monkeypatch.setattr("livelihood.search.shards.write_bundle", failing)
    with pytest.raises(SearchError):
        write(data, tmp_path / "site", tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
