"""Workbooks are read as their sheets show them; what can't be seen or was never calculated is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.office.blocks import Paragraph, Table
from livelihood.office.reading import read_document
from tests.office.files import data_of, part_of, problems_of, read, repacked, saved, sheet, written

HEADER = ("编号", "工作任务", "工作进度")


def _grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_sheet_is_a_table_of_its_used_range(tmp_path: Path) -> None:
    book, made = sheet()
    made["B2"] = "推进情况表"
    made.merge_cells("B2:D2")
    for column, name in zip("BCD", HEADER, strict=True):
        made[f"{column}3"] = name
    made["B4"], made["C4"], made["D4"] = 1, "县城管局\r\n县住建局", "完成_x000D_\n201座"
    made.merge_cells("B4:B5")
    made["C5"], made["D5"] = " ", "954座"
    made["H9"].font = Font(bold=True)
    found = read(book, tmp_path)
    (table,) = found.tables
    assert found.kind == "xlsx"
    assert table.place == "进度"
    assert _grid(table) == [
        ["推进情况表"] * 3,
        list(HEADER),
        ["1", "县城管局\n县住建局", "完成\n201座"],
        ["1", "", "954座"],
    ]
    assert table.rows[0][0] is table.rows[0][2]
    assert table.rows[2][0] is table.rows[3][0]
    assert [cell.place for cell in table.rows[3]] == ["进度!B4", "进度!C5", "进度!D5"]
    assert found.notes == ()


def test_values_are_what_the_sheet_shows(tmp_path: Path) -> None:
    book, made = sheet(("甲", "乙", "丙", "丁"))
    shown: list[tuple[float | date | str, str]] = [
        (0.95, "0%"),
        (2.8000000000000003, "General"),
        (12345, "#,##0"),
        (8406, '0"人"'),
        (date(2022, 7, 1), 'yyyy"年"m"月"d"日"'),
        (datetime(2022, 7, 25, 10, 30), "yyyy/m/d h:mm"),  # noqa: DTZ001 - a cell has no zone
        (26.0, "General"),
        (True, "General"),
        ("０12", "@"),
    ]
    for column, (value, number_format) in enumerate(shown, start=1):
        made.cell(2, column, value).number_format = number_format
    (table,) = read(book, tmp_path).tables
    assert _grid(table)[1] == [
        "95%",
        "2.8",
        "12,345",
        "8406人",
        "2022年7月1日",
        "2022/7/25 10:30",
        "26",
        "TRUE",
        "０12",
    ]


@pytest.mark.parametrize(
    ("built_in", "text"),
    [("14", "2022/7/1"), ("31", "2022年7月1日"), ("57", "2022年7月"), ("58", "7月1日")],
)
def test_the_dates_of_a_chinese_excel_are_no_numbers(tmp_path: Path, built_in: str, text: str) -> None:
    book, made = sheet(("日期", "数"))
    made["A2"], made["B2"] = 44743, 44743
    made["A2"].number_format = "0.000"
    data = data_of(book)
    styles = part_of(data, "xl/styles.xml").replace(
        b'<xf numFmtId="164"', f'<xf numFmtId="{built_in}"'.encode()
    )
    path = written(tmp_path / "进度.xlsx", repacked(data, {"xl/styles.xml": styles}))
    assert _grid(read_document(path).tables[0]) == [["日期", "数"], [text, "44743"]]


def test_a_rounded_number_is_read_as_shown_and_noted(tmp_path: Path) -> None:
    book, made = sheet(("编号", "比例"), (1, 0.9512))
    made["B2"].number_format = "0%"
    found = read(book, tmp_path)
    assert _grid(found.tables[0])[1] == ["1", "95%"]
    assert found.notes == ("进度!B2 显示为“95%”，单元格里存的是 0.9512，按显示的读入",)


def test_every_visible_sheet_is_read_and_hidden_ones_are_noted(tmp_path: Path) -> None:
    book, made = sheet(HEADER, title="正表")
    book.create_sheet("空表")
    book.create_sheet("续表").append(("1", "二"))
    for name, state in (("清单", "hidden"), ("设置", "veryHidden")):
        hidden = book.create_sheet(name)
        hidden["A1"] = "甲"
        hidden.sheet_state = state
    book.create_chartsheet("图").add_chart(BarChart())
    made.add_chart(BarChart(), "H1")
    found = read(book, tmp_path)
    assert [table.place for table in found.tables] == ["正表", "续表"]
    assert found.notes == (
        "工作表“清单”是隐藏的，没有读",
        "工作表“设置”是隐藏的，没有读",
        "工作表“图”只有图表，没有读",
        "工作簿里有图片、图表或文本框，里面的字没有读",
    )


def test_a_sheet_of_one_text_a_row_is_lines(tmp_path: Path) -> None:
    book, made = sheet(("虚构县通报",), (None,), ("一、开展\n全年完成", None))
    made["B4"] = "附件"
    found = read(book, tmp_path)
    assert found.blocks == (
        Paragraph("虚构县通报", "进度!A1"),
        Paragraph("一、开展", "进度!A3"),
        Paragraph("全年完成", "进度!A3"),
        Paragraph("附件", "进度!B4"),
    )


def test_formulas_are_read_by_their_results(tmp_path: Path) -> None:
    book, made = sheet(HEADER)
    made["A2"], made["B2"], made["C2"] = "=1+1", '=IF(A2=2,"","x")', "=A2*3"
    data = data_of(book)
    cells = part_of(data, "xl/worksheets/sheet1.xml")
    for old, new in (
        (b'"A2"><f>1+1</f><v></v>', b'"A2"><f>1+1</f><v>2</v>'),
        (b'"B2"><f>IF(A2=2,"","x")</f><v></v>', b'"B2" t="str"><f>IF(A2=2,"","x")</f><v></v>'),
        (b'"C2"><f>A2*3</f><v></v>', b'"C2"><f>A2*3</f><v>6.0000000000000009</v>'),
    ):
        assert old in cells
        cells = cells.replace(old, new)
    path = written(tmp_path / "进度.xlsx", repacked(data, {"xl/worksheets/sheet1.xml": cells}))
    assert _grid(read_document(path).tables[0])[1] == ["2", "", "6"]


def test_rich_text_is_read_whole_and_drop_downs_do_no_harm(tmp_path: Path) -> None:
    book, made = sheet(HEADER)
    made["A2"] = "1"
    made["B2"] = CellRichText(
        "完成",
        TextBlock(InlineFont(b=True), "201座，面积10"),
        TextBlock(InlineFont(vertAlign="superscript"), "4"),
        "米",
    )
    made.add_data_validation(DataValidation(type="list", formula1='"未启动,开工"', sqref="C2:C9"))
    assert _grid(read(book, tmp_path).tables[0])[1] == ["1", "完成201座，面积10⁴米", ""]


def _uncalculated(book: Workbook, made: Worksheet) -> None:
    made["C2"] = "=SUM(A1:A9)"


def _two_uncalculated(book: Workbook, made: Worksheet) -> None:
    made["C2"] = "=A2*2"
    made["B2"] = "=A2*3"


def _reference_error(book: Workbook, made: Worksheet) -> None:
    made["C2"] = "#REF!"


def _hidden_row(book: Workbook, made: Worksheet) -> None:
    made.row_dimensions[2].hidden = True


def _flat_row(book: Workbook, made: Worksheet) -> None:
    made.row_dimensions[2].height = 0.2


def _hidden_columns(book: Workbook, made: Worksheet) -> None:
    made.column_dimensions.group("B", "C", hidden=True)


def _struck(book: Workbook, made: Worksheet) -> None:
    made["C2"].font = Font(strike=True)


def _struck_in_part(book: Workbook, made: Worksheet) -> None:
    made["C2"] = CellRichText("150", TextBlock(InlineFont(strike=True), "140"), "人")


def _invisible(book: Workbook, made: Worksheet) -> None:
    made["A2"].number_format = ";;;"


def _beyond_all_dates(book: Workbook, made: Worksheet) -> None:
    made["A2"] = 99999999
    made["A2"].number_format = 'm"月"d"日"'


def _scientific(book: Workbook, made: Worksheet) -> None:
    made["A2"].number_format = "0.0E+00"


def _span(book: Workbook, made: Worksheet) -> None:
    made["XFD1048576"] = "远"


def _merged_all(book: Workbook, made: Worksheet) -> None:
    made.merged_cells.add("A3:XFD1048576")


HIDDEN_COLUMN = "列是隐藏的，里面有内容：请取消隐藏，或删去这一列，保存后再导入"
HIDDEN_ROW = "是隐藏的（或被筛选掉了），里面有内容：请取消隐藏和筛选，或删去这一行，保存后再导入"
UNCALCULATED = "没有计算结果：请用 Excel 或 WPS 打开并保存一次，再导入"
TOO_LARGE = "不像通报或方案：请删去空白处的内容和格式，另存后再导入"


@pytest.mark.parametrize(
    ("break_it", "problems"),
    [
        (_uncalculated, [f"进度!C2：公式“=SUM(A1:A9)”{UNCALCULATED}"]),
        (_two_uncalculated, [f"进度!B2：公式“=A2*3”{UNCALCULATED}", f"进度!C2：公式“=A2*2”{UNCALCULATED}"]),
        (
            _reference_error,
            ["进度!C2：单元格的值是错误“#REF!”：请改正公式或填上正确的值，保存后再导入"],
        ),
        (_hidden_row, [f"进度!第2行：第 2 行{HIDDEN_ROW}"]),
        (_flat_row, [f"进度!第2行：第 2 行{HIDDEN_ROW}"]),
        (_hidden_columns, [f"进度!B列：B {HIDDEN_COLUMN}", f"进度!C列：C {HIDDEN_COLUMN}"]),
        (
            _struck,
            ["进度!C2：内容“150人”加了删除线，不知道算不算数：请删去，或取消删除线，保存后再导入"],
        ),
        (
            _struck_in_part,
            ["进度!C2：内容“150140人”加了删除线，不知道算不算数：请删去，或取消删除线，保存后再导入"],
        ),
        (
            _invisible,
            ["进度!A2：单元格里有 1，但数字格式“;;;”让它不显示：请改为“常规”格式或删去，保存后再导入"],
        ),
        (
            _beyond_all_dates,
            ["进度!A2：单元格的值是错误“#VALUE!”：请改正公式或填上正确的值，保存后再导入"],
        ),
        (
            _scientific,
            [
                "进度!A2：数字格式“0.0E+00”读不出来（单元格里存的是 1）：请把格式改为“常规”或“文本”，核对显示的值，保存后再导入"
            ],
        ),
        (_span, [f"进度：表格太大（用到 A1:XFD1048576），{TOO_LARGE}"]),
        (_merged_all, [f"进度：表格太大（用到 合并区域 A3:XFD1048576），{TOO_LARGE}"]),
    ],
)
def test_a_broken_sheet_is_refused(
    tmp_path: Path, break_it: Callable[[Workbook, Worksheet], None], problems: list[str]
) -> None:
    book, made = sheet(HEADER, (1, "实施救助", "150人"))
    break_it(book, made)
    path = saved(book, tmp_path / "进度.xlsx")
    assert problems_of(path) == [f"进度.xlsx {problem}" for problem in problems]


def test_a_workbook_whose_only_content_is_hidden_is_refused(tmp_path: Path) -> None:
    book, made = sheet(HEADER)
    book.create_sheet("空")
    made.sheet_state = "hidden"
    assert problems_of(saved(book, tmp_path / "进度.xlsx")) == [
        "进度.xlsx：工作簿里没有内容（隐藏的工作表不算）：请检查是否发错了文件"
    ]
