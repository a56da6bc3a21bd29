"""Typed pinyin: which Chinese words of a list of phrases could be meant by ``yanglao``.

The browser gets the phrases and each character's readings. Every reading of a character counts, whatever the word:
a dictionary reads 窨井 as xunjing, and who types yinjing means it too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from livelihood.building.store import Store
from livelihood.package_versions import package_version
from livelihood.search.tokens import pieces


def phrases(texts: Iterable[str]) -> list[str]:
    """Return the runs of at least two Chinese characters in ``texts``, sorted; none that another one holds."""
    found = {
        piece.text for text in texts for piece in pieces(text) if piece.kind == "chinese" and piece.text[1:]
    }
    kept: set[str] = set()
    held: set[str] = set()
    for phrase in sorted(found, key=lambda phrase: (-len(phrase), phrase)):
        if phrase not in held:
            kept.add(phrase)
            held.update(_parts(phrase))
    return sorted(kept)


def _parts(phrase: str) -> Iterator[str]:
    return (phrase[at:end] for at in range(len(phrase)) for end in range(at + 2, len(phrase) + 1))


def readings(phrases: Iterable[str], store: Store | None = None) -> dict[str, str]:
    """Return the readings of each character in ``phrases``, without tones, parted by spaces; ü is v, as it is typed.

    Those that ``store`` keeps aren't looked up again.
    """
    key = hashlib.sha256(f"pinyin {package_version('pypinyin')}".encode()).hexdigest()
    kept = (store.result(key) if store else None) or b"{}"
    known: dict[str, str] = json.loads(kept)
    wanted = sorted(set("".join(phrases)))
    found = {
        character: known[character] if character in known else _reading(character) for character in wanted
    }
    if store and not found.keys() <= known.keys():
        store.keep_result(key, json.dumps(known | found, ensure_ascii=False).encode())
        store.write_results()
    return {character: reading for character, reading in found.items() if reading}


@cache
def _reading(character: str) -> str:
    # Its tables take longer to load than a county to build: who finds all characters kept does without.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return " ".join(dict.fromkeys(found[0])) if found else ""


def meant(typed: str, phrases: Iterable[str], readings: Mapping[str, str]) -> list[str]:
    """Return the words of at least two characters in ``phrases`` that are read ``typed``, each once."""
    found: dict[str, None] = {}
    for phrase in phrases:
        for at in range(len(phrase) - 1):
            found.update(dict.fromkeys(_read(typed, phrase, at, at, readings)))
    return list(found)


def _read(rest: str, phrase: str, start: int, at: int, readings: Mapping[str, str]) -> Iterator[str]:
    if not rest:
        if at - start > 1:
            yield phrase[start:at]
        return
    for reading in readings.get(phrase[at : at + 1], "").split():
        if rest.startswith(reading):
            yield from _read(rest[len(reading) :], phrase, start, at + 1, readings)
