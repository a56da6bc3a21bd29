from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from livelihood.bulletin.content import Bulletin
from livelihood.bulletin.word import docx_bytes


@pytest.fixture(scope="module")
def real(yexian: Bulletin) -> Document:
    return docx.Document(BytesIO(docx_bytes(yexian)))


@pytest.fixture(scope="module")
def small(invented: Bulletin) -> Document:
    return docx.Document(BytesIO(docx_bytes(invented)))


def look(paragraph: Paragraph) -> dict[str, Any]:
    style = paragraph.style
    assert style is not None
    fonts = style.element.rPr.rFonts
    return {
        "font": fonts.get(qn("w:eastAsia")),
        "digits": fonts.get(qn("w:ascii")),
        "points": style.font.size.pt,
        "align": style.paragraph_format.alignment,
        "line": style.paragraph_format.line_spacing.pt,
        "indent": style.element.pPr.ind.get(qn("w:firstLineChars"))
        if style.element.pPr.ind is not None
        else None,
    }


def mm(length: int | None) -> int:
    assert length is not None
    return round(length / Mm(1))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_pages_are_a4_with_the_standard_s_margins(real: Document) -> None:
    body, attachment = real.sections
    assert (mm(body.page_width), mm(body.page_height)) == (210, 297)
    assert body.orientation == WD_ORIENT.PORTRAIT
    margins = [body.top_margin, body.bottom_margin, body.left_margin, body.right_margin]
    assert [mm(margin) for margin in margins] == [37, 35, 28, 26]
    assert (mm(attachment.page_width), mm(attachment.page_height)) == (297, 210)
    assert attachment.orientation == WD_ORIENT.LANDSCAPE
    turned = [
        attachment.top_margin,
        attachment.bottom_margin,
        attachment.left_margin,
        attachment.right_margin,
    ]
    assert [mm(margin) for margin in turned] == [28, 26, 35, 37]


def test_22_lines_of_28_characters_fill_the_page(real: Document) -> None:
    style = real.styles["公文正文"]
    line, size = style.paragraph_format.line_spacing.pt, style.font.size.pt
    closer = int(style.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    height, width = (297 - 37 - 35) * 72 / 25.4, (210 - 28 - 26) * 72 / 25.4
    assert height // line == 22
    assert width // (size + closer) == 28


def test_the_texts_stand_in_their_order(small: Document, invented: Bulletin) -> None:
    expected = [
        "关于虚构县2022年民生实事进展情况的通报",
        "各乡镇人民政府：",
        invented.opening,
        *(
            line
            for section in invented.sections
            for line in (section.heading, *section.commitment, *section.progress)
        ),
        "附件：虚构县2022年民生实事进展情况表",
        "虚构县人民政府",
        "2022年10月20日",
        "附件",
        "虚构县2022年民生实事进展情况表",
        "",
    ]
    assert texts(small) == expected
    assert len(expected) == 21


def test_without_issuer_and_addressee_neither_is_written(real: Document) -> None:
    found = texts(real)
    assert found[1].startswith("2022年，叶县民生实事共十项任务")
    assert found[-5:] == [
        "附件：叶县2022年民生实事进展情况表",
        "2022年7月1日",
        "附件",
        "叶县2022年民生实事进展情况表",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "font", "points", "align", "line", "indent"),
    [
        ("关于虚构县2022年民生实事进展情况的通报", "方正小标宋简体", 22, "CENTER", 35, None),
        ("各乡镇人民政府：", "仿宋_GB2312", 16, "JUSTIFY", 28.95, None),
        ("一、开展职业技能培训。", "黑体", 16, "JUSTIFY", 28.95, "200"),
        ("截至2022年6月30日，新增护理员25人。", "仿宋_GB2312", 16, "JUSTIFY", 28.95, "200"),
        ("虚构县人民政府", "仿宋_GB2312", 16, "RIGHT", 28.95, None),
        ("附件", "黑体", 16, "LEFT", 28.95, None),
        ("虚构县2022年民生实事进展情况表", "方正小标宋简体", 22, "CENTER", 35, None),
    ],
    ids=["title", "addressee", "heading", "body", "issuer", "mark", "table-title"],
)
def test_each_paragraph_looks_as_the_standard_says(
    small: Document, text: str, font: str, points: float, align: str, line: float, indent: str | None
) -> None:
    paragraph = next(each for each in small.paragraphs if each.text == text)
    assert look(paragraph) == {
        "font": font,
        "digits": font,
        "points": points,
        "align": WD_ALIGN_PARAGRAPH[align],
        "line": line,
        "indent": indent,
    }
    assert paragraph.style is not None
    assert paragraph.style.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY


def test_fonts_that_are_not_installed_have_stand_ins(yexian: Bulletin) -> None:
    with zipfile.ZipFile(BytesIO(docx_bytes(yexian))) as package:
        table = package.read("word/fontTable.xml").decode()
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="方正小标宋_GBK,' in table
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,' in table
    assert '<w:font w:name="楷体_GB2312"><w:altName w:val="楷体,' in table


def test_page_numbers_stand_in_the_outer_corners_of_all_pages(real: Document) -> None:
    assert real.settings.odd_and_even_pages_header_footer
    body, attachment = real.sections
    assert attachment.footer.is_linked_to_previous
    assert attachment.even_page_footer.is_linked_to_previous
    odd, even = body.footer.paragraphs, body.even_page_footer.paragraphs
    # python-docx leaves out what a field shows.
    shown = ["".join(text.text for text in each._p.iter(qn("w:t"))) for each in (*odd, *even)]
    assert shown == ["— 1 —", "— 1 —"]
    fields = [
        field.get(qn("w:instr"))
        for paragraph in (*odd, *even)
        for field in paragraph._p.iter(qn("w:fldSimple"))
    ]
    assert fields == ["PAGE", "PAGE"]
    assert [look(each[0])["align"] for each in (odd, even)] == [
        WD_ALIGN_PARAGRAPH.RIGHT,
        WD_ALIGN_PARAGRAPH.LEFT,
    ]
    assert [(look(each[0])["font"], look(each[0])["points"]) for each in (odd, even)] == [("宋体", 14)] * 2


def test_the_attachment_is_a_table_of_the_same_cells(real: Document, yexian: Bulletin) -> None:
    (table,) = real.tables
    head, *rows = table.rows
    assert [cell.text for cell in head.cells] == [
        "编号",
        "工作任务",
        "责任单位",
        "责任人",
        "分管领导",
        "工作进度",
    ]
    assert [tuple(tuple(cell.text.split("\n")) for cell in row.cells) for row in rows] == [
        row.cells for row in yexian.attachment.rows
    ]
    assert [cell.text for cell in rows[2].cells[2:5]] == ["县城管局\n县住建局", "王晓\n滕跃峰", "常姣峰"]


def test_the_table_repeats_its_header_and_its_rows_may_break(real: Document) -> None:
    (table,) = real.tables
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows] == [True] + [
        False
    ] * 10
    assert not list(table._tbl.iter(qn("w:cantSplit")))
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert round(sum(widths) / 1440 * 25.4) == 297 - 35 - 37
    assert [mm(cell.width) for cell in table.rows[1].cells] == [13, 60, 30, 20, 20, 82]
    assert look(table.rows[0].cells[0].paragraphs[0])["font"] == "黑体"
    assert look(table.rows[1].cells[5].paragraphs[0])["points"] == 10.5


def test_an_empty_cell_is_a_cell(small: Document) -> None:
    (table,) = small.tables
    assert [cell.text for cell in table.rows[3].cells][2:5] == ["县民政局", "", ""]


def test_a_unit_s_name_stands_out_in_the_body(invented: Bulletin) -> None:
    section = replace(
        invented.sections[0], units=("县人社局",), progress=("县人社局：已开工。", "说明：无。")
    )
    document = docx.Document(BytesIO(docx_bytes(replace(invented, sections=(section,)))))
    named, plain = document.paragraphs[5:7]
    assert [(run.text, run._r.rPr is not None) for run in named.runs] == [
        ("县人社局：", True),
        ("已开工。", False),
    ]
    assert named.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")) == "楷体_GB2312"
    assert [(run.text, run._r.rPr) for run in plain.runs] == [("说明：无。", None)]


@pytest.mark.parametrize(
    ("issuer", "indents"),
    [
        # The date is 4 + 2.5 characters wide (eight digits half a character each: 2022年10月20日 is 7), 4 from the edge.
        ("虚构县人民政府", (64, 64)),
        ("虚构县政府", (80, 64)),
        # 21 characters: (7 - 21) ÷ 2 + 4 = -3, so the issuer ends at the margin and the date 3 characters further in.
        ("虚构县" * 7, (0, 112)),
    ],
    ids=["as-wide", "narrower", "much-wider"],
)
def test_the_issuer_is_centred_over_the_date(
    invented: Bulletin, issuer: str, indents: tuple[float, float]
) -> None:
    document = docx.Document(BytesIO(docx_bytes(replace(invented, issuer=issuer))))
    at = texts(document).index("2022年10月20日")
    signed = document.paragraphs[at - 1 : at + 1]
    assert signed[0].text == issuer
    found = [paragraph.paragraph_format.right_indent for paragraph in signed]
    assert tuple(indent.pt for indent in found if indent is not None) == indents


def test_the_end_keeps_together_with_the_last_words(small: Document) -> None:
    at = texts(small).index("2022年10月20日")
    together = [paragraph.paragraph_format.keep_with_next for paragraph in small.paragraphs[at - 3 : at + 1]]
    assert together == [True, True, True, None]


def test_the_same_notice_gives_the_same_bytes(yexian: Bulletin) -> None:
    content = docx_bytes(yexian)
    assert docx_bytes(yexian) == content
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_said_of_who_wrote_the_file(real: Document) -> None:
    properties = real.core_properties
    assert properties.title == "关于叶县2022年民生实事进展情况的通报"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == properties.modified == datetime(2022, 7, 1, tzinfo=UTC)


def test_texts_are_no_markup(invented: Bulletin) -> None:
    row = replace(invented.attachment.rows[0], task=('<w:br/> & "甲"',))
    section = replace(invented.sections[0], progress=("</w:t> & 乙",))
    attachment = replace(invented.attachment, rows=(row,))
    changed = replace(invented, sections=(section,), attachment=attachment)
    document = docx.Document(BytesIO(docx_bytes(changed)))
    assert document.tables[0].rows[1].cells[1].text == '<w:br/> & "甲"'
    assert "</w:t> & 乙" in texts(document)
