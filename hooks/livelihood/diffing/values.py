"""The facts of data.json in the words that people read: days, states, documents' names, lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from livelihood.diffing.differences import Item, Kind, Row
from livelihood.diffing.numbers import ratio_text
from livelihood.open_data.dictionary import FIGURES, INDICATORS
from livelihood.open_data.tables import Table
from livelihood.wording import SOURCE_KINDS, day, one_line

NOTHING = "（无）"
_DAYS = frozenset({"as_of", "due", "date", "recorded", "start"})
_DOCUMENTS = frozenset({"source", "target_source", "actual_source"})
# Lists of whole statements; the others are lists of words.
_STATEMENTS = frozenset({"components", "officials"})


def _categories(table: Table) -> dict[str, dict[str, str]]:
    return {column.name: dict(column.categories) for column in table.columns if column.categories}


_FIGURE = _categories(FIGURES)
_CATEGORIES = {
    Kind.INDICATOR: _FIGURE | _categories(INDICATORS),
    Kind.EXTRA: _FIGURE,
    Kind.FIGURE: _FIGURE,
    Kind.SOURCE: {"kind": dict(SOURCE_KINDS)},
}


class Words:
    """Puts facts into words; ``documents`` are the names of one county-year's documents by their ids."""

    def __init__(self, documents: Mapping[str, str] | None = None) -> None:
        self._documents = documents or {}

    @classmethod
    def of_year(cls, year: Item) -> Words:
        """Return the words for a county-year, with the names of its documents on either side."""
        sides = [side for side in (year.before, year.after) if side is not None]
        rows = [row for side in sides for row in side.get("sources", ())]
        return cls({row["source"]: document_name(row) for row in rows})

    def document(self, source: str) -> str:
        """Return the name of the document with this id."""
        return self._documents.get(source, source)

    def value(self, kind: Kind, name: str, value: Any) -> str:
        """Return one fact of an item of this kind."""
        if value in (None, "", []):
            return NOTHING
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, int | Decimal):
            return format(value, "f") if isinstance(value, Decimal) else str(value)
        if isinstance(value, list):
            return ("；" if name in _STATEMENTS else "、").join(one_line(each) for each in value)
        if name in _DAYS:
            return day(date.fromisoformat(value))
        if name in _DOCUMENTS and kind is not Kind.SOURCE:
            return self.document(value)
        label: str = _CATEGORIES.get(kind, {}).get(name, {}).get(value, value)
        return one_line(label)

    def number(self, kind: Kind, name: str, row: Row) -> str:
        """Return one of a promise's numbers: the ratio as its page shows it, a rate with what it was calculated from."""
        if name == "ratio":
            return ratio_text(row) or NOTHING
        said = self.value(kind, name, row.get(name))
        above, below = row.get("numerator"), row.get("denominator")
        if name != "actual_text" or above is None or below is None:
            return said
        return f"{said}（{self.value(kind, 'numerator', above)}÷{self.value(kind, 'denominator', below)}）"


def document_name(row: Row) -> str:
    """Return a document's title; without one what it is, never a title that it doesn't have."""
    if row.get("title"):
        return f"《{one_line(row['title'])}》"
    kind = SOURCE_KINDS.get(row["kind"]) or one_line(row["kind"])
    return f"{kind}（{day(date.fromisoformat(row['date']))}）" if row.get("date") else kind


def names(rows: Iterable[Row], key: str, name: str) -> dict[str, str]:
    """Return the names of rows by their ids."""
    return {row[key]: row[name] for row in rows}
