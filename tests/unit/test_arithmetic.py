"""The arithmetic behind a figure, spelt out as one would check it by hand."""

from __future__ import annotations

from typing import Any

import pytest

from livelihood.assessment import assess
from livelihood.contexts.arithmetic import sums_of
from tests.unit.builders import NOW, county_year, figure, goal, report

PARTS = [
    {"name": "井盖", "value": "201座", "quote": "井盖201座"},
    {"name": "雨水篦子", "value": "1157座", "quote": "雨水篦子1157座"},
]
STAGES = {"kind": "amount", "stages": ["未开工", "在建", "已建成"]}


@pytest.mark.parametrize(
    ("promise", "told", "steps"),
    [
        ({"target": "2.8万人次"}, {"value": "5.48万人次"}, ["5.48万人次 ÷ 2.8万人次 = 195.7%"]),
        (
            {"target": "478座"},
            {"parts": PARTS},
            ["201座（井盖） + 1157座（雨水篦子） = 1358座（本站合计）", "1358座 ÷ 478座 = 284.1%"],
        ),
        (
            {"target": "60%以上", "kind": "rate"},
            {"numerator": "2088人", "denominator": "2904人"},
            ["2088人 ÷ 2904人 = 71.9%", "71.9% ÷ 60% = 119.8%"],
        ),
        (
            {"target": "21个", **STAGES},
            {"by_stage": {"已建成": "10个", "在建": "11个"}},
            ["10个（已建成） + 11个（在建） = 21个", "只有“已建成”的10个算作完成", "10个 ÷ 21个 = 47.6%"],
        ),
        (
            {"target": "突破26万"},
            {"value": "26万"},
            ["26万 ÷ 26万 = 100.0%", "正好等于目标；目标写明“突破26万”，需超过才算达标"],
        ),
        (
            {"target": "3万-5万亩"},
            {"value": "1.5万亩"},
            ["1.5万亩 ÷ 3万-5万亩 = 50.0%", "目标是区间，按下限30000亩计算"],
        ),
        ({"target": "100人"}, {"words": "正在推进"}, []),
        ({"target": None, "kind": "qualitative"}, {"value": "3家"}, []),
    ],
)
def test_steps(promise: dict[str, Any], told: dict[str, Any], steps: list[str]) -> None:
    year = county_year(goal(**promise), reports=(report(figure(**told)),))
    assert list(sums_of(assess(year, NOW).indicators[0])) == steps


def test_nothing_is_calculated_without_a_report() -> None:
    assert sums_of(assess(county_year(goal()), NOW).indicators[0]) == ()
