"""Every text of a file is found where a clerk can find it, whether or not it is seen when the file is opened."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from livelihood.office.every_text import every_text
from livelihood.office.problems import DocumentError
from livelihood.originals import check_original, checksum
from livelihood.problems import Problems
from tests.office.files import data_of, part_of, repacked, sheet, word
from tests.office.word_pieces import raw
from tests.unit.builders import source

PHONE = "13800138000"
PARTS = ("138", "00138000")


def _word(change: str) -> bytes:
    document = word("一、开展", "二、救助")
    paragraph = document.paragraphs[1]._p
    if change == "runs":
        document.paragraphs[1].clear()
        for part in PARTS:
            document.paragraphs[1].add_run(part)
    elif change == "break":
        document.paragraphs[1].add_run("电话{}\n{}".format(*PARTS))
    elif change == "deleted":
        paragraph.append(raw(f'<w:del w:author="王"><w:r><w:delText>{PHONE}</w:delText></w:r></w:del>'))
    elif change == "table":
        document.add_table(1, 1).cell(0, 0).text = PHONE
    elif change == "header":
        document.sections[0].header.paragraphs[0].text = PHONE
    elif change == "author":
        document.core_properties.author = f"张三{PHONE}"
    elif change == "link":
        document.part.relate_to(f"tel:{PHONE}", "http://x/hyperlink", is_external=True)
    return data_of(document)


def _book(change: str) -> bytes:
    book, made = sheet(("编号", "电话"), (1, PHONE if change == "cell" else "无"), title="名单")
    if change == "number":
        made["B2"] = int(PHONE)
    elif change == "comment":
        made["A1"].comment = Comment(f"问{PHONE}", "王")
    elif change == "hidden":
        book.create_sheet("备份")["C3"] = PHONE
        book["备份"].sheet_state = "hidden"
    elif change == "sheet":
        made.title = PHONE
    return data_of(book)


def _shared(cell: str) -> bytes:
    """A workbook with two shared strings, of which the cell asks for the first one."""
    data = _book("none")
    strings = f"<sst><si><t>{cell}</t></si><si><r><t>{PARTS[0]}</t></r><r><t>{PARTS[1]}</t></r></si></sst>"
    part = "xl/worksheets/sheet1.xml"
    shown = part_of(data, part).replace(
        b"</sheetData>", b'<row r="9"><c r="A9" t="s"><v>0</v></c></row></sheetData>'
    )
    return repacked(data, {part: shown, "xl/sharedStrings.xml": strings.encode()})


CASES = [
    (_word("runs"), "正文第2段"),
    (_word("deleted"), "正文第2段"),
    (_word("table"), "正文第3段"),
    (_word("header"), "页眉第1段"),
    (_word("author"), "文件属性"),
    (_word("link"), "部件 word/_rels/document.xml.rels "),
    (_book("cell"), "名单!B2"),
    (_book("number"), "名单!B2"),
    (_book("comment"), "批注第1段"),
    (_book("hidden"), "备份!C3"),
    (_book("sheet"), "部件 xl/workbook.xml "),
    (_shared("甲"), "工作簿"),
    (_shared(PHONE), "名单!A9"),
    (repacked(_word(""), {"word/embeddings/a.xlsx": _book("cell")}), "嵌入的 a.xlsx 名单!B2"),
    (f"甲\n电话{PHONE}\n".encode("gb18030"), "第2行"),
    (f"甲\r\n电话{PHONE}\r\n".encode("utf-16"), "第2行"),
    ("甲\r\n电话{}\r\n{}\r\n乙".format(*PARTS).encode("utf-16"), "第2行"),
    (_word("break"), "正文第2段"),
]


@pytest.mark.parametrize(("data", "place"), CASES, ids=range(len(CASES)))
def test_a_number_in_an_original_stops_the_build(tmp_path: Path, data: bytes, place: str) -> None:
    (tmp_path / "notice.docx").write_bytes(data)
    problems = Problems()
    kept = {"file": "notice.docx", "sha256": checksum(data)}
    check_original(source(original=kept), tmp_path, problems)

    told = problems.sorted()
    assert {(each.path, each.code) for each in told} == {
        (f"{tmp_path.as_posix()}/notice.docx", "private-number")
    }
    # The title of a sheet stands in two places.
    assert f"原件的{place}里有手机号 138****。" in "".join(each.message for each in told)
    assert PHONE not in str(told)


def test_what_holds_none_passes(tmp_path: Path) -> None:
    for data in (_word(""), _book("none")):
        assert all(PHONE not in text for _, text in every_text(data, "x"))


def test_the_seeds_of_python_docx_and_openpyxl_are_read_whole() -> None:
    found = [text for _, text in every_text(_word(""), "x")]
    assert [text for text in found if text in ("一、开展", "二、救助")] == ["一、开展", "二、救助"]
    assert docx.Document(BytesIO(_word(""))).core_properties.author in found
    assert load_workbook(BytesIO(_book("none"))).properties.creator in [
        t for _, t in every_text(_book("none"), "x")
    ]


def test_a_bomb_is_told_and_not_unpacked(tmp_path: Path) -> None:
    data = repacked(_word(""), {"word/media/a.bin": bytes(20 * 2**20)})
    (tmp_path / "notice.docx").write_bytes(data)
    problems = Problems()
    check_original(source(original={"file": "notice.docx", "sha256": checksum(data)}), tmp_path, problems)

    (told,) = problems.sorted()
    assert told.code == "unreadable"
    assert "查不了原件里有没有私人号码：文件解压后大得不正常" in told.message
    with pytest.raises(DocumentError):
        list(every_text(data, "x"))
