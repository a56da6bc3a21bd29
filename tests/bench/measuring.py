"""What one command costs in a process of its own: time, processor time and memory of it and all that it started."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class RunError(Exception):
    """A command that failed, with the end of what it said."""


@dataclass(frozen=True)
class Usage:
    """Wall seconds, processor seconds of all processes together, and the bytes of the largest process."""

    seconds: float
    cpu: float
    peak: int


@dataclass(frozen=True)
class Output:
    """How many pages a built site has, and how many bytes all its files."""

    pages: int
    size: int


def run(command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None) -> Usage:
    """Run ``command`` to its end; raise RunError where it fails."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env={**os.environ, **(env or {})}, stdout=said, stderr=subprocess.STDOUT
        )
        # The only call that tells what this child and its own children used, and nobody else's.
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            end = said.read().decode("utf-8", "replace")[-3000:]
            raise RunError(f"{' '.join(command)} ended with {process.returncode}:\n{end}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Usage(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def output(site: Path) -> Output:
    """Return what stands in the folder ``site``. Pages are those at an address: 404.html is none."""
    pages = size = 0
    for folder, _, files in os.walk(site):
        pages += "index.html" in files
        size += sum(os.stat(os.path.join(folder, name)).st_size for name in files)  # noqa: PTH116, PTH118 - quick
    return Output(pages, size)
