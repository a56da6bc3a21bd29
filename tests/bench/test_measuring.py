from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.measuring import Output, RunError, output, run
from tests.project_copy import PROJECT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs wait4")
# A process that does nothing itself but start another one that works and fills memory.
_WORK = """
import time
kept = bytearray(90_000_000)
while time.process_time() < 0.3:
    pass
"""
_STARTS = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_WORK!r}], check=True)"


def test_what_a_command_starts_is_counted(tmp_path: Path) -> None:
    used = run([sys.executable, "-c", _STARTS], cwd=tmp_path)

    assert used.cpu >= 0.3
    assert used.seconds >= 0.3
    assert used.peak >= 90_000_000


def test_each_run_is_measured_alone(tmp_path: Path) -> None:
    # In a process of its own, as small as the one that measures: a process begins as large as the one that starts it.
    script = f"""
from pathlib import Path
import sys
from tests.bench.measuring import run
run([sys.executable, "-c", {_STARTS!r}], cwd=Path())
print(run([sys.executable, "-S", "-c", ""], cwd=Path()).peak)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, check=True, text=True
    )
    assert int(done.stdout) < 90_000_000


def test_a_failing_command_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"ended with 3:\nno data here"):
        run([sys.executable, "-c", "import sys; print('no data here'); sys.exit(3)"], cwd=tmp_path)


def test_pages_are_those_at_an_address(tmp_path: Path) -> None:
    sizes = {"index.html": 10, "404.html": 20, "a/index.html": 30, "a/b.html": 40, "a/c.css": 5}
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)

    assert output(tmp_path) == Output(pages=2, size=105)
