"""Word documents are read in reading order, as a person sees them on paper."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm

from livelihood.office.blocks import Cell, Paragraph, Table
from tests.office.files import read, word
from tests.office.word_pieces import merge_down, raw

PICTURE = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
    'picture"/></a:graphic></wp:inline></w:drawing></w:r>'
)
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def field(code: str, *result: str) -> str:
    """Return the runs of a field that shows ``result``."""
    shown = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + "".join(
        f"<w:r><w:t>{text}</w:t></w:r>" for text in result
    )
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{shown if result else ''}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(*texts: str) -> str:
    inner = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    return f"<w:txbxContent>{inner}</w:txbxContent>"


def append(document: Document, xml: str, at: int = -1) -> None:
    """Put an element into a paragraph."""
    document.paragraphs[at]._p.append(raw(xml))


def _texts(document: Document, tmp_path: Path) -> list[str]:
    return [paragraph.text for paragraph in read(document, tmp_path).paragraphs]


def _grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_paragraphs_and_tables_stand_in_reading_order(tmp_path: Path) -> None:
    document = word("通报", "", "一、开展")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "编号"
    table.cell(0, 1).text = "工作任务\n工作进度"
    document.add_paragraph("附件")
    found = read(document, tmp_path)
    assert [type(block) for block in found.blocks] == [Paragraph, Paragraph, Table, Paragraph]
    assert found.paragraphs == (
        Paragraph("通报", "第1段"),
        Paragraph("一、开展", "第2段"),
        Paragraph("附件", "第3段"),
    )
    assert [(cell.text, cell.place) for cell in found.tables[0].rows[0]] == [
        ("编号", "表1第1行第1列"),
        ("工作任务\n工作进度", "表1第1行第2列"),
    ]
    assert found.text == "通报\n\n一、开展\n\n编号\t工作任务 工作进度\n\n附件\n"
    assert found.kind == "docx"
    assert found.notes == ()


def test_line_breaks_make_lines_and_spaces_are_kept(tmp_path: Path) -> None:
    document = word("县委办公室\n关于印发方案的通知", "全年\u00a0478\t个")
    document.add_paragraph("附件").runs[0].add_break(WD_BREAK.PAGE)
    append(document, '<w:r><w:noBreakHyphen/><w:t xml:space="preserve">A </w:t><w:softHyphen/></w:r>')
    assert read(document, tmp_path).paragraphs == (
        Paragraph("县委办公室", "第1段第1行"),
        Paragraph("关于印发方案的通知", "第1段第2行"),
        Paragraph("全年\u00a0478\t个", "第2段"),
        Paragraph("附件", "第3段第1行"),
        Paragraph("-A", "第3段第2行"),
    )


def test_text_in_links_controls_tags_and_phonetics_is_read_once(tmp_path: Path) -> None:
    document = word("甲")
    for xml in (
        "<w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink>",
        "<w:sdt><w:sdtContent><w:r><w:t>丙</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:smartTag><w:r><w:t>丁</w:t></w:r></w:smartTag>",
        "<w:r><w:ruby><w:rt><w:r><w:t>wu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>戊</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    ):
        append(document, xml)
    body = document.element.body
    body.insert(1, raw("<w:sdt><w:sdtContent><w:p><w:r><w:t>己</w:t></w:r></w:p></w:sdtContent></w:sdt>"))
    assert _texts(document, tmp_path) == ["甲乙丙丁戊", "己"]


def test_of_a_field_the_result_is_read(tmp_path: Path) -> None:
    document = word("合计")
    for xml in (
        field("=SUM(ABOVE)", "12", "个"),
        '<w:fldSimple w:instr="DATE"><w:r><w:t>7月</w:t></w:r></w:fldSimple>',
    ):
        for each in raw(f"<w:p>{xml}</w:p>"):
            document.paragraphs[0]._p.append(each)
    assert _texts(document, tmp_path) == ["合计12个7月"]


def test_of_a_field_within_a_fields_code_nothing_is_read(tmp_path: Path) -> None:
    document = word("合计")
    nested = field("IF ", "甲").replace(
        "IF </w:instrText></w:r>", f"IF </w:instrText></w:r>{field('=1', '9')}", 1
    )
    for each in raw(f"<w:p>{nested}</w:p>"):
        document.paragraphs[0]._p.append(each)
    assert _texts(document, tmp_path) == ["合计甲"]


def test_raised_digits_never_become_digits_of_the_number(tmp_path: Path) -> None:
    document = word("面积10")
    document.paragraphs[0].add_run("4").font.superscript = True
    document.paragraphs[0].add_run("CO")
    document.paragraphs[0].add_run("2").font.subscript = True
    assert _texts(document, tmp_path) == ["面积10⁴CO₂"]


def test_ticks_and_marks_of_symbol_fonts_are_read_as_signs(tmp_path: Path) -> None:
    document = word("\uf0b7已完成")
    append(document, '<w:r><w:sym w:font="Wingdings 2" w:char="F0FC"/></w:r>')
    append(document, '<w:r><w:sym w:font="Wingdings" w:char="006E"/></w:r>')
    assert _texts(document, tmp_path) == ["•已完成✓■"]


def test_text_boxes_follow_their_paragraph_and_count_once(tmp_path: Path) -> None:
    document = word("甲", "乙")
    box = text_box("盒一", "盒二")
    append(
        document,
        f"<w:r><mc:AlternateContent {COMPATIBLE}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        0,
    )
    append(document, f"<w:r><w:pict>{text_box('旧盒')}</w:pict></w:r>", 1)
    assert read(document, tmp_path).paragraphs == (
        Paragraph("甲", "第1段"),
        Paragraph("盒一", "第1段的文本框"),
        Paragraph("盒二", "第1段的文本框"),
        Paragraph("乙", "第2段"),
        Paragraph("旧盒", "第2段的文本框"),
    )


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    document = word("甲")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    assert _texts(document, tmp_path) == ["甲"]


def test_a_picture_and_a_footnote_without_numbers_are_noted(tmp_path: Path) -> None:
    document = word("甲", "乙")
    append(document, PICTURE)
    found = read(document, tmp_path)
    assert found.text == "甲\n\n乙\n"
    assert found.notes == ("第2段（“乙”）有图片，图片里的字没有读",)


def test_merged_cells_are_one_cell_wherever_they_reach(tmp_path: Path) -> None:
    document = word("甲")
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "宽"
    table.cell(1, 2).text = "高"
    table.cell(2, 2).text = ""
    merge_down(table, 2, 1, 2)
    (grid,) = read(document, tmp_path).tables
    assert _grid(grid) == [["宽", "宽", "02"], ["10", "11", "高"], ["20", "21", "高"]]
    assert grid.rows[0][0] is grid.rows[0][1]
    assert grid.rows[1][2] is grid.rows[2][2]
    assert grid.rows[1][2].place == "表1第2行第3列"
    assert grid.rows[2][1].place == "表1第3行第2列"


def test_a_merge_downwards_of_a_wide_cell_keeps_its_width(tmp_path: Path) -> None:
    document = word("甲")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "块"
    table.cell(0, 2).text = "上"
    table.cell(1, 2).text = "下"
    (grid,) = read(document, tmp_path).tables
    assert _grid(grid) == [["块", "上"], ["块", "下"]]
    assert grid.rows[0][0] is grid.rows[1][0]


def test_grid_columns_that_no_cell_ends_at_are_dropped(tmp_path: Path) -> None:
    document = word("甲")
    cells = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
        for span, text in ((1, "一"), (3, "二"), (2, "三"))
    )
    document.element.body.append(raw(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"))
    (grid,) = read(document, tmp_path).tables
    assert _grid(grid) == [["一", "二", "三"]] * 2
    assert grid.rows[1][2].place == "表1第2行第3列"


def test_rows_that_begin_late_or_end_early_are_filled_with_empty_cells(tmp_path: Path) -> None:
    document = word("甲")
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    document.element.body.append(
        raw(
            f"<w:tbl><w:tr>{cell.format('一')}{cell.format('二')}{cell.format('三')}</w:tr>"
            f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell.format("中")}</w:tr></w:tbl>'
        )
    )
    (grid,) = read(document, tmp_path).tables
    assert _grid(grid) == [["一", "二", "三"], ["", "中", ""]]


def test_rows_and_cells_in_content_controls_are_read(tmp_path: Path) -> None:
    document = word("甲")
    cell = "<w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>"
    document.element.body.append(
        raw(f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell}{cell}</w:tr></w:sdtContent></w:sdt></w:tbl>")
    )
    (grid,) = read(document, tmp_path).tables
    assert _grid(grid) == [["一", "一"]]
    assert grid.rows[0][0] is not grid.rows[0][1]


def test_a_table_and_a_box_within_a_cell_are_lines_of_the_cell(tmp_path: Path) -> None:
    document = word("甲")
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "外"
    cell.paragraphs[0]._p.append(raw(f"<w:r><w:pict>{text_box('盒')}</w:pict></w:r>"))
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"
    (grid,) = read(document, tmp_path).tables
    assert _grid(grid) == [["外\n盒\n内一\n内二"]]


def test_old_merges_to_the_right_are_one_cell(tmp_path: Path) -> None:
    document = word("甲")
    cells = "".join(
        f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        for merge, text in (('<w:hMerge w:val="restart"/>', "宽"), ("<w:hMerge/>", ""), ("", "三"))
    )
    plain = "<w:tc><w:p/></w:tc>" * 3
    document.element.body.append(raw(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{plain}</w:tr></w:tbl>"))
    (grid,) = read(document, tmp_path).tables
    assert _grid(grid) == [["宽", "宽", "三"], ["", "", ""]]
    assert grid.rows[0][0] is grid.rows[0][1]


def test_of_blocks_offered_twice_the_newer_are_read(tmp_path: Path) -> None:
    document = word("甲")
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    twice = (
        f"<mc:AlternateContent {COMPATIBLE}><mc:Choice Requires='w14'>{paragraph.format('新')}</mc:Choice>"
        f"<mc:Fallback>{paragraph.format('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    document.element.body.insert(1, raw(twice))
    document.add_table(1, 1).cell(0, 0)._tc.append(raw(twice))
    found = read(document, tmp_path)
    assert found.text == "甲\n\n新\n\n新\n"


def test_neighbouring_tables_stay_two(tmp_path: Path) -> None:
    document = word("甲")
    for name in ("一", "二"):
        document.add_table(1, 1).cell(0, 0).text = name
        document.add_paragraph()
    tables = read(document, tmp_path).tables
    assert [(table.place, _grid(table)) for table in tables] == [("表1", [["一"]]), ("表2", [["二"]])]


def test_settings_that_change_no_text_are_ignored(tmp_path: Path) -> None:
    document = word("甲")
    run = document.paragraphs[0].add_run("乙")
    run.font.hidden = False
    run.font.strike = False
    run.bold = True
    document.paragraphs[0].paragraph_format.left_indent = Cm(1)
    document.paragraphs[0]._p.insert(0, raw('<w:bookmarkStart w:id="1" w:name="a"/>'))
    assert _texts(document, tmp_path) == ["甲乙"]


def test_a_cell_is_known_by_being_itself() -> None:
    assert Cell("一", "表1第1行第1列") != Cell("一", "表1第1行第1列")


def test_the_document_keeps_its_own_settings_of_styles(tmp_path: Path) -> None:
    document = word("甲")
    style = document.styles["Normal"].element
    style.get_or_add_rPr().append(raw("<w:vanish w:val='0'/>"))
    assert style.find(qn("w:rPr")) is not None
    assert _texts(document, tmp_path) == ["甲"]
