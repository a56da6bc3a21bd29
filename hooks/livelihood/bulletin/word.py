"""The notice as a Word document in the layout of official documents (GB/T 9704—2012)."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.section import Section as DocxSection
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from livelihood.bulletin import styles
from livelihood.bulletin.content import Bulletin, Section
from livelihood.bulletin.page import LANDSCAPE, PORTRAIT, lay_out, number_pages
from livelihood.bulletin.styles import Look, apply_styles
from livelihood.bulletin.table import add_table
from livelihood.office.saving import repacked
from livelihood.wording import day

# What python-docx's blank document brings along and no notice needs.
_BAGGAGE = frozenset({
    "stylesWithEffects", "webSettings", "fontTable", "theme", "customXml", "numbering", "thumbnail",
    "extended-properties",
})  # fmt: skip
# The date stands four characters from the right margin, with the issuer centred above it.
_FROM_RIGHT = 4


def write_docx(bulletin: Bulletin, path: Path) -> None:
    """Write ``bulletin`` to ``path``; the same bulletin gives the same bytes."""
    path.write_bytes(docx_bytes(bulletin))


def docx_bytes(bulletin: Bulletin) -> bytes:
    """Return ``bulletin`` as the bytes of a .docx file."""
    document = _blank(bulletin)
    lay_out(document.sections[0], PORTRAIT)
    number_pages(document)
    _add_body(document, bulletin)
    _add_end(document, bulletin)
    lay_out(_next_section(document), LANDSCAPE)
    _add(document, styles.MARK, "附件")
    _add(document, styles.TABLE_TITLE, bulletin.attachment.title)
    add_table(document, bulletin.attachment)
    written = BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _blank(bulletin: Bulletin) -> Document:
    document = docx.Document()
    for part in (document.part, document.part.package):
        for id, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _BAGGAGE:
                part.rels.pop(id)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            # Of Word 2013 and later: below, Word would show the document in 兼容模式.
            setting.set(qn("w:val"), "15")
    _drop_sessions(document)
    apply_styles(document)
    properties = document.core_properties
    properties.title = bulletin.title
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime.combine(bulletin.date, time(), UTC)
    return document


def _drop_sessions(document: Document) -> None:
    """Drop the marks of the editing sessions (rsid) in which the blank document was made."""
    for element in document.settings.element.findall(qn("w:rsids")):
        document.settings.element.remove(element)
    for element in document.element.iter(qn("w:sectPr")):
        for name in [name for name in element.attrib if name.startswith(qn("w:rsid"))]:
            del element.attrib[name]


def _add_body(document: Document, bulletin: Bulletin) -> None:
    _add(document, styles.TITLE, bulletin.title)
    if bulletin.addressee:
        _add(document, styles.ADDRESSEE, bulletin.addressee.rstrip("：:") + "：")
    opening = _add(document, styles.BODY, bulletin.opening)
    if not bulletin.addressee:
        opening.paragraph_format.space_before = Pt(styles.LINE)
    for section in bulletin.sections:
        _add(document, styles.HEADING, section.heading)
        for line in section.commitment:
            _add(document, styles.BODY, line)
        for line in section.progress:
            _add_progress(document, section, line)


def _add_progress(document: Document, section: Section, line: str) -> None:
    """Add a line of progress; the unit that it is of stands out like a heading of the second level (楷体)."""
    unit, colon, words = line.partition("：")
    if unit not in section.units:
        _add(document, styles.BODY, line)
        return
    paragraph = _add(document, styles.BODY, "")
    run = paragraph.add_run(unit + colon)
    run._r.get_or_add_rPr().append(parse_xml(styles.fonts_xml(styles.KAITI, nsdecls("w"))))  # noqa: SLF001 - python-docx sets no East Asian font
    paragraph.add_run(words)


def _add_end(document: Document, bulletin: Bulletin) -> None:
    # Never a page that holds the date alone.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    attached = _add(document, styles.ATTACHED, f"附件：{bulletin.attachment.title}")
    attached.paragraph_format.keep_with_next = True
    written = day(bulletin.date)
    date_from_right = float(_FROM_RIGHT)
    space = 2 * styles.LINE
    if bulletin.issuer:
        centred = _FROM_RIGHT + (_width(written) - _width(bulletin.issuer)) / 2
        # A long issuer ends at the margin, and the date moves with it.
        date_from_right -= min(centred, 0)
        signature = _add(document, styles.SIGNATURE, bulletin.issuer)
        _indent(signature, max(centred, 0))
        signature.paragraph_format.space_before = Pt(space)
        signature.paragraph_format.keep_with_next = True
        space = 0
    dated = _add(document, styles.SIGNATURE, written)
    _indent(dated, date_from_right)
    dated.paragraph_format.space_before = Pt(space)


def _add(document: Document, look: Look, text: str) -> Paragraph:
    return document.add_paragraph(text, document.styles[look.name])


def _indent(paragraph: Paragraph, characters: float) -> None:
    paragraph.paragraph_format.right_indent = Pt(characters * styles.SANHAO)


def _width(text: str) -> float:
    """Return how many Chinese characters wide ``text`` is: digits and letters are half as wide."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def _next_section(document: Document) -> DocxSection:
    """Begin a section on a new page, ended by the last paragraph itself: an empty one might need a page."""
    section: DocxSection = document.add_section(WD_SECTION.NEW_PAGE)
    *_, last, carrier = document.element.body.iterchildren(qn("w:p"))
    last.get_or_add_pPr().append(carrier.pPr.find(qn("w:sectPr")))
    carrier.getparent().remove(carrier)
    return section
