from __future__ import annotations

import sys
from pathlib import Path

import pytest

from livelihood.synth import write_tree
from tests.bench.engines import Case, Engine, builds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs wait4")
# Builds one page, and notes what it found: whether there was a cache, a site, and which data.
_BUILD = """
import hashlib, os
from pathlib import Path
data = sorted(path for path in Path("data").rglob("*") if path.is_file())
digest = hashlib.sha256(b"".join(path.read_bytes() for path in data)).hexdigest()
with open("log", "a") as log:
    print(Path(".cache").exists(), Path("site").exists(), digest, os.environ["SOURCE_DATE_EPOCH"], file=log)
for name in (".cache", "site"):
    Path(name).mkdir(exist_ok=True)
Path("site", "index.html").write_text("page")
"""


def _engine(folder: Path, data: Path | None) -> Engine:
    command = (sys.executable, "-S", "-c", _BUILD)
    return Engine("ours", "本站", folder, command, folder / "site", (folder / ".cache",), data)


def _found(folder: Path) -> list[list[str]]:
    return [line.split() for line in (folder / "log").read_text(encoding="utf-8").splitlines()]


def test_each_case_finds_what_it_should(tmp_path: Path) -> None:
    write_tree(tmp_path / "data", 1)
    engine = _engine(tmp_path, tmp_path / "data")

    runs = [run for number in (1, 2) for run in builds(engine, 1, number, whole=False)]

    assert [run.case for run in runs] == [Case.COLD, Case.WARM, Case.SAME, Case.EDIT] * 2
    assert {(run.output.pages, run.output.size) for run in runs} == {(1, 4)}
    found = _found(tmp_path)
    there = [(cache, site) for cache, site, _, _ in found]
    assert there == [("False", "False"), ("True", "False"), ("True", "True"), ("True", "True")] * 2
    original, first, second = found[0][2], found[3][2], found[7][2]
    assert len({original, first, second}) == 3
    assert [data for _, _, data, _ in found] == [original] * 3 + [first] + [original] * 3 + [second]
    assert {epoch for *_, epoch in found} == {"1795219200"}


def test_an_engine_without_data_is_built_from_nothing_each_time(tmp_path: Path) -> None:
    engine = _engine(tmp_path, None)

    runs = [run for number in (1, 2) for run in builds(engine, 5, number, whole=True)]

    assert [(run.case, run.counties, run.whole) for run in runs] == [(Case.COLD, 5, True)] * 2
    assert [(cache, site) for cache, site, _, _ in _found(tmp_path)] == [("False", "False")] * 2
