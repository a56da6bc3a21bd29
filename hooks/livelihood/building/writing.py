"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write ``content`` beside ``file`` and move it there: whoever reads meanwhile sees the old file or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        # mkstemp keeps the file to its owner: what is published is for everyone who may read.
        beside.chmod(0o666 & ~_umask())
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@cache
def _umask() -> int:
    """Return the process' mask for new files: it can be read only by setting it."""
    current = os.umask(0)
    os.umask(current)
    return current
