"""The folder of an export: never something else's, and never half an export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livelihood.exporting.folder import FolderError, replace_folder
from livelihood.exporting.settings_file import MARK
from tests.builds import tree

FILES = [("mkdocs.yml", f"{MARK}\n".encode()), ("docs/index.md", "# 民生实事\n".encode())]
WRITTEN = dict(FILES)


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"

    assert replace_folder(folder, FILES) == 2
    assert tree(folder) == WRITTEN
    assert [path.name for path in folder.parent.iterdir()] == ["b"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()

    replace_folder(folder, FILES)

    assert tree(folder) == WRITTEN


def test_an_earlier_export_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    replace_folder(folder, [*FILES, ("docs/410422/index.md", b"old")])
    for name in ("site/index.html", ".cache/1"):  # what generators make there
        (folder / name).parent.mkdir()
        (folder / name).write_bytes(b"made")

    replace_folder(folder, FILES)

    assert tree(folder) == WRITTEN


def test_a_folder_with_other_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 别的网站\n", encoding="utf-8")

    with pytest.raises(FolderError, match=r"里有别的文件，不是以前导出的。应当：.*改法：换一个文件夹。"):
        replace_folder(tmp_path, FILES)
    assert list(tree(tmp_path)) == ["mkdocs.yml"]


def test_an_earlier_export_to_which_something_was_added_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    replace_folder(folder, FILES)
    (folder / ".git").mkdir()
    (folder / "theme").mkdir()

    with pytest.raises(FolderError, match=r"里面另有 \.git、theme，替换时会丢失。改法："):
        replace_folder(folder, FILES)
    assert (folder / ".git").is_dir()


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "export"
    file.write_text("", encoding="utf-8")

    with pytest.raises(FolderError, match="是一个文件，不是文件夹"):
        replace_folder(file, FILES)


def test_what_stops_it_leaves_the_earlier_export_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    replace_folder(folder, FILES)

    def stopping() -> Iterator[tuple[str, bytes]]:
        yield "mkdocs.yml", b"half"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        replace_folder(folder, stopping())
    assert tree(tmp_path) == {f"export/{name}": content for name, content in WRITTEN.items()}


def test_it_tells_how_many_files_are_written(tmp_path: Path) -> None:
    told: list[int] = []

    replace_folder(tmp_path / "export", FILES, told=told.append)

    assert told == [1, 2]
