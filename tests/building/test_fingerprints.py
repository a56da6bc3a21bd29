"""What files hold, told by hashes, without reading what the file system says is unchanged."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from livelihood.building.fingerprints import Fingerprints, combined

LONG_AGO = time.time() - 1000


def age(file: Path, seconds: float = LONG_AGO) -> None:
    os.utime(file, (seconds, seconds))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "county"
    for name, text in {"county.yml": "叶县", "2022/plan.yml": "plan", "2022/sources/a.txt": ""}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        age(file)
    return folder


def digest(folder: Path) -> str:
    return Fingerprints(folder.parent / "none.json").of(folder)


def test_the_same_content_at_another_place_and_time_has_the_same_hash(folder: Path, tmp_path: Path) -> None:
    before = digest(folder)
    other = folder.rename(tmp_path / "elsewhere")
    age(other / "county.yml", time.time())
    assert digest(other) == before


@pytest.mark.parametrize("change", ["content", "name", "more", "less", "moved"])
def test_every_change_changes_the_hash(folder: Path, change: str) -> None:
    before = digest(folder)
    match change:
        case "content":
            (folder / "county.yml").write_text("鲁山", encoding="utf-8")
        case "name":
            (folder / "county.yml").rename(folder / "county.yaml")
        case "more":
            (folder / "2022" / "sources.yml").touch()
        case "less":
            (folder / "2022" / "sources" / "a.txt").unlink()
        case _:
            (folder / "2022" / "plan.yml").rename(folder / "plan.yml")
    assert digest(folder) != before


def test_the_end_of_one_file_is_not_the_beginning_of_the_next(tmp_path: Path) -> None:
    for name, first, second in (("one", "ab", "c"), ("two", "a", "bc")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(first, encoding="utf-8")
        (tmp_path / name / "b").write_text(second, encoding="utf-8")
    assert digest(tmp_path / "one") != digest(tmp_path / "two")


def test_what_is_noted_is_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes.json"
    first = Fingerprints(notes)
    before = first.of(folder)
    first.save()

    def unread(_: Path) -> bytes:
        raise AssertionError("read again")

    monkeypatch.setattr(Path, "read_bytes", unread)
    assert Fingerprints(notes).of(folder) == before
    age(folder / "county.yml", LONG_AGO + 1)
    with pytest.raises(AssertionError, match="read again"):
        Fingerprints(notes).of(folder)


def test_a_file_written_just_now_is_read_again(folder: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.json"
    file = folder / "county.yml"
    now = time.time()
    age(file, now)
    first = Fingerprints(notes)
    before = first.of(folder)
    first.save()
    # As large as before, and within the clock's grain.
    file.write_text("郏县", encoding="utf-8")
    age(file, now)
    assert Fingerprints(notes).of(folder) != before


@pytest.mark.parametrize(
    "notes", ["", "{", "[]", '{"format": 9, "folders": {}}', '{"format": 1, "folders": {"a": 1}}']
)
def test_notes_that_cannot_be_read_are_none(folder: Path, tmp_path: Path, notes: str) -> None:
    file = tmp_path / "notes.json"
    file.write_text(notes, encoding="utf-8")
    assert Fingerprints(file).of(folder) == digest(folder)


def test_a_single_file_and_nothing(folder: Path, tmp_path: Path) -> None:
    file = folder / "county.yml"
    before = digest(file)
    file.write_text("叶县 ", encoding="utf-8")
    assert digest(file) != before
    assert digest(tmp_path / "missing") == digest(tmp_path / "missing too")


def test_combined_values_keep_apart() -> None:
    assert combined(["ab", "c"]) != combined(["a", "bc"])
    assert combined({"a": 1, "b": 2}) == combined({"b": 2, "a": 1})
