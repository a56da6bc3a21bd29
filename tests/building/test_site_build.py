"""Builds that do only what has to be done, and always give what a build from nothing gives."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from livelihood.building import planned
from livelihood.clock import moment
from livelihood.problems import DataError
from tests.building.conftest import Project

Differing = Callable[[dict[str, bytes], dict[str, bytes]], set[str]]


def times(site: Path) -> dict[str, int]:
    return {path.as_posix(): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


def newest_report(project: Project, county: int = 0) -> Path:
    return max(project.counties()[county].glob("*/reports/*.yml"))


def note_a_task(project: Project, county: int = 0, note: str = "另有说明") -> str:
    """Give the first task of a county a note, which only that task's page shows; return its address."""
    plan = next(project.counties()[county].glob("*/plan.yml"))
    text = plan.read_text(encoding="utf-8")
    changed, count = re.subn(r"(\n    key: [a-z-]+\n)", rf"\1    note: {note}\n", text, count=1)
    assert count == 1
    plan.write_text(changed, encoding="utf-8", newline="\n")
    return f"{project.counties()[county].name[:6]}/{plan.parent.name}/01/index.html"


def test_nothing_changed(project: Project) -> None:
    before = times(project.site)
    report = project.build()
    assert (report.written, report.removed, report.counties, report.is_new) == ((), (), 0, False)
    assert report.pages == sum(path.endswith("index.html") for path in before)
    assert times(project.site) == before


def test_one_edit_writes_exactly_what_differs(project: Project, differing: Differing) -> None:
    before, untouched = project.tree(), times(project.site)
    page = note_a_task(project)
    report = project.build()
    assert report.counties == 1
    after = project.tree()
    assert after == project.built_fresh()
    assert set(report.written) == differing(before, after)
    assert page in report.written
    # The search is off and no number changed: the page itself, and the open data that tell the note.
    assert {path for path in report.written if path.endswith(".html")} == {page}
    for path, time in times(project.site).items():
        changed = Path(path).relative_to(project.site).as_posix() in report.written
        assert (untouched[path] == time) is not changed


def test_a_county_that_goes_and_comes_back(project: Project, differing: Differing) -> None:
    before = project.tree()
    county = project.counties()[0]
    aside = project.folder / county.name
    county.rename(aside)
    gone = project.build()
    assert project.tree() == project.built_fresh()
    assert {path for path in gone.removed if path.endswith("index.html")} >= {
        f"{county.name[:6]}/index.html",
        f"{county.name[:6]}/2022/01/index.html",
    }
    assert not (project.site / county.name[:6]).exists()
    assert set(gone.written) == differing(before, project.tree()) - set(gone.removed)
    aside.rename(county)
    back = project.build()
    assert back.counties == 0, "what was made of it is still kept"
    assert project.tree() == before


def test_bad_data_stops_the_build_and_leaves_the_site(project: Project) -> None:
    before = times(project.site)
    report = newest_report(project)
    report.write_text("format: 1\nsource: nothing\n", encoding="utf-8")
    other = next(project.counties()[1].glob("*/plan.yml"))
    other.write_text("format: 2\n", encoding="utf-8")
    with pytest.raises(DataError) as stopped:
        project.build()
    paths = {problem.path for problem in stopped.value.problems}
    assert {report.as_posix(), other.as_posix()} <= paths
    assert times(project.site) == before


def test_what_the_counties_share_is_told_with_their_own_problems(project: Project) -> None:
    before = times(project.site)
    units = project.data / "units.yml"
    project.edit(units, "format: 1", "fromat: 1")
    report = newest_report(project)
    report.write_text("format: 1\nsource: nothing\n", encoding="utf-8")
    with pytest.raises(DataError) as stopped:
        project.build()
    paths = {problem.path for problem in stopped.value.problems}
    assert {units.as_posix(), report.as_posix()} <= paths
    assert times(project.site) == before


def test_problems_are_told_again_until_they_are_mended(project: Project) -> None:
    page = next(project.counties()[0].glob("*/plan.yml"))
    whole = page.read_text(encoding="utf-8")
    page.write_text("format: 2\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DataError):
            project.build()
    page.write_text(whole, encoding="utf-8", newline="\n")
    assert project.build().written == ()


def test_codes_that_several_counties_have(project: Project) -> None:
    first, second = project.counties()[:2]
    shutil.copytree(first, first.with_name(f"{first.name}x"))
    with pytest.raises(DataError) as stopped:
        project.build()
    assert [problem.code for problem in stopped.value.problems] == ["duplicate-id"]
    assert second.exists()


def test_what_was_altered_or_deleted_in_the_site_is_put_right(project: Project) -> None:
    before = project.tree()
    pages = sorted(path for path in before if path.endswith("01/index.html"))
    (project.site / pages[0]).write_text("altered", encoding="utf-8")
    (project.site / pages[1]).unlink()
    report = project.build()
    assert report.written == tuple(pages[:2])
    assert project.tree() == before


def test_without_the_cache_the_same_comes_out(project: Project) -> None:
    before = project.tree()
    shutil.rmtree(project.folder / ".cache")
    assert project.build().is_new
    assert project.tree() == before


def test_without_the_site_the_same_comes_out_of_the_cache(project: Project) -> None:
    before = project.tree()
    shutil.rmtree(project.site)
    report = project.build()
    assert (report.is_new, report.counties) == (True, 0)
    assert project.tree() == before


def test_a_spoiled_cache_is_never_published(project: Project) -> None:
    before = project.tree()
    shutil.rmtree(project.site)
    for file in (project.folder / ".cache" / "build" / "blobs").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            file.write_bytes(content.replace("县".encode(), "市".encode()))
    project.build()
    assert project.tree() == before


def test_other_styles_and_other_settings(project: Project, differing: Differing) -> None:
    before = project.tree()
    config = project.folder / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("民生实事公开", "民生实事"), encoding="utf-8"
    )
    report = project.build()
    after = project.tree()
    assert after == project.built_fresh()
    # The site's name stands on every page.
    assert {path for path in before if path.endswith(".html")} <= differing(before, after)
    assert report.counties == len(project.counties())


def test_a_partial_site_says_so_and_the_whole_one_comes_back(project: Project) -> None:
    before = project.tree()
    code = project.counties()[2].name[:6]
    project.build(only=(code,))
    assert "这里只生成了部分县" in (project.site / "index.html").read_text(encoding="utf-8")
    assert {
        path.name for path in project.site.iterdir() if len(path.name) == 6 and path.name.isdecimal()
    } == {code}
    project.build()
    assert project.tree() == before


def test_processes_make_the_same(project: Project) -> None:
    other = project.fresh()
    other.build(workers=2)
    assert other.tree() == project.tree()


def test_an_embargo_ends(project: Project) -> None:
    report = newest_report(project)
    text = report.read_text(encoding="utf-8")
    report.write_text(f"{text}publish_at: 2027-01-15T09:00:00+08:00\n", encoding="utf-8", newline="\n")
    project.build()
    before = project.tree()
    assert before == project.built_fresh()
    assert project.build().written == ()
    later = replace(project, now=moment("2027-01-15T09:00:00+08:00"))
    changed = later.build()
    assert changed.written
    assert later.tree() == later.built_fresh() != before
    assert project.build().removed
    assert project.tree() == before


class Interrupted(BaseException):
    """What ends a build as a kill would: nobody catches it."""


@pytest.mark.parametrize("step", ["write", "move", "remove"])
def test_an_interrupted_build_is_finished_by_the_next(
    project: Project, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    county = project.counties()[0]
    shutil.move(county, project.folder / county.name)
    with monkeypatch.context() as patched:
        _interrupt(step, patched)
        with pytest.raises(Interrupted):
            project.build()
    project.build()
    assert project.tree() == project.built_fresh()


def _interrupt(step: str, patched: pytest.MonkeyPatch) -> None:
    """Have the fifth file that is written beside its place, moved there, or removed end the build."""
    left = iter(range(4))

    def count() -> None:
        if next(left, None) is None:
            raise Interrupted

    put, move, unlink = planned._put, Path.replace, Path.unlink

    def counted_put(load: Callable[[], bytes], target: Path) -> None:
        count()
        put(load, target)

    def counted_move(file: Path, target: Path) -> Path:
        if file.name.endswith(".new"):
            count()
        return move(file, target)

    def counted_unlink(file: Path, missing_ok: bool = False) -> None:
        if not file.name.endswith(".new"):
            count()
        unlink(file, missing_ok)

    match step:
        case "write":
            patched.setattr(planned, "_put", counted_put)
        case "move":
            patched.setattr(Path, "replace", counted_move)
        case _:
            patched.setattr(Path, "unlink", counted_unlink)


def test_a_full_disk_leaves_the_site_as_it_was(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = times(project.site)
    note_a_task(project)

    def full(_load: object, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(planned, "_put", full)
        with pytest.raises(OSError, match="No space left"):
            project.build()
    assert times(project.site) == before
    project.build()
    assert project.tree() == project.built_fresh()
