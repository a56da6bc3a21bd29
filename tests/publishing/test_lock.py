"""One publishing at a time; the lock is free when its holder is gone, whatever ended it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from livelihood.publishing.errors import PublishError
from livelihood.publishing.lock import locked

HOLD = """
import multiprocessing, sys, time
from pathlib import Path
from livelihood.publishing.lock import locked
with locked(Path(sys.argv[1])):
    if sys.argv[2:]:
        worker = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
        worker.start()
        print(worker.pid, flush=True)
    else:
        print(0, flush=True)
    sys.stdin.read()
"""


def hold(file: Path, *arguments: str) -> tuple[subprocess.Popen[str], int]:
    """Return a process that holds the lock until its input ends, and the id of its worker."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout
    return process, int(process.stdout.readline())


def end(process: subprocess.Popen[str]) -> None:
    process.communicate()


def test_the_second_learns_who_holds_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "lock"
    process, _ = hold(file)
    try:
        with pytest.raises(PublishError) as refused, locked(file):
            pass
    finally:
        end(process)

    who = f"主机 {re.escape(socket.gethostname())} 上的进程 {process.pid}，从 [0-9T:-]{{19}}\\+08:00 开始"
    assert re.fullmatch(f"另一次发布正在进行：{who}。改法：等它结束，再发布一次。", str(refused.value))
    with locked(file):
        pass
    assert file.read_bytes() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")
def test_a_killed_holder_frees_it_though_its_worker_lives(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    process, worker = hold(file, "with a worker")
    process.kill()
    process.wait()
    try:
        assert b"pid" in file.read_bytes()
        with locked(file):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)
        end(process)


def test_a_holder_that_has_not_told_yet(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    process, _ = hold(file)
    file.write_bytes(b"")
    try:
        with pytest.raises(PublishError, match=r"^另一次发布正在进行。改法"), locked(file):
            pass
    finally:
        end(process)


def test_what_raises_frees_it(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path / "lock"):
        raise KeyError
    process, _ = hold(tmp_path / "lock")
    end(process)
    assert process.returncode == 0
