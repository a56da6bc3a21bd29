"""A preview builds as `livelihood build` does: the same bytes, only what an edit touches, and nothing bad is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from livelihood.preview import Preview
from livelihood.problems import DataError, Problem
from tests.building.conftest import NOW, Project
from tests.builds import configured, tree

Differing = Callable[[dict[str, bytes], dict[str, bytes]], set[str]]
GALLERY = "gallery/index.html"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


@pytest.fixture
def preview(project: Project) -> Preview:
    """A preview of the project, built once into its folder "shown", without search."""
    made = preview_of(project)
    made.build(search=False)
    return made


def preview_of(project: Project, *events: Path) -> Preview:
    return Preview(project.folder / "mkdocs.yml", project.folder / "shown", events)


def shown(project: Project) -> dict[str, bytes]:
    return tree(project.folder / "shown")


def codes(project: Project) -> list[str]:
    return [path.name[:6] for path in project.counties()]


def counties_in(site: dict[str, bytes]) -> set[str]:
    return {path[:6] for path in site if re.match(r"[0-9]{6}/", path)}


def limit(project: Project, told: object) -> None:
    """Write what the preview is limited to into mkdocs.yml."""
    file = project.folder / "mkdocs.yml"
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config["extra"]["ledger"]["preview"] = told
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8", newline="\n")


def rename_an_indicator(project: Project, county: int, more: str) -> Path:
    """Add ``more`` to the name of a county's first indicator, and return the plan."""
    plan = next(project.counties()[county].glob("*/plan.yml"))
    text = plan.read_text(encoding="utf-8")
    changed, count = re.subn(r"(- id: \S+\n +name: )([^\n]+)", rf"\1\2{more}", text, count=1)
    assert count == 1
    plan.write_text(changed, encoding="utf-8", newline="\n")
    return plan


def stopped(preview: Preview) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as raised:
        preview.build(search=False)
    return raised.value.problems


def test_the_pages_are_those_of_a_build_and_the_gallery(project: Project, preview: Preview) -> None:
    site = shown(project)
    assert "组件样例" in site.pop(GALLERY).decode()
    assert site == project.tree()
    assert preview.build(search=False).written == ()


def test_an_edit_writes_only_what_it_touches(
    project: Project, preview: Preview, differing: Differing
) -> None:
    before = shown(project)
    folder = project.folder / "shown"
    times = {path: (folder / path).stat().st_mtime_ns for path in before}
    rename_an_indicator(project, 0, "（改）")
    report = preview.build(search=False)
    after = shown(project)
    assert report.counties == 1
    assert set(report.written) | set(report.removed) == differing(before, after)
    kept = before.keys() & after.keys() - set(report.written)
    assert all((folder / path).stat().st_mtime_ns == times[path] for path in kept)
    assert f"{codes(project)[0]}/2022/index.html" in report.written
    assert not set(codes(project)[1:]) & {
        path[:6] for path in report.written if path.endswith("2022/index.html")
    }


def test_the_search_comes_after_the_pages(project: Project, preview: Preview, differing: Differing) -> None:
    limit(project, codes(project)[:1])
    preview.build()
    before = shown(project)
    rename_an_indicator(project, 0, "琵琶")
    pages = preview.build(search=False)
    between = shown(project)
    search = {path for path in before if path.startswith("search/") and not path.endswith(".html")}
    assert search
    assert not search & differing(before, between)
    assert not any(path.startswith("search/") for path in pages.written)
    rest = preview.build()
    assert rest.counties == 0
    assert rest.written
    assert all(path.startswith("search/") for path in (*rest.written, *rest.removed))
    site = shown(project)
    del site[GALLERY]
    project.build(only=tuple(codes(project)[:1]), search=True)
    assert site == project.tree()


def test_a_bad_edit_leaves_the_pages_and_the_next_good_one_mends_them(
    project: Project, preview: Preview
) -> None:
    before = shown(project)
    plan = rename_an_indicator(project, 0, "\n        nmae: 甲")
    (problem, *_) = stopped(preview)
    assert problem.path.endswith(plan.relative_to(project.folder).as_posix())
    assert "nmae" in problem.message
    assert shown(project) == before
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("\n        nmae: 甲", ""), encoding="utf-8", newline="\n")
    assert preview.build(search=False).written == ()


def test_a_preview_of_some_counties(project: Project, preview: Preview) -> None:
    first, _, third, *_ = codes(project)
    limit(project, [int(third), int(first)])
    preview.build(search=False)
    site = shown(project)
    assert counties_in(site) == {first, third}
    assert "这里只生成了部分县" in site["index.html"].decode()
    project.build(only=(first, third))
    assert {path: text for path, text in site.items() if path != GALLERY} == project.tree()
    limit(project, [])
    preview.build(search=False)
    assert counties_in(shown(project)) == set(codes(project))


def test_nothing_of_a_preview_is_left_for_a_build(project: Project, preview: Preview) -> None:
    limit(project, [codes(project)[1]])
    preview.build(search=False)
    limit(project, None)
    project.build()
    assert project.tree() == project.built_fresh()
    assert GALLERY not in project.tree()
    lists = list((project.folder / ".cache" / "build" / "sites").iterdir())
    assert len(lists) == 1, "the build's own"


@pytest.mark.parametrize(
    ("told", "named"), [(410422, "410422"), ([4104], "[4104]"), ("全部", "全部"), ([None], "[None]")]
)
def test_a_limit_that_is_none(tmp_path: Path, told: object, named: str) -> None:
    file = configured(tmp_path, extra={"ledger": {"preview": told}})
    lines = file.read_text(encoding="utf-8").split("\n")
    (problem,) = stopped(Preview(file, tmp_path / "shown"))
    assert problem.path == "mkdocs.yml"
    assert lines[problem.line - 1].lstrip().startswith("preview:")
    assert f"“{named}”" in problem.message
    assert "应当：县的6位代码的列表，如 [410422, 410423]" in problem.message


def test_a_limit_to_a_county_that_is_not_there(project: Project) -> None:
    limit(project, [100000])
    (problem,) = stopped(preview_of(project))
    assert "没有代码为 100000 的县文件夹" in problem.message


def test_a_broken_mkdocs_yml_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: x\ntheme: {name: material\n", encoding="utf-8")
    (problem,) = stopped(Preview(file, tmp_path / "shown"))
    assert (problem.path, problem.line, problem.code) == ("mkdocs.yml", 3, "yaml")


def test_what_old_code_would_make_is_not_kept(project: Project) -> None:
    event = project.folder / "event.py"
    event.write_text("old = 1\n", encoding="utf-8")
    preview = preview_of(project, event)
    preview.build(search=False)
    event.write_text("new = 1\n", encoding="utf-8")
    (problem,) = stopped(preview)
    assert problem.message == "程序改过了，正在运行的还是原来的。改法：停止预览（Ctrl+C），再启动。"
    event.write_text("old = 1\n", encoding="utf-8")
    assert preview.build(search=False).written == ()
