"""Whatever is edited in whatever order: an incremental build gives what a build from nothing gives."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.building.conftest import Project


def _edit_note(project: Project, random: Random) -> None:
    counties = project.counties()
    if counties:
        plan = next(random.choice(counties).glob("*/plan.yml"))
        lines = plan.read_text(encoding="utf-8").split("\n")
        keys = [at for at, line in enumerate(lines) if line.startswith("    key: ")]
        at = random.choice(keys) + 1
        if not lines[at].startswith("    note: "):
            lines.insert(at, "    note: 待定")
        lines[at] = f"    note: 说明{random.randrange(1000)}"
        plan.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _take_away(project: Project, random: Random) -> None:
    counties = project.counties()
    if len(counties) > 1:
        county = random.choice(counties)
        shutil.move(county, project.folder / county.name)


def _bring_back(project: Project, random: Random) -> None:
    aside = sorted(path for path in project.folder.iterdir() if path.name[:6].isdecimal())
    if aside:
        county = random.choice(aside)
        shutil.move(county, project.data / county.name)


def _rename_scheme(project: Project, random: Random) -> None:
    scheme = random.choice(sorted((project.data / "schemes").glob("*.yml")))
    text = scheme.read_text(encoding="utf-8")
    scheme.write_text(text.replace("\ntitle: ", "\ntitle: 新", 1), encoding="utf-8", newline="\n")


def _write_hand_written_page(project: Project, random: Random) -> None:
    page = project.folder / "docs" / "about.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n第{random.randrange(1000)}稿。\n", encoding="utf-8")


def _harm_the_site(project: Project, random: Random) -> None:
    page = random.choice(sorted(project.site.rglob("*.html")))
    if random.random() < 0.5:
        page.unlink()
    else:
        page.write_text("harmed", encoding="utf-8")


def _harm_the_cache(project: Project, random: Random) -> None:
    file = random.choice([path for path in (project.folder / ".cache").rglob("*") if path.is_file()])
    if random.random() < 0.5:
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[: -1 - random.randrange(20)])


_EDITS = (
    _edit_note,
    _take_away,
    _bring_back,
    _rename_scheme,
    _write_hand_written_page,
    _harm_the_site,
    _harm_the_cache,
)


# So many series of edits for each hundred examples of other tests: every one takes seconds.
_SERIES = max(2, settings().max_examples // 50)


@settings(max_examples=_SERIES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(_EDITS), st.integers(0, 10**6)), min_size=2, max_size=6))
def test_any_series_of_edits(
    own_pages: Project, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[object, int]]
) -> None:
    folder = tmp_path_factory.mktemp("edits") / "project"
    shutil.copytree(own_pages.folder, folder)
    project = Project(folder)
    for edit, seed in edits:
        edit(project, Random(seed))  # type: ignore[operator]  # noqa: S311 - no secret
        project.build()
    assert project.tree() == project.built_fresh()
    shutil.rmtree(folder.parent)


@pytest.fixture(scope="module")
def own_pages(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Project:
    """The project with hand-written pages of its own, which may be edited, built."""
    folder = tmp_path_factory.mktemp("own") / "project"
    shutil.copytree(model, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    config = folder / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").split("\n")
    (at,) = (at for at, line in enumerate(lines) if line.startswith("docs_dir: "))
    shutil.copytree(lines[at].removeprefix("docs_dir: "), folder / "docs")
    lines[at] = "docs_dir: docs"
    config.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    project = Project(folder)
    project.build()
    return project
