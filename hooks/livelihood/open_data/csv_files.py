"""Rows to CSV: RFC 4180 with a byte order mark, so that spreadsheet programs read the Chinese rightly."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from livelihood.open_data.tables import LIST_SEPARATOR, Cell, Row, Table

# A spreadsheet program takes a cell that begins like this for a formula, or passes it on to one that does;
# what can't be seen in front of the sign doesn't make it safe.
# Apostrophes in front belong to the pattern, so that what was written can be told from what was guarded.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])")


def csv_header(table: Table) -> bytes:
    """Return how the table's CSV file begins: the byte order mark and the columns' names."""
    return codecs.BOM_UTF8 + _written([table.names])


def csv_rows(table: Table, rows: Iterable[Row]) -> bytes:
    """Return rows of the table's CSV file: UTF-8, CRLF. Raises KeyError where a row lacks a column."""
    names = table.names
    return _written(
        # Most cells are empty or texts that begin with a letter or a digit, which no formula does.
        [
            cell if cell is None or (cell.__class__ is str and cell[:1].isalnum()) else cell_text(cell)
            for cell in map(row.__getitem__, names)
        ]
        for row in rows
    )


def _written(rows: Iterable[Sequence[str | None]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def cell_text(cell: Cell) -> str:
    """Return how a cell is written: plain decimals, ISO dates, true and false, empty for unknown.

    Texts are guarded against formula injection; numbers can't be formulas and stay plain.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded(LIST_SEPARATOR.join(cell))


def guarded(text: str) -> str:
    """Return ``text`` with an apostrophe in front if a spreadsheet program could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text from which ``guarded`` made ``text``."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
