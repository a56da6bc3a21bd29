"""Builds by the command line's function: what stops them is told, and the old site stays."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from livelihood.building.build import build
from livelihood.building.engines import LocalEngine
from livelihood.building.inputs import BuildRequest
from livelihood.building.report import BuildReport
from livelihood.cli import main
from livelihood.clock import moment
from livelihood.problems import DataError
from tests.project_copy import copy_project

NOW = moment("2026-11-21")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what makes the site, free to edit, with a site in it."""
    folder = copy_project(tmp_path / "project")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("old", encoding="utf-8")
    return folder


def edit(file: Path, old: str, new: str) -> int:
    """Replace the first ``old``; return its line."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return text[: text.index(old)].count("\n") + 1


def build_site(**asked: Any) -> BuildReport:
    return build(BuildRequest(Path("mkdocs.yml"), NOW, **asked), LocalEngine(1))


def stopped(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Build, and return the problems that stop it; the old site is untouched."""
    monkeypatch.chdir(project)
    with pytest.raises(DataError) as caught:
        build_site()
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    return [str(problem) for problem in caught.value.problems]


def test_one_county(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    pages = build_site(only=("410423",)).pages

    site = project / "site"
    assert pages == len(list(site.rglob("index.html"))) > 10
    assert not (site / "410422").exists()
    for page in (site / "410423" / "index.html", site / "method" / "index.html"):
        assert "这里只生成了部分县，供查看，不能发布。" in page.read_text(encoding="utf-8")


def test_a_whole_site_is_not_marked(built: Path) -> None:
    assert "不能发布" not in (built / "index.html").read_text(encoding="utf-8")


def test_bad_data_in_two_files(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = edit(project / "data/410422-yexian/2022/plan.yml", "target: 2.8万人次", "target: 很多")
    units = edit(project / "data/units.yml", "aliases:", "aliasses:")

    problems = stopped(project, monkeypatch)

    assert (
        f"data/410422-yexian/2022/plan.yml:{plan}: error bad-quantity: “很多”不是能读懂的数量"
        in "\n".join(problems)
    )
    assert f"data/units.yml:{units}: error unknown-key: " in "\n".join(problems)


def test_an_unknown_county(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    with pytest.raises(DataError, match="没有代码为 410499 的县文件夹"):
        build_site(only=("410499",))


def test_a_broken_frame(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = edit(project / "overrides" / "main.html", "跳到正文", "{{ nothing.title }}")
    (problem,) = stopped(project, monkeypatch)
    assert problem.startswith(f"overrides/main.html:{line}: error template: 模板用到了没有的内容")


def test_a_warning_stops_the_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(project / "docs" / "method.md", "# 数字是怎么来的\n", "# 数字是怎么来的\n\n[去哪里](nowhere.md)\n")
    (problem,) = stopped(project, monkeypatch)
    assert "nowhere.md" in problem


def test_a_broken_mkdocs_yml(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(project / "mkdocs.yml", "language: zh", "language: [zh")
    (problem,) = stopped(project, monkeypatch)
    assert problem.startswith("mkdocs.yml:")
    assert "YAML 写法有误" in problem


def test_a_bad_epoch(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "昨天")
    done = CliRunner().invoke(main, ["build"])
    assert done.exit_code == 1
    assert "SOURCE_DATE_EPOCH 写的是“昨天”" in done.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "old"


def test_data_from_elsewhere(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(project)
    shutil.move(project / "data", tmp_path / "elsewhere")
    build_site(data=tmp_path / "elsewhere", site_dir=tmp_path / "out")
    assert (tmp_path / "out" / "410422" / "2022" / "03" / "index.html").is_file()
