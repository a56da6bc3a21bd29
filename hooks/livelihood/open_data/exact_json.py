"""JSON whose numbers are exact decimals: the standard library writes a Decimal as a float or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | Decimal | date | None

_INDENT = "  "
_quoted = json.encoder.encode_basestring


def json_bytes(value: Json) -> bytes:
    """Return ``value`` as indented UTF-8 JSON; decimals are plain numbers, dates are texts.

    Raises TypeError for a float, which would be inexact, and for anything else that JSON has no form for.
    """
    return f"{json_text(value)}\n".encode()


def json_text(value: Json, depth: int = 0) -> str:
    """Return ``value`` as ``json_bytes`` writes it within ``depth`` brackets, without a line break at its end."""
    return _text(value, new_line(depth))


def new_line(depth: int) -> str:
    """Return what parts entries within ``depth`` brackets."""
    return f"\n{_INDENT * depth}"


def _text(value: Json, line: str) -> str:
    # Texts are most of what there is, and telling lists from mappings takes longest.
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, int | Decimal | date):
        return _scalar(value)
    inner = line + _INDENT
    # What is nearly always meant is asked for first: the general classes take long to ask.
    is_list = isinstance(value, (list, tuple))
    if not is_list and isinstance(value, (dict, Mapping)):
        return _bracketed("{}", _entries(value, inner), line)
    if is_list or isinstance(value, Sequence):
        return _bracketed("[]", [_text(item, inner) for item in value], line)
    raise TypeError(f"{type(value).__name__} has no exact JSON form")


def _entries(mapping: Mapping[str, Json], line: str) -> list[str]:
    entries = []
    for key, item in mapping.items():
        # Most of a table's row is one of these two.
        if item is None:
            told = "null"
        elif item.__class__ is str:
            told = _quoted(item)
        else:
            told = _text(item, line)
        entries.append(f"{_quoted(key)}: {told}")
    return entries


def _scalar(value: int | Decimal | date | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise TypeError(f"{value} is no JSON number")
        return format(value, "f")
    return _quoted(value.isoformat())


def _bracketed(brackets: str, entries: list[str], line: str) -> str:
    if not entries:
        return brackets
    inner = line + _INDENT
    return f"{brackets[0]}{inner}{f',{inner}'.join(entries)}{line}{brackets[1]}"
