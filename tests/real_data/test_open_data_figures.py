"""Rows of figures.csv, worked out by hand from the notice of 叶县: the figures, and what they consist of."""

from __future__ import annotations

from collections import Counter

import pytest

from livelihood.site import Site
from tests.unit.open_data_reading import csv_rows, published_files

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def indicators(site: Site) -> Rows:
    return csv_rows(published_files(site)["indicators.csv"])


@pytest.fixture(scope="module")
def figures(site: Site) -> Rows:
    return csv_rows(published_files(site)["figures.csv"])


def test_every_figure_is_there_and_what_it_consists_of(figures: Rows) -> None:
    # figures of the ten tasks: 5 + 6 + 3 + 13 + 1 + 5 + 6 + 1 + 3 + 1
    assert Counter(row["component"] for row in figures) == {
        "figure": 44,
        # covers 3, roads 2
        "part": 5,
        # facilities
        "stage": 3,
        # kindergartens 5, streets 3
        "item": 8,
    }
    assert {row["county"] for row in figures} == {"叶县"}


def test_last_years_figures_stay_out_of_the_indicators(indicators: Rows, figures: Rows) -> None:
    last_year = [row for row in figures if row["prior_year"] == "true"]

    assert [(row["figure"], row["value"], row["unit"], row["as_of"]) for row in last_year] == [
        ("renovated-2021", "1443", "户", ""),
        ("existing-centres", "1", "所", ""),
    ]
    assert not any("1443" in cell for row in indicators for cell in row.values())


def test_figures_without_a_target_are_kept(indicators: Rows, figures: Rows) -> None:
    extras = {row["figure"]: row for row in figures if row["component"] == "figure" and not row["indicator"]}

    assert len(extras) == 17
    assert not set(extras) & {row["indicator"] for row in indicators if row["county"] == "叶县"}
    investment, length = extras["upgrade-investment"], extras["line-31-length"]
    assert (investment["value"], investment["unit"], investment["value_text"]) == (
        "146672000",
        "元",
        "14667.2万元",
    )
    assert (length["value"], length["unit"], length["qualifier"]) == ("43", "公里", "about")


def test_parts_stages_and_items_follow_their_figure(figures: Rows) -> None:
    def told(key: str) -> list[tuple[str, ...]]:
        columns = ("component", "component_name", "value", "unit", "stage")
        return [tuple(row[name] for name in columns) for row in figures if row["figure"] == key]

    assert told("covers") == [
        ("figure", "", "2312", "座", ""),
        ("part", "整改病害井盖", "201", "座", ""),
        ("part", "道路升级改造更换", "954", "座", ""),
        ("part", "雨水篦子", "1157", "座", ""),
    ]
    assert told("facilities") == [
        ("figure", "", "10", "个", ""),
        ("stage", "已建成", "10", "个", "已建成"),
        ("stage", "主体完工", "6", "个", "主体完工"),
        ("stage", "在建", "5", "个", "在建"),
    ]
    assert told("centres") == [
        ("figure", "", "", "", ""),
        ("item", "九龙街道", "", "", "开工"),
        ("item", "盐都街道", "", "", "主体完工"),
        ("item", "昆阳街道", "", "", "开工"),
    ]


def test_a_named_thing_has_its_own_quote_where_the_document_gives_one(figures: Rows) -> None:
    quotes = {row["component_name"]: row["quote"] for row in figures if row["component"] == "item"}

    assert quotes["九龙街道"] == "九龙街道和昆阳街道综合养老服务中心规划设计已完成，目前已开工"
    assert quotes["保安镇中心幼儿园"].startswith("保安镇中心幼儿园、龙泉乡第一中心幼儿园")


def test_a_rate_keeps_its_numbers(figures: Rows) -> None:
    (row,) = [row for row in figures if row["figure"] == "ultrasound"]
    columns = ("form", "value", "unit", "value_text", "numerator", "denominator", "as_of")

    # 2088 ÷ 2904
    assert [row[name] for name in columns] == [
        "rate", "71.900826", "%", "71.9%", "2088", "2904", "2022-07-25",
    ]  # fmt: skip


def test_claims_of_the_document_stand_beside_its_numbers(figures: Rows) -> None:
    claimed = {
        row["figure"]: (row["stated_text"], row["stated_of"], row["restated_target"]) for row in figures
    }

    assert claimed["cervical"] == ("60%", "target", "")
    assert claimed["newborn-disease"] == ("98.59%", "rate", "90%以上")
    assert [row["stated_quote"] for row in figures if row["stated_quote"]] == ["超额完成市定任务数的400%"]
    assert {row["counts_as"] for row in figures if row["counts_as"]} == {"个", "场次"}
