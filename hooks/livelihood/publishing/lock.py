"""The lock of a publishing folder: it names who holds it, and the system frees it when the holder ends, however that ends."""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from livelihood.clock import present
from livelihood.publishing.errors import PublishError

# Windows locks bytes of a file against reading, too: one that stands far behind what is read.
_LOCKED_BYTE = 1 << 20
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock ``file``. Raises PublishError, which names the holder, where another process holds it.

    The lock is the process', not its workers': one that outlives a killed holder doesn't keep it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as stream:
        try:
            _take(stream)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            raise PublishError(_refusal(stream)) from error
        _write(stream, _holder())
        try:
            yield
        finally:
            # What a killed holder leaves here says nothing: only the lock itself does.
            _write(stream, b"")


if sys.platform == "win32":
    import msvcrt

    def _take(stream: BinaryIO) -> None:
        stream.seek(_LOCKED_BYTE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(stream: BinaryIO) -> None:
        # Not flock: forked workers would share that.
        fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _write(stream: BinaryIO, content: bytes) -> None:
    stream.truncate(0)
    stream.write(content)
    stream.flush()


def _holder() -> bytes:
    held = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": present().isoformat(timespec="seconds"),
    }
    return json.dumps(held, ensure_ascii=False).encode()


def _refusal(stream: BinaryIO) -> str:
    stream.seek(0)
    try:
        held = json.loads(stream.read())
        who = f"：主机 {held['host']} 上的进程 {held['pid']}，从 {held['since']} 开始"
    except (ValueError, KeyError, TypeError):
        who = ""  # it has only just begun
    return f"另一次发布正在进行{who}。改法：等它结束，再发布一次。"
