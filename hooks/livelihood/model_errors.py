"""Pydantic's validation errors as problems: at the right line, in Chinese, with what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from livelihood.model.base import Record
from livelihood.places import Place, Spot
from livelihood.problems import Problems
from livelihood.yaml_reader import PLACE_KEY, UNREAD

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
_FORMS = {
    r"^[a-z][a-z0-9-]{0,63}$": "小写英文字母开头，只用小写字母、数字和连字符，不超过 64 个字，如 training",
    r"^[1-9]\d{5}$": "6 位行政区划代码，如 410422",
    r"^\d{10}$": "10 位数字",
    r"^\d{2}$": "2 位省级代码，如 41",
    r"^([a-z0-9][a-z0-9-]{0,99}/){1,9}$": "从网站首页算起、以 / 结尾的网址，如 410422/2022/03/",
    r"^[^!]+![A-Z]{1,3}[1-9][0-9]*$": "工作表名、叹号、列和行，如 进度!E7",
    r"^[0-9a-f]{64}$": "SHA-256 校验值，64 位数字和小写字母",
}
_OWN_CODES = {
    "day": "bad-date",
    "moment": "bad-moment",
    "quantity": "bad-quantity",
    "half_rate": "half-rate",
    "no_quote": "missing-quote",
    "one_outcome": "correction-result",
    "half_source": "correction-source",
}


def report_model_errors(error: ValidationError, model: type[Record], raw: Any, problems: Problems) -> None:
    """Report every error of ``error``, which arose from making ``model`` of ``raw`` (as yaml_reader returns it)."""
    found = mistakes(error)
    for details in found:
        if details["input"] is not UNREAD and not _is_misspelt(details, found):
            _report(details, model, raw, problems)


def mistakes(error: ValidationError) -> list[ErrorDetails]:
    """Return the errors of ``error`` that are mistakes: to pydantic, a list whose items are wrong is “too short” too."""
    return [
        details
        for details in error.errors(include_url=False)
        if not (details["type"] == "too_short" and details["input"])
    ]


def _is_misspelt(missing: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Tell whether the key that is missing is there, misspelt: then only the misspelling is worth a message."""
    *where, name = missing["loc"] or ("",)
    unknown = [
        str(each["loc"][-1])
        for each in found
        if each["type"] == "extra_forbidden" and [*each["loc"][:-1]] == where
    ]
    return missing["type"] == "missing" and bool(difflib.get_close_matches(str(name), unknown, 1))


def _report(details: ErrorDetails, model: type[Record], raw: Any, problems: Problems) -> None:
    kind, location = details["type"], details["loc"]
    spot = _spot(raw, location)
    name, key = _name(location), str(location[-1]) if location else ""
    found = _shown(details["input"])
    context = details.get("ctx", {})
    if kind == "missing":
        fields = _model(model, location[:-1]).model_fields
        required = [name for name, field in fields.items() if field.is_required()]
        problems.add("missing-key", spot, f"缺少 {key}", expected=f"这里必填的键都有：{'、'.join(required)}")
    elif kind == "extra_forbidden":
        fields = _model(model, location[:-1]).model_fields
        # Nobody is asked to write confirm: imports do.
        allowed = [name for name in fields if name not in ("place", "confirm")]
        near = difflib.get_close_matches(key, allowed, 1)
        hint = f"，是不是 {near[0]}？" if near else ""
        problems.add(
            "unknown-key", spot, f"不认识的键 {key}{hint}", expected=f"只用这些键：{'、'.join(allowed)}"
        )
    elif kind == "one_result":
        several = "、" in str(context["found"])
        what = f"这个数的结果写了不止一种：{context['found']}" if several else "这个数没有写结果"
        problems.add("figure-result", spot, what)
    elif kind == "figure_identity":
        written = [key for key in ("indicator", "extra", "id", "name") if key in details["input"]]
        what = f"没有写清这是哪个目标的数（写了：{'、'.join(written) or '无'}）"
        problems.add("figure-identity", spot, what)
    elif kind == "reserved":
        what = f"{name}写的是{found}，这是 Windows 保留的名称"
        problems.add("bad-form", spot, what, expected="不是 con、nul、aux 等，Windows 不能用它们作文件夹名")
    elif kind in _OWN_CODES:
        problems.add(_OWN_CODES[kind], spot, details["msg"])
    elif kind in _SHAPES:
        # A due date may be written as a date alone.
        expected = "一个日期，或 {text: 文件的说法, date: 日期}" if key == "due" else _SHAPES[kind]
        problems.add("wrong-type", spot, f"{name}写的是{found}", expected=expected)
    elif kind == "literal_error":
        choices = str(context["expected"]).replace(" or ", "、").replace(", ", "、").replace("'", "")
        expected = f"写 {choices} 之一" if "、" in choices else f"写 {choices}"
        problems.add("unknown-value", spot, f"{name}写的是{found}", expected=expected)
    elif kind in ("string_too_short", "too_short"):
        problems.add("empty-value", spot, f"{name}是空的")
    else:
        bound = context.get("ge", context.get("le"))
        limit = f"不{'小于' if 'ge' in context else '大于'} {bound}" if bound is not None else None
        form = _FORMS.get(str(context.get("pattern")), limit)
        problems.add("bad-form", spot, f"{name}写的是{found}", expected=form)


def _name(location: Location) -> str:
    """Return how a sentence about ``location`` begins: with the key, or which item of which list."""
    if not location or not isinstance(location[-1], int):
        return f"{location[-1]} " if location else ""
    return f"{_name(location[:-1])}的第 {location[-1] + 1} 项"


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


def _model(model: type[Record], location: Location) -> type[Record]:
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_records(model.model_fields[step].annotation), model)
    return model


def _records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _records(argument)
