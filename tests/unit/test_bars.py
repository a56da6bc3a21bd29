"""Bars: what isn't known is never drawn as 0, and a bar that isn't full never looks full."""

from __future__ import annotations

from typing import Any

import pytest

from livelihood.assessment import IndicatorProgress, assess
from livelihood.contexts.bars import WIDTH, Block, bar_of, standing_view, task_bar
from livelihood.standing import Standing
from livelihood.status import Status
from tests.unit.builders import NOW, county_year, figure, goal, report

STAGES = {"kind": "stage", "stages": ["未启动", "招标", "开工", "完工"]}


def progress(promise: dict[str, Any], told: dict[str, Any] | None = None) -> IndicatorProgress:
    """Return how ``goal(**promise)`` stands after a report that says ``told`` (None: no report)."""
    reports = () if told is None else (report(figure(**told)),)
    return assess(county_year(goal(**promise), reports=reports), NOW).indicators[0]


@pytest.mark.parametrize(
    ("target", "value", "share", "fill", "over"),
    [
        ("100人", "0人", 0, "0.0", ""),
        ("3人", "1人", 333, "33.3", ""),
        ("3人", "2人", 666, "66.6", ""),  # cut, not rounded
        ("10000人", "9999人", 999, "99.9", ""),
        ("100人", "100人", 1000, "100.0", ""),
        ("2.8万人次", "5.48万人次", 1000, "100.0", "超出目标"),
        ("不超过100人", "120人", 1000, "100.0", "超出上限"),
    ],
)
def test_a_ratio(target: str, value: str, share: int, fill: str, over: str) -> None:
    bar = bar_of(progress({"target": target}, {"value": value}))
    assert (bar.kind, bar.share, bar.fill, bar.over) == ("ratio", share, fill, over)


def test_a_ratio_in_words() -> None:
    assert bar_of(progress({"target": "28人"}, {"value": "54.8人"})).words == "相当于目标的195.7%，超出目标"
    assert bar_of(progress({"target": "21个"}, {"value": "10个"})).words == "相当于目标的47.6%"


@pytest.mark.parametrize(
    ("promise", "told", "tick", "gone"),
    [
        # 181 of the 364 days from 1 January to 31 December are gone on 1 July: 49.72…%, drawn cut.
        ({"target": "100人"}, {"value": "50人"}, "49.7", "49.7%"),
        # 181 of the 211 days to 31 July: 85.78…%, in words rounded as everywhere.
        ({"target": "100人", "due": "2022-07-31"}, {"value": "50人"}, "85.7", "85.8%"),
        # On its last day the time is up.
        ({"target": "100人", "due": "2022-07-01"}, {"value": "50人"}, None, ""),
        # Neither a limit nor a rate grows with the days.
        ({"target": "不超过100人"}, {"value": "50人"}, None, ""),
        ({"target": "60%", "kind": "rate"}, {"numerator": "30人", "denominator": "100人"}, None, ""),
        ({"target": "100人"}, {"words": "正在加快推进"}, None, ""),
    ],
)
def test_the_tick_is_the_time_gone(
    promise: dict[str, Any], told: dict[str, Any], tick: str | None, gone: str
) -> None:
    bar = bar_of(progress(promise, told))
    assert (bar.tick, bar.gone) == (tick, gone)


@pytest.mark.parametrize(
    ("stage", "done", "words"),
    [
        ("未启动", [False, False, False], "未启动，共3步"),
        ("招标", [True, False, False], "到第1步“招标”，共3步"),
        ("完工", [True, True, True], "到第3步“完工”，共3步"),
    ],
)
def test_stages(stage: str, done: list[bool], words: str) -> None:
    bar = bar_of(progress({"target": "5所", **STAGES}, {"stage": stage}))
    assert bar.kind == "stages"
    assert [cell.name for cell in bar.cells] == ["招标", "开工", "完工"]
    assert [cell.done for cell in bar.cells] == done
    assert bar.words == words


def test_done_without_a_number_is_whole() -> None:
    assert bar_of(progress({"target": "全覆盖"}, {"value": "全覆盖"})).kind == "whole"


@pytest.mark.parametrize(
    ("promise", "told", "words"),
    [
        ({"target": "100人"}, None, "未收录通报"),
        ({"target": "100人"}, {"words": "正在加快推进"}, "推进中"),
        ({"target": "100人"}, {"unavailable": "暂无法统计"}, "暂无法统计"),
        ({"target": "100人"}, {"extra": True, "id": "other", "name": "其他", "value": "0人"}, "通报未提及"),
        ({"target": None, "kind": "qualitative"}, {"value": "3家"}, "推进中"),
    ],
)
def test_what_is_not_known_has_no_share(promise: dict[str, Any], told: dict[str, Any], words: str) -> None:
    bar = bar_of(progress(promise, told))
    assert (bar.kind, bar.share, bar.cells, bar.words) == ("unknown", 0, (), words)


def test_a_task_has_an_equal_segment_for_every_promise() -> None:
    promises = (
        goal("100人"),
        goal("10个", id="second", name="第二项"),
        goal(id="third", name="第三项", **STAGES),
    )
    notice = report(figure("50人"), figure(indicator="third", stage="招标"))
    task = assess(county_year(*promises, reports=(notice,)), NOW).tasks[0]

    bar = task_bar(task)

    assert bar.standing == "3项目标：1项符合时间进度 · 1项推进中 · 1项通报未提及"
    assert [segment.words for segment in bar.segments] == [
        "目标：相当于目标的50.0%，符合时间进度",
        "第二项：通报未提及",
        "第三项：到第1步“招标”，共3步，推进中",
    ]
    half, unknown, stages = (segment.blocks for segment in bar.segments)
    assert half == (Block(0, WIDTH, "rest"), Block(0, 500, "on_track"))
    assert unknown == (Block(0, WIDTH, "omitted", hatched=True),)
    assert [(block.x, block.width, block.style) for block in stages] == [
        (0, 321, "in_progress"),
        (333, 321, "rest"),
        (666, 333, "rest"),
    ]


def test_nothing_reached_draws_nothing() -> None:
    task = assess(county_year(goal("100人"), reports=(report(figure("0人")),)), NOW).tasks[0]
    assert task_bar(task).segments[0].blocks == (Block(0, WIDTH, "rest"),)


def test_a_standing_is_drawn_without_gaps() -> None:
    view = standing_view(Standing.of([Status.MET] * 2 + [Status.OMITTED]))
    assert view.words == "3项目标：2项已达标 · 1项通报未提及"
    assert [(count, tag.name, tag.label) for count, tag in view.counts] == [
        (2, "met", "已达标"),
        (1, "omitted", "通报未提及"),
    ]
    assert view.drawing.blocks == (Block(0, 666, "met"), Block(666, 334, "omitted", hatched=True))
