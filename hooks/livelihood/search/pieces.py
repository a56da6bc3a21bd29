"""Records as bytes: those of one county can be kept, and are read again only where its prefecture is indexed anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from livelihood.contexts.links import YearLinks
from livelihood.search.pages import HandWrittenPage
from livelihood.search.records import Place, Record, record_of_page, records_of_year

_ALWAYS = ("kind", "url", "title", "text")
_LISTS = ("statuses", "units", "headings", "names")


@dataclass(frozen=True)
class Piece:
    """Records that are kept together: the SHA-256 of their bytes, and what fetches these.

    It can be pickled where ``load`` can.
    """

    digest: str
    load: Callable[[], bytes]

    @classmethod
    def of(cls, content: bytes) -> Piece:
        """Return the piece of bytes that are at hand."""
        return cls(hashlib.sha256(content).hexdigest(), partial(bytes, content))


def county_records(years: Iterable[YearLinks]) -> bytes:
    """Return the records of a county's ``years``."""
    return encoded(record for links in years for record in records_of_year(links))


def encoded(records: Iterable[Record]) -> bytes:
    """Return ``records`` as bytes, a line of JSON for each."""
    return b"".join(_line(record) for record in records)


def decoded(content: bytes) -> Iterator[Record]:
    """Yield the records in what ``encoded`` wrote."""
    for line in content.splitlines():
        fields: dict[str, Any] = json.loads(line)
        fields |= {name: tuple(fields[name]) for name in _LISTS if name in fields}
        if "place" in fields:
            fields["place"] = Place(*fields["place"])
        yield Record(**fields)


def pages_piece(pages: Iterable[HandWrittenPage]) -> Piece:
    """Return the records of hand-written pages, which every prefecture has."""
    return Piece.of(encoded(map(record_of_page, pages)))


def _line(record: Record) -> bytes:
    fields = {name: value for name, value in vars(record).items() if value or name in _ALWAYS}
    if record.place:
        fields["place"] = [record.place.county, record.place.code, record.place.year]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
