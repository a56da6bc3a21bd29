from __future__ import annotations

from pathlib import Path

import pytest

from livelihood.site import check_data
from livelihood.synth import write_tree
from tests.bench.inputs import Inputs, edited_figure


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_tree(tmp_path / "data", 2)
    return tmp_path / "data"


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def _changed(folder: Path, before: dict[str, bytes]) -> set[str]:
    return {name for name, content in _files(folder).items() if before.get(name) != content}


@pytest.mark.parametrize("by", [1, 2, 3])
def test_an_edited_figure_is_valid_data(data: Path, by: int) -> None:
    before = _files(data)

    with edited_figure(data, by):
        ledger, problems = check_data(data)
        changed = _changed(data, before)

    assert [str(problem) for problem in problems.sorted()] == []
    assert len(ledger.counties) == 2
    assert {Path(name).parts[2] for name in changed} == {"reports", "sources"}
    assert len(changed) == 2
    assert _files(data) == before


def test_every_edit_is_another_one(data: Path) -> None:
    seen = []
    for by in (1, 2):
        with edited_figure(data, by):
            seen.append(_files(data))

    assert seen[0] != seen[1]


def test_data_without_figures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no report"), edited_figure(tmp_path, 1):
        pass


def test_a_tree_has_as_many_pages_as_markdown_files(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for name in ("index.md", "a/index.md", "a/b/index.md", "a/notice.txt"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("", encoding="utf-8")
    (tmp_path / "README.md").write_text("", encoding="utf-8")

    assert Inputs(1, tmp_path, tmp_path).pages == 3
