"""One file for a server that only takes uploads: the same site, the same bytes."""

from __future__ import annotations

import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from livelihood.publishing.archive import write_archive
from tests.publishing.conftest import NEW, staged

KINDS = ["site.zip", "site.tar.gz", "site.tgz"]


def unpacked(file: Path) -> dict[str, bytes]:
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(file) as packed:
        found = {entry.name: packed.extractfile(entry) for entry in packed}
        return {name: content.read() for name, content in found.items() if content}


@pytest.mark.parametrize("name", KINDS)
def test_it_holds_the_site(name: str, tmp_path: Path) -> None:
    staged(NEW)(tmp_path / "site")
    write_archive(tmp_path / "new" / name, tmp_path / "site", NEW)

    assert unpacked(tmp_path / "new" / name) == NEW
    assert [path.name for path in (tmp_path / "new").iterdir()] == [name]


@pytest.mark.parametrize("name", KINDS)
def test_the_same_site_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    for place, paths in (("one", list(NEW)), ("other", list(reversed(NEW)))):
        staged(dict.fromkeys(paths, b""))(tmp_path / place)
        staged(NEW)(tmp_path / place)
        for path in paths:
            (tmp_path / place / path).chmod(0o600 if place == "one" else 0o666)
            os.utime(tmp_path / place / path, (len(place) * 1e9 / 5, len(place) * 1e9 / 5))
        write_archive(tmp_path / f"{place}-{name}", tmp_path / place, paths)

    assert (tmp_path / f"one-{name}").read_bytes() == (tmp_path / f"other-{name}").read_bytes()


def test_it_is_whole_or_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "site.zip").write_bytes(b"old")
    staged(NEW)(tmp_path / "site")

    with pytest.raises(FileNotFoundError):
        write_archive(tmp_path / "site.zip", tmp_path / "site", [*NEW, "z-missing"])
    assert (tmp_path / "site.zip").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.zip"]


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"“site.rar”，应当以 .zip、.tar.gz 或 .tgz 结尾"):
        write_archive(tmp_path / "site.rar", tmp_path, [])
