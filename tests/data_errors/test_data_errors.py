"""One mistake per case: what ``livelihood check`` says about it, word for word, and nothing else.

A case changes the faultless tree in base/ and lists the problems that this must give. A change is one of
``replace``/``with`` (a text of the file that stands there exactly once), ``write``, ``delete``, ``rename`` and
``encoding`` (saves the file in another one), ``link`` (puts a symbolic link to that in its place) and ``special`` (a
``fifo`` or ``socket``). Where the system has no such thing, or can't tell such names apart, the case is skipped.
"""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from livelihood.cli import main
from livelihood.problem_kinds import KINDS
from livelihood.site import check_data
from tests.county_by_county import found_one_by_one

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yml"))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(HERE / "base", "data")
    return Path("data")


def read(case: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(case.read_text(encoding="utf-8"))
    return content


def expected(case: Path) -> list[str]:
    return read(case)["problems"].splitlines()


def code(line: str) -> str:
    return line.split(": ")[1].split(" ")[1]


def change(data: Path, file: str, **how: str) -> None:
    path = data / file
    if "link" in how or "special" in how:
        put_special(path, **how)
        return
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if "replace" in how:
        assert text.count(how["replace"]) == 1, f"{file}: {text.count(how['replace'])} × {how['replace']!r}"
        path.write_text(text.replace(how["replace"], how["with"]), encoding="utf-8", newline="\n")
    elif "write" in how:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.name not in {each.name for each in path.parent.iterdir()}:
            pytest.skip("to this system the name is that of another file")
        try:
            path.write_text(how["write"], encoding="utf-8", newline="\n")
        except (OSError, UnicodeError) as error:
            pytest.skip(f"no such name here: {error}")
    elif "encoding" in how:
        path.write_text(text, encoding=how["encoding"], newline="\n")
    elif "rename" in how:
        path.rename(path.with_name(how["rename"]))
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        assert how == {"delete": True}
        path.unlink()


def put_special(path: Path, link: str = "", special: str = "") -> None:
    """Put a link or something else that is no file at ``path``, of what was there only a folder is kept, beside it."""
    if path.is_dir():
        path.rename(path.with_name(f".{path.name}"))
    path.unlink(missing_ok=True)
    try:
        if link:
            path.symlink_to(link)
        elif special == "fifo":
            os.mkfifo(path)
        else:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(str(path))
    except (OSError, AttributeError, NotImplementedError) as error:
        pytest.skip(f"none here: {error}")


def found(data: Path) -> list[str]:
    return [str(problem) for problem in check_data(data)[1].sorted()]


def test_the_base_is_faultless(data: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--strict", "--data", str(data)])

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("1 个县、1 个年度、3 件事、10 个目标、24 个进展数")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_one_mistake(case: Path, data: Path) -> None:
    for each in read(case)["changes"]:
        change(data, **each)

    assert found(data) == expected(case)
    assert [str(problem) for problem in found_one_by_one(data)] == expected(case)


def test_every_kind_of_problem_has_a_case() -> None:
    told = {code(line) for case in CASES for line in expected(case)}

    # No format is older than the first one: tests/migrations has an invented one.
    assert told == set(KINDS) - {"older-format"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_is_named_after_a_problem_that_it_shows(case: Path) -> None:
    assert any(f"{case.stem}-".startswith(f"{code(line)}-") for line in expected(case))


def test_mistakes_in_several_files_are_told_in_one_run(data: Path) -> None:
    change(data, "990101-xugou/county.yml", **{"replace": "name: 虚构县\n", "with": ""})
    change(data, "990101-xugou/2022/plan.yml", **{"replace": "target: 3000人", "with": "target: 三千人"})
    change(
        data, "990101-xugou/2022/reports/2022-10-08.yml", **{"replace": "value: 9个", "with": "value: 8个"}
    )
    change(data, "990101-xugou/2022/sources.yml", **{"replace": "reason: 电话", "with": "reason: 日期"})
    change(data, "units.yml", **{"replace": "id: minzheng", "with": "id: weijian"})

    assert [line.split(": ")[0] + " " + code(line) for line in found(data)] == [
        "data/990101-xugou/2022/plan.yml:22 bad-quantity",
        "data/990101-xugou/2022/reports/2022-10-08.yml:43 quote-lacks-number",
        "data/990101-xugou/2022/sources.yml:18 dismissal-reason",
        "data/990101-xugou/2022/sources.yml:18 dismissal-reason",
        "data/990101-xugou/county.yml:1 missing-key",
        "data/units.yml:6 duplicate-id",
    ]


def test_a_correction_permits_a_fall(data: Path) -> None:
    for each in read(HERE / "cases" / "falling-figure.yml")["changes"]:
        change(data, **each)
    correction = "source: autumn\ncorrection: {reason: 七月多计了一个班次, date: 2022-10-09}"
    change(
        data, "990101-xugou/2022/reports/2022-10-08.yml", **{"replace": "source: autumn", "with": correction}
    )

    assert found(data) == []
