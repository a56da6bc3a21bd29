"""Characters that a conversion has lost or left: what stood there can't be known, or isn't seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from livelihood.characters import turning_characters, without_unseen
from livelihood.office.blocks import Block, Cell, OfficeDocument, Paragraph
from livelihood.office.problems import DocumentError, DocumentProblem

_GARBLED = re.compile("\ufffd|锟斤拷")
_TURNED = "有{}，看到的字不是文件里的顺序：请删去，或把这几个字重新打一遍，保存后再导入"
_MESSAGE = "有乱码（{}）：请向对方要原件，或补上缺的字"


def check_characters(document: OfficeDocument) -> None:
    """Raise where a document holds marks of lost characters, or turns the direction of a text, naming each place."""
    problems = [
        DocumentProblem(document.file, place, message)
        for place, text in _texts(document)
        for message in _messages(text)
    ]
    if problems:
        raise DocumentError(dict.fromkeys(problems))


def without_unseen_characters(document: OfficeDocument) -> OfficeDocument:
    """Return the document without what nobody sees; a plain text stays as it was received."""
    # A merged cell stays one and the same at all its places.
    cells: dict[int, Cell] = {}
    blocks = tuple(_plain_block(block, cells) for block in document.blocks)
    return replace(document, blocks=blocks)


def _plain_block(block: Block, cells: dict[int, Cell]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=without_unseen(block.text))
    return replace(block, rows=tuple(tuple(_plain_cell(cell, cells) for cell in row) for row in block.rows))


def _plain_cell(cell: Cell, cells: dict[int, Cell]) -> Cell:
    plain = without_unseen(cell.text)
    return cells.setdefault(id(cell), cell if plain == cell.text else replace(cell, text=plain))


def _messages(text: str) -> Iterator[str]:
    if found := _GARBLED.search(text):
        yield _MESSAGE.format(found[0])
    for character in turning_characters(text):
        yield _TURNED.format(character.what)


def _texts(document: OfficeDocument) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.place, block.text
        else:
            yield from ((cell.place, cell.text) for row in block.rows for cell in row)
