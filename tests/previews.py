"""A running `mkdocs serve`, for tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 240  # seconds: a build and a reload, on a busy machine


@contextmanager
def previewing(project: Path) -> Iterator[str]:
    """Run `mkdocs serve` in the folder ``project``, with its own program where it has one; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = project.parent / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=project, env=_environment(project), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_served(f"http://{address}/", server, log)
            yield f"http://{address}/"
        finally:
            # As Ctrl+C: the preview removes its temporary site.
            server.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            server.wait(timeout=PATIENCE)


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first ``old``; return the line that it stands in."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} no longer holds {old}: choose another edit"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return text[: text.index(old)].count("\n") + 1


def _environment(project: Path) -> dict[str, str]:
    """The copy's own package first; temporary files where the test's are; no coverage of a copy that goes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    own = {"PYTHONPATH": str(project / "hooks")} if (project / "hooks").is_dir() else {}
    temporary = project.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    folders = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    return {**kept, **own, **folders, "NO_MKDOCS_2_WARNING": "1"}


def _wait_until_served(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    pytest.fail(f"The preview didn't start:\n{log.read_text(encoding='utf-8')}")
