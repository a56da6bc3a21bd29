"""Several files that are written together: all of them, or none; and those that a power failure must not take."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from livelihood.building.writing import flush_file, flush_folder

# A disk that is told of several files at once writes them together.
_AT_ONCE = 16


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write all ``files`` or none: where one can't be written, the others are as they were. Raises OSError."""
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    done: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            done.append(path)
            with _replaced(path) as new:
                new.write_bytes(content)
    except OSError:
        for path in done:
            _restore(path, before[path])
        raise


def flush_tree(folder: Path) -> None:
    """Return when ``folder``, every file below it and every folder is on the disk. Raises OSError where one can't be."""
    found = [(Path(each), files) for each, _, files in os.walk(folder)]
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        flushed = threads.map(flush_file, [each / name for each, files in found for name in files])
        # What one raised is raised here.
        deque(flushed, maxlen=0)
        deque(threads.map(flush_folder, [each for each, _ in found]), maxlen=0)


@contextmanager
def _replaced(path: Path) -> Iterator[Path]:
    new = path.with_name(f".{path.name}.new")
    try:
        yield new
        Path(new).replace(path)
    finally:
        new.unlink(missing_ok=True)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)
