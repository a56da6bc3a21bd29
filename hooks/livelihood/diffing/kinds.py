"""The facts that are compared of each kind of item, with their Chinese titles: all that data.json's schema has.

Left out is what only follows from other facts, and what a new address of the site would change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from livelihood.diffing.differences import Kind
from livelihood.open_data.data_schema import data_schema
from livelihood.status import Status


@dataclass(frozen=True)
class Shape:
    """How items of a kind are compared: what tells one from another, the facts, and the lists below it."""

    identity: tuple[str, ...]
    titles: Mapping[str, str]
    lists: Mapping[str, Kind]


# Where each kind stands in data.json.
_PATHS = {
    Kind.UNIT: ("units",),
    Kind.SCHEME: ("schemes",),
    Kind.SCHEME_TASK: ("schemes", "tasks"),
    Kind.MEASURE: ("schemes", "tasks", "measures"),
    Kind.COUNTY: ("counties",),
    Kind.YEAR: ("counties", "years"),
    Kind.SOURCE: ("counties", "years", "sources"),
    Kind.REPORT: ("counties", "years", "reports"),
    Kind.TASK: ("counties", "years", "tasks"),
    Kind.INDICATOR: ("counties", "years", "tasks", "indicators"),
    Kind.EXTRA: ("counties", "years", "tasks", "figures"),
    Kind.FIGURE: ("counties", "years", "tasks", "figures"),
    Kind.CHECK: ("counties", "years", "tasks", "checks"),
    Kind.PART: ("counties", "years", "tasks", "indicators", "parts"),
    Kind.REVISION: ("counties", "years", "tasks", "indicators", "revisions"),
}
_IDENTITIES = {
    Kind.UNIT: ("id",),
    Kind.SCHEME: ("scheme",),
    Kind.SCHEME_TASK: ("key",),
    Kind.MEASURE: ("measure",),
    Kind.COUNTY: ("county_code",),
    Kind.YEAR: ("year",),
    Kind.SOURCE: ("source",),
    Kind.REPORT: ("source",),
    Kind.INDICATOR: ("indicator",),
    Kind.EXTRA: ("figure",),
    Kind.FIGURE: ("source", "figure"),
    # A statement with other numbers is another statement.
    Kind.CHECK: ("kind", "figure", "source", "statement"),
    Kind.PART: ("name",),
    Kind.REVISION: ("source", "date"),
}
_LISTS = {
    Kind.SCHEME: {"tasks": Kind.SCHEME_TASK},
    Kind.SCHEME_TASK: {"measures": Kind.MEASURE},
    Kind.COUNTY: {"years": Kind.YEAR},
    Kind.YEAR: {"sources": Kind.SOURCE, "reports": Kind.REPORT, "tasks": Kind.TASK},
    Kind.TASK: {
        "indicators": Kind.INDICATOR,
        "extras": Kind.EXTRA,
        "figures": Kind.FIGURE,
        "checks": Kind.CHECK,
    },
    Kind.INDICATOR: {"parts": Kind.PART, "revisions": Kind.REVISION},
}
_DERIVED = {
    "url",
    "updated",
    "final_missing",
    "elapsed",
    "ratio",
    "indicator_count",
    "row",
    "final",
    "component",
}
_WITHOUT = {
    Kind.REPORT: _DERIVED - {"final"},
    Kind.TASK: _DERIVED | {"scheme", *(status.value for status in Status)},
    Kind.CHECK: _DERIVED | {"title"},
}
# What an indicator's own row says of its latest figure; the rest of the figure is laid beside it.
_SAID = frozenset({
    "source", "figure", "indicator", "name", "prior_year", "as_of", "qualifier", "unit", "value", "value_text",
    "numerator", "denominator", "stage", "quote", "note", "withdrawn",
})  # fmt: skip
_ADDED = {
    Kind.TASK: {"officials": "负责人"},
    Kind.INDICATOR: {"figure_note": "进展说明"},
}


@cache
def shape(kind: Kind) -> Shape:
    """Return how items of ``kind`` are compared."""
    found = _titles(kind) | _ADDED.get(kind, {})
    if kind is Kind.INDICATOR:
        found |= reading_titles()
    return Shape(_IDENTITIES.get(kind, ()), found, _LISTS.get(kind, {}))


@cache
def reading_titles() -> Mapping[str, str]:
    """Return the facts that an indicator's latest figure adds to what its own row says, with their titles."""
    said = _SAID | _titles(Kind.INDICATOR).keys()
    return {name: title for name, title in _titles(Kind.FIGURE).items() if name not in said}


def _titles(kind: Kind) -> dict[str, str]:
    schema: Any = data_schema()
    for key in _PATHS[kind]:
        schema = schema["properties"][key]["items"]
    without = _WITHOUT.get(kind, _DERIVED)
    found = {
        name: each["title"]
        for name, each in schema["properties"].items()
        if "title" in each and name not in without
    }
    if "component_name" in found:
        # What a figure consists of is told as one list.
        found["components"] = "分项"
        del found["component_name"]
    return found
