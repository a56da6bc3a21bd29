"""Broken workbooks, one mistake each: the message says where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.office.problems import DocumentError
from tests.unit.builders import county_year, goal
from tests.workbook.filled import INVENTED, change, filled, read, template

EMPTY = "没有新进展就整格留空；无法统计请写到“无法统计原因”，没有数可填请写到“文字进展”"
WRONG_FORM = "请写成 2022-07-01、2022/7/1、2022.7.1、2022年7月1日或7月1日"
SHIFTED = "请核对是不是串了行；方案改过的，请用 livelihood template 重新生成工作簿"


def problems(path: Path) -> list[str]:
    with pytest.raises(DocumentError) as raised:
        read(path)
    return [str(problem) for problem in raised.value.problems]


# Name, cells filled in, where the mistake is, and what is said of it.
MISTAKES: list[tuple[str, dict[str, Any], str, str]] = [
    ("people for times", {"I6": "2.35万人"}, "I6", "“2.35万人”的单位是“人”，这个目标的单位是“人次”，不能比较：请核对；确实是“人次”，就改成这个单位或只写数字"),
    ("negative", {"I8": -5}, "I8", "“-5”是负数：累计数不会小于0，请核对"),
    ("negative text", {"I8": "－5"}, "I8", "“－5”是负数：累计数不会小于0，请核对"),
    ("words for a number", {"I8": "进展顺利"}, "I8", f"“进展顺利”不是数：请只写数字；{EMPTY}"),
    ("a dash for nothing", {"I8": "—"}, "I8", f"“—”不是数：请只写数字；{EMPTY}"),
    ("a range", {"I8": "3-5个"}, "I8", f"“3-5个”不是一个数：请写一个确定的累计数；{EMPTY}"),
    ("thousands apart", {"I8": "1 200"}, "I8", f"“1 200”不是数：请只写数字；{EMPTY}"),
    ("half a unit", {"I6": "2.35万"}, "I6", "“2.35万”没有写全单位：请只写数字（单位是“万人次”），或连单位一起写"),
    ("times ten thousand", {"I6": 28000}, "I6", "“28000”按“万人次”算是28000万人次，约为目标2.8万人次的10000倍：请核对单位；确实没错就把单位一起写上，如 28000万人次"),
    ("half a person", {"I7": 2500.5}, "I7", "“2500.5”按2500.5人算不是整数，人没有小数：请核对单位（是不是以“万”为单位）"),
    ("a quotient", {"I13": 1 / 3}, "I13", "“0.333333333333333”的小数太长，像是除出来的：请四舍五入后再填；比率请填分子和分母"),
    ("a date for a number", {"I8": date(2022, 3, 5)}, "I8", "“2022-03-05”是日期，不是数：请把单元格改为常规格式，重新填数"),
    ("true for a number", {"I8": True}, "I8", "“TRUE”是逻辑值，不是数：请把单元格改为常规格式，重新填数"),
    ("over all", {"I10": 1.02}, "I10", "比率“102%”超过了100%：请核对；分子和分母请填在右边两格"),
    ("numerator over denominator", {"K10": 2904, "L10": 2863}, "L10", "分子“2904”大于分母“2863”，比率会超过100%：请核对是否填反了"),
    ("denominator nought", {"K10": 0, "L10": 0}, "L10", "分母是0，算不出比率：请核对；没有应做的对象就写到“文字进展”"),
    ("fraction of unlike things", {"K10": "2863人", "L10": "2904人次"}, "L10", "分母“2904人次”与分子“2863人”的单位不同：请写同一种单位，或都只写数字"),
    ("a share for a count", {"K10": "98%", "L10": 2904}, "K10", "“98%”是百分数：这里填数量，百分数填到“本次进展”"),
    ("half a fraction", {"K10": 2863}, "L10", "填了“分子”，没有填“分母”：两格都要填"),
    ("fraction and percentage", {"I10": 0.98, "K10": 2863, "L10": 2904}, "K10", "这一行又填了“本次进展”，又填了“分子”：每行只填一种，补充的话写到“备注”"),
    ("fraction of an amount", {"K8": 3, "L8": 4}, "K8", "这个目标不填“分子”：它不是比率，请填“本次进展”或“文字进展”"),
    ("number and words", {"I8": 300, "N8": "正在推进"}, "N8", "这一行又填了“本次进展”，又填了“文字进展”：每行只填一种，补充的话写到“备注”"),
    ("unknown stage", {"M9": "基本完工"}, "M9", "没有“基本完工”这个阶段：请从下拉框里选（未启动、招标、开工、完工）"),
    ("number for a stage", {"I9": 3}, "I9", "这个目标不填“本次进展”：请从下拉框里选“阶段”"),
    ("stage of an amount", {"M8": "开工"}, "M8", "这个目标不填“阶段”：它没有阶段，请填“本次进展”或“文字进展”"),
    ("number of each street", {"I15": 3}, "I15", "这个目标不填“本次进展”：它按每个街道计，一个数说不清，请把各街道的情况写到“文字进展”"),
    ("number without a target", {"I12": 3}, "I12", "这个目标不填“本次进展”：它没有可比的数，请写到“文字进展”"),
    ("number for all", {"I14": 300}, "I14", "目标是全覆盖，这里写的是“300”：做到了就写“全覆盖”，没有做到请写到“文字进展”"),
    ("number for words", {"N8": 300}, "N8", "这里应写文字，填的是“300”：是进展的数就填到“本次进展”"),
    ("fallen number", {"I6": 1.1}, "I6", "“1.1万人次”低于上次的“1.2万人次”（2022-07-01），累计进展不会倒退：请核对；确实要更正，在“更正说明”写明原因"),
    ("fallen stage", {"M9": "招标"}, "M9", "“招标”低于上次的“开工”（2022-07-01），累计进展不会倒退：请核对；确实要更正，在“更正说明”写明原因"),
    ("formula without a result", {"I8": "=100+200"}, "I8", "单元格是公式，文件里没有它的结果：请用 Excel 或 WPS 打开、保存一次，或直接填结果"),
    ("broken formula", {"I8": "#REF!"}, "I8", "单元格是错误值“#REF!”：请改正公式，或直接填数"),
    ("only a note", {"R8": "暂无"}, "R8", "只填了“备注”，没有填进展：请填进展；没有新进展就清空这一行"),
    ("name of another row", {"I8": 300, "D8": "小区改造"}, "D8", f"目标名称是“小区改造”，方案里这个目标编号的目标名称是“更换改造窨井”：{SHIFTED}"),
    ("target of another plan", {"I8": 300, "E8": "500个"}, "E8", f"承诺的目标是“500个”，方案里这个目标编号的承诺的目标是“478个”：{SHIFTED}"),
    ("unit changed", {"I8": 300, "J8": "座"}, "J8", "单位是“座”，方案里这个目标的单位是“个”：请改回模板的写法"),
    ("unknown id", {"I8": 300, "C8": "lids"}, "C8", f"方案里没有目标编号“lids”：{SHIFTED}"),
    ("id gone", {"I8": 300, "C8": None}, "C8", "这一行填了进展，却没有目标编号，不知道是哪个目标：请从模板抄回，或清空这一行"),
    ("task of another row", {"I8": 300, "A8": 2}, "A8", f"任务编号是“2”，目标“covers”属于第1项：{SHIFTED}"),
    ("row twice", {"I8": 300, "A16": 1, "C16": "covers", "D16": "更换改造窨井", "J16": "个", "I16": 310}, "C16", "第1项的“covers”在第8行已经填过：同一个目标只填一行，请删去一行"),
    ("row's date unreadable", {"I8": 300, "P8": "九月底"}, "P8", f"“九月底”不是能读懂的日期：{WRONG_FORM}"),
    ("row's date impossible", {"I8": 300, "P8": "2022-09-31"}, "P8", "“2022-09-31”不是真实的日期：请核对月份和日子"),
    ("row's date after the head's", {"I8": 300, "P8": "2022-10-01"}, "P8", "数据截至日期 2022-10-01 晚于通报日期 2022-09-30：请核对，或改表头的通报日期"),
    ("row's date before the year", {"I8": 300, "P8": "2021-12-31"}, "P8", "数据截至日期 2021-12-31 早于起算日 2022-01-01：请核对年份"),
    ("row's date before the last", {"I6": 1.3, "P6": "2022-06-30"}, "P6", "数据截至日期 2022-06-30 早于上次数据日期 2022-07-01：请核对；没有新数就清空这一行"),
    ("no date", {"I2": None, "I8": 300}, "I2", "没有填通报日期：请填各行数据统一截至哪一天，如 2022-07-01"),
    ("date unreadable", {"I2": "上半年", "I8": 300}, "I2", f"“上半年”不是能读懂的日期：{WRONG_FORM}"),
    ("date of another year", {"I2": "2021-09-30", "I8": 300}, "I2", "通报日期 2021-09-30 不属于2022年的进展：应在 2022-01-01 和 2023-12-31 之间，请核对年份"),
    ("date after today", {"I2": "2022-12-02", "I8": 300}, "I2", "通报日期 2022-12-02 晚于今天（2022-12-01）：请核对"),
    ("date of the last report", {"I2": "2022-07-01", "I8": 300}, "I2", "通报日期 2022-07-01 不晚于已收录的上一份通报（2022-07-01）：请核对；上一份有错，请按更正办理"),
    ("date of either year", {"I2": "1月10日", "I8": 300}, "I2", "“1月10日”分不清是2022年还是2023年：请写上年份"),
    ("another county", {"C3": "990102", "I8": 300}, "C3", "“县代码”是“990102”，现在导入的是990101 虚构县2022年，应为“990101”：请核对是不是拿错了工作簿"),
    ("another year", {"F2": 2023, "I8": 300}, "F2", "“年份”是“2023”，现在导入的是990101 虚构县2022年，应为“2022”：请核对是不是拿错了工作簿"),
    ("another format", {"F3": "2", "I8": 300}, "F3", "“格式版本”是“2”，现在导入的是990101 虚构县2022年，应为“1”：请核对是不是拿错了工作簿"),
    ("column renamed", {"I5": "进展", "I8": 300}, "A5", "表头里没有这些列：本次进展：请把列名改回模板的写法，或请用 livelihood template 重新生成工作簿"),
    ("column twice", {"S5": "本次进展", "I8": 300}, "S5", "有两列“本次进展”：请删去多余的一列"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "place", "message"), [pytest.param(*each[1:], id=each[0]) for each in MISTAKES]
)
def test_a_mistake_is_named_with_its_cell(
    cells: dict[str, Any], place: str, message: str, tmp_path: Path
) -> None:
    assert problems(filled(tmp_path, cells)) == [f"填报.xlsx 进度!{place}：{message}"]


FORMATS: list[tuple[str, str, Any, str, str]] = [
    ("year and month as a number", "I2", 2022.7, "General", f"“2022.7”不是能读懂的日期：{WRONG_FORM}"),
    ("percentage of a count", "I8", 0.95, "0%", "“95%”是百分数，这里应填数量：请把单元格改为常规格式，重新填数"),
    ("share without a sign", "I10", 0.95, "General", "“0.95”分不清是0.95%还是95%：请带百分号写，如 95%"),
    ("unit in the format", "I8", 300, '0"座"', "单元格的数字格式“0\"座\"”让它显示得与实际的数“300”不同：请改为常规格式，核对后重新填数"),
    ("thousands in the format", "I8", 300000, "0,", "单元格的数字格式“0,”让它显示得与实际的数“300000”不同：请改为常规格式，核对后重新填数"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "value", "number_format", "message"), [pytest.param(*each[1:], id=each[0]) for each in FORMATS]
)
def test_a_misleading_format_is_named(
    place: str, value: object, number_format: str, message: str, tmp_path: Path
) -> None:
    path = filled(tmp_path, {place: value}, {place: number_format})

    assert problems(path) == [f"填报.xlsx 进度!{place}：{message}"]


def _no_header(sheet: Worksheet) -> None:
    sheet.delete_rows(5)


def _two_headers(sheet: Worksheet) -> None:
    for column in range(1, 19):
        sheet.cell(20, column, sheet.cell(5, column).value)


def _number_over_rows(sheet: Worksheet) -> None:
    sheet["I8"].value = 300
    sheet.merge_cells("I8:I9")


def _number_over_columns(sheet: Worksheet) -> None:
    sheet["N8"].value = "正在推进"
    sheet.merge_cells("N8:O8")


def _number_under_date(sheet: Worksheet) -> None:
    sheet["H8"].value = 300
    sheet.merge_cells("H8:I8")


def _other_name(sheet: Worksheet) -> None:
    sheet.title = "Sheet1"


def _no_code(sheet: Worksheet) -> None:
    sheet["A3"].value = None


def _nothing(sheet: Worksheet) -> None:
    sheet["K2"].value = None


@pytest.mark.parametrize(
    ("spoil", "place", "message"),
    [
        (_no_header, "进度", "没有找到表头行（任务编号、目标编号、目标名称、本次进展、单位…）：表头可能被删了，请从原模板抄回，或请用 livelihood template 重新生成工作簿"),
        (_two_headers, "进度!A20", "又有一行表头（第一行表头在第5行）：请删去多余的表，只留一张"),
        (_number_over_rows, "进度!I8", "合并单元格盖住了第8到9行，分不清是哪个目标的：请取消合并，每行各填各的"),
        (_number_over_columns, "进度!N8", "合并单元格盖住了几列（文字进展、无法统计原因），分不清填的是哪一列：请取消合并"),
        (_number_under_date, "进度!H8", "合并单元格盖住了“本次进展”：请取消合并，把进展填在自己的格里"),
        (_other_name, "", "没有“进度”这张工作表（只有：Sheet1、填写说明、示例、阶段表）：请用 livelihood template 生成的工作簿，不要改工作表的名称"),
        (_no_code, "进度", "表头上方没有“县代码”，不知道是不是这个县这一年的工作簿：请用 livelihood template 重新生成工作簿"),
        (_nothing, "进度", "没有填任何进展：请在“进度”表的黄色格里填写；没有新进展就不用导入"),
    ],
    ids=lambda each: each.__name__.strip("_") if callable(each) else "",
)  # fmt: skip
def test_a_spoilt_sheet_is_named(
    spoil: Callable[[Worksheet], None], place: str, message: str, tmp_path: Path
) -> None:
    path = filled(tmp_path, {})
    workbook = load_workbook(path)
    spoil(workbook["进度"])
    workbook.save(path)

    assert problems(path) == [f"填报.xlsx {place}：{message}" if place else f"填报.xlsx：{message}"]


def test_all_mistakes_are_told_at_once_in_reading_order(tmp_path: Path) -> None:
    path = filled(tmp_path, {"I2": "上半年", "I6": "2万人", "M9": "快了", "I8": -1, "K10": 5})

    places = [each.split("：")[0] for each in problems(path)]

    assert places == [f"填报.xlsx 进度!{place}" for place in ("I2", "I6", "I8", "M9", "L10")]


def test_another_countys_numbers_are_not_looked_at(tmp_path: Path) -> None:
    other = county_year(goal(), county_fields={"code": "990102", "name": "乌有县"})
    path = template(tmp_path, other)
    change(path, {"I2": date(2022, 9, 30), "I6": "不是数"})

    assert [each.split("：")[0] for each in problems(path)] == ["填报.xlsx 进度!C2", "填报.xlsx 进度!C3"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "表.xlsx",
            b"PK\x03\x04 cut off",
            "文件损坏，打不开：请在 WPS 或 Office 里打开并另存一份，或请对方重新发送",
        ),
        ("表.txt", "进度".encode(), "这不是 Excel 工作簿：请用 livelihood template 生成的 .xlsx 填报"),
    ],
    ids=["damaged", "text"],
)
def test_what_is_no_workbook_is_refused(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert problems(path) == [f"{name}：{message}"]


def test_a_faultless_workbook_is_read(tmp_path: Path) -> None:
    """So that each mistake above is the only one."""
    assert [row.value for row in read(filled(tmp_path, {"I8": 300})).rows] == ["300个"]
    assert INVENTED.year == 2022
