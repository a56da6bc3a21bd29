"""Watching files for a preview: the system tells of changes where it can, instead of being asked again and again.

MkDocs asks twice a second for the state of every file. Linux, macOS and Windows tell of changes by themselves; only
single files are still asked for: editors put a new file in the place of the old one, and the system goes on telling of
the old one.
"""

from __future__ import annotations

from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

# Reading a file is an event, too, and a build reads them all.
_CHANGES = frozenset(("created", "modified", "moved", "deleted"))
_SECONDS = 0.3


class Watching:
    """Watches folders and files; has what MkDocs' server asks of an observer."""

    def __init__(self) -> None:
        self._told: BaseObserver = Observer()
        self._asked: BaseObserver = PollingObserver(timeout=_SECONDS)
        self._started = False
        self._owners: dict[ObservedWatch, BaseObserver] = {}

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        """Tell ``handler`` of every change of ``path``, with what is below it where ``recursive``."""
        changes = _Changes(handler)
        owner = self._told if Path(path).is_dir() else self._asked
        try:
            watch = owner.schedule(changes, path, recursive=recursive)
        except OSError:
            # So many folders that the system has no more watches to give.
            owner = self._asked
            watch = owner.schedule(changes, path, recursive=recursive)
        self._owners[watch] = owner
        return watch

    def unschedule(self, watch: ObservedWatch) -> None:
        """Tell of it no more."""
        self._owners.pop(watch).unschedule(watch)

    def start(self) -> None:
        """Begin."""
        self._started = True
        for observer in (self._told, self._asked):
            observer.start()

    def stop(self) -> None:
        """End."""
        if self._started:
            for observer in (self._told, self._asked):
                observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait for the end."""
        if self._started:
            for observer in (self._told, self._asked):
                observer.join(timeout)


class _Changes(FileSystemEventHandler):
    """Hands changes on to ``handler``, and nothing else."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler

    def dispatch(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES:
            self._handler.dispatch(event)
