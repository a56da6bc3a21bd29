"""What of a plan or a report the log answers for, as canonical JSON: the same content gives the same bytes for ever.

Counted is what citizens rely on: texts, figures, targets, quotes, dates, the documents' numbers and the SHA-256 of
their texts as published. Left out are published notes, officials (who change, and may ask not to be named), what
serves only to link pages, and how the YAML is laid out. It is made of what may be published, so nothing withheld or
embargoed is in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from livelihood import routes
from livelihood.model import CountyYear, Record, Report
from livelihood.quantity import Quantity

Kind = Literal["plan", "report"]
# A county-year has one plan.
PLAN_ID = "plan"
_FORMAT = 1
_EXEMPT = frozenset({
    "place", "format", "confirm", "note", "officials", "publish_at", "scheme", "key", "measure",
})  # fmt: skip
_OF_A_DOCUMENT = ("id", "title", "issuer", "number", "date", "recorded")
# A line break in YAML becomes a space, which means nothing beside a Chinese character.
_FOLDED = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


@dataclass(frozen=True)
class Content:
    """What one plan or report says. ``id`` is that of the report's document, ``PLAN_ID`` for a plan.

    Of several reports in one document, all but the first bear their number too.
    """

    county_code: str
    year: int
    kind: Kind
    id: str
    document_number: str | None
    document_date: date | None
    body: Mapping[str, Any]

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What names the plan or report for good."""
        return self.county_code, self.year, self.kind, self.id

    @cached_property
    def json(self) -> bytes:
        """The content in canonical form, as it is published."""
        return canonical_json(self.body)

    @property
    def digest(self) -> str:
        """The SHA-256 of ``json``, in hexadecimal."""
        return hashlib.sha256(self.json).hexdigest()

    @property
    def path(self) -> str:
        """Where it is published, below the site."""
        return routes.logged_content(self.county_code, self.year, self.kind, self.id)


def contents_of_year(county_year: CountyYear) -> Iterator[Content]:
    """Yield the plan and the reports of a county-year as it may be published."""
    plan = county_year.plan
    sources = [plan.source, *(revision.source for revision in plan.revisions)]
    yield _content(county_year, "plan", PLAN_ID, plan, sources)
    told: Counter[str] = Counter()
    for report in county_year.reports:
        # A document may serve for several reports.
        told[report.source] += 1
        count = told[report.source]
        id = report.source if count == 1 else f"{report.source}-{count}"
        yield _content(county_year, "report", id, report, _sources(report))


def canonical_json(value: object) -> bytes:
    """Return ``value`` as JSON in UTF-8 with sorted keys, without white space and without escapes that aren't needed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def folded(text: str) -> str:
    """Return ``text`` as contents have it: whatever white space a line break left in it is of no meaning."""
    return _FOLDED.sub("", " ".join(text.split()))


def _sources(report: Report) -> list[str]:
    return [report.source, *(each.source for each in report.corrections if each.source)]


def _content(county_year: CountyYear, kind: Kind, id: str, said: Record, sources: Iterable[str]) -> Content:
    county = county_year.county
    source = county_year.sources[next(iter(sources))]
    body = {
        "format": _FORMAT,
        "county_code": county.code,
        "county": county.name,
        "year": county_year.year,
        "kind": kind,
        "documents": [_document(county_year, source) for source in dict.fromkeys(sources)],
        **_plain(said),
    }
    return Content(county.code, county_year.year, kind, id, source.number, source.date, body)


def _document(county_year: CountyYear, id: str) -> dict[str, Any]:
    """Return what is said of a document; its text is told by the hash of the file that is published."""
    source = county_year.sources[id]
    told = {name: getattr(source, name) for name in _OF_A_DOCUMENT}
    text = county_year.documents[id].text.encode()
    return {**_mapping(told), "text_sha256": hashlib.sha256(text).hexdigest()}


def _plain(value: Any) -> Any:
    """Return ``value`` as JSON has it. What isn't given isn't told: a new optional field changes no old hash."""
    if isinstance(value, Record):
        fields = type(value).model_fields
        return _mapping({name: getattr(value, name) for name in fields if name not in _EXEMPT})
    if isinstance(value, Quantity):
        return folded(value.text)
    if isinstance(value, str):
        return folded(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return _mapping(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _mapping(values: Mapping[str, Any]) -> dict[str, Any]:
    return {folded(key): _plain(value) for key, value in values.items() if _is_given(value)}


def _is_given(value: Any) -> bool:
    # 0 can't stand here as a number: quantities are texts.
    return value is not None and value is not False and value not in ((), {})
