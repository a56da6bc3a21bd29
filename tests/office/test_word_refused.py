"""Word documents whose text isn't certain are refused, each place named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from livelihood.office.reading import read_document
from tests.office.files import problems_of, saved, word
from tests.office.test_word import PICTURE, append, field
from tests.office.word_pieces import merge_down, raw, switch

TRACKED = (
    "有没处理的修订（插入、删除或移动的内容），不知道以哪个为准：请在“审阅”里接受或拒绝全部修订，保存后再导入"
)
AGAIN = "保存后再导入"


def _inserted(document: Document) -> None:
    append(document, "<w:ins w:id='1' w:author='甲'><w:r><w:t>2</w:t></w:r></w:ins>")


def _deleted(document: Document) -> None:
    append(document, "<w:del w:id='1' w:author='甲'><w:r><w:delText>2</w:delText></w:r></w:del>")


def _joined(document: Document) -> None:
    properties = document.paragraphs[1]._p.get_or_add_pPr()
    properties.append(raw("<w:rPr><w:del w:id='1' w:author='甲'/></w:rPr>"))


def _hidden(document: Document) -> None:
    document.paragraphs[1].add_run("478个").font.hidden = True


def _hidden_by_style(document: Document) -> None:
    document.styles["Quote"].element.get_or_add_rPr().append(raw("<w:vanish/>"))
    document.paragraphs[1].style = document.styles["Quote"]


def _struck(document: Document) -> None:
    document.paragraphs[1].add_run("478个").font.strike = True


def _equation(document: Document) -> None:
    append(document, "<m:oMath><m:r><m:t>1/2</m:t></m:r></m:oMath>")


def _embedded(document: Document) -> None:
    append(document, "<w:r><w:object/></w:r>")


def _symbol(document: Document) -> None:
    append(document, '<w:r><w:sym w:font="Symbol" w:char="F032"/></w:r>')


def _symbol_characters(document: Document) -> None:
    document.paragraphs[1].add_run("\uf032个")


def _lost(document: Document) -> None:
    document.add_table(1, 2).cell(0, 1).text = "完成\ufffd\ufffd个"


def _circled(document: Document) -> None:
    code = field("EQ \\o\\ac(○,1)")
    for each in raw(f"<w:p>{code}</w:p>"):
        document.paragraphs[1]._p.append(each)


def _drop_down(document: Document) -> None:
    append(
        document,
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList/></w:ffData></w:fldChar></w:r>',
    )


def _inserted_document(document: Document) -> None:
    document.element.body.insert(2, raw('<w:altChunk r:id="rId9"/>'))


def _hidden_row(document: Document) -> None:
    table = document.add_table(2, 1)
    table.rows[1]._tr.get_or_add_trPr().append(raw("<w:hidden/>"))


def _deleted_row(document: Document) -> None:
    table = document.add_table(2, 1)
    table.rows[1]._tr.get_or_add_trPr().append(raw("<w:del w:id='1' w:author='甲'/>"))


def _hidden_in_cell(document: Document) -> None:
    table = document.add_table(2, 2)
    table.cell(1, 0).paragraphs[0].add_run("10").font.hidden = True


def _covered(document: Document) -> None:
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "县民政局"
    merge_down(table, 0, 0, 1)
    table._tbl.tr_lst[1].tc_lst[0].p_lst[0].append(raw("<w:r><w:t>县残联</w:t></w:r>"))


def _wide(document: Document) -> None:
    table = document.add_table(1, 1)
    table.cell(0, 0)._tc.get_or_add_tcPr().append(raw('<w:gridSpan w:val="1000000000"/>'))


def _footnote(document: Document) -> None:
    blob = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>含上年结转120人。</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob.encode(), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    append(document, '<w:r><w:footnoteReference w:id="2"/></w:r>')


@pytest.mark.parametrize(
    ("break_it", "problem"),
    [
        (_inserted, f"第2段（“全年完成”）：{TRACKED}"),
        (_deleted, f"第2段（“全年完成”）：{TRACKED}"),
        (_joined, f"第2段（“全年完成”）：{TRACKED}"),
        (_deleted_row, f"表1第2行：{TRACKED}"),
        (
            _hidden,
            f"第2段（“全年完成478个”）：有隐藏的文字“478个”，打印出来看不到：请删去，或取消“隐藏”，{AGAIN}",
        ),
        (
            _hidden_by_style,
            f"第2段（“全年完成”）：有隐藏的文字“全年完成”，打印出来看不到：请删去，或取消“隐藏”，{AGAIN}",
        ),
        (_hidden_in_cell, f"表1第2行第1列：有隐藏的文字“10”，打印出来看不到：请删去，或取消“隐藏”，{AGAIN}"),
        (_hidden_row, f"表1第2行：有隐藏的表格行：请删去，或取消“隐藏”，{AGAIN}"),
        (
            _struck,
            f"第2段（“全年完成478个”）：有加了删除线的文字“478个”，不知道算不算数：请删去，或取消删除线，{AGAIN}",
        ),
        (_equation, f"第2段（“全年完成”）：有公式，读不出其中的数：请改成普通文字，{AGAIN}"),
        (
            _embedded,
            f"第2段（“全年完成”）：嵌入了别的文件（如 Excel 表格），读不到里面的内容：请改成普通文字或 Word 表格，{AGAIN}",
        ),
        (
            _symbol,
            f"第2段（“全年完成”）：有特殊符号（Symbol 字体），读不出是什么字：请改成普通文字，{AGAIN}",
        ),
        (
            _symbol_characters,
            f"第2段（“全年完成”）：有特殊符号（符号字体），读不出是什么字：请改成普通文字，{AGAIN}",
        ),
        (_lost, "表1第1行第2列：有乱码（\ufffd）：请向对方要原件，或补上缺的字"),
        (_circled, f"第2段（“全年完成”）：有 EQ 域（如带圈字符），读不出显示的字：请改成普通文字，{AGAIN}"),
        (
            _drop_down,
            f"第2段（“全年完成”）：有下拉窗体域，读不出选中的是哪一项：请改成普通文字，{AGAIN}",
        ),
        (
            _inserted_document,
            f"第2段之后：插入了别的文档，读不到里面的内容：请把内容复制进来，{AGAIN}",
        ),
        (
            _covered,
            f"表1第1行第1列：合并的单元格下面还压着看不见的文字“县残联”：请拆分单元格，删去多余的文字，{AGAIN}",
        ),
        (_wide, "表1：表格超过 63 列，不像通报或方案的表格：请检查文件"),
        (
            _footnote,
            f"第2段（“全年完成”）：脚注里有数字“含上年结转120人。”，脚注不作为正文读入：请把脚注的内容写进正文，{AGAIN}",
        ),
    ],
)
def test_what_is_not_certain_is_refused(
    tmp_path: Path, break_it: Callable[[Document], None], problem: str
) -> None:
    document = word("通报", "全年完成")
    break_it(document)
    assert problems_of(saved(document, tmp_path / "通报.docx")) == [f"通报.docx {problem}"]


def test_every_problem_is_told_at_once_in_reading_order(tmp_path: Path) -> None:
    document = word("通报", "全年完成")
    switch(document.paragraphs[0], "w:strike")
    switch(document.paragraphs[0], "w:vanish")
    _inserted(document)
    assert [problem.split("：")[0] for problem in problems_of(saved(document, tmp_path / "通报.docx"))] == [
        "通报.docx 第1段（“通报”）",
        "通报.docx 第1段（“通报”）",
        "通报.docx 第2段（“全年完成”）",
    ]


def test_a_document_of_pictures_only_is_refused(tmp_path: Path) -> None:
    document = word("")
    append(document, PICTURE)
    assert problems_of(saved(document, tmp_path / "扫描.docx")) == [
        "扫描.docx：文档里只有图片，没有文字，不识别图片里的字：请提供文字版"
    ]


def test_an_empty_document_is_refused(tmp_path: Path) -> None:
    document = word("", " ")
    document.add_table(1, 2)
    assert problems_of(saved(document, tmp_path / "空.docx")) == [
        "空.docx：文档里没有文字：请检查是否发错了文件"
    ]


def test_a_footnote_without_numbers_is_only_noted(tmp_path: Path) -> None:
    document = word("通报", "全年完成")
    _footnote(document)
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    part._blob = part.blob.replace("含上年结转120人。".encode(), "含下属单位。".encode())
    found = read_document(saved(document, tmp_path / "通报.docx"))
    assert found.text == "通报\n\n全年完成\n"
    assert found.notes == ("第2段（“全年完成”）有脚注“含下属单位。”，没有读入",)
