"""Pages at old addresses, in builds and exports; and builds that stop before a published address vanishes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from livelihood.addresses import page_addresses, published, record
from livelihood.cli import main
from livelihood.problems import DataError
from tests.building.conftest import Project
from tests.builds import EPOCH, INVENTED, configured, run, tree


def redirect(project: Project, *lines: str) -> None:
    entries = "".join(f"  - {{{line}}}\n" for line in lines)
    text = f"format: 1\nredirects:\n{entries}"
    (project.data / "redirects.yml").write_text(text, encoding="utf-8", newline="\n")


def test_a_task_that_moved(project: Project) -> None:
    before = project.tree()
    pages = project.build().pages
    code = project.counties()[0].name[:6]
    old, new = f"{code}/2022/88/", f"{code}/2022/01/"
    redirect(project, f"old: {old}, new: {new}, note: 任务编号有调整")
    report = project.build()

    assert report.written == (f"{old}index.html",)
    assert report.pages == pages
    assert project.tree() == project.built_fresh()
    html = project.tree()[f"{old}index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../01/">' in html
    assert f'<link rel="canonical" href="https://www.example.org/ms/{new}">' in html
    assert old not in project.tree()["sitemap.xml"].decode()
    assert project.build().pages == pages

    redirect(project, f"old: {old}, new: {code}/2022/02/")
    assert project.build().written == (f"{old}index.html",)
    assert "url=../02/" in project.tree()[f"{old}index.html"].decode()

    (project.data / "redirects.yml").unlink()
    assert project.build().removed == (f"{old}index.html",)
    assert project.tree() == before


def test_a_county_with_another_code_is_found_by_its_old_one(project: Project) -> None:
    before = project.tree()
    record(project.data, page_addresses(before))
    first = project.counties()[0]
    old, new = first.name[:6], f"{first.name[:4]}99"
    moved = first.rename(first.with_name(new + first.name[6:]))
    project.edit(moved / "county.yml", f"code: {old}", f"code: {new}")
    with pytest.raises(DataError) as stopped:
        project.build()
    (problem,) = stopped.value.problems
    below = sum(path.startswith(f"{old}/") and path.endswith("index.html") for path in before) - 1
    assert problem.code == "lost-address"
    assert problem.path == (project.data / "log" / "addresses.txt").as_posix()
    assert problem.message.startswith(f"公开过的网址 {old}/ 和它下面的 {below} 个页面没有了。")
    assert project.tree() == before

    redirect(project, f"old: {old}/, new: {new}/, below: true")
    report = project.build()
    after = project.tree()
    assert after == project.built_fresh()
    assert {path for path in before if path.endswith("index.html")} <= after.keys()
    assert b"url=../../../" + f"{new}/2022/01/".encode() in after[f"{old}/2022/01/index.html"]
    assert report.pages == sum(path.endswith("index.html") for path in before)


def test_a_page_written_by_hand_may_not_vanish_either(project: Project) -> None:
    record(project.data, ["about/", "contact/"])
    with pytest.raises(DataError) as stopped:
        project.build()
    (problem,) = stopped.value.problems
    assert problem.message.startswith("公开过的网址 contact/ 没有了。")
    redirect(project, "old: contact/, new: about/")
    project.build()
    assert b"url=../about/" in project.tree()["contact/index.html"]
    # A county alone can't tell what else there is.
    (project.data / "redirects.yml").unlink()
    assert project.build(only=(project.counties()[0].name[:6],)).pages


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A project of one county, not built yet."""
    folder = tmp_path / "small"
    configured(folder)
    shutil.copytree(INVENTED, folder / "data")
    return Project(folder)


def test_every_way_of_building_gives_the_same(small: Project, tmp_path: Path) -> None:
    code = "990101"
    redirect(
        small,
        f"old: {code}/2022/88/, new: {code}/2022/01/",
        f"old: {code[:4]}98/, new: {code}/, below: true",
        "old: contact/, new: about/",
    )
    record(small.data, [f"{code[:4]}98/2022/01/", "contact/"])
    small.build(search=True)
    built = small.tree()
    shutil.rmtree(small.site)
    run("mkdocs", "build", "-q", cwd=small.folder, SOURCE_DATE_EPOCH=EPOCH)
    assert tree(small.site) == built

    options = ["--data", str(small.data), "-f", str(small.folder / "mkdocs.yml"), "--now", "2026-11-21"]
    assert CliRunner().invoke(main, ["export", str(tmp_path / "out"), *options]).exit_code == 0
    exported = tree(tmp_path / "out" / "docs")
    led = [path for path, content in built.items() if b'http-equiv="refresh"' in content]
    assert (
        len(led) == 2 + sum(path.startswith(f"{code}/") and path.endswith("index.html") for path in built) - 1
    )
    assert {path: built[path] for path in led} == {path: exported[path] for path in led}


@pytest.mark.parametrize("command", ["export", "mkdocs"])
def test_no_way_of_building_loses_an_address(small: Project, tmp_path: Path, command: str) -> None:
    record(small.data, ["contact/"])
    if command == "mkdocs":
        with pytest.raises(AssertionError, match="lost-address: 公开过的网址 contact/ 没有了"):
            run("mkdocs", "build", "-q", cwd=small.folder, SOURCE_DATE_EPOCH=EPOCH)
        assert not small.site.exists()
    else:
        options = ["--data", str(small.data), "-f", str(small.folder / "mkdocs.yml")]
        result = CliRunner().invoke(main, ["export", str(tmp_path / "out"), *options])
        assert "lost-address: 公开过的网址 contact/ 没有了" in result.stdout
        assert result.exit_code == 1
        assert not (tmp_path / "out").exists()
    assert published(small.data) == ("contact/",)
