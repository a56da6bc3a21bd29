"""A notice and a plan, laid out as offices lay them out, are read as they were written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from livelihood.drafting.draft import DraftDocument, DraftOfficial, DraftProgress, DraftSource, DraftTask
from livelihood.office.blocks import OfficeDocument
from livelihood.office.reading import read_document
from tests.office.layouts import (
    HEADER,
    PLAN_HEADER,
    Layout,
    notice_docx,
    notice_xlsx,
    plan_docx,
    plan_xlsx,
)

LONG = "一是在河东镇新建养老服务设施10个，二是在河西镇改造提升5个，三是继续推进其余设施的选址和招标工作。"


def _task(no: int, title: str, text: str, *units: str, people: tuple[str, ...] = ("甲某",)) -> DraftTask:
    return DraftTask(
        no=no,
        title=title,
        commitment=f"全年完成{no}0个。",
        part="附件",
        lead=units,
        responsible=("县财政局", "县审计局"),
        officials=(
            *(DraftOfficial("责任人", None, name) for name in people),
            DraftOfficial("分管领导", None, "丁某"),
        ),
        progress=(
            DraftProgress("正文", None, "进展顺利。"),
            *(DraftProgress("附件", unit if len(units) > 1 else None, text) for unit in units),
        ),
        place="",
    )


CONTENT = DraftDocument(
    source=DraftSource(
        kind="progress",
        title="关于民生实事推进情况的通报",
        issuer="虚构县人民政府办公室",
        number="虚政办〔2022〕10号",
        date=date(2022, 7, 1),
        parts=(),
    ),
    tasks=(
        _task(1, "建设养老设施", LONG, "县民政局"),
        _task(2, "改造老旧小区", "已开工。", "县住建局", "县城管局", people=("乙某", "丙某")),
    ),
)
FIRST = ["1", "建设养老设施。全年完成10个。", "县民政局", "甲某", "丁某", LONG]
SECOND = [
    "2",
    "改造老旧小区。全年完成20个。",
    "县住建局\n县城管局",
    "乙某\n丙某",
    "丁某",
    "县住建局：已开工。\n县城管局：已开工。",
]
BODY = [
    "虚构县人民政府办公室",
    "虚政办〔2022〕10号",
    "关于民生实事推进情况的通报",
    "各乡镇人民政府、街道办事处，县人民政府各部门，有关单位：",
    "现将重点民生实事工作推进情况通报如下：",
    "一、建设养老设施。",
    "全年完成10个。进展顺利。",
    "二、改造老旧小区。",
    "全年完成20个。进展顺利。",
]


def _grids(document: OfficeDocument) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


@pytest.mark.parametrize("layout", [Layout(), Layout(automatic_numbers=True)], ids=["typed", "automatic"])
def test_a_notice_in_word_reads_the_same_whoever_numbers_it(tmp_path: Path, layout: Layout) -> None:
    document = read_document(notice_docx(CONTENT, tmp_path / "通报.docx", layout))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        *BODY,
        "附件：工作任务推进情况表",
        "2022年7月1日",
        "附件",
    ]
    assert _grids(document) == [[list(HEADER), FIRST, SECOND]]


def test_a_row_that_goes_over_the_page_stays_two_rows(tmp_path: Path) -> None:
    document = read_document(notice_docx(CONTENT, tmp_path / "通报.docx", Layout(split=(1,))))
    cut = LONG.index("继续推进")
    first, rest = _grids(document)[0][1:3]
    assert first[:5] == FIRST[:5]
    assert rest[:5] == [""] * 5
    assert first[5] + rest[5] == LONG
    assert 0 < len(rest[5]) <= len(LONG) - cut + 12


def test_the_number_of_such_a_row_may_be_one_merged_cell(tmp_path: Path) -> None:
    layout = Layout(split=(1,), merged_numbers=True)
    for path in (
        notice_docx(CONTENT, tmp_path / "通报.docx", layout),
        notice_xlsx(CONTENT, tmp_path / "通报.xlsx", layout),
    ):
        table = read_document(path).tables[0]
        top = next(at for at, row in enumerate(table.rows) if row[0].text == "1")
        assert all(table.rows[top][column] is table.rows[top + 1][column] for column in range(5))
        assert table.rows[top][5] is not table.rows[top + 1][5]


def test_a_table_begun_anew_repeats_its_header_and_leaders_may_be_merged(tmp_path: Path) -> None:
    anew = read_document(notice_docx(CONTENT, tmp_path / "通报.docx", Layout(second_table=2)))
    assert _grids(anew) == [[list(HEADER), FIRST], [list(HEADER), SECOND]]
    merged = read_document(notice_docx(CONTENT, tmp_path / "合并.docx", Layout(merged_leaders=True)))
    assert _grids(merged) == [[list(HEADER), FIRST, SECOND]]
    assert merged.tables[0].rows[1][4] is merged.tables[0].rows[2][4]


def test_a_notice_as_a_workbook_has_its_text_and_its_table(tmp_path: Path) -> None:
    document = read_document(notice_xlsx(CONTENT, tmp_path / "通报.xlsx"))
    assert [paragraph.text for paragraph in document.paragraphs] == [*BODY, "2022年7月1日"]
    assert document.paragraphs[5].place == "正文!A6"
    assert _grids(document) == [[["工作任务推进情况表"] * 6, list(HEADER), FIRST, SECOND]]
    assert document.tables[0].rows[3][5].place == "附件!F4"


@pytest.mark.parametrize("layout", [Layout(), Layout(automatic_numbers=True)], ids=["typed", "automatic"])
def test_a_plan_in_word_names_task_and_units_under_each_heading(tmp_path: Path, layout: Layout) -> None:
    document = read_document(plan_docx(CONTENT, tmp_path / "方案.docx", layout))
    assert [paragraph.text for paragraph in document.paragraphs][3:] == [
        "为做好重点民生实事，制定本方案。",
        "一、建设养老设施",
        "主要任务：全年完成10个。",
        "牵头单位：县民政局",
        "责任单位：县财政局、县审计局",
        "二、改造老旧小区",
        "主要任务：全年完成20个。",
        "牵头单位：县住建局、县城管局",
        "责任单位：县财政局、县审计局",
        "2022年7月1日",
    ]


def test_a_plan_as_a_workbook_is_one_table(tmp_path: Path) -> None:
    document = read_document(plan_xlsx(CONTENT, tmp_path / "方案.xlsx"))
    assert _grids(document) == [
        [
            ["关于民生实事推进情况的通报"] * 5,
            list(PLAN_HEADER),
            ["1", "建设养老设施", "全年完成10个。", "县民政局", "县财政局、县审计局"],
            ["2", "改造老旧小区", "全年完成20个。", "县住建局、县城管局", "县财政局、县审计局"],
        ]
    ]
