"""Whatever file is sent, reading it ends, in bounded time and memory, with a document or with the project's own error."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from livelihood.office.problems import DocumentError
from livelihood.office.reading import read_document
from tests.builds import ROOT
from tests.hostile.archives import ARCHIVES, MIB

# What a press office's machine has to spare, and how long somebody waits: of processor time, on a slow machine.
MEMORY, SECONDS = 1536 * MIB, 60
# Those that take a while to make or to read.
SLOW = frozenset({"flat", "many_flat", "entries", "quine", "nested", "many_cells"})
ALL = [
    pytest.param(kind, make, id=make.__name__, marks=[pytest.mark.long] if make.__name__ in SLOW else [])
    for kind, makers in ARCHIVES.items()
    for make in makers
]
READ = """
import resource, sys
from pathlib import Path
memory, seconds = int(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
from livelihood.office.every_text import every_text
from livelihood.office.problems import DocumentError
from livelihood.office.reading import read_document
path = Path(sys.argv[1])
for reading in (lambda: read_document(path), lambda: sum(1 for _ in every_text(path.read_bytes(), path.name))):
    try:
        reading()
        print("read")
    except DocumentError as error:
        print(f"refused {error}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of a process that it sets itself")
@pytest.mark.parametrize(("kind", "make"), ALL)
def test_reading_ends_within_limits(tmp_path: Path, kind: str, make: Callable[[], bytes]) -> None:
    path = tmp_path / f"通报.{kind}"
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path), str(MEMORY), str(SECONDS)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "COVERAGE_PROCESS_START": ""},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[0] in ("read", "refused") for line in done.stdout.splitlines()][:2] == [True, True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has none")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "通报.docx"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path, tmp_path / ("长" * 300)):
        with pytest.raises(DocumentError):
            read_document(path)
