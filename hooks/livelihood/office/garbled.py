"""Characters that a conversion has lost: what stood there, a digit perhaps, can't be known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from livelihood.office.blocks import OfficeDocument, Paragraph
from livelihood.office.problems import DocumentError, DocumentProblem

_GARBLED = re.compile("\ufffd|锟斤拷")
_MESSAGE = "有乱码（{}）：请向对方要原件，或补上缺的字"


def check_characters(document: OfficeDocument) -> None:
    """Raise where a document holds marks of lost characters, naming each place."""
    problems = [
        DocumentProblem(document.file, place, _MESSAGE.format(found[0]))
        for place, text in _texts(document)
        if (found := _GARBLED.search(text))
    ]
    if problems:
        raise DocumentError(dict.fromkeys(problems))


def _texts(document: OfficeDocument) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.place, block.text
        else:
            yield from ((cell.place, cell.text) for row in block.rows for cell in row)
