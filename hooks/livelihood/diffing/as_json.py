"""Differences for other programs: every changed fact as data.json writes it, with its Chinese title."""

from __future__ import annotations

from typing import Any

from livelihood.diffing.differences import Differences, Item, Kind, Row
from livelihood.diffing.kinds import shape
from livelihood.diffing.numbers import fell, ratio, ratio_text
from livelihood.open_data.exact_json import json_bytes
from livelihood.open_data.values import rounded

FORMAT = 1
_NUMBERS = ("target_text", "target", "actual_text", "actual", "unit", "as_of", "status")
_NAMES = ("shown_name", "task_title", "county", "name", "title", "statement")


def as_json(differences: Differences, before: str, after: str) -> str:
    """Return the JSON; ``before`` and ``after`` name what was compared."""
    made: dict[str, Any] = {
        "format": FORMAT,
        "before": before,
        "after": after,
        "different": bool(differences),
        "remarks": list(differences.remarks),
        "items": [_item(item, None) for item in differences.items],
    }
    return json_bytes(made).decode("utf-8")


def _item(item: Item, task: Item | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "kind": item.kind,
        "change": item.presence,
        "id": {name: item.row.get(name) for name in _identity(item)},
        "name": next((item.row[name] for name in _NAMES if item.row.get(name)), None),
    }
    if item.kind in {Kind.INDICATOR, Kind.FIGURE}:
        made["fell"] = fell(item, task)
    if item.kind is Kind.INDICATOR:
        made |= {"before": _numbers(item.before), "after": _numbers(item.after)}
    made["fields"] = [
        {"field": field.name, "title": field.label, "before": field.before, "after": field.after}
        for field in item.fields
    ]
    return made | {"items": [_item(each, item) for each in item.items]}


def _identity(item: Item) -> tuple[str, ...]:
    return ("task", "key") if item.kind is Kind.TASK else shape(item.kind).identity


def _numbers(row: Row | None) -> dict[str, Any] | None:
    """Return an indicator's numbers on one side; the ratio as the open data and as the page has it."""
    if row is None:
        return None
    told = {name: row.get(name) for name in _NUMBERS}
    return told | {"ratio": rounded(ratio(row)), "ratio_text": ratio_text(row)}
