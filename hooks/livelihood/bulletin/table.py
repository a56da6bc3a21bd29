"""The attachment's table in Word: a header on every page, rows that may go on over the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from livelihood.bulletin.content import Attachment
from livelihood.bulletin.page import LANDSCAPE, LONG_SIDE
from livelihood.bulletin.styles import TABLE_CENTRED, TABLE_HEAD, TABLE_TEXT, Look

# In mm: 编号, 责任单位 and each role; 工作任务 and 工作进度 share what is left, the latter being the longer text.
_NUMBER, _UNITS, _PEOPLE = 13, 30, 20
_TASK_SHARE = 0.42
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
# Between a cell's text and its borders, in twips.
_PADDINGS = (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
_TWIPS_PER_MM = 1440 / 25.4


def add_table(document: Document, attachment: Attachment) -> None:
    """Add the table of ``attachment`` to the end of ``document``."""
    widths = [round(width * _TWIPS_PER_MM) for width in column_widths(len(attachment.columns))]
    # python-docx has no names for borders, repeated headers and most of the rest: the table is made of its XML.
    xml = "".join(
        (
            f"<w:tbl {nsdecls('w')}><w:tblPr>",
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>',
            f"<w:tblBorders>{''.join(_border(side) for side in _SIDES)}</w:tblBorders>",
            '<w:tblLayout w:type="fixed"/>',
            f"<w:tblCellMar>{''.join(map(_padding, _PADDINGS))}</w:tblCellMar></w:tblPr>",
            f"<w:tblGrid>{''.join(map(_column, widths))}</w:tblGrid>",
            _row([(title,) for title in attachment.columns], widths, [TABLE_HEAD] * len(widths), head=True),
            *(_row(row.cells, widths, _looks(len(widths))) for row in attachment.rows),
            "</w:tbl>",
        )
    )
    body = document.element.body
    for element in (xml, _after_table()):
        body.sectPr.addprevious(parse_xml(element))


def column_widths(columns: int) -> tuple[float, ...]:
    """Return the widths in mm of a table with so many columns, which fill the page between its margins."""
    people = columns - 4
    left = LONG_SIDE - LANDSCAPE.left - LANDSCAPE.right - _NUMBER - _UNITS - people * _PEOPLE
    task = round(left * _TASK_SHARE)
    return (_NUMBER, task, _UNITS, *[_PEOPLE] * people, left - task)


def _looks(columns: int) -> list[Look]:
    looks = [TABLE_CENTRED] * columns
    looks[1] = looks[-1] = TABLE_TEXT
    return looks


def _after_table() -> str:
    """Return the paragraph that Word wants after a table, so low that it never needs a page of its own."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p {nsdecls('w')}><w:pPr>{low}</w:pPr></w:p>"


def _column(width: int) -> str:
    return f'<w:gridCol w:w="{width}"/>'


def _padding(padding: tuple[str, int]) -> str:
    side, width = padding
    return f'<w:{side} w:w="{width}" w:type="dxa"/>'


def _border(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'


def _row(
    cells: Iterable[Sequence[str]], widths: Iterable[int], looks: Iterable[Look], *, head: bool = False
) -> str:
    filled = "".join(map(_cell, cells, widths, looks))
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{filled}</w:tr>"


def _cell(lines: Sequence[str], width: int, look: Look) -> str:
    # A cell holds at least one paragraph.
    paragraphs = "".join(_paragraph(line, look) for line in lines or ("",))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'


def _paragraph(text: str, look: Look) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{look.id}"/></w:pPr>{run}</w:p>'
