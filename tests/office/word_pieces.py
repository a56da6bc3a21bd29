"""Pieces of Word documents that python-docx has no call for: automatic numbers, merged cells, raw XML."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.text.paragraph import Paragraph


def numbering(document: Document, *levels: tuple[str, str], extra: str = "") -> int:
    """Add a list whose levels are (format, text), such as ("chineseCounting", "%1、"); return its numId."""
    root = document.part.numbering_part.element
    name = 1000 + len(root)
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{made}</w:abstractNum>')
    root.insert(0, abstract)
    num = parse_xml(f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>')
    root.append(num)
    return name


def numbered(paragraph: Paragraph, num: int, level: int = 0) -> Paragraph:
    """Give a paragraph an automatic number."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')
    )
    return paragraph


def raw(xml: str) -> Any:
    """Return an element from XML that uses the prefixes w, r, wp, a, pic, m."""
    spaces = nsdecls("w", "r", "wp", "a", "pic", "m")
    return parse_xml(f"<root {spaces}>{xml}</root>")[0]


def switch(paragraph: Paragraph, name: str, run: int = 0) -> None:
    """Set a switch such as w:vanish on a run."""
    paragraph.runs[run]._r.get_or_add_rPr().append(OxmlElement(name))


def fill(table: Table, row: int, column: int, text: str) -> None:
    """Put a text into a cell, a paragraph for each of its lines."""
    cell = table.cell(row, column)
    lines = text.split("\n")
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def repeat_as_header(table: Table, row: int) -> None:
    """Mark a row as one that Word repeats on every page."""
    table.rows[row]._tr.get_or_add_trPr().append(raw("<w:tblHeader/>"))


def merge_down(table: Table, column: int, first: int, last: int) -> None:
    """Merge cells of a column; only the first keeps its text, as in Word."""
    for row in range(first, last + 1):
        cell = table.cell(row, column)
        properties = cell._tc.get_or_add_tcPr()
        merge = OxmlElement("w:vMerge")
        if row == first:
            merge.set(qn("w:val"), "restart")
        else:
            cell.text = ""
        properties.append(merge)
