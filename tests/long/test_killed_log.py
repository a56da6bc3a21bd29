"""A publication's log is killed at any moment: what stands afterwards is the old log or the new one, and it is sound."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.synth import write_tree
from livelihood.transparency.log import read_log
from livelihood.transparency.pending import pending_log

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.name != "posix", reason="SIGKILL")]

NOW = "2026-11-21"
_KILLS = 60
# Says when it begins to write.
_PROGRAM = """
import sys
from pathlib import Path
from livelihood.clock import moment
from livelihood.transparency.pending import pending_log
data = Path(sys.argv[1])
pending = pending_log(data, moment(sys.argv[2]), None)
print(flush=True)
pending.save()
"""


def test_whenever_it_is_killed_the_log_is_sound(tmp_path: Path) -> None:
    data = tmp_path / "data"
    write_tree(data, 8)
    new = pending_log(data, moment(NOW), None).files
    chance, states = random.Random(20261122), set()  # noqa: S311 - no secret
    usual = _seconds_of(data, None)
    shutil.rmtree(data / "log")
    for _ in range(_KILLS):
        _seconds_of(data, chance.uniform(0, 1.2 * usual))
        log = read_log(data / "log")
        assert log.faults == ()
        assert len(log.entries) in {0, new["log/entries.jsonl"].count(b"\n")}
        states.add(len(log.entries))
        if log.entries:
            shutil.rmtree(data / "log")

    assert len(states) == 2
    pending_log(data, moment(NOW), None).save()
    assert not list((data / "log").rglob(".*"))
    assert {f"log/{name}": content for name, content in read_log(data / "log").files.items()} == new


def _seconds_of(data: Path, killed_after: float | None) -> float:
    """Return how long the log took to write; ``killed_after`` so many seconds, unless that is None."""
    command = [sys.executable, "-c", _PROGRAM, str(data), NOW]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        began = time.monotonic()
        if killed_after is not None:
            time.sleep(killed_after)
            process.send_signal(signal.SIGKILL)
        process.wait()
        return time.monotonic() - began
