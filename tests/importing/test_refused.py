"""What an import refuses: nothing is written, and the message says what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from livelihood.importing import command
from livelihood.loading import load
from livelihood.problems import Problems
from tests.builds import ROOT, tree
from tests.importing.conftest import Import
from tests.importing.documents import notice, plan

COUNTY = ("--county", "990103", "--year", "2025")
NOTICE = ROOT / "data" / "410422-yexian" / "2022" / "sources" / "notice.txt"


@pytest.fixture
def planned(empty: Path, run: Import, tmp_path: Path) -> Path:
    """The new county with its plan."""
    assert run("import", plan(tmp_path), *COUNTY, "--yes", "--data", empty).exit_code == 0
    return empty


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "can_ask", lambda: True)


def refused(run: Import, data: Path, *arguments: object, answers: str | None = None) -> str:
    before = tree(data)
    done = run("import", *arguments, "--data", data, answers=answers)
    assert done.exit_code == 1, done.output
    assert tree(data) == before
    return done.output


def test_an_unknown_county(empty: Path, run: Import, tmp_path: Path) -> None:
    told = refused(run, empty, plan(tmp_path), "--county", "990199", "--year", "2025", "--yes")

    assert "里没有代码为 990199 的县。请先新建：livelihood new 990199-拼音" in told


def test_a_second_plan(planned: Path, run: Import, tmp_path: Path) -> None:
    told = refused(run, planned, plan(tmp_path), *COUNTY, "--yes")

    assert "示例县2025年已经有方案" in told
    assert "在 plan.yml 里写 revisions" in told


def test_the_same_notice_again(planned: Path, run: Import, tmp_path: Path) -> None:
    file = notice(tmp_path)
    assert run("import", file, *COUNTY, "--yes", "--data", planned).exit_code == 0
    told = refused(run, planned, file, *COUNTY, "--yes")

    assert "2025-07-01 的通报已经收录过了" in told
    assert "corrections" in told


def test_a_notice_of_another_year(planned: Path, run: Import, tmp_path: Path) -> None:
    told = refused(run, planned, notice(tmp_path, date(2019, 7, 1)), *COUNTY, "--yes")

    assert "文件的成文日期是2019-07-01，不像2025年的文件。请检查 --year" in told


def test_a_plan_that_is_there_but_cannot_be_read(planned: Path, run: Import, tmp_path: Path) -> None:
    """It would be taken for no plan, and overwritten."""
    file = planned / "990103-shili" / "2025" / "plan.yml"
    file.write_text(file.read_text(encoding="utf-8") + "- broken: [", encoding="utf-8")
    told = refused(run, planned, plan(tmp_path), *COUNTY, "--yes")

    assert "plan.yml:" in told
    assert "error yaml-syntax" in told
    assert "里已有的数据有 1 个错误，请先改好" in told


def test_a_year_that_waits_to_be_filled_in(empty: Path, run: Import, tmp_path: Path) -> None:
    assert run("new", "990103", "2025", "--data", empty).exit_code == 0
    told = refused(run, empty, plan(tmp_path), *COUNTY, "--yes")

    assert "error placeholder" in told


def test_a_file_that_is_there_is_not_overwritten(empty: Path, run: Import, tmp_path: Path) -> None:
    scheme = empty / "schemes" / "xugou-2025.yml"
    scheme.parent.mkdir()
    scheme.write_text("format: 1\nid: [broken\n", encoding="utf-8")
    told = refused(run, empty, plan(tmp_path), *COUNTY, "--draft")

    assert "schemes/xugou-2025.yml 已经存在，不会覆盖" in told


def test_what_is_no_document(empty: Path, run: Import, tmp_path: Path) -> None:
    file = tmp_path / "方案.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    told = refused(run, empty, file, *COUNTY, "--yes")

    assert "另存为" in told
    assert "没有写入任何文件" in told


def test_a_workbook_before_any_plan(planned: Path, run: Import, tmp_path: Path) -> None:
    workbook = tmp_path / "进展.xlsx"
    assert run("template", "990103", "2025", "--data", planned, "--out", workbook).exit_code == 0
    told = refused(run, planned, workbook, "--county", "990103", "--year", "2026", "--yes")

    assert "示例县2026年还没有方案" in told


def test_a_wrong_cell_is_named_and_marked(planned: Path, run: Import, tmp_path: Path) -> None:
    workbook = tmp_path / "进展.xlsx"
    run("template", "990103", "2025", "--data", planned, "--out", workbook)
    book = load_workbook(workbook)
    book["进度"]["I2"] = "2025-10-08"
    book["进度"]["I6"] = "7户"
    book.save(workbook)
    told = refused(run, planned, workbook, *COUNTY, "--yes")

    assert "进展.xlsx 进度!I6：" in told
    marked = tmp_path / "进展-有误.xlsx"
    assert f"有 1 个问题，没有写入任何文件。标出了错处的一份存为 {marked.as_posix()}" in told
    assert marked.is_file()


def test_without_a_terminal_it_must_be_told_what_to_do(empty: Path, run: Import, tmp_path: Path) -> None:
    done = run("import", plan(tmp_path), *COUNTY, "--data", empty)

    assert done.exit_code == 2
    assert "这里不能提问" in done.output
    both = run("import", plan(tmp_path), *COUNTY, "--data", empty, "--yes", "--draft")
    assert both.exit_code == 2
    assert "--yes 和 --draft 只能写一个" in both.output


def test_no_is_the_answer_by_default(at_a_terminal: None, empty: Path, run: Import, tmp_path: Path) -> None:
    told = refused(run, empty, plan(tmp_path), *COUNTY, answers="\n")

    assert "写入吗？ [y/N]" in told
    assert "没有写入任何文件" in told


def test_a_full_disk_leaves_everything_as_it_was(
    empty: Path, run: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace
    calls: list[Path] = []

    def fail(old: Path, new: Path) -> Path:
        calls.append(new)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return replace(old, new)

    monkeypatch.setattr(Path, "replace", fail)
    refused(run, empty, plan(tmp_path), *COUNTY, "--yes")
    assert len(calls) == 3


def answered(run: Import, data: Path, answer: str) -> str:
    done = run("import", NOTICE, "--county", "410422", "--year", "2022", "--data", data, answers=answer)
    assert done.exit_code == 0, done.output
    return done.output


def test_each_uncertain_thing_is_asked(at_a_terminal: None, real: Path, run: Import) -> None:
    draft = run(
        "import", NOTICE, "--county", "410422", "--year", "2022", "--data", real, "--draft", answers=""
    )
    count = draft.output.count("\n待确认：")
    sources = real / "410422-yexian" / "2022"
    confirmed = sum(path.read_text(encoding="utf-8").count("confirm:") for path in sources.rglob("*.yml"))
    assert count == confirmed > 5
    for path in sorted(sources.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    sources.rmdir()

    told = answered(run, real, "y\n" * count + "y\n")

    assert f"待确认 {count}/{count}：" in told
    assert "confirm:" not in "".join(path.read_text(encoding="utf-8") for path in sources.rglob("*.yml"))
    year = next(each for each in load(real, Problems()).county_years if each.county.code == "410422")
    assert [report.source for report in year.reports] == ["notice"]
