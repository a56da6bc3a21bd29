"""The template: what it says, what it lets a clerk change, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.workbook.template import template_bytes, write_template
from tests.unit.builders import county_year, figure, goal, report
from tests.workbook.filled import INVENTED, template


def sheet_of(path: Path) -> Worksheet:
    return load_workbook(path)["进度"]


def test_each_row_tells_a_promise_and_what_was_told_last(tmp_path: Path) -> None:
    rows = [[cell.value for cell in row[:10]] for row in sheet_of(template(tmp_path)).iter_rows(6, 15)]
    told, end = datetime(2022, 7, 1), "2022-12-31\n（未写明）"  # noqa: DTZ001 - a spreadsheet's days have no zone

    assert rows == [
        [1, "任务1", "training", "完成技能培训", "2.8万人次", end, "1.2万人次", told, None, "万人次"],
        [1, "任务1", "talent", "新增技能人才", "3000人", end, "2,316人", told, None, "人"],
        [1, "任务1", "covers", "更换改造窨井", "478个", end, None, None, None, "个"],
        [1, "任务1", "works", "小区改造", "做到“完工”为完成", end, "开工", told, None, None],
        [2, "任务2", "hearing", "新生儿听力筛查率", "90%以上", end, None, None, None, "%"],
        [2, "任务2", "screening", "产前筛查率", "60%", end, None, None, None, "%"],
        [2, "任务2", "volume", "门诊直接结算量", "（没有数量）", end, None, None, None, None],
        [2, "任务2", "roads", "新建和改造农村公路", "115.26公里", end, None, None, None, "公里"],
        [2, "任务2", "vaccine", "疫苗接种", "全覆盖", end, None, None, None, None],
        [2, "任务2", "centres", "养老服务中心", "每个街道1处", end, None, None, None, None],
    ]


def test_a_due_date_a_fraction_and_what_could_not_be_counted_are_told(tmp_path: Path) -> None:
    year = county_year(
        goal("90%", kind="rate", due={"text": "9月底前", "date": "2022-09-30"}),
        goal(None, id="other", name="结算量", kind="qualitative"),
        reports=(
            report(
                figure(numerator="9人", denominator="12人"), figure(indicator="other", unavailable="系统升级")
            ),
        ),
    )
    sheet = sheet_of(template(tmp_path, year))

    assert [sheet[place].value for place in ("F6", "G6", "G7")] == [
        "2022-09-30\n9月底前",
        "75.0%\n（9人÷12人）",
        "无法统计：系统升级",
    ]


def test_what_was_told_last_is_the_latest_report_that_speaks_of_it_as_corrected(tmp_path: Path) -> None:
    correction = {
        "no": 1,
        "indicator": "goal",
        "old": "50人",
        "new": "45人",
        "reason": "核减",
        "date": "2022-08-01",
    }
    year = county_year(
        goal(),
        goal(id="other", name="另一个"),
        reports=(
            report(figure("20人"), figure("30人", indicator="other"), as_of=date(2022, 4, 1)),
            report(figure("50人", as_of=date(2022, 6, 25)), corrections=[correction]),
        ),
    )
    sheet = sheet_of(template(tmp_path, year))

    assert [(sheet[f"G{row}"].value, sheet[f"H{row}"].value.date()) for row in (6, 7)] == [
        ("45人", date(2022, 6, 25)),
        ("30人", date(2022, 4, 1)),
    ]


def test_only_the_cells_that_a_row_uses_can_be_filled_in(tmp_path: Path) -> None:
    sheet = sheet_of(template(tmp_path))
    free = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }  # fmt: skip
    always = {f"{column}{row}" for row in range(6, 16) for column in "NOPQR"}
    numbers = {"I6", "I7", "I8", "I10", "I11", "I13", "I14", "K10", "L10", "K11", "L11"}

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert free == always | numbers | {"M9", "M15", "I2", "J2", "M2", "N2"}


def test_stages_come_from_a_list_and_checks_speak_chinese(tmp_path: Path) -> None:
    workbook = load_workbook(template(tmp_path))
    checks = workbook["进度"].data_validations.dataValidation
    lists = {str(check.sqref): check.formula1 for check in checks if check.type == "list"}

    assert lists == {"M9": "'阶段表'!$A$4:$D$4", "M15": "'阶段表'!$A$10:$B$10", "I14": '"全覆盖"'}
    assert [cell.value for cell in workbook["阶段表"][4]] == ["未启动", "招标", "开工", "完工"]
    assert workbook["阶段表"].sheet_state == "hidden"
    percent = next(check for check in checks if "I10" in check.sqref)
    assert (percent.formula1, percent.formula2, percent.error) == (
        "0",
        "1",
        "这里应填 0% 到 100% 之间的百分数，如 95%。",
    )
    head = next(check for check in checks if "I2" in check.sqref)
    assert (head.formula1, head.formula2) == ("DATE(2022,1,1)", "DATE(2023,12,31)")
    assert all(check.prompt and check.error and check.errorTitle for check in checks)
    # A program cuts off or refuses what is longer.
    assert all(
        len(check.prompt) <= 255 and len(check.error) <= 225 and len(check.promptTitle) <= 32
        for check in checks
    )
    free = {
        cell.coordinate for row in workbook["进度"].iter_rows(6) for cell in row if not cell.protection.locked
    }
    assert all(any(place in check.sqref for check in checks) for place in free)


def test_it_prints_on_a4_across(tmp_path: Path) -> None:
    sheet = sheet_of(template(tmp_path))

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.freeze_panes == "E6"
    assert sheet.print_title_rows == "$5:$5"


def test_the_same_data_give_the_same_bytes_whenever_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    first = template_bytes(INVENTED)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert template_bytes(INVENTED) == first
    assert b"2022-07-02T00:00:00Z" in core_properties(first)


def core_properties(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return archive.read("docProps/core.xml")


def test_a_workbook_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = template(tmp_path)
    before = path.read_bytes()

    with pytest.raises(FileExistsError):
        write_template(INVENTED, path)
    assert path.read_bytes() == before


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    year = county_year(goal(None, name="=1+1", kind="stage", stages=["=甲", "=乙"]))
    workbook = load_workbook(template(tmp_path, year))

    assert (workbook["进度"]["D6"].value, workbook["进度"]["D6"].data_type) == ("=1+1", "s")
    assert workbook["阶段表"]["A1"].data_type == "s"


def test_the_example_says_that_it_is_one(tmp_path: Path) -> None:
    workbook = load_workbook(template(tmp_path))

    assert workbook.sheetnames == ["进度", "填写说明", "示例", "阶段表"]
    assert workbook["示例"]["A1"].value == "示例：虚构县的填法（县和数字都是编的，这张表不会被读取）"
