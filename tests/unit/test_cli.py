"""The commands as users run them: what they print, write and return."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from livelihood.cli import main

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(DATA, tmp_path / "data")


def livelihood(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_check_of_good_data(data: Path) -> None:
    result = livelihood("check", "--data", str(data))

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 个县、2 个年度、20 件事、62 个目标" in result.stderr
    assert "0 个错误，0 个警告" in result.stderr


def test_check_lists_problems_one_a_line(data: Path) -> None:
    plan = data / "410422-yexian" / "2022" / "plan.yml"
    edit(plan, "target: 2.8万人次", "target: 2.8万人")
    edit(data / "410423-lushan" / "county.yml", "name: 鲁山县", "nmae: 鲁山县")
    result = livelihood("check", "--data", str(data))

    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert all(": error " in line for line in lines)
    assert any(line.startswith(f"{plan.as_posix()}:") and "unit-mismatch" in line for line in lines)
    assert any(
        "410423-lushan/county.yml:3: error unknown-key: 不认识的键 nmae，是不是 name？" in line
        for line in lines
    )


def test_check_as_json(data: Path) -> None:
    assert json.loads(livelihood("check", "--data", str(data), "--json").stdout) == []

    (data / "stray.txt").write_text("", encoding="utf-8")
    (problem,) = json.loads(livelihood("check", "--data", str(data), "--json").stdout)

    assert problem["path"].endswith("data/stray.txt")
    assert (problem["line"], problem["code"], problem["severity"]) == (0, "orphan-file", "error")


def test_warnings_count_when_strict(data: Path) -> None:
    scheme = data / "schemes" / "henan-2022.yml"
    with scheme.open("a", encoding="utf-8", newline="\n") as file:
        file.write("  - {no: 11, key: eleventh, title: 第十一件事}\n")

    assert livelihood("check", "--data", str(data)).exit_code == 0
    strict = livelihood("check", "--data", str(data), "--strict")
    assert strict.exit_code == 1
    assert strict.stdout.count("warning scheme-task-missing") == 2


def test_check_without_data(tmp_path: Path) -> None:
    result = livelihood("check", "--data", str(tmp_path / "nowhere"))

    assert result.exit_code == 1
    assert "missing-folder: 找不到数据文件夹" in result.stdout


def test_new_county_and_year(data: Path) -> None:
    result = livelihood("new", "410421-baofeng", "2022", "--name", "宝丰县", "--data", str(data))

    assert result.exit_code == 0
    county = (data / "410421-baofeng" / "county.yml").read_text(encoding="utf-8")
    assert "name: 宝丰县" in county
    assert "prefecture: 平顶山市" in county
    plan = (data / "410421-baofeng" / "2022" / "plan.yml").read_text(encoding="utf-8")
    assert plan.count("commitment: 待填") == 10
    assert "key: mobile-government" in plan


def test_what_is_new_is_reported_as_not_filled_in_and_nothing_else(data: Path) -> None:
    livelihood("new", "410421-baofeng", "2022", "--name", "宝丰县", "--data", str(data))
    lines = livelihood("check", "--data", str(data)).stdout.splitlines()

    codes = {line.split(": error ")[1].split(":")[0] for line in lines}
    assert codes == {"placeholder", "missing-file"}
    assert sum("missing-file" in line and "plan.txt" in line for line in lines) == 1


def test_new_year_of_a_county_by_its_code(data: Path) -> None:
    result = livelihood("new", "410422", "2023", "--data", str(data))

    assert result.exit_code == 0
    assert "scheme: 待填" in (data / "410422-yexian" / "2023" / "plan.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["410422-yexian"], "已经有了"),
        (["410422-yexian", "2022"], "没有改动任何文件"),
        (["410422", "22"], "年份 22 不对"),
        (["叶县"], "应写 6 位行政区划代码"),
        (["419999"], "应写 6 位行政区划代码"),
    ],
)
def test_new_touches_nothing_that_exists(data: Path, arguments: list[str], reason: str) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    result = livelihood("new", *arguments, "--data", str(data))

    assert result.exit_code == 1
    assert reason in result.stderr
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_every_command_has_help_in_chinese() -> None:
    for name, command in main.commands.items():
        result = livelihood(name, "--help")
        assert result.exit_code == 0
        assert command.help is not None
        assert any("\u4e00" <= character <= "\u9fff" for character in command.help)


def test_build_of_bad_data_lists_problems_and_writes_nothing(data: Path, tmp_path: Path) -> None:
    edit(data / "410422-yexian" / "2022" / "plan.yml", "target: 2.8万人次", "target: 很多")
    site = tmp_path / "site"
    result = livelihood("build", "--data", str(data), "--site-dir", str(site))

    assert result.exit_code == 1
    assert "bad-quantity: “很多”不是能读懂的数量" in result.stdout
    assert "网站没有改动" in result.stderr
    assert not site.exists()


def test_build_refuses_an_unreadable_time(data: Path) -> None:
    result = livelihood("build", "--data", str(data), "--now", "tomorrow")

    assert result.exit_code == 2
    assert "“tomorrow”不是时间" in result.stderr


def test_new_says_what_comes_next(tmp_path: Path) -> None:
    place = ("--prefecture", "平顶山市", "--province", "河南省")
    known = livelihood("new", "410421-baofeng", "--name", "宝丰县", *place, "--data", str(tmp_path / "one"))
    unknown = livelihood("new", "410421-baofeng", "--data", str(tmp_path / "two"))

    assert known.stderr == "接着用 livelihood import 收进方案。\n"
    assert unknown.stderr == "填好标着“待填”的地方，再运行 livelihood check。\n"
