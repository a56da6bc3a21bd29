"""Data folders to import into."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from livelihood.cli import main
from tests.builds import EPOCH, ROOT

Import = Callable[..., Result]


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every import is of one day: 2026-11-21."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture
def run() -> Import:
    """Run a command of the project in this process."""

    def run(*arguments: object, answers: str | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=answers)

    return run


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The real data without its counties' years: as it was before any document had come."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    for year in data.glob("*/2022"):
        shutil.rmtree(year)
    return data


@pytest.fixture
def empty(tmp_path: Path, run: Import) -> Path:
    """A data folder with nothing but a new county."""
    data = tmp_path / "data"
    place = ("--name", "示例县", "--prefecture", "虚构市", "--province", "虚构省")
    assert run("new", "990103-shili", *place, "--data", data).exit_code == 0
    return data
