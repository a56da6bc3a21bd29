"""Files for the tests of reading: small documents, packages with one part changed, and what is said of them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from livelihood.office.blocks import OfficeDocument
from livelihood.office.problems import DocumentError
from livelihood.office.reading import read_document


def problems_of(path: Path) -> list[str]:
    """Return what is said of a file that can't be read."""
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    return [str(problem) for problem in caught.value.problems]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def saved(document: Document | Workbook, path: Path) -> Path:
    document.save(str(path))
    return path


def read(document: Document | Workbook, folder: Path) -> OfficeDocument:
    """Save a document and read it back."""
    suffix = ".xlsx" if isinstance(document, Workbook) else ".docx"
    return read_document(saved(document, folder / f"文件{suffix}"))


def word(*texts: str) -> Document:
    """Return a Word document with these paragraphs."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def sheet(*rows: tuple[str | int | float | None, ...], title: str = "进度") -> tuple[Workbook, Worksheet]:
    """Return a workbook and its only sheet, filled with these rows."""
    book = Workbook()
    made = book.active
    assert isinstance(made, Worksheet)
    made.title = title
    for row in rows:
        made.append(row)
    return book, made


def data_of(document: Document | Workbook) -> bytes:
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def repacked(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return the package ``data`` with parts changed or added."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in changes:
                after.writestr(name, before.read(name))
        for name, content in changes.items():
            after.writestr(name, content)
    return held.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)
