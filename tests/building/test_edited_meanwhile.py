"""Files that are edited while a build reads them: what was made of half an edit is neither shown nor kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from livelihood.building.engines import Engine, Job, Result
from livelihood.building.inputs import BuildRequest, ChangedError, inputs_of
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


def test_the_build_begins_again_and_keeps_nothing_of_it(project: Project) -> None:
    plan = next(project.counties()[0].glob("*/plan.yml"))
    before, old = project.tree(), plan.read_bytes()
    new = re.sub(rb"(\n    key: [a-z-]+\n)", rb"\1    note: later\n", old, count=1)

    # The first change has the county worked on; the second one comes between its hash and its reading.
    plan.write_bytes(old + b"# first\n")
    project.build(Meanwhile(lambda: _write(plan, new)))
    assert plan.read_bytes() == new
    assert project.tree() == project.built_fresh()

    for first in (old + b"# first\n", old):
        plan.write_bytes(first)
        project.build()
        assert project.tree() == before


@pytest.mark.parametrize("path", ["data/units.yml", "data/redirects.yml", "mkdocs.yml", "county"])
def test_whatever_was_read_is_looked_at_again(project: Project, path: str) -> None:
    county = project.counties()[0]
    file = county / "county.yml" if path == "county" else project.folder / path
    inputs = inputs_of(BuildRequest(project.folder / "mkdocs.yml", project.now))
    inputs.confirm([county.name])
    with file.open("ab") as edited:
        edited.write(b"# later\n")
    with pytest.raises(ChangedError):
        inputs.confirm([county.name])


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
