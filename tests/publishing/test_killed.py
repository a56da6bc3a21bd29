"""Publishing killed at random moments: what is served is the old release or the new one, byte for byte."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

import pytest

from livelihood.publishing.publication import publication
from tests.killing import kill_after
from tests.publishing.projects import NOTES, PublishedProject

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed otherwise there")


def killed_in_turn(project: PublishedProject, kills: int) -> int:
    """Publish two states of the data in turn, killing so many of the publishings; return how many changed the site."""
    random = Random(kills)  # noqa: S311 - no secret
    one, other = NOTES[:2]
    project.published()
    states = {one: project.served()}
    project.note(one, other)
    began = time.monotonic()
    _, told = project.started().communicate()
    usual = time.monotonic() - began
    assert told.startswith("发布了 ")
    states[other] = project.served()

    killed = switched = 0
    wanted, served = other, other
    while killed < kills:
        if served == wanted:
            wanted = one if served == other else other
            project.note(served, wanted)
        process = project.started()
        # Longer than usual: on a machine that has more to do now, the last moments would never be met otherwise.
        killed += kill_after(process, random.uniform(0, 1.4 * usual), workers=random.random() < 0.5)
        assert process.stderr
        process.stderr.close()
        found = project.served()
        assert found in (states[served], states[wanted])
        if found == states[wanted]:
            served = wanted
            switched += 1
    check_after(project, states[wanted])
    return switched


def check_after(project: PublishedProject, expected: dict[str, bytes]) -> None:
    """Publish once more, and see that all is as if nobody had killed anything."""
    project.published()
    assert project.served() == expected
    with publication(project.out) as opened:
        assert len(opened.releases.ids()) == 2
        assert [opened.releases.damaged(each) for each in opened.releases.ids()] == [[], []]
        left = {path.name for path in opened.releases.folder.iterdir()}
        assert left == {name for each in opened.releases.ids() for name in (each, f"{each}.json")}


def test_some_moments(tmp_path: Path) -> None:
    killed_in_turn(PublishedProject.write(tmp_path / "project"), 2)


@pytest.mark.long
def test_many_moments(tmp_path: Path) -> None:
    assert killed_in_turn(PublishedProject.write(tmp_path / "project"), 200) > 5
