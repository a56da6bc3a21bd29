"""Whether a value read from a data.json has the form that its schema asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

_NAMES = {
    "object": "一组键和值",
    "array": "一列值",
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "true 或 false",
    "null": "null",
}
# What says where a fact belongs; any other key may be missing: the file may be of an earlier version of the site.
_NEEDED = frozenset({
    "counties", "county_code", "county", "years", "year", "sources", "source", "reports", "tasks", "task", "task_title",
    "key", "indicators", "indicator", "name", "figures", "figure", "component", "checks", "kind", "statement",
    "units", "id", "schemes", "scheme", "title", "measure", "format",
})  # fmt: skip


def misfits(value: Any, schema: Mapping[str, Any], place: str = "") -> Iterator[str]:
    """Yield in Chinese what doesn't fit ``schema``, a schema of ours: its types, dates and keys."""
    if "const" in schema:
        if value != schema["const"]:
            yield f"{place} 应当是 {schema['const']}"
        return
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(value, kind) for kind in types):
        yield f"{place or '整个文件'} 应当是{'或'.join(_NAMES[kind] for kind in types)}"
    elif isinstance(value, dict):
        yield from _keys(value, schema, place)
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from misfits(each, schema["items"], f"{place}[{at}]")
    elif schema.get("format") == "date" and value is not None and not _is_day(value):
        yield f"{place} 应当是日期，写作 YYYY-MM-DD"


def _keys(value: Mapping[str, Any], schema: Mapping[str, Any], place: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    for key, each in properties.items():
        inner = f"{place}.{key}" if place else key
        if key in value:
            yield from misfits(value[key], each, inner)
        elif key in _NEEDED and not _may_be_null(each):
            yield f"缺少 {inner}"


def _may_be_null(schema: Mapping[str, Any]) -> bool:
    return isinstance(schema.get("type"), list) and "null" in schema["type"]


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    classes: dict[str, type | tuple[type, ...]] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, Decimal),
        "null": type(None),
    }
    return kind in classes and isinstance(value, classes[kind])


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
