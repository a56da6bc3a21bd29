"""A small project of its own for tests of builds, with invented counties, and the same built from nothing to compare with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from livelihood.building.build import build
from livelihood.building.engines import Engine, LocalEngine
from livelihood.building.inputs import BuildRequest
from livelihood.building.report import BuildReport
from livelihood.clock import moment
from livelihood.synth import write_tree
from tests.builds import configured, tree

NOW = moment("2026-11-21")


@dataclass(frozen=True)
class Project:
    """A project in ``folder``: mkdocs.yml, data and site."""

    folder: Path
    now: datetime = NOW

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def counties(self) -> list[Path]:
        return sorted(path for path in self.data.iterdir() if path.name[:6].isdecimal())

    def build(self, engine: Engine | None = None, workers: int = 1, **asked: object) -> BuildReport:
        request = BuildRequest(self.folder / "mkdocs.yml", self.now, search=False)
        return build(replace(request, **asked), LocalEngine(workers), engine)  # type: ignore[arg-type]

    def tree(self) -> dict[str, bytes]:
        return tree(self.site)

    def fresh(self) -> Project:
        """Return the same project at another place, with neither cache nor site."""
        other = self.folder.with_name(f"{self.folder.name}-fresh")
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(self.folder, other, ignore=shutil.ignore_patterns(".cache", "site"))
        return Project(other, self.now)

    def built_fresh(self) -> dict[str, bytes]:
        """Return the site as it is when it's built from nothing."""
        other = self.fresh()
        other.build()
        return other.tree()

    def edit(self, path: Path, old: str, new: str) -> None:
        """Replace a text that stands once in a data file."""
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once: six counties of two provinces."""
    folder = tmp_path_factory.mktemp("model") / "project"
    configured(folder, site_url="https://www.example.org/ms/")
    write_tree(folder / "data", 6)
    Project(folder).build()
    return folder


@pytest.fixture
def project(model: Path, tmp_path: Path) -> Project:
    """A project of six counties, built."""
    folder = tmp_path / "project"
    # With the times of the files: the list of the site tells them.
    shutil.copytree(model, folder, ignore=shutil.ignore_patterns("site", "sites"))
    made = Project(folder)
    made.build()
    return made


@pytest.fixture
def differing() -> Callable[[dict[str, bytes], dict[str, bytes]], set[str]]:
    """Return the paths of what differs between two sites."""

    def paths(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
        return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}

    return paths
