"""Originals: the files that offices sent, kept beside the texts taken from them, and never published."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from livelihood.data_files import may_open
from livelihood.model import Source
from livelihood.places import Spot
from livelihood.private_numbers import private_numbers
from livelihood.problems import Problems
from livelihood.unreadable import why_unreadable

_ORIGINAL_FILE = re.compile(r"(?P<id>[a-z][a-z0-9-]*)(?:\.original)?\.(?:docx|xlsx|txt)")


def checksum(content: bytes) -> str:
    """Return the SHA-256 checksum by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


def original_name(source_id: str, suffix: str) -> str:
    """Return the name under which a document's original is kept; ``suffix`` is its own (.docx, .xlsx, .txt).

    The text taken from it has the name that a text would have, so a text's original says what it is.
    """
    return f"{source_id}.original.txt" if suffix == ".txt" else f"{source_id}{suffix}"


def check_original(source: Source, folder: Path, problems: Problems) -> None:
    """Report an original in ``folder`` that is misnamed, missing, or not the file that was received."""
    original = source.original
    if original is None:
        return
    spot = original.spot("file")
    name = _ORIGINAL_FILE.fullmatch(original.file)
    if not name or name["id"] != source.id:
        choices = "、".join(original_name(source.id, suffix) for suffix in (".docx", ".xlsx", ".txt"))
        what = f"原件的文件名“{original.file}”不合要求"
        problems.add("bad-file-name", spot, what, expected=f"写作 {choices} 之一")
        return
    file = folder / original.file
    if not may_open(file, problems):
        return
    if not file.exists():
        # A missing folder is reported once, not once for every file.
        if folder.is_dir():
            problems.add("missing-file", spot, f"sources 文件夹里没有原件 {original.file}")
        return
    try:
        content = file.read_bytes()
    except OSError as error:
        problems.add("unreadable", Spot(file.as_posix(), 0), why_unreadable(file, error))
        return
    found = checksum(content)
    if found != original.sha256:
        what = f"原件 {original.file} 的校验值是 {found}，与登记的不同"
        problems.add("original-changed", original.spot("sha256"), what)
    _check_private_numbers(content, file, problems)


def _check_private_numbers(content: bytes, file: Path, problems: Problems) -> None:
    """Report the private numbers of an original: who has the data has it, too."""
    # Most counties have no originals, and this takes time.
    from livelihood.office.every_text import every_text  # noqa: PLC0415
    from livelihood.office.problems import DocumentError  # noqa: PLC0415

    spot = Spot(file.as_posix(), 0)
    try:
        for each in every_text(content, file.name):
            for number in private_numbers(each.text):
                what = f"原件的{each.place_of(number.start)}里有{number.what} {number.masked}"
                problems.add("private-number", spot, what)
    except DocumentError as error:
        for problem in error.problems:
            problems.add("unreadable", spot, f"查不了原件里有没有私人号码：{problem.message}")
