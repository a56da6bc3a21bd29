"""``livelihood template``: what it writes, and what it refuses to."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from livelihood.cli import main
from tests.builds import INVENTED
from tests.unit.data_tree import write_data


def template(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["template", *map(str, arguments)])


def test_it_is_written_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = template("990101", 2022, "--data", INVENTED)

    assert done.exit_code == 0, done.output
    assert done.output == "虚构县2022年进展填报表.xlsx\n"
    assert "进度" in load_workbook(tmp_path / "虚构县2022年进展填报表.xlsx").sheetnames


def test_one_that_is_there_may_be_filled_in_already(tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    file.write_bytes(b"filled in")
    done = template("990101", 2022, "--data", INVENTED, "--out", file)

    assert done.exit_code == 1
    assert "已经存在，可能已经填过，没有改动" in done.output
    assert file.read_bytes() == b"filled in"


@pytest.mark.parametrize(("code", "year"), [("990101", 2021), ("990199", 2022)])
def test_without_a_plan_there_is_nothing_to_ask_for(tmp_path: Path, code: str, year: int) -> None:
    done = template(code, year, "--data", INVENTED, "--out", tmp_path / "表.xlsx")

    assert done.exit_code == 1
    assert not (tmp_path / "表.xlsx").exists()
    assert code in done.output


def test_wrong_data_is_told_first(tmp_path: Path) -> None:
    data = write_data(tmp_path / "data")
    plan = next(data.glob("*/*/plan.yml"))
    plan.write_text(plan.read_text(encoding="utf-8") + "unknown: 1\n", encoding="utf-8")
    code, year = plan.parents[1].name[:6], plan.parent.name
    done = template(code, year, "--data", data, "--out", tmp_path / "表.xlsx")

    assert done.exit_code == 1
    assert "unknown-key" in done.output
    assert "没有写出填报表" in done.output
    assert not (tmp_path / "表.xlsx").exists()
