"""Small sites of a few files to publish, and what is served."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.publishing.publication import Published, publication
from tests.builds import tree

NOW = moment("2026-11-22T18:15:00+08:00")
OLD = {"index.html": b"<h1>old</h1>", "a/index.html": b"old", "a/b/data.csv": b"1,2\n"}
NEW = {"index.html": b"<h1>new</h1>", "a/index.html": b"old", "c/更多.txt": "更多".encode()}


def staged(
    files: Mapping[str, bytes], record: Callable[[Iterable[str]], None] = lambda _: None
) -> Callable[[Path], Callable[[Iterable[str]], None]]:
    """Return what makes a site of these files and is recorded by ``record``."""

    def stage(folder: Path) -> Callable[[Iterable[str]], None]:
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        return record

    return stage


def publish(folder: Path, files: Mapping[str, bytes], now: str | None = None, *, keep: int = 5) -> Published:
    with publication(folder) as open_folder:
        at = moment(now) if now else NOW
        return open_folder.publish(staged(files), at, keep=keep)


def served(folder: Path) -> dict[str, bytes]:
    """Return the files of the site that is served."""
    return tree(folder / "current")


def without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("livelihood.publishing.current._has_links", lambda _: False)


@pytest.fixture(params=["links", "folders"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to publish into, on a system with symbolic links and on one without."""
    if request.param == "folders":
        without_links(monkeypatch)
    return tmp_path / "公开"
