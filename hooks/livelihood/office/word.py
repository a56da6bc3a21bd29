"""Word documents (.docx): paragraphs and tables in reading order, with the numbers that Word puts before them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from livelihood.office.blocks import Block, OfficeDocument, Paragraph
from livelihood.office.numbering import Numbering, UnknownNumberError
from livelihood.office.package import DAMAGED, parsed, refused
from livelihood.office.problems import DocumentError, DocumentProblem
from livelihood.office.word_styles import Element, Styles
from livelihood.office.word_table import TableReader
from livelihood.office.word_text import (
    IMAGE_NOTE,
    TRACKED,
    ParagraphText,
    TextReader,
    alternative,
    is_alternative,
)

_UNREAD_PARTS = (qn("w:altChunk"), qn("w:subDoc"))
_UNREAD = "插入了别的文档，读不到里面的内容：请把内容复制进来，保存后再导入"
_NUMBER_FORMAT = "自动编号的格式“{}”读不出来：请改用“一、”或“1.”这样的编号，保存后再导入"
_CONTAINERS = (qn("w:sdtContent"), qn("w:sdt"), qn("w:customXml"))
_REVISIONS = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))


def read_word(data: bytes, file: str) -> OfficeDocument:
    """Return the Word document ``data``; headers and footers (page numbers) are left out."""
    try:
        document = docx.Document(BytesIO(data))
        reader = _BodyReader(document, file)
        blocks = tuple(reader.blocks(document.element.body))
    except DocumentError:
        raise
    except Exception as error:
        # The package is sound, so this is XML that follows no rule: python-docx has no error of its own for it.
        raise refused(file, DAMAGED) from error
    if reader.problems:
        raise DocumentError(dict.fromkeys(reader.problems))
    if not any(_has_text(block) for block in blocks):
        if any(IMAGE_NOTE in note for note in reader.notes):
            raise refused(file, "文档里只有图片，没有文字，不识别图片里的字：请提供文字版")
        raise refused(file, "文档里没有文字：请检查是否发错了文件")
    return OfficeDocument(file=file, kind="docx", blocks=blocks, notes=tuple(dict.fromkeys(reader.notes)))


def _has_text(block: Block) -> bool:
    return isinstance(block, Paragraph) or any(cell.text for row in block.rows for cell in row)


class _BodyReader:
    """Reads a body's blocks in order, and keeps what is wrong or left out."""

    def __init__(self, document: Document, file: str) -> None:
        styles = Styles(_part_root(document, RELATIONSHIP_TYPE.STYLES))
        self._file = file
        self._text = TextReader(styles, dict(_footnotes(document)))
        self._numbering = Numbering(_part_root(document, RELATIONSHIP_TYPE.NUMBERING), styles)
        self._paragraphs = 0
        self._tables = 0
        self.problems: list[DocumentProblem] = []
        self.notes: list[str] = []

    def blocks(self, parent: Element, box: str = "") -> Iterator[Block]:
        """Yield the blocks of ``parent``; ``box`` names the text box that it is, if any."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, box)
            elif child.tag == qn("w:tbl"):
                self._tables += 1
                yield TableReader(self, f"表{self._tables}").read(child)
            elif child.tag in _CONTAINERS:
                yield from self.blocks(child, box)
            elif is_alternative(child):
                branch = alternative(child)
                yield from self.blocks(branch if branch is not None else (), box)
            else:
                self.check_block(child, box or self._here())

    def check_block(self, child: Element, place: str) -> None:
        """Report a block whose content can't be read."""
        if child.tag in _REVISIONS:
            self.problem(place, TRACKED)
        elif child.tag in _UNREAD_PARTS:
            self.problem(place, _UNREAD)

    def paragraph_text(self, paragraph: Element, place: str | None = None) -> ParagraphText:
        """Return a paragraph's text with its number; what is wrong with it is reported for ``place``."""
        found = self._text.read(paragraph)
        try:
            found.text = self._numbering.label(paragraph) + found.text
        except UnknownNumberError as unknown:
            found.problems.append(_NUMBER_FORMAT.format(unknown))
        if place is not None:
            self._report(found, place)
        return found

    def problem(self, place: str, message: str) -> None:
        """Keep a problem."""
        self.problems.append(DocumentProblem(self._file, place, message))

    def _report(self, found: ParagraphText, place: str) -> None:
        for message in found.problems:
            self.problem(place, message)
        self.notes.extend(f"{place}{note}" for note in found.notes)

    def _paragraph(self, paragraph: Element, box: str) -> Iterator[Block]:
        found = self.paragraph_text(paragraph)
        lines = [line.strip() for line in found.text.split("\n") if line.strip()]
        if lines and not box:
            self._paragraphs += 1
        place = box or (f"第{self._paragraphs}段" if lines else self._here())
        self._report(found, f"{place}（“{lines[0][:12]}”）" if lines else place)
        for at, line in enumerate(lines, start=1):
            yield Paragraph(line, place if len(lines) == 1 else f"{place}第{at}行")
        for content in found.boxes:
            yield from self.blocks(content, box or f"{place}的文本框")

    def _here(self) -> str:
        return f"第{self._paragraphs}段之后" if self._paragraphs else "文档开头"


def _part_root(document: Document, relationship: str) -> Element | None:
    """Return the XML of a part of the document; None where it has none."""
    for found in document.part.rels.values():
        if found.reltype == relationship and not found.is_external:
            return parsed(found.target_part.blob)
    return None


def _footnotes(document: Document) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the texts of footnotes and endnotes by the reference that leads to them."""
    for kind in ("footnote", "endnote"):
        root = _part_root(document, getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S"))
        for note in () if root is None else root.findall(qn(f"w:{kind}")):
            text = "".join(each.text or "" for each in note.iter(qn("w:t")))
            yield (qn(f"w:{kind}Reference"), note.get(qn("w:id"), "")), text.strip()
