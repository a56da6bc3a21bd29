"""What a cell of a workbook holds, as text: just what its sheet shows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.datetime import from_excel

from livelihood.office.number_format import (
    Shown,
    UnknownFormatError,
    is_date_format,
    plain,
    shown_moment,
    shown_number,
)
from livelihood.office.word_symbols import shifted

# Formats whose form a Chinese Excel chooses itself; a file holds only their numbers.
CHINESE_BUILT_INS = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
# Excel keeps 15 digits of a number: what a binary fraction adds beyond them is noise.
_DIGITS = 15
_GENERAL = ("General", "@", "G/通用格式")


def shown_value(cell: Cell) -> Shown:
    """Return what ``cell`` shows; raise UnknownFormatError where its format can't be read."""
    try:
        return _shown(cell)
    except (ArithmeticError, ValueError):
        # Numbers beyond all dates, or with more digits than a format can hold.
        raise UnknownFormatError from None


def _shown(cell: Cell) -> Shown:
    value = cell.value
    if isinstance(value, bool):
        return Shown(str(value).upper(), is_exact=True)
    if isinstance(value, int | float):
        return _shown_number(value, cell)
    if isinstance(value, date | time | timedelta):
        return Shown(shown_moment(_moment(value), format_of(cell)).strip(), is_exact=True)
    if isinstance(value, CellRichText):
        return Shown(_lines("".join(map(_piece, value))), is_exact=True)
    return Shown(_lines(str(value)), is_exact=True)


def _piece(piece: TextBlock | str) -> str:
    return shifted(piece.text, piece.font.vertAlign) if isinstance(piece, TextBlock) else piece


def is_struck(cell: Cell) -> bool:
    """Tell whether a line is drawn through a cell's text, or through a piece of it."""
    pieces = cell.value if isinstance(cell.value, CellRichText) else ()
    return bool(cell.font.strike) or any(
        piece.font.strike for piece in pieces if isinstance(piece, TextBlock)
    )


def _shown_number(value: float, cell: Cell) -> Shown:
    number_format = format_of(cell)
    if number_format in _GENERAL:
        return Shown(plain(exact(value)), is_exact=True)
    if is_date_format(number_format):
        workbook = cell.parent.parent
        assert workbook is not None
        moment = from_excel(value, workbook.epoch)
        return Shown(shown_moment(_moment(moment), number_format).strip(), is_exact=True)
    text, is_exact = shown_number(exact(value), number_format)
    return Shown(text.strip(), is_exact)


def _moment(value: object) -> datetime | time:
    if isinstance(value, datetime | time):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    raise UnknownFormatError


def format_of(cell: Cell) -> str:
    """Return a cell's number format."""
    # openpyxl knows the built-in formats of an English Excel only; the rest it would take for plain numbers.
    built_in = getattr(cell, "_style").numFmtId  # noqa: B009
    return CHINESE_BUILT_INS.get(built_in) or cell.number_format


def exact(value: float | Decimal) -> Decimal:
    """Return a stored number without the noise of binary fractions (2.8, not 2.7999999999999998)."""
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite():
        raise UnknownFormatError
    noise = number.adjusted() - _DIGITS + 1
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < noise:
        number = number.quantize(Decimal(1).scaleb(noise), rounding=ROUND_HALF_UP)
    return number


def _lines(text: str) -> str:
    """Return a cell's text with its line breaks, without what its program left of theirs."""
    lines = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
