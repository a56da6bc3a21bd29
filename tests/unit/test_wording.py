"""Numbers, days and demands in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from livelihood.wording import chinese_number, day, days, demand, one_line, source_kind, source_title
from tests.unit.builders import county_year, goal, source


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (90, "九十"),
        (99, "九十九"),
    ],
)
def test_chinese_numbers(number: int, words: str) -> None:
    assert chinese_number(number) == words


def test_chinese_numbers_differ() -> None:
    assert len({chinese_number(number) for number in range(1, 100)}) == 99


def test_a_day() -> None:
    assert day(date(2022, 7, 1)) == "2022年7月1日"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([], ""),
        (["2022-07-01"], "2022年7月1日"),
        (["2022-07-25", "2022-07-01"], "2022年7月1日、7月25日"),
        (["2022-12-31", "2023-01-15", "2023-02-01"], "2022年12月31日、2023年1月15日、2月1日"),
    ],
)
def test_days(values: list[str], words: str) -> None:
    assert days(date.fromisoformat(value) for value in values) == words


@pytest.mark.parametrize(
    ("kind", "words"),
    [("plan", "方案"), ("progress", "进展通报"), ("final", "全年结果"), ("workbook", "工作簿")],
)
def test_kinds_of_documents(kind: str, words: str) -> None:
    assert source_kind(source(kind=kind)) == words


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": "关于\n 民生实事的\u3000通报"}, "关于 民生实事的 通报"),
        ({}, "虚构县2022年进展通报（2022年7月1日）"),
        ({"date": None}, "虚构县2022年进展通报"),
        ({"date": None, "kind": "plan"}, "虚构县2022年方案"),
    ],
)
def test_a_document_without_a_title_is_called_what_it_is(fields: dict[str, Any], title: str) -> None:
    assert source_title(source(**fields), county_year(goal())) == title


def test_one_line() -> None:
    assert one_line(" 甲\r\n乙\t丙 ") == "甲 乙 丙"


@pytest.mark.parametrize(
    ("target", "fields", "words"),
    [
        ("2.8万人次", {}, "2.8万人次（达到即为完成）"),
        ("60%", {"kind": "rate"}, "60%（达到即为达标）"),
        ("不少于140人", {}, "不少于140人"),
        ("60%以上", {"kind": "rate"}, "60%以上"),
        ("突破26万", {}, "突破26万（必须超过，正好相等不算）"),
        ("200余人", {}, "200余人（必须超过，正好相等不算）"),
        ("不超过5%", {"kind": "rate"}, "不超过5%（不得超过，到期才判断）"),
        ("约6.5%", {"kind": "rate"}, "约6.5%（大约数，达到即为完成）"),
        ("2-3个", {}, "2-3个（区间，按下限计算）"),
        ("１,２００ 个", {}, "１,２００ 个（达到即为完成）"),
        ("全覆盖", {}, "全覆盖"),
        (None, {"kind": "qualitative"}, "文件没有写明数量"),
        (None, {"kind": "stage", "stages": ["未开工", "开工"]}, "做到“开工”为完成"),
        ("1处", {"kind": "stage", "stages": ["未开工", "开工"]}, "1处，做到“开工”为完成"),
        ("1处", {"stages": ["未开工", "开工"]}, "1处（达到即为完成）"),
    ],
)
def test_demands(target: str | None, fields: dict[str, Any], words: str) -> None:
    assert demand(goal(target, **fields)) == words
