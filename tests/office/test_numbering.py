"""Word's automatic numbers stand in the text as Word shows them, counted as Word counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from livelihood.office.ordinals import ordinal
from livelihood.office.reading import read_document
from tests.office.files import problems_of, read, saved, word
from tests.office.word_pieces import numbered, numbering, raw


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 31, "三十一"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 3, "寅"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 19, "XIX"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 2, "B"),
        ("none", 3, ""),
        ("hebrew1", 1, None),
    ],
)
def test_a_number_is_written_in_each_format(form: str, number: int, written: str | None) -> None:
    assert ordinal(number, form) == written


def _texts(document: Document, tmp_path: Path) -> list[str]:
    return [paragraph.text for paragraph in read(document, tmp_path).paragraphs]


def test_chinese_numbers_stand_before_titles(tmp_path: Path) -> None:
    document = word("通报")
    num = numbering(document, ("chineseCounting", "%1、"))
    for title in ("开展职业技能培训。", "扩大直接结算范围。"):
        numbered(document.add_paragraph(title), num)
        document.add_paragraph("全年完成。")
    assert _texts(document, tmp_path) == [
        "通报",
        "一、开展职业技能培训。",
        "全年完成。",
        "二、扩大直接结算范围。",
        "全年完成。",
    ]


def test_lower_levels_begin_anew_under_each_upper_one(tmp_path: Path) -> None:
    document = word()
    num = numbering(
        document, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%2.%3")
    )
    for level in (0, 1, 1, 2, 0, 1, 2):
        numbered(document.add_paragraph("甲"), num, level)
    # Level 3 shows the numbers of the levels above it, each in its own form.
    assert _texts(document, tmp_path) == [
        "一、甲",
        "（一）甲",
        "（二）甲",
        "一.二.1 甲",
        "二、甲",
        "（一）甲",
        "二.一.1 甲",
    ]


def test_legal_numbering_shows_upper_levels_in_digits(tmp_path: Path) -> None:
    document = word()
    num = numbering(document, ("chineseCounting", "%1、"), ("decimal", "%1.%2"), extra="<w:isLgl/>")
    numbered(document.add_paragraph("甲"), num, 0)
    numbered(document.add_paragraph("乙"), num, 1)
    assert _texts(document, tmp_path) == ["1、甲", "1.1 乙"]


def test_a_number_never_runs_into_the_text(tmp_path: Path) -> None:
    document = word()
    num = numbering(document, ("decimal", "%1."))
    numbered(document.add_paragraph("5万人次"), num)
    assert _texts(document, tmp_path) == ["1. 5万人次"]


def test_a_level_may_keep_counting_or_start_elsewhere(tmp_path: Path) -> None:
    document = word()
    num = numbering(document, ("chineseCounting", "%1、"), ("decimal", "%2."))
    root = document.part.numbering_part.element
    levels = root.find(qn("w:abstractNum")).findall(qn("w:lvl"))
    levels[0].find(qn("w:start")).set(qn("w:val"), "3")
    levels[1].insert(1, raw('<w:lvlRestart w:val="0"/>'))
    for level in (0, 1, 0, 1):
        numbered(document.add_paragraph("甲"), num, level)
    assert _texts(document, tmp_path) == ["三、甲", "1. 甲", "四、甲", "2. 甲"]


def test_lists_of_one_kind_count_on_unless_told_to_start_again(tmp_path: Path) -> None:
    document = word()
    num = numbering(document, ("decimal", "%1、"))
    root = document.part.numbering_part.element
    for name, override in (
        (9001, ""),
        (9002, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    ):
        root.append(raw(f'<w:num w:numId="{name}"><w:abstractNumId w:val="{num}"/>{override}</w:num>'))
    for each in (num, 9001, 9002, 9002):
        numbered(document.add_paragraph("甲"), each)
    assert _texts(document, tmp_path) == ["1、甲", "2、甲", "1、甲", "2、甲"]


def test_a_style_brings_its_number_and_a_paragraph_may_refuse_it(tmp_path: Path) -> None:
    document = word()
    num = numbering(document, ("chineseCounting", "%1、"))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(raw(f'<w:numPr><w:numId w:val="{num}"/></w:numPr>'))
    document.add_paragraph("甲", style="Heading 1")
    numbered(document.add_paragraph("乙", style="Heading 1"), 0)
    document.add_paragraph("丙", style="Heading 1")
    assert _texts(document, tmp_path) == ["一、甲", "乙", "二、丙"]


def test_a_list_may_take_its_levels_from_a_style(tmp_path: Path) -> None:
    document = word()
    num = numbering(document, ("chineseCounting", "%1、"))
    document.styles.element.append(
        raw(
            '<w:style w:type="numbering" w:styleId="Outline"><w:name w:val="Outline"/>'
            f'<w:pPr><w:numPr><w:numId w:val="{num}"/></w:numPr></w:pPr></w:style>'
        )
    )
    root = document.part.numbering_part.element
    root.insert(
        0, raw('<w:abstractNum w:abstractNumId="8000"><w:numStyleLink w:val="Outline"/></w:abstractNum>')
    )
    root.append(raw('<w:num w:numId="8000"><w:abstractNumId w:val="8000"/></w:num>'))
    for text in ("甲", "乙"):
        numbered(document.add_paragraph(text), 8000)
    assert _texts(document, tmp_path) == ["一、甲", "二、乙"]


def test_a_hidden_number_is_no_text(tmp_path: Path) -> None:
    document = word()
    num = numbering(document, ("decimal", "%1、"))
    level = document.part.numbering_part.element.find(qn("w:abstractNum")).find(qn("w:lvl"))
    level.append(raw("<w:rPr><w:vanish/></w:rPr>"))
    numbered(document.add_paragraph("甲"), num)
    assert _texts(document, tmp_path) == ["甲"]


def test_an_empty_cell_shows_its_number(tmp_path: Path) -> None:
    document = word()
    num = numbering(document, ("decimal", "%1"))
    table = document.add_table(2, 2)
    for row in (0, 1):
        numbered(table.cell(row, 0).paragraphs[0], num)
        table.cell(row, 1).text = "任务"
    (read_table,) = read(document, tmp_path).tables
    assert [[cell.text for cell in row] for row in read_table.rows] == [["1", "任务"], ["2", "任务"]]


def test_a_bullet_is_no_text(tmp_path: Path) -> None:
    document = word()
    numbered(document.add_paragraph("甲"), numbering(document, ("bullet", "\uf0b7")))
    assert _texts(document, tmp_path) == ["甲"]


def test_an_unknown_number_format_is_refused(tmp_path: Path) -> None:
    document = word("通报")
    numbered(document.add_paragraph("开展"), numbering(document, ("hebrew1", "%1、")))
    assert problems_of(saved(document, tmp_path / "通报.docx")) == [
        "通报.docx 第2段（“开展”）：自动编号的格式“hebrew1”读不出来：请改用“一、”或“1.”这样的编号，保存后再导入"
    ]


def test_a_document_without_lists_has_no_numbers(tmp_path: Path) -> None:
    document = word("甲")
    numbered(document.paragraphs[0], 12345)
    assert read_document(saved(document, tmp_path / "甲.docx")).text == "甲\n"
