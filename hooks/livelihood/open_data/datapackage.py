"""datapackage.json: the description of the open data by which programs read it (Data Package 2.0)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from livelihood.open_data.dictionary import TABLES
from livelihood.open_data.exact_json import json_bytes
from livelihood.open_data.streams import OpenDataFile
from livelihood.open_data.tables import LIST_SEPARATOR, Column, Table

_PROFILES = "https://datapackage.org/profiles/2.0/"
_DESCRIPTION = (
    "各县（市、区）民生实事的承诺、历次通报的进展和由程序算出的状态，与网页上的数一致。"
    "每个数都注明出处文件和原句。空表示未知，不是 0。"
)
_CSV_NOTES = (
    "UTF-8 编码，带 BOM；数是不带千位分隔符的十进制数。为防止表格软件把文字当作公式，"
    "以 =、+、-、@（含全角）、制表符或换行开头的文字，前面加一个英文单引号，使用时去掉即可。"
)


def datapackage_bytes(updated: date, files: Mapping[str, OpenDataFile]) -> bytes:
    """Return datapackage.json for ``files``, the tables and data.json by their names; ``updated`` is their version.

    Raises KeyError if one of them is missing.
    """
    descriptor: dict[str, Any] = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "livelihood-ledger",
        "title": "民生实事公开数据",
        "description": _DESCRIPTION,
        "version": updated.isoformat(),
        "keywords": ["民生实事", "政务公开", "进展通报"],
        "resources": [
            *(_table(table, files[table.path]) for table in TABLES),
            _data(files["data.json"]),
        ],
    }
    return json_bytes(descriptor)


def _table(table: Table, file: OpenDataFile) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": table.name,
        "type": "table",
        "path": table.path,
        "title": table.title,
        "description": f"{table.description}{_CSV_NOTES}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        **_measured(file),
        "schema": _schema(table),
    }


def _data(file: OpenDataFile) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": "data",
        "path": "data.json",
        "title": "全部数据（JSON）",
        "description": "与各表相同的内容，按县、年度、事项分层，供程序使用；每个键的含义见 data.schema.json。",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        **_measured(file),
    }


def _measured(file: OpenDataFile) -> dict[str, Any]:
    return {"bytes": file.size, "hash": f"sha256:{file.sha256}"}


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.primary_key),
        "missingValues": [""],
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.reference)}}
            for key in table.foreign_keys
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    # The profile knows no type for separated lists.
    is_list = column.type == "list"
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if is_list else column.type,
        "title": column.title,
        "description": column.description + (f"；几个的以“{LIST_SEPARATOR}”隔开" if is_list else ""),
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.categories:
        field["categories"] = [{"value": value, "label": label} for value, label in column.categories]
        constraints["enum"] = [value for value, _ in column.categories]
    return field | ({"constraints": constraints} if constraints else {})
