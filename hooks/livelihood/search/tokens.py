"""The one rule by which texts and queries are compared: tests/search/token_cases.json holds it to the browser's.

A text is a row of pieces: a Chinese character, a number (1,200 is 1200, 115.26 is one), a run of Latin letters.
Everything else separates pieces, except white space and invisible characters, which documents have anywhere, and
quotation marks and dots in names, which nobody types (“两癌”筛查): they separate two numbers or two Latin words only.
A line break separates always.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from livelihood.search.traditional import simplified

_HARD = "\n"
# 々, 〆, 〇 and all unified ideographs.
CHINESE = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])|[0-9]+)(?:\.[0-9]+)?"
# 2022.7.1 is no number: it is three.
_SCAN = re.compile(
    rf"([0-9]+(?:\.[0-9]+){{2,}})|({_NUMBER})|([a-z]+)|([{CHINESE}]+)|([%‰])|( +)|([^0-9a-z{CHINESE}%‰ ]+)"
)
_KEPT = re.compile(rf"[0-9a-z.,%‰{CHINESE}]")
_INVISIBLE = ("Cf", "Cc")
_UNTYPED = frozenset("“”‘’\"'「」『』《》〈〉·•‧∙⋅・")
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_THOUSANDS = re.compile(r"([0-9０-９])[,，](?=[0-9０-９]{3}(?![0-9０-９]))")
_BETWEEN_TERMS = re.compile(r"[\s、。，,；;！!？?]+")

Kind = Literal["number", "latin", "chinese", "percent"]


class Piece(NamedTuple):
    """A stretch of one kind. ``apart``: something separates it from the one before."""

    kind: Kind
    text: str
    apart: bool


class _Plain(dict[int, str]):
    """What each character stands for: simplified, lower case, half width; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str:
    if character == _HARD:
        return _HARD
    if character.isspace() or unicodedata.category(character) in _INVISIBLE:
        return " "
    if ord(character) in _VARIATION_SELECTORS:
        return " "
    form = unicodedata.normalize("NFKC", character)
    pieces = [simplified(piece) for piece in form.lower()]
    plain = "".join(_kept(piece) for piece in pieces)
    # ① and ² belong to no number beside them.
    has_digit = any(piece.isdecimal() for piece in form)
    return f" {plain} " if has_digit and not character.isdecimal() else plain


def _kept(character: str) -> str:
    if character.isspace() or character in _UNTYPED:
        return " "
    return character if _KEPT.fullmatch(character) else _HARD


_PLAIN = _Plain()
_KINDS: tuple[Kind | None, ...] = (None, None, "number", "latin", "chinese", "percent")


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of ``text``."""
    hard, soft, before = True, False, ""
    for found in _SCAN.finditer(text.translate(_PLAIN)):
        group = found.lastindex or 0
        if group == 1:
            for at, number in enumerate(found[0].split(".")):
                yield Piece("number", number, hard or at > 0 or (soft and before == "number"))
            hard, soft, before = False, False, "number"
        elif group < 6:
            kind = _KINDS[group]
            assert kind is not None
            written = found[0].replace(",", "") if kind == "number" else found[0]
            yield Piece(kind, written, hard or (soft and kind == before and kind in {"number", "latin"}))
            hard, soft, before = False, False, kind
        elif group == 6:
            soft = True
        else:
            hard = True


def form(text: str) -> str:
    """Return ``text`` in the form in which terms are looked for: its pieces, with a bar where they are apart.

    The form of a form is itself.
    """
    return "".join(f"|{piece.text}" if piece.apart else piece.text for piece in pieces(text)).strip("|")


def index_tokens(text: str) -> list[str]:
    """Return the tokens of a text: each piece together with the one that follows it, the last one alone."""
    return [token for row in _rows(text) for token in (*_pairs(row), row[-1])]


def query_tokens(text: str) -> list[str]:
    """Return the tokens of a term: as in a text, without the last piece, which the one before it holds.

    The index finds words by their beginnings, so a term of one piece finds what follows it too.
    """
    return [token for row in _rows(text) for token in (_pairs(row) or row)]


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the rows of pieces that nothing separates, the Chinese character by character."""
    row: list[str] = []
    for piece in pieces(text):
        if row and (piece.apart or piece.kind == "percent"):
            yield row
            row = []
        if piece.kind == "chinese":
            row.extend(piece.text)
        elif piece.kind != "percent":
            # Pagefind would drop the point.
            row.append(piece.text.replace(".", "p"))
    if row:
        yield row


def _pairs(row: Iterable[str]) -> list[str]:
    return [first + second for first, second in pairwise(row)]


def terms(query: str) -> list[str]:
    """Return the terms of a query in the form of texts, each once; a text is found if it holds all of them.

    White space, commas and full stops part terms; brackets and dashes belong to document numbers and dates.
    """
    written = _BETWEEN_TERMS.split(_THOUSANDS.sub(r"\1", query))
    return list(dict.fromkeys(filter(None, map(form, written))))


def holds(text: str, term: str) -> bool:
    """Tell whether the form ``text`` holds the form ``term``: no number is cut, a Latin word only at its end."""
    at = text.find(term)
    while at >= 0:
        end = at + len(term)
        if not _is_cut(text[at - 1 : at], term[0]) and not _cuts_number(text, end):
            return True
        at = text.find(term, at + 1)
    return False


def _is_cut(before: str, first: str) -> bool:
    if first.isdecimal():
        # A point stands in numbers only.
        return before.isdecimal() or before == "."
    return first.isascii() and first.isalpha() and before.isascii() and before.isalpha()


def _cuts_number(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return text[end - 1].isdecimal() and (following.isdecimal() or following == ".")
