"""The pages of an official document (GB/T 9704—2012): paper, margins, 22 lines, page numbers."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from livelihood.bulletin.styles import EVEN_PAGE, LINE, ODD_PAGE

LONG_SIDE, SHORT_SIDE = 297, 210
# The page number stands 7 mm below the text, and is 5 mm high itself.
_BELOW_TEXT = 12


@dataclass(frozen=True)
class Margins:
    """The four margins in mm."""

    top: int
    bottom: int
    left: int
    right: int


PORTRAIT = Margins(top=37, bottom=35, left=28, right=26)
# The portrait page turned by a quarter: its left edge, where pages are bound, is on top.
LANDSCAPE = Margins(top=28, bottom=26, left=35, right=37)


def lay_out(section: Section, margins: Margins) -> None:
    """Give ``section`` A4 pages with these margins, upright unless they are those of a page on its side."""
    upright = margins is PORTRAIT
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width = Mm(SHORT_SIDE if upright else LONG_SIDE)
    section.page_height = Mm(LONG_SIDE if upright else SHORT_SIDE)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(margins.bottom - _BELOW_TEXT)
    _set_grid(section)


def number_pages(document: Document) -> None:
    """Put — 1 — into the outer corner of each page: right on odd pages, left on even ones, through all sections."""
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    for footer, look in ((first.footer, ODD_PAGE), (first.even_page_footer, EVEN_PAGE)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles[look.name]
        paragraph.add_run("— ")
        _add_page_field(paragraph)
        paragraph.add_run(" —")


def _set_grid(section: Section) -> None:
    """Let lines stand on a grid of 22 to a page."""
    properties = section._sectPr  # noqa: SLF001 - python-docx has no name for grids
    for given in properties.findall(qn("w:docGrid")):
        properties.remove(given)
    grid = f'w:type="lines" w:linePitch="{LINE * 20:.0f}"'
    properties.append(parse_xml(f"<w:docGrid {nsdecls('w')} {grid}/>"))


def _add_page_field(paragraph: Paragraph) -> None:
    number = "<w:r><w:t>1</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE">{number}</w:fldSimple>'))  # noqa: SLF001 - nor for fields
