from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.bulletin.content import Bulletin
from livelihood.bulletin.workbook import xlsx_bytes


def sheet_of(bulletin: Bulletin) -> Worksheet:
    workbook = openpyxl.load_workbook(BytesIO(xlsx_bytes(bulletin)))
    assert workbook.sheetnames == ["附件"]
    sheet = workbook["附件"]
    assert isinstance(sheet, Worksheet)
    return sheet


def with_progress(bulletin: Bulletin, *lines: str) -> Bulletin:
    rows = (replace(bulletin.attachment.rows[0], progress=lines), bulletin.attachment.rows[1])
    return replace(bulletin, attachment=replace(bulletin.attachment, rows=rows))


def test_the_cells_are_those_of_the_attachment(yexian: Bulletin) -> None:
    title, dated, header, *rows = sheet_of(yexian).iter_rows(values_only=True)
    assert title == ("叶县2022年民生实事进展情况表", None, None, None, None, None)
    assert dated == ("2022年7月1日", None, None, None, None, None)
    assert header == ("编号", "工作任务", "责任单位", "责任人", "分管领导", "工作进度")
    assert rows == [(row.no, *("\n".join(cell) for cell in row.cells[1:])) for row in yexian.attachment.rows]
    assert rows[3][2:5] == ("县交通局\n县商务局", "兰建伟\n王清伟", "胡炜哲\n王二宝\n何鹏飞")


def test_an_empty_cell_is_empty(invented: Bulletin) -> None:
    assert sheet_of(invented)["D6"].value is None


def test_it_prints_on_a4_on_its_side_with_the_header_on_each_page(yexian: Bulletin) -> None:
    sheet = sheet_of(yexian)
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"
    assert all(sheet.cell(row, 6).alignment.wrap_text for row in range(3, 14))
    assert sheet.column_dimensions["F"].width > sheet.column_dimensions["C"].width > 10
    assert sheet["F4"].font.name == "仿宋_GB2312"
    assert sheet["F3"].font.name == "黑体"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5人", "@SUM(A1)", '=HYPERLINK("http://example.org")'])
def test_a_text_is_never_a_formula(invented: Bulletin, text: str) -> None:
    cell = sheet_of(with_progress(invented, text))["F4"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


def test_a_text_too_long_for_one_row_has_several_merged(invented: Bulletin) -> None:
    """82 mm hold 21 characters: 1,000 make 48 lines, with one to spare 49 × 15 points; a row holds 390."""
    sheet = sheet_of(with_progress(invented, "长" * 1000))
    assert sorted(str(merged) for merged in sheet.merged_cells.ranges if merged.min_row > 2) == [
        f"{column}4:{column}5" for column in "ABCDEF"
    ]
    assert [sheet.row_dimensions[row].height for row in (4, 5)] == [368, 368]
    assert sheet["F4"].value == "长" * 1000
    assert sheet["F5"].value is None
    assert sheet["A6"].value == 2


def test_the_same_notice_gives_the_same_bytes(yexian: Bulletin) -> None:
    content = xlsx_bytes(yexian)
    assert xlsx_bytes(yexian) == content
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_said_of_who_wrote_the_file(yexian: Bulletin) -> None:
    properties = openpyxl.load_workbook(BytesIO(xlsx_bytes(yexian))).properties
    assert properties.title == "叶县2022年民生实事进展情况表"
    assert not properties.creator
    assert properties.lastModifiedBy is None
    assert properties.created == properties.modified == datetime(2022, 7, 1)  # noqa: DTZ001 - openpyxl's have no zone
