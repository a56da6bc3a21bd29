"""Data files of plain records, written fast and in the manner of a person: block style, short lists on one line.

The texts are this package's own, so what YAML would read otherwise is told by a pattern; any other text is quoted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_ROOM = 110
_STEP = "  "
# What begins with a letter, a digit or a Chinese quotation mark and holds nothing that means something to YAML.
_PLAIN = re.compile(r"[\w“《（〔][^\s:#,\[\]{}\"'&*!|>`\\]*")


def data_file(content: Mapping[str, Any]) -> str:
    """Return a data file; what is None or empty is left out."""
    return "".join(f"{line}\n" for line in ("format: 1", *_mapping(content, "")))


def _mapping(record: Mapping[str, Any], margin: str) -> Iterator[str]:
    for key, value in record.items():
        if value is None or value in ([], (), {}):
            continue
        if isinstance(value, Mapping):
            yield f"{margin}{key}:"
            yield from _mapping(value, margin + _STEP)
        elif isinstance(value, list | tuple):
            yield from _list(key, value, margin)
        else:
            yield f"{margin}{key}: {_scalar(value)}"


def _list(key: str, items: Sequence[Any], margin: str) -> Iterator[str]:
    if not isinstance(items[0], Mapping):
        line = f"{margin}{key}: [{', '.join(_scalar(item) for item in items)}]"
        if len(line) <= _ROOM:
            yield line
            return
    yield f"{margin}{key}:"
    for item in items:
        if isinstance(item, Mapping):
            first, *others = _mapping(item, margin + _STEP + _STEP)
            yield f"{margin}{_STEP}- {first.lstrip()}"
            yield from others
        else:
            yield f"{margin}{_STEP}- {_scalar(item)}"


def _scalar(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
