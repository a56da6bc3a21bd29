"""Characters of Word documents that are not what their codes say: symbol fonts, raised and lowered digits."""

from __future__ import annotations

import re

_DIGITS = "0123456789+-()"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
# Signs of the symbol fonts that stand in notices for themselves: ticks, crosses and marks before a line. The rest
# may be anything, also a digit.
_SIGNS = {
    0xF0FC: "✓",
    0xF0FE: "☑",
    0xF0FB: "✗",
    0xF0FD: "☒",
    0xF0A8: "□",
    0xF06F: "□",
    0xF06E: "■",
    0xF06C: "●",
    0xF075: "◆",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
}
_SYMBOL = re.compile("[\uf020-\uf0ff]")


def symbol(code: str) -> str | None:
    """Return the sign that w:sym shows by its code; None where nobody here knows it."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    return _SIGNS.get(number if number > 0xFF else 0xF000 + number)


def plain_symbols(text: str) -> str | None:
    """Return ``text`` with its characters of symbol fonts as signs; None where one of them is unknown."""
    plain = text.translate(_SIGNS)
    return None if _SYMBOL.search(plain) else plain


def shifted(text: str, position: str | None) -> str:
    """Return raised or lowered text with digits of that kind, which never join those beside them."""
    if position == "superscript":
        return text.translate(_RAISED)
    return text.translate(_LOWERED) if position == "subscript" else text
