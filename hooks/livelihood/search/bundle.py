"""The bundle that browsers load: Pagefind's index with our records, the same bytes each time.

Pagefind keeps with each page the text that it indexed: here tokens, which nobody reads. In their place stands the
record. It writes the values of filters in an order that changes from run to run: here they are sorted. And it packs
words into pieces of which a search loads one for each of its words: here they are cut smaller.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from cbor2 import CBORDecodeError, CBOREncoder, dumps, loads

from livelihood.search.errors import SearchError
from livelihood.search.kept import BundleWriter
from livelihood.search.pagefind import document, run_pagefind
from livelihood.search.records import Record

_SIGNATURE = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
# The program in the browser; the rest of what the binary writes is a worker and search boxes that the site doesn't use.
_PROGRAM = ("pagefind.js", "wasm.unknown.pagefind")
# A word among a piece of so many bytes (before they are packed) is loaded with it.
_PIECE = 24_000
# The major type of arrays in CBOR (RFC 8949, 3.1).
_ARRAY = 4
# What the table of a bundle holds, by place.
_PAGES, _CHUNKS, _FILTERS = 1, 2, 3


def write_bundle(records: Mapping[str, Record], writer: BundleWriter) -> None:
    """Index ``records`` (by address) and have ``writer`` write the index.

    Raises SearchError where the binary fails, leaves a record out, or writes what this doesn't know.
    """
    with tempfile.TemporaryDirectory(prefix="livelihood-search-") as temporary:
        source, made = Path(temporary, "pages"), Path(temporary, "bundle")
        run_pagefind(map(document, records.values()), source, made)
        try:
            _Bundle(made, writer).write(records)
        except (OSError, ValueError, LookupError, TypeError, CBORDecodeError) as error:
            raise SearchError(f"pagefind 写出的索引读不懂：{error}") from error


class _Bundle:
    """Takes a bundle as the binary ``made`` it to ``writer``."""

    def __init__(self, made: Path, writer: BundleWriter) -> None:
        self.made = made
        self.writer = writer

    def write(self, records: Mapping[str, Record]) -> None:
        entry = json.loads((self.made / _ENTRY).read_text(encoding="utf-8"))
        ((language, about),) = entry["languages"].items()
        if about["page_count"] != len(records):
            raise SearchError(f"搜索索引不全：应有 {len(records)} 条，实有 {about['page_count']} 条")
        name = f"pagefind.{about['hash']}.pf_meta"
        table: list[Any] = loads(_unpacked(self.made / name))
        urls = list(records)
        for page in table[_PAGES]:
            page[0] = self._fragment(page[0], language, records, urls)
        table[_CHUNKS] = [cut for _, _, chunk in table[_CHUNKS] for cut in self._cut(chunk, language)]
        table[_FILTERS] = sorted([name, self._filter(chunk, language)] for name, chunk in table[_FILTERS])
        packed = dumps(table)
        about["hash"] = _name(language, packed)
        self._pack(f"pagefind.{about['hash']}.pf_meta", packed)
        self.writer.put(_ENTRY, json.dumps(entry).encode())
        for file in _PROGRAM:
            self._take(file)

    def _cut(self, chunk: str, language: str) -> Iterator[list[str]]:
        """Write a piece of the index in smaller ones; yield for each its first word, its last one and its name."""
        (words,) = loads(_unpacked(self.made / f"index/{chunk}.pf_index"))
        for piece in _cut_small([(word[0], dumps(word)) for word in words]):
            packed = _array([_array([word for _, word in piece])])
            name = _name(language, packed)
            self._pack(f"index/{name}.pf_index", packed)
            yield [piece[0][0], piece[-1][0], name]

    def _fragment(self, chunk: str, language: str, records: Mapping[str, Record], urls: Sequence[str]) -> str:
        """Write the fragment of a page with its record and its address among ``urls``, and return its new name."""
        fragment = json.loads(_unpacked(self.made / f"fragment/{chunk}.pf_fragment"))
        url = urls[int(fragment["url"].removeprefix("/").removesuffix(".html"))]
        fragment |= {"url": f"/{url}", "content": "", "meta": _shown(records[url])}
        packed = json.dumps(fragment, ensure_ascii=False, separators=(",", ":")).encode()
        name = _name(language, packed)
        self._pack(f"fragment/{name}.pf_fragment", packed)
        return name

    def _filter(self, chunk: str, language: str) -> str:
        """Write a filter with its values sorted, and return its new name."""
        name, values = loads(_unpacked(self.made / f"filter/{chunk}.pf_filter"))
        packed = dumps([name, sorted(values)])
        self._pack(f"filter/{_name(language, packed)}.pf_filter", packed)
        return _name(language, packed)

    def _take(self, name: str) -> None:
        self.writer.put(name, (self.made / name).read_bytes())

    def _pack(self, name: str, content: bytes) -> None:
        self.writer.put(name, gzip.compress(_SIGNATURE + content, mtime=0))


def _cut_small(words: list[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    """Yield words, each with what is written of it, in pieces of no more than _PIECE bytes or of one word."""
    piece: list[tuple[str, bytes]] = []
    size = 0
    for word in words:
        length = len(word[1])
        if piece and size + length > _PIECE:
            yield piece
            piece, size = [], 0
        piece.append(word)
        size += length
    if piece:
        yield piece


def _array(written: list[bytes]) -> bytes:
    """Return the array of values that are written in CBOR already."""
    stream = BytesIO()
    CBOREncoder(stream).encode_length(_ARRAY, len(written))
    return stream.getvalue() + b"".join(written)


def _shown(record: Record) -> dict[str, str]:
    """Return what a browser reads of a record; what is empty is absent."""
    place = record.place
    shown = {
        "title": record.title,
        "kind": record.kind,
        "county": place.county if place else "",
        "code": place.code if place else "",
        "year": str(place.year) if place else "",
        "standing": record.standing,
        "bar": record.bar,
        "text": record.text,
    }
    return {name: value for name, value in shown.items() if value}


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _name(language: str, content: bytes) -> str:
    """Return the name of a file by its content: whoever has kept it need not load it again."""
    return f"{language}_{hashlib.sha256(content).hexdigest()[:12]}"
