"""The folder of the site: never half-built, never something else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from livelihood.problems import DataError
from livelihood.site_folder import replaced


def site(folder: Path, words: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(words, encoding="utf-8")
    (folder / words).mkdir()
    return folder


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", "old")
    with replaced(folder) as new:
        (new / "index.html").write_text("new", encoding="utf-8")
        assert (folder / "index.html").read_text(encoding="utf-8") == "old"

    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert (folder / "index.html").read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_failed_leaves_the_old_one(tmp_path: Path, error: type[BaseException]) -> None:
    folder = site(tmp_path / "site", "old")

    def fail() -> None:
        with replaced(folder) as new:
            (new / "index.html").write_text("half", encoding="utf-8")
            raise error

    with pytest.raises(error):
        fail()

    assert (folder / "index.html").read_text(encoding="utf-8") == "old"
    assert (folder / "old").is_dir()
    assert list(tmp_path.iterdir()) == [folder]


def test_missing_and_empty_folders_are_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "deep" / "er" / "site", tmp_path / "empty"):
        with replaced(folder) as new:
            (new / "page").touch()
        assert (folder / "page").is_file()


def test_other_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").touch()
    with pytest.raises(DataError, match=r"not-a-site: 这里有别的文件，不是生成过的网站.*换一个输出文件夹"):  # noqa: SIM117
        with replaced(tmp_path):
            pytest.fail("the block runs")

    assert [path.name for path in tmp_path.iterdir()] == ["照片.jpg"]


def test_the_folder_is_readable_by_a_web_server(tmp_path: Path) -> None:
    with replaced(tmp_path / "site") as new:
        (new / "index.html").touch()
    (tmp_path / "other").mkdir()

    assert (tmp_path / "site").stat().st_mode == (tmp_path / "other").stat().st_mode
