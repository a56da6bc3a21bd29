"""Several files that are written together: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


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
