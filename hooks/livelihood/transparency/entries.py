"""An entry of the log: one version of one plan or report, as a line of canonical JSON. The line is the leaf of the tree."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from livelihood.transparency.contents import Content, canonical_json
from livelihood.transparency.merkle import leaf_hash

_NEEDED = {
    "county_code": re.compile(r"[1-9]\d{5}"),
    "kind": re.compile(r"plan|report"),
    "id": re.compile(r"[a-z][a-z0-9-]*"),
    "content_sha256": re.compile(r"[0-9a-f]{64}"),
}
_OPTIONAL = frozenset({"document_number", "document_date", "follows"})


class EntryError(Exception):
    """A line that is no entry; the reason is in Chinese."""


@dataclass(frozen=True)
class Entry:
    """One version. ``follows`` is the number (from 0) of the entry with the version that a correction replaced."""

    county_code: str
    year: int
    kind: str
    id: str
    content_sha256: str
    published: datetime
    document_number: str | None = None
    document_date: date | None = None
    follows: int | None = None

    @classmethod
    def of(cls, content: Content, published: datetime, follows: int | None) -> Self:
        """Return the entry of ``content``, published at an aware moment (to the second)."""
        return cls(
            *content.key,
            content.digest,
            published.replace(microsecond=0),
            content.document_number,
            content.document_date,
            follows,
        )

    @classmethod
    def parse(cls, line: bytes) -> Self:
        """Read a line without its line feed; raise EntryError where it isn't an entry in canonical form."""
        try:
            told = json.loads(line)
            entry = cls(**_checked(told))
        except (ValueError, TypeError, RecursionError) as error:
            raise EntryError("不是记录的一行，可能被改动过") from error
        if entry.line != line:
            raise EntryError("写法与记录的规定不同，可能被改动过")
        return entry

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What names the plan or report for good, whichever version."""
        return self.county_code, self.year, self.kind, self.id

    @property
    def line(self) -> bytes:
        """The entry in canonical form, without a line feed."""
        told = {
            "county_code": self.county_code,
            "year": self.year,
            "kind": self.kind,
            "id": self.id,
            "content_sha256": self.content_sha256,
            "published": self.published.isoformat(),
            "document_number": self.document_number,
            "document_date": self.document_date.isoformat() if self.document_date else None,
            "follows": self.follows,
        }
        return canonical_json({name: value for name, value in told.items() if value is not None})

    @property
    def leaf(self) -> bytes:
        """The hash of the entry as a leaf of the tree."""
        return leaf_hash(self.line)

    @property
    def name(self) -> str:
        """The plan or report in words."""
        what = "方案" if self.kind == "plan" else f"通报 {self.id}"
        return f"{self.county_code} {self.year} 年的{what}"


def _checked(told: Any) -> dict[str, Any]:
    """Return the fields of an entry, typed; raise ValueError or TypeError where they aren't as they have to be."""
    if not isinstance(told, dict) or set(told) - _OPTIONAL != {*_NEEDED, "year", "published"}:
        raise ValueError("fields")
    if not all(pattern.fullmatch(told[name]) for name, pattern in _NEEDED.items()):
        raise ValueError("values")
    if not isinstance(told.get("document_number", ""), str):
        raise TypeError("number")
    if type(told["year"]) is not int or type(told.get("follows", 0)) is not int:
        raise ValueError("numbers")
    published = datetime.fromisoformat(told["published"])
    if published.tzinfo is None:
        raise ValueError("zone")
    day = told.get("document_date")
    return told | {"published": published, "document_date": date.fromisoformat(day) if day else None}
