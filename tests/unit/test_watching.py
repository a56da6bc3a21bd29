"""A preview hears of edits, and of nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from livelihood import watching
from livelihood.watching import Watching

PATIENCE = 120  # seconds, on a busy machine


class Heard(FileSystemEventHandler):
    """Notes the paths of what it hears."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.paths += [str(event.src_path), str(event.dest_path)]

    def hears(self, path: Path) -> bool:
        deadline = time.monotonic() + PATIENCE
        while str(path) not in self.paths and time.monotonic() < deadline:
            time.sleep(0.02)
        return str(path) in self.paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    below = tmp_path / "data" / "2022"
    below.mkdir(parents=True)
    (below / "plan.yml").write_text("old", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("old", encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch() -> Iterator[Callable[[Path], Heard]]:
    observers = []

    def begin(path: Path) -> Heard:
        heard, observer = Heard(), Watching()
        observers.append(observer)
        observer.schedule(heard, str(path), recursive=True)
        observer.start()
        return heard

    yield begin
    for observer in observers:
        observer.stop()
        observer.join(PATIENCE)


def test_edits_below_a_folder_are_heard(folder: Path, watch: Callable[[Path], Heard]) -> None:
    heard = watch(folder / "data")
    plan = folder / "data" / "2022" / "plan.yml"
    plan.write_text("new", encoding="utf-8")
    assert heard.hears(plan)
    new = folder / "data" / "2023"
    new.mkdir()
    (new / "plan.yml").write_text("new", encoding="utf-8")
    (new / "plan.yml").write_text("newer", encoding="utf-8")
    assert heard.hears(new / "plan.yml")


def test_reading_is_no_edit(folder: Path, watch: Callable[[Path], Heard]) -> None:
    heard = watch(folder / "data")
    plan = folder / "data" / "2022" / "plan.yml"
    plan.read_text(encoding="utf-8")
    after = folder / "data" / "after"
    after.touch()
    assert heard.hears(after)
    assert str(plan) not in heard.paths


def test_a_file_that_an_editor_replaces_is_heard_again_and_again(
    folder: Path, watch: Callable[[Path], Heard]
) -> None:
    config = folder / "mkdocs.yml"
    heard = watch(config)
    for text in ("new", "newer still"):
        heard.paths.clear()
        beside = folder / "mkdocs.yml~"
        beside.write_text(text, encoding="utf-8")
        beside.replace(config)
        assert heard.hears(config)


def test_where_the_system_has_no_more_watches_it_is_asked(
    folder: Path, watch: Callable[[Path], Heard], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(watching.PollingObserver):
        def schedule(self, *_: object, **__: object) -> None:  # type: ignore[override]
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Full)
    heard = watch(folder / "data")
    plan = folder / "data" / "2022" / "plan.yml"
    plan.write_text("newer", encoding="utf-8")
    assert heard.hears(plan)


def test_what_is_watched_no_more_is_not_heard(folder: Path) -> None:
    heard, other, observer = Heard(), Heard(), Watching()
    watched = observer.schedule(heard, str(folder / "data"), recursive=True)
    observer.schedule(other, str(folder), recursive=True)
    observer.unschedule(watched)
    observer.start()
    plan = folder / "data" / "2022" / "plan.yml"
    plan.write_text("new", encoding="utf-8")
    assert other.hears(plan)
    assert heard.paths == []
    observer.stop()
    observer.join(PATIENCE)
