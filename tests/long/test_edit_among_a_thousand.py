"""One figure edited among a thousand counties: exactly the files change that should."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from livelihood.synth import write_tree
from tests.bench.inputs import edited_figure
from tests.building.conftest import Project
from tests.builds import configured

pytestmark = pytest.mark.long


def hashes(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_exactly_the_files_change_that_should(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    configured(project.folder, site_url="https://www.example.org/ms/")
    write_tree(project.data, 1000)
    project.build(workers=0, open_data=False)
    before = hashes(project.site)
    with edited_figure(project.data, 1):
        report = project.build(workers=0, open_data=False)
        after = hashes(project.site)
        fresh = project.fresh()
        fresh.build(workers=0, open_data=False)
    assert after == hashes(fresh.site)
    assert set(report.written) == {path for path in after if after[path] != before.get(path)}
    assert (report.removed, report.counties, report.is_new) == ((), 1, False)
    # The county's pages that show the figure, and those above it that tell what its task has come to.
    assert 3 <= len(report.written) <= 30
