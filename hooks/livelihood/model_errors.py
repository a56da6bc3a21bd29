"""Pydantic's validation errors as problems: at the right line, in Chinese, with what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from livelihood.model.base import Record
from livelihood.places import Place, Spot
from livelihood.problems import Problems
from livelihood.yaml_reader import PLACE_KEY, is_placeholder

Location = tuple[int | str, ...]

_SHAPES = {
    "string_type": "一段文字",
    "int_type": "一个整数",
    "int_parsing": "一个整数",
    "bool_type": "true 或 false",
    "bool_parsing": "true 或 false",
    "tuple_type": "一个列表（每项一行，以“- ”开头）",
    "list_type": "一个列表（每项一行，以“- ”开头）",
    "dict_type": "“键: 值”",
    "model_type": "“键: 值”",
    "model_attributes_type": "“键: 值”",
}
_OWN_CODES = {
    "day": "bad-date",
    "moment": "bad-moment",
    "quantity": "bad-quantity",
    "half_rate": "half-rate",
    "figure_identity": "figure-identity",
    "no_quote": "missing-quote",
}


def report_model_errors(error: ValidationError, model: type[Record], raw: Any, problems: Problems) -> None:
    """Report every error of ``error``, which arose from making ``model`` of ``raw`` (as yaml_reader returns it)."""
    for details in error.errors(include_url=False):
        # A list whose items are wrong is also “too short” to pydantic; only the items are worth a message.
        echo = details["type"] == "too_short" and bool(details["input"])
        if not echo and not is_placeholder(details["input"]):
            _report(details, model, raw, problems)


def _report(details: ErrorDetails, model: type[Record], raw: Any, problems: Problems) -> None:
    kind, location = details["type"], details["loc"]
    spot = _spot(raw, location)
    name = str(location[-1]) if location else ""
    found = _shown(details["input"])
    context = details.get("ctx", {})
    if kind == "missing":
        problems.add("missing-key", spot, f"缺少 {name}")
    elif kind == "extra_forbidden":
        allowed = _keys(model, location[:-1])
        near = difflib.get_close_matches(name, allowed, 1)
        hint = f"，是不是 {near[0]}？" if near else ""
        problems.add(
            "unknown-key", spot, f"不认识的键 {name}{hint}", expected=f"只用这些键：{'、'.join(allowed)}"
        )
    elif kind == "one_result":
        problems.add("figure-result", spot, f"这个数的结果写了：{context['found']}")
    elif kind in _OWN_CODES:
        problems.add(_OWN_CODES[kind], spot, details["msg"])
    elif kind in _SHAPES:
        problems.add("wrong-type", spot, f"{name} 写的是{found}", expected=_SHAPES[kind])
    elif kind == "literal_error":
        choices = str(context["expected"]).replace(" or ", "、").replace(", ", "、").replace("'", "")
        problems.add("unknown-value", spot, f"{name} 写的是{found}", expected=f"写 {choices} 之一")
    elif kind in ("string_too_short", "too_short"):
        problems.add("empty-value", spot, f"{name} 是空的")
    else:
        bound = context.get("ge", context.get("le"))
        expected = f"不{'小于' if 'ge' in context else '大于'} {bound}" if bound is not None else None
        problems.add("bad-form", spot, f"{name} 写的是{found}", expected=expected)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"“{value}”" if value else "空白"
    return "一个列表" if isinstance(value, list | tuple) else "“键: 值”"


def _spot(raw: Any, location: Location) -> Spot:
    place: Place = raw[PLACE_KEY]
    spot = place.spot()
    key: str | None = None
    for step in location:
        if isinstance(raw, dict):
            place = raw.get(PLACE_KEY, place)
            key = str(step)
            spot = place.spot(key)
            raw = raw.get(step)
        elif isinstance(raw, list) and isinstance(step, int) and step < len(raw):
            spot = place.spot(key, step)
            raw = raw[step]
    return spot


def _keys(model: type[Record], location: Location) -> Sequence[str]:
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_records(model.model_fields[step].annotation), model)
    return [name for name in model.model_fields if name != "place"]


def _records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _records(argument)
