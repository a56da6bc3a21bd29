"""``livelihood diff`` as users run it: what it prints, writes and returns."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from livelihood.diffing.command import diff
from tests.builds import EPOCH, INVENTED, ROOT
from tests.diffing.states import YEAR, spring


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented county's data, as it was (spring) and is (data), and no site yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    shutil.copytree(INVENTED, "data")
    Path("mkdocs.yml").write_text("site_name: 网站\nsite_dir: public/site\n", encoding="utf-8")
    return spring(tmp_path)


def run(*arguments: str, color: bool = False) -> Result:
    return CliRunner().invoke(diff, arguments, color=color)


def test_two_data_folders() -> None:
    result = run("spring", "data")
    expected = (ROOT / "tests" / "diffing" / "second_report.txt").read_text(encoding="utf-8")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"旧：spring\n新：data\n\n{expected}"


def test_new_is_the_data_folder_unless_said() -> None:
    assert run("spring").stdout == run("spring", "data").stdout


@pytest.mark.parametrize(
    ("old", "options", "code"),
    [("spring", (), 0), ("spring", ("--exit-code",), 1), ("data", ("--exit-code",), 0)],
)
def test_exit_code(old: str, options: tuple[str, ...], code: int) -> None:
    assert run(old, "data", *options).exit_code == code


def test_nothing_differs() -> None:
    assert run("data").stdout == "旧：data\n新：data\n\n没有变化。\n"


def test_falls_are_red_on_a_terminal_only() -> None:
    colored, plain = run("data", "spring", color=True).stdout, run("data", "spring").stdout
    red = [line for line in colored.splitlines() if line.startswith("\x1b[31m")]

    assert len(red) == 6
    assert all("↓ 回落" in line for line in red)
    assert "\x1b" not in plain
    assert plain.count("↓ 回落") == 6


def test_as_json() -> None:
    found = json.loads(run("spring", "data", "--json").stdout)

    assert (found["before"], found["after"], found["different"]) == ("spring", "data", True)


def test_as_a_page() -> None:
    result = run("spring", "data", "--html", "变化.html")

    assert result.stderr == "写好了 变化.html\n"
    assert Path("变化.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert result.stdout.endswith("改动1个没有目标的数。\n")


def test_a_page_that_cannot_be_written() -> None:
    result = run("spring", "data", "--html", "nowhere/page.html")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("错误：写不了 nowhere/page.html：")
    assert result.stderr.endswith("改法：换一个位置或文件名。\n")


def test_old_is_the_site_of_the_configuration(invented: Path) -> None:
    shutil.copytree(invented, "public/site")

    assert run().stdout == "旧：public/site\n新：data\n\n没有变化。\n"


def test_a_built_site_against_changed_data(invented: Path) -> None:
    result = run(str(invented), "spring", "--exit-code")

    assert result.exit_code == 1
    assert result.stdout.endswith("6个数回落。\n")


def test_before_the_first_build() -> None:
    result = run()

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "错误：还没有生成过网站（public/site），没有可以比较的。改法：先运行 livelihood build，或写明 OLD。\n"
    )


@pytest.mark.parametrize("content", ["site_dir: [", "- 一", "INHERIT: nowhere.yml"])
def test_a_configuration_that_cannot_be_read(content: str) -> None:
    Path("mkdocs.yml").write_text(content, encoding="utf-8")
    result = run()

    assert result.exit_code == 2
    assert result.stderr == "错误：读不了 mkdocs.yml。改法：先改正这个文件。\n"


def test_without_a_configuration() -> None:
    Path("mkdocs.yml").unlink()

    assert run().stderr == (
        "错误：没有 mkdocs.yml，不知道网站在哪里。改法：写明 OLD，或用 --config-file 指出配置文件。\n"
    )


def test_data_with_errors() -> None:
    plan = Path("data") / YEAR / "plan.yml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("target: 3000人", "target: 三千人"), encoding="utf-8"
    )
    result = run("spring")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"data/{YEAR}/plan.yml:22: error bad-quantity: ")
    assert result.stderr.endswith("错误：数据有 1 个问题，改正后才能比较。\n")


def test_a_moment_that_is_none() -> None:
    result = run("spring", "--now", "明天")

    assert result.exit_code == 2
    assert result.stderr == "错误：“明天”不是时间，应写作 2022-07-01 或 2022-07-01T09:00:00+08:00\n"


def test_help_says_what_is_compared() -> None:
    assert "OLD 和 NEW 是数据文件夹、生成过的网站文件夹" in run("--help").stdout
