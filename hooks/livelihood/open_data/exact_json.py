"""JSON whose numbers are exact decimals: the standard library writes a Decimal as a float or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | Decimal | date | None

_INDENT = "  "


def json_bytes(value: Json) -> bytes:
    """Return ``value`` as indented UTF-8 JSON; decimals are plain numbers, dates are texts.

    Raises TypeError for a float, which would be inexact, and for anything else that JSON has no form for.
    """
    return ("".join(_pieces(value, "\n")) + "\n").encode("utf-8")


def _pieces(value: Json, line: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        entries = [(f"{json.dumps(key, ensure_ascii=False)}: ", item) for key, item in value.items()]
        yield from _bracketed("{}", entries, line)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _bracketed("[]", [("", item) for item in value], line)
    else:
        yield _scalar(value)


def _bracketed(brackets: str, entries: list[tuple[str, Json]], line: str) -> Iterator[str]:
    if not entries:
        yield brackets
        return
    inner = line + _INDENT
    yield brackets[0]
    for at, (key, item) in enumerate(entries):
        yield f"{',' if at else ''}{inner}{key}"
        yield from _pieces(item, inner)
    yield line + brackets[1]


def _scalar(value: str | int | Decimal | date | None) -> str:
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise TypeError(f"{value} is no JSON number")
        return format(value, "f")
    if isinstance(value, date):
        return json.dumps(value.isoformat())
    if value is None or isinstance(value, str | int):
        return json.dumps(value, ensure_ascii=False)
    raise TypeError(f"{type(value).__name__} has no exact JSON form")
