"""The same data gives the same bytes: by either command, with a log, twice, in two folders, on two dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import EPOCH, run, tree
from tests.project_copy import copy_project
from tests.publishing.projects import PublishedProject


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project in a folder of another name and depth."""
    return copy_project(tmp_path / "deeper" / "项目 副本")


def test_built_again(built: Path, tmp_path: Path) -> None:
    run("livelihood", "build", "--site-dir", str(tmp_path / "site"), SOURCE_DATE_EPOCH=EPOCH)

    assert tree(tmp_path / "site") == tree(built)


def test_by_mkdocs_in_another_folder(built: Path, copy: Path) -> None:
    run("mkdocs", "build", "--strict", cwd=copy, SOURCE_DATE_EPOCH=EPOCH)

    assert tree(copy / "site") == tree(built)


def test_a_published_log_by_either_command(tmp_path: Path) -> None:
    project = PublishedProject.write(tmp_path)
    project.published()
    for command in ("livelihood", "mkdocs"):
        folder = str(tmp_path / command)
        run(command, "build", "--site-dir", folder, cwd=tmp_path, SOURCE_DATE_EPOCH=EPOCH)

    made = tree(tmp_path / "livelihood")
    assert made["open-data/log/checkpoint"] == (tmp_path / "data" / "log" / "checkpoint").read_bytes()
    assert made["open-data/log/entries.jsonl"].count(b"\n") == 4
    assert tree(tmp_path / "mkdocs") == made == project.served()


def test_on_another_date(built: Path, tmp_path: Path) -> None:
    a_year_later = str(int(EPOCH) + 365 * 24 * 3600)
    run("livelihood", "build", "--site-dir", str(tmp_path / "site"), SOURCE_DATE_EPOCH=a_year_later)

    assert tree(tmp_path / "site") == tree(built)


def test_now_outweighs_the_environment(built: Path, tmp_path: Path) -> None:
    now = ["--now", "2022-08-01T00:00:00+08:00"]
    run("livelihood", "build", "--site-dir", str(tmp_path / "site"), *now, SOURCE_DATE_EPOCH=EPOCH)
    page = (tmp_path / "site" / "410422" / "2022" / "index.html").read_text(encoding="utf-8")

    assert "本站未收录全年结果" not in page
    assert "本站未收录全年结果" in (built / "410422" / "2022" / "index.html").read_text(encoding="utf-8")
