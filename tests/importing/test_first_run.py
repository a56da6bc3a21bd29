"""A first day, as the guide tells it: from an empty data folder to a published county, by the commands alone."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from textwrap import dedent

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.site import check_data
from tests.builds import ROOT, build, configured
from tests.importing.conftest import Import
from tests.importing.documents import notice, plan

COUNTY = ("--county", "990103", "--year", "2025")
# 改造老旧小区, 新增停车位, 完成宫颈癌筛查 and 新建农村公路 in the autumn.
AUTUMN = ("9", "210个", "1.2万人", "52.5")


def fill_in(workbook: Path) -> None:
    """Write the autumn's numbers into the template, as a clerk would."""
    book = load_workbook(workbook)
    sheet = book["进度"]
    assert isinstance(sheet, Worksheet)
    cells = {
        str(cell.value).partition("\n")[0]: cell
        for row in sheet.iter_rows(max_row=5)
        for cell in row
        if cell.value
    }
    sheet["I2"] = date(2025, 10, 8)
    value = cells["本次进展"]
    for row, text in enumerate(AUTUMN, start=value.row + 1):
        sheet.cell(row, value.column, text)
    book.save(workbook)


def test_from_an_empty_folder_to_a_published_county(empty: Path, run: Import, tmp_path: Path) -> None:
    told = []

    def step(*arguments: object) -> None:
        done = run(*arguments, "--data", empty)
        assert done.exit_code == 0, done.output
        told.append(done.output)

    step("import", plan(tmp_path), *COUNTY, "--yes")
    step("check")
    step("import", notice(tmp_path), *COUNTY, "--yes")
    workbook = tmp_path / "进展.xlsx"
    step("template", "990103", "2025", "--out", workbook)
    fill_in(workbook)
    step("import", workbook, *COUNTY, "--yes")
    step("check", "--strict")
    step("bulletin", "990103", "2025", "--out", tmp_path / "bulletin")

    _, problems = check_data(empty)
    assert problems.sorted() == ()
    config = configured(tmp_path / "project")
    site = build(tmp_path / "site", "--data", str(empty), "--config-file", str(config))
    year = (site / "990103" / "2025" / "index.html").read_text(encoding="utf-8")
    assert "示例县2025年承诺办好3件民生实事，共4项目标" in year
    task = (site / "990103" / "2025" / "02" / "index.html").read_text(encoding="utf-8")
    assert "1.2万人" in task
    assert "100.0%" in task
    assert "工作簿 进度!I8" in unescape(task)
    roads = (site / "990103" / "2025" / "03" / "index.html").read_text(encoding="utf-8")
    assert "115.4%" in roads  # 52.5 ÷ 45.5 = 1.15384…
    same = run("diff", site, empty)
    assert "没有变化" in same.output


def test_the_guide_shows_what_the_commands_print(empty: Path, run: Import, tmp_path: Path) -> None:
    told = run("import", plan(tmp_path), *COUNTY, "--yes", "--data", empty).output
    told += run("import", notice(tmp_path), *COUNTY, "--yes", "--data", empty).output

    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    shown = [line.strip() for line in re.findall(r"^    (.*)$", guide, re.MULTILINE)]
    printed = [
        line
        for line in shown
        if line.startswith(("认出", "标题", "发文机关", "文号", "成文", "1.", "目标", "进展"))
    ]
    assert len(printed) >= 9
    assert [line for line in printed if line not in told] == []


@pytest.mark.parametrize("command", ["new", "import", "check", "diff", "build", "template", "bulletin"])
def test_the_guide_names_every_command(command: str) -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")

    assert f"livelihood {command}" in guide


def test_the_guides_correction_fits(
    empty: Path, run: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1751709600")  # 2025-07-05
    for file in (plan(tmp_path), notice(tmp_path)):
        assert run("import", file, *COUNTY, "--yes", "--data", empty).exit_code == 0
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    block = re.search(r"^    corrections:\n(?:    .*\n)+", guide, re.MULTILINE)
    assert block
    report = empty / "990103-shili" / "2025" / "reports" / "2025-07-01.yml"
    report.write_text(report.read_text(encoding="utf-8") + dedent(block[0]), encoding="utf-8")

    _, problems = check_data(empty)
    assert [str(problem) for problem in problems.sorted()] == []
    told = run("check", "--strict", "--data", empty)
    assert told.exit_code == 0
