"""Traditional characters and the simplified ones for them, from OpenCC's table."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

# Traditional characters beyond are so rare that OpenCC knows a few dozen.
_IDEOGRAPHS = range(0x3400, 0xA000)


@cache
def _converter() -> OpenCC:
    # Many commands read this module and meet no Chinese character to look up.
    from opencc import OpenCC  # noqa: PLC0415

    return OpenCC("t2s")


@cache
def _table() -> dict[str, str]:
    characters = [chr(code) for code in _IDEOGRAPHS]
    # A character a line: OpenCC would read neighbours as words.
    found = _converter().convert("\n".join(characters)).split("\n")
    return {written: plain for written, plain in zip(characters, found, strict=True) if written != plain}


def simplified(character: str) -> str:
    """Return the simplified character for ``character``, itself if it has none."""
    return _converter().convert(character) if ord(character) in _IDEOGRAPHS else character


def traditional_table(characters: Collection[str]) -> dict[str, str]:
    """Return the traditional characters whose simplified ones are among ``characters``, each with its own."""
    wanted = set(characters)
    return {written: plain for written, plain in _table().items() if plain in wanted}
