"""What a power failure could undo: everything of a release is on the disk before it is served, and that before old ones go."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from livelihood.publishing import releases
from tests.publishing.conftest import NEW, OLD, publish, served
from tests.publishing.projects import PublishedProject

SERVED = ("moved", "current")
REMOVED = ("removed", "")


class Disk:
    """Notes in ``events`` what is flushed, by its number on the disk, moved, by the new name, and removed of releases."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: list[tuple[str, str | int]] = []
        flush, replace, rename, remove = os.fsync, Path.replace, Path.rename, releases._remove

        def flushed(handle: int) -> None:
            flush(handle)
            self.events.append(("flushed", os.fstat(handle).st_ino))

        def replaced(path: Path, target: Path) -> Path:
            self.events.append(("moved", target.name))
            return replace(path, target)

        def renamed(path: Path, target: Path) -> Path:
            self.events.append(("moved", target.name))
            return rename(path, target)

        def removed(path: Path) -> None:
            self.events.append(REMOVED)
            remove(path)

        monkeypatch.setattr(os, "fsync", flushed)
        monkeypatch.setattr(Path, "replace", replaced)
        monkeypatch.setattr(Path, "rename", renamed)
        monkeypatch.setattr(releases, "_remove", removed)

    def at(self, path: Path) -> int:
        """Return when ``path`` was last flushed; fail the test where it never was."""
        event = ("flushed", path.stat().st_ino)
        assert event in self.events, f"{path} was never flushed"
        return len(self.events) - 1 - self.events[::-1].index(event)


def everything(folder: Path) -> Iterator[Path]:
    # Windows flushes no folders.
    return (path for path in (folder, *folder.rglob("*")) if os.name != "nt" or path.is_file())


def test_a_release_is_on_the_disk_before_it_is_served(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(folder, {"index.html": b"older"})
    publish(folder, OLD)
    disk = Disk(monkeypatch)
    release = publish(folder, NEW, keep=2).release

    switch, removal = disk.events.index(SERVED), disk.events.index(REMOVED)
    kept = folder / "releases"
    assert served(folder) == NEW
    for path in (*everything(kept / release), kept / f"{release}.json", *everything(folder / "current")):
        assert disk.at(path) < switch, path
    if os.name != "nt":
        manifest = disk.events.index(("moved", f"{release}.json"))
        assert manifest < disk.events.index(("flushed", kept.stat().st_ino), manifest) < switch
        assert switch < disk.events.index(("flushed", folder.stat().st_ino), switch) < removal


def test_the_log_is_on_the_disk_before_the_site_that_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = PublishedProject.write(tmp_path)
    disk = Disk(monkeypatch)
    project.published()

    log = tmp_path / "data" / "log"
    contents, entries, checkpoint = (log / name for name in ("contents", "entries.jsonl", "checkpoint"))
    assert len(list(contents.iterdir())) == 4
    assert max(map(disk.at, everything(contents))) < disk.at(entries) < disk.at(checkpoint)
    switch = disk.events.index(SERVED)
    for path in (checkpoint, log / "addresses.txt", *everything(project.out / "server")):
        assert disk.at(path) < switch, path


def test_what_a_disk_refuses_stops_the_publication(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(folder, OLD)

    def broken(_handle: int) -> None:
        raise OSError("broken")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="broken"):
        publish(folder, NEW)

    assert served(folder) == OLD
