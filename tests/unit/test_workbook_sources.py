"""A workbook as a source: a figure names its cell, its quote is the whole row, and every other number may stand there."""

from __future__ import annotations

from datetime import datetime
from html import unescape
from pathlib import Path

import pytest

from livelihood.clock import SHANGHAI
from livelihood.pages import markdown_pages
from livelihood.site import check_data, load_site
from tests.unit.data_tree import SOURCES, YEAR, write_data
from tests.unit.open_data_reading import csv_rows, published_files

NOW = datetime(2022, 8, 1, tzinfo=SHANGHAI)
REPORT = """\
format: 1
source: book
as_of: 2022-07-20
tasks:
  - no: 1
    figures:
      - indicator: relief
        {figure}
        cell: 进度!I4
        quote: "{quote}"
"""
BOOK = """\
  - id: book
    file: book.txt
    kind: workbook
    recorded: 2022-07-21
    parts: [{name: 进度}]
"""
LONG = "救助困难群众，含临时救助；按月统计。" * 6


def write(tmp_path: Path, cells: list[str], figure: str) -> Path:
    row = "\t".join(cells)
    text = f"2022年进度\n任务编号\t目标\t承诺的目标\t上次进展\t本次进展\t单位\t说明\n{row}\n"
    return write_data(
        tmp_path,
        {
            f"{YEAR}/sources.yml": SOURCES + BOOK,
            f"{YEAR}/sources/book.txt": text,
            f"{YEAR}/reports/2022-07-20.yml": REPORT.format(figure=figure, quote=row.replace("\t", "\\t")),
        },
    )


def codes(data: Path) -> list[str]:
    return [problem.code for problem in check_data(data)[1].sorted()]


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (["1", "救助", "140人", "150人", "162", "人", LONG], "162人"),
        (["1", "救助", "140人", "150人", "162", "", "人", LONG], "162人"),
        (["1", "救助", "人", "140人", "150人", "1,620"], "1620人"),
        (["1", "救助", "140人", "１６２", "人"], "162人"),
        (["1", "救助", "140人", "约160人"], "约160人"),
        (["1", "救助", "140人", "超160", "人"], "超160人"),
        (["1", "救助", "140人", "人", "0.5万", "人"], "0.5万人"),
    ],
)
def test_the_number_stands_in_the_row(tmp_path: Path, cells: list[str], value: str) -> None:
    assert codes(write(tmp_path, cells, f"value: {value}")) == []


@pytest.mark.parametrize(
    ("cells", "value", "code"),
    [
        # another number; a part of one; the unit of another word; a number that something qualifies
        (["1", "救助", "140人", "162", "人"], "163人", "quote-lacks-number"),
        (["1", "救助", "140人", "1162", "人"], "162人", "quote-lacks-number"),
        (["1", "救助", "140人次", "162", "人次"], "162人", "quote-lacks-number"),
        (["1", "救助", "162号", "", "人"], "162人", "quote-lacks-number"),
        (["1", "救助", "140人", "超162", "人"], "162人", "qualifier-mismatch"),
        (["1", "救助", "140人", "162", "人"], "超162人", "qualifier-mismatch"),
    ],
)
def test_the_number_does_not_stand_in_the_row(
    tmp_path: Path, cells: list[str], value: str, code: str
) -> None:
    assert codes(write(tmp_path, cells, f"value: {value}")) == [code]


def test_the_numbers_of_a_rate_stand_in_cells_of_their_own(tmp_path: Path) -> None:
    data = write(tmp_path, ["1", "救助", "2088", "2904", "人"], "value: 2088人")

    assert codes(data) == []


def test_pages_and_open_data_name_the_cell(tmp_path: Path) -> None:
    data = write(tmp_path, ["1", "救助", "140人", "150人", "162", "人", LONG], "value: 162人")
    site = load_site(data, now=NOW)
    pages = {page.uri: unescape(page.markdown) for page in markdown_pages(site)}

    # Without a title and a date of its own, a workbook is told from others by the day of its figures.
    assert "见虚构县2022年工作簿（截至2022年7月20日），工作簿 进度!I4" in pages["990101/2022/01/index.md"]
    book = pages["990101/2022/sources/book/index.md"]
    assert '<tr><td colspan="7">2022年进度</td></tr>' in book
    assert "<td><mark>140人</mark></td><td><mark>150人</mark></td><td><mark>162</mark></td>" in book
    rows = csv_rows(published_files(site)["figures.csv"])
    assert [(row["value"], row["cell"]) for row in rows] == [("150", ""), ("162", "进度!I4")]
