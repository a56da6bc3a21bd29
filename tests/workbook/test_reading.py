"""What clerks do to a workbook that is no mistake: every value is read exactly, from wherever it went."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from livelihood.documents import Document, Span
from livelihood.quantity import Quantity
from livelihood.workbook.example import EXAMPLE_TEXT, example_year
from livelihood.workbook.reading import WorkbookFigure, read_workbook
from tests.unit.builders import county_year, figure, goal, report
from tests.workbook.filled import INVENTED, change, filled, read, template


def only(path: Path) -> WorkbookFigure:
    (row,) = read(path).rows
    return row


AMOUNTS: list[tuple[str, Any, str, str]] = [
    ("whole number", "I8", 300, "300个"),
    ("nought", "I8", 0, "0个"),
    ("number with a multiplier in its unit", "I6", 2.35, "2.35万人次"),
    ("noise of a binary fraction", "I13", 0.1 + 0.2 + 33, "33.3公里"),
    ("number as text", "I8", "300", "300个"),
    ("full-width digits", "I6", "２．３５", "2.35万人次"),
    ("thousands", "I7", "2,316", "2316人"),
    ("full-width thousands", "I7", "２，３１６", "2316人"),
    ("its unit", "I8", "300 个", "300个"),
    ("its unit and multiplier", "I6", "2.35万人次", "2.35万人次"),
    ("the unit without the multiplier", "I6", "23,500人次", "23,500人次"),
    ("a qualifier", "I8", "超过300个", "超过300个"),
    ("far more, with its unit", "I8", "50000个", "50000个"),
    ("percentage as text", "I10", "95.5%", "95.5%"),
    ("full-width percentage", "I10", "９５％", "95%"),
    ("percentage as a number above 1", "I10", "95.5", "95.5%"),
    ("everyone", "I14", "全覆盖", "全覆盖"),
]


@pytest.mark.parametrize(
    ("place", "value", "read_as"), [pytest.param(*each[1:], id=each[0]) for each in AMOUNTS]
)
def test_a_number_is_read_exactly(place: str, value: object, read_as: str, tmp_path: Path) -> None:
    row = only(filled(tmp_path, {place: value}))

    assert (row.value, row.cell) == (read_as, f"进度!{place}")
    assert Quantity.parse(read_as).text == read_as


@pytest.mark.parametrize(
    ("stored", "number_format", "read_as"),
    [
        (0.95, "0%", "95%"),
        (0.719, "0.00%", "71.9%"),
        (0.5706, "0%", "57.06%"),
        (1, "0%", "100%"),
        (95, "General", "95%"),
    ],
)
def test_a_percentage_is_read_as_it_is_meant(
    stored: float, number_format: str, read_as: str, tmp_path: Path
) -> None:
    assert only(filled(tmp_path, {"I10": stored}, {"I10": number_format})).value == read_as


DAYS = [
    date(2022, 9, 30),
    "2022-09-30",
    "2022/9/30",
    "2022.9.30",
    "2022年9月30日",
    "9月30日",
    "２０２２年９月３０日",
]


@pytest.mark.parametrize("written", DAYS, ids=repr)
def test_a_day_is_read_in_every_form(written: object, tmp_path: Path) -> None:
    path = filled(tmp_path, {"I2": written, "I8": 300, "P8": written})

    assert read(path).as_of == date(2022, 9, 30)
    assert only(path).as_of == date(2022, 9, 30)


def test_a_rows_day_without_a_year_is_the_latest_before_the_heads(tmp_path: Path) -> None:
    path = template(tmp_path)
    change(path, {"I2": date(2023, 1, 10), "I8": 300, "P8": "12月31日", "I13": 60, "P13": "1月5日"})

    rows = read_workbook(path, INVENTED, today=date(2023, 2, 1)).rows

    assert [row.as_of for row in rows] == [date(2022, 12, 31), date(2023, 1, 5)]


def test_what_is_left_blank_is_no_news(tmp_path: Path) -> None:
    rows = read(filled(tmp_path, {"I6": "  ", "I8": 300, "N9": "\n"})).rows

    assert [row.indicator for row in rows] == ["covers"]


def test_every_kind_of_result_is_read_with_what_speaks_about_it(tmp_path: Path) -> None:
    cells = {
        "M2": "虚构县政府办", "I6": 1.1, "Q6": "上次多报", "M9": "完工", "P9": "2022-09-25", "K10": "2,863人", "L10": "2904人",
        "O12": "系统升级，\n暂无法统计", "N13": "路基已经完成", "R13": "不含村内道路",
    }  # fmt: skip
    report = read(filled(tmp_path, cells))

    assert (report.as_of, report.issuer) == (date(2022, 9, 30), "虚构县政府办")
    texts = [row.row_text for row in report.rows]
    assert report.rows == (
        WorkbookFigure(1, "training", "进度!I6", texts[0], value="1.1万人次", correction="上次多报"),
        WorkbookFigure(1, "works", "进度!M9", texts[1], stage="完工", as_of=date(2022, 9, 25)),
        WorkbookFigure(
            2,
            "hearing",
            "进度!K10",
            texts[2],
            numerator="2,863人",
            denominator="2904人",
            denominator_cell="进度!L10",
        ),
        WorkbookFigure(2, "volume", "进度!O12", texts[3], unavailable="系统升级， 暂无法统计"),
        WorkbookFigure(2, "roads", "进度!N13", texts[4], words="路基已经完成", note="不含村内道路"),
    )


def test_the_text_has_a_line_for_each_row_and_a_field_for_each_column(tmp_path: Path) -> None:
    report = read(filled(tmp_path, {"I6": 2.35, "I10": "95%"}))
    lines = report.text.split("\n")

    assert lines[5].split("\t")[8:10] == ["2.35", "万人次"]
    assert lines[5] == report.rows[0].row_text
    assert lines[1].split("\t")[8] == "2022-09-30"
    document = Document(report.text, (("正文", None),))
    for row, core in zip(report.rows, ("2.35万人次", "95%"), strict=True):
        (place,) = document.places(row.row_text)
        assert document.quantity_places(core, Span(*place))


def test_columns_may_be_moved_and_added_and_the_table_put_lower(tmp_path: Path) -> None:
    path = filled(tmp_path, {"I6": 2.35, "K10": 2863, "L10": 2904, "M9": "完工"})
    workbook = load_workbook(path)
    sheet = workbook["进度"]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    for row in range(1, 20):
        sheet.cell(row, 20).value = sheet.cell(row, 3).value if row >= 5 else None
        if row >= 5:
            sheet.cell(row, 3).value = "县里自用" if row == 5 else f"备忘{row}"
    sheet.insert_cols(7)
    sheet.insert_rows(4, 3)
    workbook.save(path)

    rows = read(path).rows
    told = [(row.indicator, row.cell, row.value or row.stage or row.numerator) for row in rows]
    assert told == [
        ("training", "进度!J9", "2.35万人次"),
        ("works", "进度!N12", "完工"),
        ("hearing", "进度!L13", "2863"),
    ]


def test_tasks_dates_and_notes_may_be_merged_over_rows(tmp_path: Path) -> None:
    path = filled(tmp_path, {"I7": 2400, "I8": 300, "P6": "9月28日", "Q6": "口径核实"})
    workbook = load_workbook(path)
    for merged in ("A6:A9", "B6:B9", "P6:P8", "Q6:Q8"):
        workbook["进度"].merge_cells(merged)
    workbook.save(path)

    told = [(row.indicator, row.value, row.as_of, row.correction) for row in read(path).rows]
    assert told == [
        ("talent", "2400人", date(2022, 9, 28), "口径核实"),
        ("covers", "300个", date(2022, 9, 28), "口径核实"),
    ]


def test_a_unit_that_the_row_shows_without_multiplier_counts(tmp_path: Path) -> None:
    assert only(filled(tmp_path, {"I6": 23500, "J6": "人次"})).value == "23500人次"


def test_rows_may_be_left_out_and_footers_added(tmp_path: Path) -> None:
    path = filled(tmp_path, {"I8": 300, "A18": "填表说明：本表一式两份"})
    workbook = load_workbook(path)
    workbook["进度"].delete_rows(9, 5)
    workbook.save(path)

    assert [row.indicator for row in read(path).rows] == ["covers"]


def test_a_formula_with_its_result_is_read(tmp_path: Path) -> None:
    path = filled(tmp_path, {"I8": "=100+200"})
    saved = path.with_name("另存.xlsx")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(saved, "w") as written:
        for name in archive.namelist():
            content = archive.read(name)
            # What a spreadsheet program adds when it saves.
            written.writestr(name, re.sub(rb"(<f>100\+200</f>)(?:<v ?/>|<v></v>)", rb"\1<v>300</v>", content))

    assert only(saved).value == "300个"


def test_a_correction_note_lets_a_number_fall(tmp_path: Path) -> None:
    row = only(filled(tmp_path, {"I6": 1.1, "Q6": "上次多报了0.1万"}))

    assert (row.value, row.correction) == ("1.1万人次", "上次多报了0.1万")


def test_a_rate_and_a_limit_may_fall(tmp_path: Path) -> None:
    earlier = report(figure("95%", indicator="rate"), figure("50个", indicator="limit"))
    year = county_year(
        goal("90%", id="rate", name="合格率", kind="rate"),
        goal("不超过60个", id="limit", name="新增隐患"),
        reports=(earlier,),
    )
    path = template(tmp_path, year)
    change(path, {"I2": date(2022, 9, 30), "I6": 0.91, "I7": 40})

    assert [row.value for row in read(path, year).rows] == ["91%", "40个"]


def test_a_stray_cell_at_the_sheets_end_costs_nothing(tmp_path: Path) -> None:
    assert only(filled(tmp_path, {"I8": 300}, {"XFD1048576": "0.00"})).value == "300个"


def test_the_example_is_one_that_can_be_read(tmp_path: Path) -> None:
    """Turned into the sheet that is read, it gives what its notes say."""
    path = template(tmp_path)
    workbook = load_workbook(path)
    del workbook["进度"]
    workbook["示例"].title = "进度"
    workbook.save(path)

    report = read(path, example_year())

    assert (report.as_of, report.issuer) == (EXAMPLE_TEXT.as_of, "虚构县人民政府办公室")
    assert [
        (row.indicator, row.value or row.stage or row.numerator or row.unavailable) for row in report.rows
    ] == [
        ("training", "2.35万人次"),
        ("talent", "2,860人"),
        ("homes", "615户"),
        ("works", "开工"),
        ("hearing", "2863"),
        ("screening", "71.9%"),
        ("volume", "统计系统正在升级，结算量暂时无法统计"),
    ]
    assert report.rows[4].as_of == date(2022, 9, 25)
    assert report.rows[2].correction == "上次多报了25户，已核实"
