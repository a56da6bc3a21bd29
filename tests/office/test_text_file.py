"""Plain texts: whichever encoding an office's programs write, the same lines and tables; never garbled text."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from livelihood.office.blocks import Paragraph, Table
from livelihood.office.reading import read_document
from tests.office.files import problems_of, written

NOTICE = "虚构县人民政府通报\r\n\r\n一、开展窨井设施改造。\n全年完成478个，\n"
AS_UTF8 = "请在记事本里打开，确认没有乱码，用“另存为”选编码 UTF-8 后再导入"
BINARY = f"这不是文本文件（含有二进制内容），或者编码不是 UTF-8：{AS_UTF8}"


@pytest.mark.parametrize(
    "data",
    [
        NOTICE.encode(),
        codecs.BOM_UTF8 + NOTICE.encode(),
        codecs.BOM_UTF16_LE + NOTICE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + NOTICE.encode("utf-16-be"),
        NOTICE.encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "gb18030"],
)
def test_every_encoding_of_an_office_gives_the_text_as_received(tmp_path: Path, data: bytes) -> None:
    document = read_document(written(tmp_path / "通报.txt", data))
    assert document.text == NOTICE
    assert document.blocks == (
        Paragraph("虚构县人民政府通报", "第1行"),
        Paragraph("一、开展窨井设施改造。", "第3行"),
        Paragraph("全年完成478个，", "第4行"),
    )


@pytest.mark.parametrize(
    ("data", "messages"),
    [
        ("通报".encode("utf-16-le"), [f"通报.txt：认不出文件的编码，按 GB18030 读出来是乱码：{AS_UTF8}"]),
        ("2022年通报".encode("utf-16-le"), [f"通报.txt：{BINARY}"]),
        ("一\0二".encode(), [f"通报.txt：{BINARY}"]),
        ("一\x07二".encode(), [f"通报.txt：{BINARY}"]),
        (
            codecs.BOM_UTF16_LE + b"\x00\xd8\x41",
            [f"通报.txt：文件损坏，不是完整的 UTF-16-LE 文本：{AS_UTF8}"],
        ),
        (
            "民生實事進度通報，完成四百八十個".encode("big5"),
            [f"通报.txt：认不出文件的编码，按 GB18030 读出来是乱码：{AS_UTF8}"],
        ),
        (
            NOTICE.encode()[:-2],
            [f"通报.txt：认不出文件的编码，既不是 UTF-8 也不是 GB18030：{AS_UTF8}"],
        ),
        (
            "一、开展\n全年\ufffd个\n锟斤拷".encode(),
            [
                "通报.txt 第2行：有乱码（\ufffd）：请向对方要原件，或补上缺的字",
                "通报.txt 第3行：有乱码（锟斤拷）：请向对方要原件，或补上缺的字",
            ],
        ),
        (
            "一、开展\n编号<td>任务</td>".encode(),
            ["通报.txt 第2行：有网页表格的标签 <td>，读不出行和列：请改用 .docx，或用制表符（Tab）分列"],
        ),
        (b" \r\n\t\n", ["通报.txt：文件里没有文字：请检查是否发错了文件"]),
    ],
)
def test_a_text_that_may_be_garbled_is_refused(tmp_path: Path, data: bytes, messages: list[str]) -> None:
    assert problems_of(written(tmp_path / "通报.txt", data)) == messages


def _blocks(tmp_path: Path, text: str) -> list[Paragraph | list[list[str]]]:
    document = read_document(written(tmp_path / "通报.txt", text.encode()))
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block
        for block in document.blocks
    ]


def test_a_run_of_lines_with_tabs_is_a_table_that_a_blank_line_ends(tmp_path: Path) -> None:
    text = "附件\n编号\t任务\t进度\n1\t<p>开展。</p> <p>全年</p>\t县城管局：<br/>完成201座\t\n\t\t县住建局\n\n2\t救助\t150人\n"
    assert _blocks(tmp_path, text) == [
        Paragraph("附件", "第1行"),
        [
            ["编号", "任务", "进度"],
            ["1", "开展。\n全年", "县城管局：\n完成201座"],
            ["", "", "县住建局"],
        ],
        [["2", "救助", "150人"]],
    ]


def test_cells_know_their_line_and_column_and_short_rows_are_filled(tmp_path: Path) -> None:
    document = read_document(written(tmp_path / "通报.txt", "标题\n编号\t任务\t进度\n1\t救助\n".encode()))
    (table,) = document.tables
    assert table.place == "第2行"
    assert [(cell.text, cell.place) for cell in table.rows[1]] == [
        ("1", "第3行第1列"),
        ("救助", "第3行第2列"),
        ("", "第3行第3列"),
    ]


def test_indents_and_a_line_of_two_words_are_no_table(tmp_path: Path) -> None:
    text = "\t根据省、市安排，\n\t现通报如下：\n\n虚政〔2022〕10号\t签发人：某某\n"
    assert _blocks(tmp_path, text) == [
        Paragraph("根据省、市安排，", "第1行"),
        Paragraph("现通报如下：", "第2行"),
        Paragraph("虚政〔2022〕10号\t签发人：某某", "第4行"),
    ]


def test_layout_tags_in_a_line_make_lines(tmp_path: Path) -> None:
    assert _blocks(tmp_path, "<p>一、开展</p><p>全年<sup>2</sup></p>\n") == [
        Paragraph("一、开展", "第1行"),
        Paragraph("全年<sup>2</sup>", "第1行"),
    ]
