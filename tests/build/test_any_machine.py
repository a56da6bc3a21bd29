"""The same bytes on any machine: everything that is written, by another user, elsewhere, in another zone and locale."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.builds import EPOCH, tree
from tests.project_copy import copy_project

# The site, the exported tree, a bulletin with its workbook, a template, invented counties.
COMMANDS = [
    ["build", "--site-dir", "{out}/site"],
    ["export", "{out}/export"],
    ["bulletin", "410422", "2022", "--out", "{out}/bulletin", "--date", "2022-07-26"],
    ["template", "410422", "2022", "--out", "{out}/template.xlsx"],
    ["synth", "--counties", "1", "--out", "{out}/synth", "--seed", "5"],
]
# In one process: most of a command's time is its start.
DRIVER = """
import json, os, sys
os.umask(int(sys.argv[2], 8))
from livelihood.cli import main
for command in json.loads(sys.argv[1]):
    main(command, standalone_mode=False)
"""
HERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
# Half an hour off, and on another day.
ZONE = {"TZ": "America/St_Johns"}
LOCALE = {"LC_ALL": "C", "LANG": "de_DE.ISO-8859-1", "LANGUAGE": "de", "PYTHONIOENCODING": "gb18030"}
PERSON = {"HOME": "/nonexistent", "USER": "somebody", "LOGNAME": "somebody"}
# By uid where that user may read Python and the project; else by a name space in which this user is that one.
NOBODY = "65534"
SWITCHES = [
    ["setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"],
    ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"],
]


def written(
    project: Path, out: Path, *, umask: str = "022", switch: Sequence[str] = (), **others: str
) -> dict[str, bytes]:
    """Run all commands in ``project`` and return everything that they write into the folder ``out``."""
    commands = [[argument.format(out=out) for argument in command] for command in COMMANDS]
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START")
        if name in os.environ
    }
    done = subprocess.run(
        [*switch, sys.executable, "-c", DRIVER, json.dumps(commands), umask],
        cwd=project,
        env={**kept, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, **others},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")
    return tree(out)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What is written in a copy of the project."""
    folder = tmp_path_factory.mktemp("here")
    return written(copy_project(folder / "project"), folder / "out", **HERE)


def test_what_is_compared(here: Mapping[str, bytes]) -> None:
    assert {path.partition("/")[0] for path in here} == {
        "site",
        "export",
        "bulletin",
        "template.xlsx",
        "synth",
    }
    assert {Path(path).suffix for path in here if path.startswith("bulletin/")} == {".docx", ".xlsx"}


def test_everything_different_at_once(here: Mapping[str, bytes], open_folder: Path) -> None:
    project = copy_project(open_folder / "深" / "a folder" / "copy")
    switch = another_user(open_folder)
    others = {**ZONE, **LOCALE, **PERSON, "PYTHONHASHSEED": "4294967295"}
    found = written(project, open_folder / "elsewhere", umask="077", switch=switch, **others)

    assert differing(found, here) == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder outside that of the tests, which only their own user may enter."""
    with tempfile.TemporaryDirectory(prefix="livelihood-") as name:
        yield Path(name)


def another_user(folder: Path) -> list[str]:
    """Return what starts a command as another user, to whom all in ``folder`` belongs; [] without a way."""
    own = "import os, livelihood, sys; sys.exit(os.geteuid() != int(sys.argv[1]))"
    for switch in SWITCHES:
        command = [*switch, sys.executable, "-c", own, NOBODY]
        if (
            shutil.which(switch[0])
            and not subprocess.run(command, cwd="/", capture_output=True, check=False).returncode
        ):
            if switch[0] == "setpriv":
                for path in (folder, *folder.rglob("*")):
                    os.chown(path, int(NOBODY), int(NOBODY))
            return switch
    return []


@pytest.mark.long
def test_by_another_user(here: Mapping[str, bytes], open_folder: Path) -> None:
    project = copy_project(open_folder / "project")
    switch = another_user(open_folder)
    if not switch:
        pytest.skip("no way to act as another user")

    assert differing(written(project, open_folder / "out", switch=switch, **HERE), here) == []


@pytest.mark.long
@pytest.mark.parametrize(
    "others",
    [
        ZONE,
        {"TZ": "Pacific/Kiritimati"},
        LOCALE,
        {"LC_ALL": "zh_CN.GB18030"},
        PERSON,
        {"PYTHONHASHSEED": "0"},
        {"umask": "077"},
    ],
    ids=str,
)
def test_one_thing_different(here: Mapping[str, bytes], tmp_path: Path, others: Mapping[str, str]) -> None:
    found = written(copy_project(tmp_path / "project"), tmp_path / "out", **{**HERE, **others})

    assert differing(found, here) == []


def differing(found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> list[str]:
    """Return the files that aren't the same in both."""
    return [path for path in sorted({*found, *expected}) if found.get(path) != expected.get(path)]
