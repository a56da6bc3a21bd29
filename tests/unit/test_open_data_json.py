"""Exact JSON; and data.json: the same facts as the tables, every key of it documented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from livelihood.clock import moment
from livelihood.open_data.csv_files import unguarded
from livelihood.open_data.data_schema import data_schema
from livelihood.open_data.exact_json import json_bytes
from livelihood.site import load_site
from tests.unit.builders import county_year, figure, goal, report
from tests.unit.open_data_reading import csv_rows, csv_text, exact_json, json_tasks, published_files, site_of

DATA = Path(__file__).parents[2] / "data"
SCHEMA = Draft202012Validator(data_schema(), format_checker=FormatChecker())
TEXT = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return published_files(load_site(DATA, now=moment("2026-11-21")))


@pytest.fixture(scope="module")
def data(files: dict[str, bytes]) -> Any:
    return exact_json(files["data.json"])


@given(VALUES)
def test_json_is_as_the_standard_library_writes_it(value: Any) -> None:
    assert json_bytes(value).decode() == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=20))
def test_decimals_come_back_exactly(value: Decimal) -> None:
    written = json_bytes([value])

    assert b"E" not in written.upper()
    assert exact_json(written) == [value]


def test_decimals_are_plain_numbers_and_dates_are_texts() -> None:
    assert json_bytes({"a": Decimal("2.8E+4"), "b": (date(2022, 7, 1),), "c": Decimal("0.500000")}) == (
        b'{\n  "a": 28000,\n  "b": [\n    "2022-07-01"\n  ],\n  "c": 0.500000\n}\n'
    )


@pytest.mark.parametrize("value", [0.5, Decimal("NaN"), Decimal("Infinity"), {1, 2}, object()])
def test_what_json_cannot_hold_exactly_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        json_bytes([value])


def nested_rows(data: Any, part: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one table from data.json, with the columns that their place stands for."""
    for place, task in json_tasks(data):
        yield from [place | task] if part == "tasks" else (place | row for row in task[part])


@pytest.mark.parametrize(("part", "count"), [("indicators", 62), ("tasks", 20), ("figures", 60)])
def test_data_json_agrees_with_the_tables_row_by_row(
    files: dict[str, bytes], data: Any, part: str, count: int
) -> None:
    rows, nested = csv_rows(files[f"{part}.csv"]), list(nested_rows(data, part))

    assert len(rows) == len(nested) == count
    for row, twin in zip(rows, nested, strict=True):
        assert {name: unguarded(cell) for name, cell in row.items()} == {
            name: csv_text(twin[name]) for name in row
        }


def test_numbers_of_data_json_are_numbers(data: Any) -> None:
    training = next(nested_rows(data, "indicators"))

    assert (training["target"], training["actual"], training["ratio"]) == (28000, 54800, Decimal("1.957143"))
    assert [training[name] for name in ("numerator", "denominator")] == [None, None]


def test_standing_is_what_the_tables_count(data: Any) -> None:
    yexian, lushan = (county["years"][0] for county in data["counties"])

    assert lushan["standing"] == {"awaiting": 32}
    assert yexian["standing"] == {
        "exceeded": 7, "met": 6, "on_track": 4, "in_progress": 8, "behind": 1, "unavailable": 1, "omitted": 3,
    }  # fmt: skip


def test_what_only_data_json_has(data: Any) -> None:
    promises = {
        (row["county"], row["task"], row["indicator"]): row for row in nested_rows(data, "indicators")
    }
    roads, renovation = promises["叶县", 4, "roads"], promises["叶县", 3, "renovation"]
    upgrade, village = roads["parts"]

    # 11.844 ÷ 50.49; 21.43 ÷ 64.77; 181 of 364 days
    assert (upgrade["target"], upgrade["actual"], upgrade["ratio"]) == (
        Decimal("50.49"),
        Decimal("11.844"),
        Decimal("0.234581"),
    )
    assert (village["due"], village["ratio"]) == ("2022-09-30", Decimal("0.330863"))
    assert roads["elapsed"] == Decimal("0.497253")
    assert renovation["scope"] == ["19个老旧小区", "36栋住宅楼", "12.5万平方米"]
    assert (renovation["stages"][-1], renovation["stage"]) == ("开工", "发布招标公告")
    assert promises["叶县", 6, "centres"]["members"] == ["九龙街道", "盐都街道", "昆阳街道"]
    assert promises["鲁山县", 1, "training"]["elapsed"] is None


def test_sources_say_what_the_documents_say_and_no_more(data: Any) -> None:
    (notice,), (plan,) = (county["years"][0]["sources"] for county in data["counties"])

    assert (notice["title"], notice["number"], notice["date"]) == (None, None, "2022-07-01")
    assert (plan["number"], plan["date"]) == ("鲁办文〔2022〕15号", None)
    assert notice["url"] == "410422/2022/sources/notice/"


def test_officials_are_named_as_the_pages_name_them(data: Any) -> None:
    _, task = next(json_tasks(data))

    assert task["officials"] == [
        {"role": "责任人", "unit": "县人社局", "name": "虎永福", "since": None, "until": None},
        {"role": "分管领导", "unit": None, "name": "胡炜哲", "since": None, "until": None},
    ]


def test_checks_are_published(data: Any) -> None:
    found = [check for _, task in json_tasks(data) for check in task["checks"]]
    ratio = found[0]

    assert sorted(check["kind"] for check in found) == (
        ["date_after_document"] * 6 + ["restated_target"] * 2 + ["stated_ratio"]
    )
    assert (ratio["figure"], ratio["source"], ratio["title"]) == ("covers", "notice", "所称比例与数字不一致")
    assert "483.7%" in ratio["statement"]


def test_data_json_fits_its_schema(files: dict[str, bytes]) -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)

    assert json.loads(files["data.schema.json"]) == SCHEMA.schema
    assert [error.message for error in SCHEMA.iter_errors(json.loads(files["data.json"]))] == []


@pytest.mark.parametrize("place", [(), ("counties", 0, "years", 0, "tasks", 0, "indicators", 0)], ids=len)
def test_the_schema_refuses_what_it_does_not_document(
    files: dict[str, bytes], place: tuple[str | int, ...]
) -> None:
    found = json.loads(files["data.json"])
    record: Any = found
    for key in place:
        record = record[key]
    record["new"] = 1

    assert len(list(SCHEMA.iter_errors(found))) == 1


@pytest.mark.parametrize(
    ("key", "value"), [("status", "done"), ("ratio", "1.957143"), ("due", "2022-13-01"), ("actual", "0")]
)
def test_the_schema_refuses_wrong_values(files: dict[str, bytes], key: str, value: object) -> None:
    found = json.loads(files["data.json"])
    found["counties"][0]["years"][0]["tasks"][0]["indicators"][0][key] = value

    assert len(list(SCHEMA.iter_errors(found))) == 1


def test_everything_in_the_schema_is_explained_in_chinese() -> None:
    def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        for name, each in schema.get("properties", {}).items():
            yield name, each
            yield from properties(each)
            yield from properties(each.get("items", {}))

    found = list(properties(data_schema()))
    assert len(found) > 100
    assert [
        name for name, each in found if not any("\u4e00" <= sign <= "\u9fff" for sign in each["description"])
    ] == []
    assert dict(found)["status"]["description"].endswith("in_progress（推进中）")


def test_a_county_year_of_every_form_fits_the_schema() -> None:
    told = report(
        figure("80人", prior_year=True),
        figure("10人", as_of="2022-06-30", stated={"text": "20%", "of": "target"}),
        figure(extra=True, id="more", name="另有", words="正在招标"),
        correction={"reason": "重新核对"},
    )
    site = site_of(county_year(goal("全覆盖", due="2022-09-30"), reports=(told,)))
    found = json.loads(published_files(site)["data.json"])
    (notice,) = found["counties"][0]["years"][0]["reports"]

    assert notice == {"source": "notice", "as_of": "2022-07-01", "final": False, "correction": "重新核对"}
    assert [error.message for error in SCHEMA.iter_errors(found)] == []


def test_a_site_without_counties_is_whole() -> None:
    files = published_files(site_of(schemes={}))

    assert [csv_rows(files[f"{name}.csv"]) for name in ("indicators", "tasks", "figures")] == [[], [], []]
    assert [error.message for error in SCHEMA.iter_errors(json.loads(files["data.json"]))] == []
