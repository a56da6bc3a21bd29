"""Marks of a program in a text that was to be read by people: templates that weren't filled in, values that aren't there.

A text of the data may hold such a mark, since it is shown as it was typed: that is none left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

_MARK = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|#(?:REF|VALUE|NAME|DIV/0|NUM|NULL)[!?]|#N/A"
    # As words of their own, beside Chinese characters too.
    r"|(?<![\w./@-])(?:None|nan|NaN|Undefined|undefined)(?![\w./@-])"
    r"|(?:Decimal|Fraction)\(|Traceback \(most recent",
    re.ASCII,
)
_AROUND = 12
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def folded(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())


def leftovers(text: str, typed: Iterable[str]) -> Iterator[str]:
    """Yield each mark in the folded ``text`` with what stands around it; ``typed`` are texts of the data to look past."""
    if not _MARK.search(text):
        return
    for each in typed:
        text = text.replace(each, "")
    for found in _MARK.finditer(text):
        yield text[max(0, found.start() - _AROUND) : found.end() + _AROUND]


def typed_marks(data: Path) -> tuple[str, ...]:
    """Return the texts of the data folder that hold such marks themselves, folded, the longest first.

    Files that can't be read as what they are hold none.
    """
    found: set[str] = set()
    for file in filter(Path.is_file, (*data.rglob("*.yml"), *data.rglob("*.txt"))):
        text = file.read_text(encoding="utf-8", errors="replace")
        # An escape in YAML may stand for any character.
        if _MARK.search(text) or (file.suffix == ".yml" and "\\" in text):
            found.update(folded(each) for each in _texts(file, text) if _MARK.search(each))
    return tuple(sorted(found, key=lambda each: (-len(each), each)))


def _texts(file: Path, text: str) -> Sequence[str]:
    if file.suffix == ".txt":
        return text.splitlines()
    try:
        return [event.value for event in yaml.parse(text, _Loader) if isinstance(event, yaml.ScalarEvent)]
    except yaml.YAMLError:
        return ()
