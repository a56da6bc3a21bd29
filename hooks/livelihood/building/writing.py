"""Files that are there whole or not at all, and, where that is asked for, are still there after a power failure."""

from __future__ import annotations

import errno
import os
import tempfile
from functools import cache
from pathlib import Path

_UNKNOWN = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})


def write_whole(file: Path, content: bytes, *, durable: bool = False) -> None:
    """Write ``content`` beside ``file`` and move it there: whoever reads meanwhile sees the old file or the new one.

    A ``durable`` one is on the disk when this returns.
    """
    is_new_folder = durable and not file.parent.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        # mkstemp keeps the file to its owner: what is published is for everyone who may read.
        beside.chmod(0o666 & ~_umask())
        if durable:
            flush_file(beside)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    if durable:
        flush_folder(file.parent)
        if is_new_folder:
            flush_folder(file.parent.parent)


def flush_file(file: Path) -> None:
    """Return when ``file`` is on the disk. Raises OSError where it can't be."""
    # Windows flushes only what may be written.
    _flush(file, os.O_RDWR if os.name == "nt" else os.O_RDONLY)


def flush_folder(folder: Path) -> None:
    """Return when the names in ``folder`` are on the disk, where the system can tell: Windows doesn't open folders."""
    if os.name == "nt":
        return
    try:
        _flush(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno not in _UNKNOWN:  # as some network disks answer
            raise


def _flush(path: Path, mode: int) -> None:
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@cache
def _umask() -> int:
    """Return the process' mask for new files: it can be read only by setting it."""
    current = os.umask(0)
    os.umask(current)
    return current
