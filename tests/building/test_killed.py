"""A build that is killed at any moment leaves nothing that the next one doesn't put right."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random

import pytest

from tests.building.conftest import Project
from tests.builds import EPOCH
from tests.killing import kill_after


def start(project: Project) -> subprocess.Popen[bytes]:
    """Begin a build as a process of its own, with its workers in one group."""
    return subprocess.Popen(
        [sys.executable, "-m", "livelihood", "build", "--no-search", "--workers", "2"],
        cwd=project.folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def killed_and_resumed(project: Project, times: int) -> None:
    """Kill builds of the fresh project at random moments; then let one end."""
    random = Random(times)  # noqa: S311 - no secret
    for _ in range(times):
        kill_after(start(project), random.uniform(0.2, 3.0))
        site = project.site
        # The site takes its place whole or not at all.
        assert not site.exists() or (site / "index.html").is_file()
    assert start(project).wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed otherwise there")
def test_a_killed_build_is_resumed(project: Project) -> None:
    other = project.fresh()
    killed_and_resumed(other, 2)
    assert other.tree() == project.tree()


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed otherwise there")
def test_many_killed_builds_are_resumed(project: Project) -> None:
    for attempt in range(8):
        other = project.fresh()
        killed_and_resumed(other, 3 + attempt)
        assert other.tree() == project.tree()
