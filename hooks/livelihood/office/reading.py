"""Reading a document of the office, whichever of the three kinds it is."""

from __future__ import annotations

from pathlib import Path

from livelihood.office.blocks import OfficeDocument
from livelihood.office.excel import read_workbook
from livelihood.office.file_kinds import check_extension, kind_of, received
from livelihood.office.garbled import check_characters, without_unseen_characters
from livelihood.office.text_file import read_text
from livelihood.office.word import read_word

_READERS = {"docx": read_word, "xlsx": read_workbook, "txt": read_text}


def read_document(path: Path) -> OfficeDocument:
    """Return the document at ``path`` (.docx, .xlsx, .txt); raise DocumentError with all that is wrong with it."""
    data = received(path)
    kind = kind_of(data, path.name)
    check_extension(path, kind)
    document = without_unseen_characters(_READERS[kind](data, path.name))
    check_characters(document)
    return document
