"""The list of what a build wrote: as it was kept, or none at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from livelihood.building.site_list import ListFile, SiteList, Written, by_folder

_FILES = {
    "index.html": Written("0" * 64, 5, 1_700_000_000_000_000_000),
    "410422-yexian/2022/index.html": Written("1" * 64, 7, 1_700_000_000_000_000_001),
    "410422-yexian/旧址/index.html": Written("2" * 64, 9, 1_700_000_000_000_000_002),
    "410422-yexian/feed.xml": Written("3" * 64, 0, 1_700_000_000_000_000_003),
}
_MADE = SiteList("key", 1.5, 2.5, {"410422": "4" * 64}, by_folder(_FILES), ["410422-yexian/旧址/index.html"])


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = tmp_path / "site.json"
    ListFile(file).keep(_MADE)
    return file


def test_what_was_kept_is_read_again(kept: Path) -> None:
    read = ListFile(kept).read()
    assert {path: each for below in read.files.values() for path, each in below.items()} == _FILES
    assert list(read.files) == ["", "410422-yexian"]
    assert (read.key, read.since, read.until) == ("key", 1.5, 2.5)
    assert (read.counties, read.redirects) == ({"410422": "4" * 64}, ["410422-yexian/旧址/index.html"])


def test_pages_are_those_of_the_site_without_redirects(kept: Path) -> None:
    assert ListFile(kept).read().pages == _MADE.pages == 2


def test_a_list_that_was_read_is_kept_as_it_was(kept: Path) -> None:
    before = kept.read_bytes()
    read = ListFile(kept).read()
    ListFile(kept).keep(replace(read, files={"": by_folder(_FILES)[""], **read.files}))
    assert kept.read_bytes() == before


@pytest.mark.parametrize("place", [0, 70, 120, -100, -1])
def test_a_spoiled_list_counts_as_none(kept: Path, place: int) -> None:
    content = bytearray(kept.read_bytes())
    content[place] ^= 1
    kept.write_bytes(content)
    assert ListFile(kept).read() == SiteList()


@pytest.mark.parametrize("size", [0, 10, 64, 65, 200])
def test_a_list_that_was_cut_counts_as_none(kept: Path, size: int) -> None:
    kept.write_bytes(kept.read_bytes()[:size])
    assert ListFile(kept).read() == SiteList()
