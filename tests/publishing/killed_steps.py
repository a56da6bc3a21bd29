"""Kills a publishing at each of its steps in turn, and looks at what is left.

A step is whatever changes the disk: Python tells of it before it is done. Run as a process of its own, which forks one
for each step.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from livelihood.publishing.manifest import sums_of
from livelihood.publishing.publication import publication
from tests.publishing.conftest import NEW, OLD, publish, served, without_links

STEPS = frozenset({"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate", "os.chmod"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def killed_at(step: int, action: Callable[[], object]) -> bool:
    """Do ``action`` in a process that is killed before its step number ``step``; tell whether it had so many."""
    process = os.fork()
    if not process:
        steps = 0

        def audit(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal steps
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
            if writes or event in STEPS:
                steps += 1
                if steps > step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(audit)
        action()
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def check(folder: Path, *, has_links: bool) -> None:
    """Look at what a killed publishing left, and publish again."""
    if has_links or (folder / "current").exists():
        assert served(folder) in (OLD, NEW)
    with publication(folder) as opened:
        assert served(folder) in (OLD, NEW)
        release = opened.served
        assert release
        assert not opened.releases.damaged(release)
    publish(folder, NEW)
    assert served(folder) == NEW
    with publication(folder) as opened:
        for each in opened.releases.ids():
            assert opened.releases.manifest(each).files == sums_of(opened.releases.path(each))
        opened.roll_back()
        assert served(folder) == OLD
        left = {path.name for path in opened.releases.folder.iterdir()} - {"current.json"}
        assert left == {name for each in opened.releases.ids() for name in (each, f"{each}.json")}
    assert {path.name for path in folder.iterdir()} == {"current", "lock", "releases"}


def main(top: Path, *, has_links: bool) -> None:
    if not has_links:
        without_links(pytest.MonkeyPatch())
    publish(top / "before", {"index.html": b"older"})
    publish(top / "before", OLD)
    step = 0
    while True:
        folder = top / str(step)
        shutil.copytree(top / "before", folder, symlinks=True)
        # The oldest release is removed, too.
        if not killed_at(step, lambda at=folder: publish(at, NEW, keep=2)):  # type: ignore[misc]
            break
        check(folder, has_links=has_links)
        shutil.rmtree(folder)
        step += 1
    print(step)


if __name__ == "__main__":
    main(Path(sys.argv[1]), has_links=sys.argv[2] == "links")
