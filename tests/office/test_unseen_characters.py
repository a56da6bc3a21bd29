"""What nobody sees in a document isn't read; what turns its text round stops the import, with the place."""

from __future__ import annotations

from pathlib import Path

from livelihood.office.reading import read_document
from tests.office.files import data_of, problems_of, read, sheet, word, written


def test_what_nobody_sees_is_not_read(tmp_path: Path) -> None:
    document = word("一、开\u200b展\u00ad救助\ufeff")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "救\u2060助"
    table.cell(1, 0).text, table.cell(1, 1).text = "甲", "乙"
    found = read(document, tmp_path)

    assert [paragraph.text for paragraph in found.paragraphs] == ["一、开展救助"]
    (first, second), _ = found.tables[0].rows
    assert first is second
    assert first.text == "救助"


def test_a_plain_text_stays_as_it_was_received(tmp_path: Path) -> None:
    found = read_document(written(tmp_path / "通报.txt", "一、开\u200b展\n".encode()))

    assert [paragraph.text for paragraph in found.paragraphs] == ["一、开展"]
    assert found.text == "一、开\u200b展\n"


def test_what_turns_a_text_round_is_refused(tmp_path: Path) -> None:
    mend = "看到的字不是文件里的顺序：请删去，或把这几个字重新打一遍，保存后再导入"
    document = written(tmp_path / "通报.docx", data_of(word("一、开展", "完成\u202e02\u202c人")))
    book = written(tmp_path / "进度.xlsx", data_of(sheet(("编号", "任务\u2067"), (1, "开展"))[0]))

    assert problems_of(document) == [
        f"通报.docx 第2段：有改变文字方向的字符 U+202E，{mend}",
        f"通报.docx 第2段：有改变文字方向的字符 U+202C，{mend}",
    ]
    assert problems_of(book) == [f"进度.xlsx 进度!B1：有改变文字方向的字符 U+2067，{mend}"]
