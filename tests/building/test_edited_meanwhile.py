"""Files that are edited while a build reads them: what was made of half an edit is neither shown nor kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from livelihood.building.engines import Engine, Job, Result
from livelihood.problems import DataError
from tests.building.conftest import Project


class Meanwhile(Engine):
    """An engine beside which somebody edits files: ``edit`` is called before each job is done."""

    shares_files = True

    def __init__(self, edit: Callable[[], None]) -> None:
        self._edit = edit

    def map(self, function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        for job in jobs:
            self._edit()
            yield function(job)


@pytest.mark.parametrize("file", ["plan.yml", "units.yml"])
def test_the_build_begins_again_and_keeps_nothing_of_it(project: Project, file: str) -> None:
    plan = next(project.counties()[0].glob("*/plan.yml"))
    edited = plan if file == "plan.yml" else project.data / file
    before = project.tree()
    old, old_plan = (path.read_bytes() for path in (edited, plan))
    new = re.sub(rb"(\n    key: [a-z-]+\n)", rb"\1    note: later\n", old, count=1) + b"# later\n"

    # The first change has the county worked on; the second one comes between its hash and its reading.
    plan.write_bytes(old_plan + b"# first\n")
    project.build(Meanwhile(lambda: _write(edited, new)))
    assert edited.read_bytes() == new
    assert project.tree() == project.built_fresh()

    for first in (old_plan + b"# first\n", old_plan):
        plan.write_bytes(first)
        edited.write_bytes(first if edited == plan else old)
        project.build()
        assert project.tree() == before


def test_files_that_never_rest_stop_the_build(project: Project) -> None:
    plan = next(project.counties()[0].glob("*/plan.yml"))
    before = project.tree()

    def edit() -> None:
        plan.write_bytes(plan.read_bytes() + b"# again\n")

    edit()
    with pytest.raises(DataError, match="一直在改"):
        project.build(Meanwhile(edit))
    assert project.tree() == before


def _write(file: Path, content: bytes) -> None:
    # What is as it should be isn't touched: the build would never come to rest.
    if file.read_bytes() != content:
        file.write_bytes(content)
