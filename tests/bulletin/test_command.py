from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from livelihood.assessment import assess
from livelihood.bulletin import command
from livelihood.bulletin.command import bulletin_command
from livelihood.site import Site
from tests.bulletin.conftest import DATA
from tests.invented import BASE
from tests.unit.builders import NOW, county_year, figure, goal, ledger, report, task


def run(*arguments: object) -> Result:
    return CliRunner().invoke(bulletin_command, [*map(str, arguments), "--now", "2026-12-01"])


def test_both_files_are_written_and_named(tmp_path: Path) -> None:
    done = run("410422", 2022, "--data", DATA, "--out", tmp_path / "out")
    names = ["410422-2022-2022-07-01-通报.docx", "410422-2022-2022-07-01-附件.xlsx"]
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [(tmp_path / "out" / name).as_posix() for name in names]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names


def test_the_date_and_the_addressee_can_be_given(tmp_path: Path) -> None:
    given = ["--date", "2022-12-31", "--to", "各单位"]
    done = run("990101", 2022, "--data", BASE, "--out", tmp_path, *given)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].endswith("/990101-2022-2022-12-31-通报.docx")


@pytest.mark.parametrize(
    ("data", "arguments", "reason"),
    [
        (DATA, ("410423", 2022), "鲁山县2022年民生实事还没有收录通报，写不出进展；收录通报以后再写。"),
        (DATA, ("410422", 2021), f"{DATA.as_posix()} 里没有 410422 的 2021 年。"),
        (DATA, ("999999", 2022), "有 1 个问题，没有写出通报。"),
        (
            DATA,
            ("410422", 2022, "--date", "2022-06-30"),
            "成文日期2022年6月30日早于最近一份通报的数据截止日期2022年7月1日；请写2022年7月1日或以后的日期。",
        ),
    ],
    ids=["no-report", "no-year", "no-county", "too-early"],
)
def test_what_can_t_be_written_is_refused(
    data: Path, arguments: tuple[object, ...], reason: str, tmp_path: Path
) -> None:
    done = run(*arguments, "--data", data, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (1, f"错误：{reason}\n")
    assert not (tmp_path / "out").exists()


def test_data_with_errors_gives_no_notice_but_its_problems(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(BASE, data)
    plan = data / "990101-xugou" / "2022" / "plan.yml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("1.2万人次", "1.3万人次"), encoding="utf-8")
    done = run("990101", 2022, "--data", data, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "plan.yml:" in done.stdout
    assert done.stderr.endswith("个问题，没有写出通报。\n")
    assert not (tmp_path / "out").exists()


def test_a_report_under_embargo_writes_nothing_of_itself(tmp_path: Path) -> None:
    """With both reports held back there is none to tell of."""
    data = tmp_path / "data"
    shutil.copytree(BASE, data)
    for file in (data / "990101-xugou" / "2022" / "reports").iterdir():
        held = "publish_at: 2027-01-01T08:00:00+08:00\ntasks:\n"
        file.write_text(file.read_text(encoding="utf-8").replace("tasks:\n", held, 1), encoding="utf-8")
    done = run("990101", 2022, "--data", data, "--out", tmp_path)
    assert (done.exit_code, done.stderr) == (
        1,
        "错误：虚构县2022年民生实事还没有收录通报，写不出进展；收录通报以后再写。\n",
    )


def test_tasks_of_which_nothing_is_known_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    year = county_year(goal(), tasks=(task(goal(), no=2),), reports=(report(figure("60人")),))
    site = Site(ledger(year), (assess(year, NOW),), NOW)
    monkeypatch.setattr(command, "load_site", lambda *_, **__: site)
    done = run("990101", 2022, "--out", tmp_path)
    assert (done.exit_code, done.stderr) == (0, "第 2 项没有收录进展，通报里只有承诺，请补上。\n")
