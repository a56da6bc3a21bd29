"""datapackage.json against the official profile, the files that it describes, and the dictionary."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from livelihood.clock import moment
from livelihood.open_data.dictionary import TABLES
from livelihood.site import load_site
from tests.unit.open_data_reading import csv_rows, published_files

DATA = Path(__file__).parents[2] / "data"
PROFILE = Path(__file__).parent / "profiles" / "datapackage.json"
PARSERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return published_files(load_site(DATA, now=moment("2026-11-21")))


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["datapackage.json"])
    return found


@pytest.fixture(scope="module")
def profile() -> Draft7Validator:
    return Draft7Validator(json.loads(PROFILE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def resources(package: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource for resource in package["resources"]}


def test_it_fits_the_official_profile(package: dict[str, Any], profile: Draft7Validator) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [error.message for error in profile.iter_errors(package)] == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("resources",), []),
        (("resources", 0, "name"), 1),
        (("resources", 0, "path"), "/etc/passwd"),
        (("resources", 0, "bytes"), "many"),
        (("resources", 0, "schema", "fields"), []),
        (("resources", 0, "schema", "fields", 0, "type"), "text"),
        (("resources", 0, "schema", "fields", 0, "constraints", "required"), "yes"),
    ],
    ids=lambda part: str(part[-1]) if isinstance(part, tuple) else "",
)
def test_the_profile_would_find_a_fault(
    package: dict[str, Any], profile: Draft7Validator, place: tuple[str | int, ...], value: object
) -> None:
    spoiled = deepcopy(package)
    record: Any = spoiled
    for key in place[:-1]:
        record = record[key]
    record[place[-1]] = value

    assert list(profile.iter_errors(spoiled))


def test_every_data_file_is_described_by_its_size_and_hash(
    files: dict[str, bytes], resources: dict[str, dict[str, Any]]
) -> None:
    assert [resource["path"] for resource in resources.values()] == [
        "indicators.csv",
        "tasks.csv",
        "figures.csv",
        "data.json",
    ]
    for resource in resources.values():
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("name", ["indicators", "tasks", "figures"])
def test_every_column_is_in_the_dictionary_and_every_entry_is_a_column(
    files: dict[str, bytes], resources: dict[str, dict[str, Any]], name: str
) -> None:
    header = files[f"{name}.csv"].decode("utf-8-sig").partition("\r\n")[0].split(",")
    fields = resources[name]["schema"]["fields"]

    assert [field["name"] for field in fields] == header
    for field in fields:
        assert re.search(r"[\u4e00-\u9fff]", field["title"]), field["name"]
        assert re.search(r"[\u4e00-\u9fff]", field["description"]), field["name"]
        for category in field.get("categories", []):
            assert category["label"]


@pytest.mark.parametrize("name", ["indicators", "tasks", "figures"])
def test_every_cell_is_as_its_field_says(
    files: dict[str, bytes], resources: dict[str, dict[str, Any]], name: str
) -> None:
    rows = csv_rows(files[f"{name}.csv"])
    assert rows
    for field in resources[name]["schema"]["fields"]:
        constraints = field.get("constraints", {})
        cells = [row[field["name"]] for row in rows]
        assert all(cells) or not constraints.get("required"), field["name"]
        for cell in filter(None, cells):
            PARSERS[field["type"]](cell)
            assert "enum" not in constraints or cell in constraints["enum"], (field["name"], cell)
            assert re.fullmatch(constraints.get("pattern", ".*"), cell, re.DOTALL), (field["name"], cell)


def test_statuses_are_labelled_as_on_the_pages(resources: dict[str, dict[str, Any]]) -> None:
    fields = {field["name"]: field for field in resources["indicators"]["schema"]["fields"]}

    assert {each["value"]: each["label"] for each in fields["status"]["categories"]} == {
        "awaiting": "未收录通报",
        "unavailable": "暂无法统计",
        "omitted": "通报未提及",
        "exceeded": "超额完成",
        "met": "已达标",
        "overdue": "逾期未完成",
        "not_started": "未启动",
        "behind": "慢于时间进度",
        "on_track": "符合时间进度",
        "in_progress": "推进中",
    }


def test_keys_are_unique_and_lead_to_their_rows(
    files: dict[str, bytes], resources: dict[str, dict[str, Any]]
) -> None:
    def keys(table: str, columns: list[str]) -> list[tuple[str, ...]]:
        return [tuple(row[column] for column in columns) for row in csv_rows(files[f"{table}.csv"])]

    for name, resource in resources.items():
        if name == "data":
            continue
        primary = keys(name, resource["schema"]["primaryKey"])
        assert len(primary) == len(set(primary))
        for foreign in resource["schema"].get("foreignKeys", []):
            reference = foreign["reference"]
            assert set(keys(name, foreign["fields"])) <= set(keys(reference["resource"], reference["fields"]))
    # A figure's indicator, where it has one, is a row of indicators.csv.
    columns = ["county_code", "year", "task", "indicator"]
    assert {key for key in keys("figures", columns) if key[-1]} <= set(keys("indicators", columns))


def test_every_table_is_explained() -> None:
    for table in TABLES:
        assert table.description
        assert len(set(table.names)) == len(table.names)
        assert all(label for column in table.columns for _, label in column.categories)
