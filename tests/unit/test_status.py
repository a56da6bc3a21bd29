"""The ten statuses, each rule at its edges. Time: 1 January to 31 December 2022 unless a case says otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from livelihood.status import Status, decide
from tests.unit.builders import MID_YEAR, YEAR_END, figure, goal, reading

STAGES = ["未启动", "招标", "在建", "建成"]
DUE_DAY = "2022-12-31"
DAY_AFTER = "2023-01-01"
MEMBERS = {"unit": "街道", "members": ["东街", "西街"]}


def items(**stages: str) -> dict[str, Any]:
    return {"items": [{"name": name, "stage": stage} for name, stage in stages.items()]}


def part(value: str) -> dict[str, str]:
    return {"name": "一项", "value": value, "quote": "原句"}


def rate(numerator: int, denominator: int) -> dict[str, Any]:
    return {"numerator": f"{numerator}人", "denominator": f"{denominator}人"}


def status_of(
    promise: dict[str, Any], told: dict[str, Any], *, as_of: date = MID_YEAR, due: date = YEAR_END
) -> Status:
    indicator = goal(**({"stages": STAGES} | promise))
    latest = reading(figure(**told), indicator, as_of)
    return decide(indicator, latest, reported=True, start=date(2022, 1, 1), due=due)


AMOUNT_CASES = [
    ("2.8万人次", {"value": "5.48万人次"}, "exceeded"),  # 1.957143
    ("2.28万人", {"value": "3.21万人"}, "exceeded"),  # 1.407895
    ("9300人", {"value": "1.13万人"}, "exceeded"),  # 1.215054
    ("478个", {"parts": [part("2312座")], "counts_as": "个"}, "exceeded"),  # 4.836820
    ("13.41万人以上", {"value": "15.3万人"}, "exceeded"),  # 1.140940
    ("不少于140人", {"value": "150人"}, "exceeded"),
    ("100人", {"value": "101人"}, "exceeded"),
    ("100人", {"value": "100人"}, "met"),
    ("100人", {"value": "超100人"}, "exceeded"),  # the document says that it is more
    ("100人", {"value": "近100人"}, "on_track"),  # nearly is not reached
    ("2-3个", {"value": "2个"}, "met"),
    ("2-3个", {"value": "3个"}, "met"),  # within the range
    ("2-3个", {"value": "4个"}, "exceeded"),
    ("突破26万", {"value": "25.9万"}, "on_track"),  # 0.996154 against 181/364
    ("突破26万", {"value": "26万"}, "on_track"),  # 100%, and must be passed
    ("突破26万", {"value": "突破26万"}, "met"),
    ("突破26万", {"value": "26.1万"}, "met"),  # never exceeded: it holds
    ("约100人", {"value": "99人"}, "on_track"),
    ("约100人", {"value": "约100人"}, "met"),
    ("约100人", {"value": "120人"}, "met"),
    ("0人", {"value": "0人"}, "met"),
    ("不超过10人", {"value": "4人"}, "in_progress"),  # a limit is judged at its due date
    ("不超过10人", {"value": "0人"}, "in_progress"),  # and 0 of it is no “not started”
    ("不超过10人", {"value": "11人"}, "in_progress"),
    ("全覆盖", {"value": "全覆盖"}, "met"),
    ("全覆盖", {"value": "200个"}, "in_progress"),
    ("全覆盖", {"value": "0个"}, "not_started"),
    ("100个", {"value": "全覆盖"}, "in_progress"),  # covering all is no count
    ("1.4万人", {"value": "8406人"}, "on_track"),  # 0.600429
    ("324个", {"value": "124个"}, "behind"),  # 0.382716 < 0.497253 - 0.1
    ("115.26公里", {"parts": [part("11.844公里"), part("21.43公里")]}, "behind"),  # 0.288686
    ("21个", {"by_stage": {"建成": "10个", "在建": "11个"}}, "on_track"),  # 0.476190
    ("21个", {"by_stage": {"建成": "21个"}}, "met"),
    ("21个", {"by_stage": {"建成": "0个", "在建": "5个", "未启动": "16个"}}, "behind"),  # work is under way
    ("21个", {"by_stage": {"建成": "0个", "未启动": "21个"}}, "not_started"),
    ("21个", {"by_stage": {"在建": "21个"}}, "in_progress"),  # how many are done isn't said
    ("100人", {"value": "0人"}, "not_started"),
    ("100人", {"value": "1人"}, "behind"),
    ("100人", {"words": "正在开展"}, "in_progress"),
    ("100人", {"unavailable": "系统升级，暂无法统计"}, "unavailable"),
]


@pytest.mark.parametrize(("target", "told", "status"), AMOUNT_CASES)
def test_amounts_at_mid_year(target: str, told: dict[str, Any], status: str) -> None:
    assert status_of({"target": target}, told) == status


RATE_CASES = [
    ("60%", rate(2088, 2904), "met"),  # 71.9 %: over its threshold, never exceeded
    ("60%", rate(1856, 2904), "met"),  # 63.9 %
    ("98%", rate(2863, 2904), "met"),  # 98.588 %
    ("98%", rate(2845, 2904), "in_progress"),  # 97.968 %: rates don't keep pace with time
    ("60%", rate(60, 100), "met"),
    ("超60%", rate(60, 100), "in_progress"),
    ("超60%", rate(61, 100), "met"),
    ("60%", rate(0, 100), "in_progress"),
    ("60%", {"value": "12%"}, "in_progress"),
    ("60%", rate(0, 0), "in_progress"),
    ("控制在5%以内", {"value": "3%"}, "in_progress"),
]


@pytest.mark.parametrize(("target", "told", "status"), RATE_CASES)
def test_rates_at_mid_year(target: str, told: dict[str, Any], status: str) -> None:
    assert status_of({"target": target, "kind": "rate"}, told) == status


STAGE_CASES = [
    ({"target": None, "kind": "stage"}, {"stage": "未启动"}, "not_started"),
    ({"target": None, "kind": "stage"}, {"stage": "招标"}, "in_progress"),
    ({"target": None, "kind": "stage"}, {"stage": "建成"}, "met"),
    (
        {"target": None, "kind": "stage", "stages": ["未启动", "招标"]},
        {"stage": "招标"},
        "met",
    ),  # that was promised
    ({"target": None, "kind": "stage"}, {"stage": "验收"}, "in_progress"),
    ({"target": None, "kind": "stage"}, {"words": "正在推进"}, "in_progress"),
    ({"target": "19个", "kind": "stage"}, {"value": "19个"}, "met"),  # exceeded is for amounts
    ({"target": "19个", "kind": "stage"}, {"value": "20个"}, "met"),
    ({"target": "19个", "kind": "stage"}, {"value": "1个"}, "in_progress"),
    ({"target": "19个", "kind": "stage"}, {"value": "0个"}, "not_started"),
    ({"target": "1个"}, {"stage": "建成"}, "met"),
    ({"target": "1个"}, {"stage": "在建"}, "in_progress"),
    ({"target": "2所"}, items(东街="建成", 西街="建成"), "met"),
    ({"target": "2所"}, items(东街="建成", 西街="在建"), "in_progress"),
    ({"target": "2所"}, items(东街="未启动", 西街="在建"), "in_progress"),
    ({"target": "2所"}, items(东街="未启动", 西街="未启动"), "not_started"),
    ({"target": "3所"}, items(东街="建成", 西街="建成"), "in_progress"),  # of the third nothing is said
    ({"target": "1处", "per": MEMBERS}, items(东街="建成", 西街="建成"), "met"),
    ({"target": "1处", "per": MEMBERS}, items(东街="建成"), "in_progress"),
    ({"target": "1处", "per": MEMBERS}, items(东街="建成", 南街="建成"), "in_progress"),
    ({"target": "1处", "per": {"unit": "街道"}}, items(东街="建成", 西街="建成"), "in_progress"),
    ({"target": None, "kind": "qualitative", "stages": []}, {"words": "进一步提升"}, "in_progress"),
    ({"target": None, "kind": "qualitative", "stages": []}, {"value": "5万人次"}, "in_progress"),
    ({"target": None, "kind": "qualitative", "stages": []}, {"unavailable": "暂无法统计"}, "unavailable"),
]


@pytest.mark.parametrize(("promise", "told", "status"), STAGE_CASES)
def test_stages_at_mid_year(promise: dict[str, Any], told: dict[str, Any], status: str) -> None:
    assert status_of(promise, told) == status


OVERDUE_CASES = [
    # promise, figure, status on the due day, status on the day after
    ({"target": "100人"}, {"value": "99人"}, "on_track", "overdue"),
    ({"target": "100人"}, {"value": "90人"}, "on_track", "overdue"),  # exactly ten points behind
    ({"target": "100人"}, {"value": "89人"}, "behind", "overdue"),
    ({"target": "100人"}, {"value": "100人"}, "met", "met"),
    ({"target": "100人"}, {"value": "101人"}, "exceeded", "exceeded"),
    ({"target": "100人"}, {"value": "0人"}, "not_started", "overdue"),
    ({"target": "100人"}, {"words": "正在开展"}, "in_progress", "overdue"),
    ({"target": "100人"}, {"unavailable": "暂无法统计"}, "unavailable", "unavailable"),
    ({"target": "突破26万"}, {"value": "26万"}, "on_track", "overdue"),
    ({"target": "60%", "kind": "rate"}, rate(59, 100), "in_progress", "overdue"),
    ({"target": None, "kind": "stage"}, {"stage": "在建"}, "in_progress", "overdue"),
    ({"target": None, "kind": "stage"}, {"stage": "未启动"}, "not_started", "overdue"),
    ({"target": "不超过10人"}, {"value": "10人"}, "met", "met"),
    ({"target": "100人"}, {"value": "不超过150人"}, "in_progress", "in_progress"),  # it may be fewer
    ({"target": "100人"}, {"value": "不超过50人"}, "in_progress", "overdue"),
    ({"target": "不超过10人"}, {"value": "0人"}, "met", "met"),
    ({"target": "不超过10人"}, {"value": "11人"}, "in_progress", "overdue"),
    ({"target": "控制在5%以内", "kind": "rate"}, {"value": "5.1%"}, "in_progress", "overdue"),
    ({"target": "控制在5%以内", "kind": "rate"}, {"value": "5%"}, "met", "met"),
    ({"target": "不超过10人"}, {"value": "超10人"}, "in_progress", "overdue"),
    # What nothing in the figure can show to be kept or broken isn't called overdue.
    ({"target": "全覆盖"}, {"value": "200个"}, "in_progress", "in_progress"),
    ({"target": "全覆盖"}, {"words": "正在接入"}, "in_progress", "overdue"),
    (
        {"target": None, "kind": "qualitative", "stages": []},
        {"words": "有所提升"},
        "in_progress",
        "in_progress",
    ),
    ({"target": None, "kind": "qualitative"}, {"stage": "在建"}, "in_progress", "overdue"),
]


@pytest.mark.parametrize(("promise", "told", "on_the_day", "day_after"), OVERDUE_CASES)
def test_overdue_begins_on_the_day_after(
    promise: dict[str, Any], told: dict[str, Any], on_the_day: str, day_after: str
) -> None:
    assert status_of(promise, told, as_of=date.fromisoformat(DUE_DAY)) == on_the_day
    assert status_of(promise, told, as_of=date.fromisoformat(DAY_AFTER)) == day_after


@pytest.mark.parametrize(
    ("value", "as_of", "due", "status"),
    [
        # 1 January to 11 April is 100 days; 50 of them are gone on 20 February: half, so 40 points is the edge.
        ("400人", date(2022, 2, 20), date(2022, 4, 11), "on_track"),  # exactly ten points behind isn't slow
        ("399人", date(2022, 2, 20), date(2022, 4, 11), "behind"),
        ("400人", date(2022, 2, 21), date(2022, 4, 11), "behind"),  # one day later 41 points would be needed
        ("1人", date(2022, 1, 11), date(2022, 4, 11), "on_track"),  # in the first tenth nothing is slow
        ("1人", date(2022, 1, 1), date(2022, 4, 11), "on_track"),
    ],
)
def test_slow_is_more_than_ten_points_behind_time(value: str, as_of: date, due: date, status: str) -> None:
    assert status_of({"target": "1000人"}, {"value": value}, as_of=as_of, due=due) == status


def test_time_counts_from_the_plans_start() -> None:
    promise = goal("100人")
    latest = reading(figure("30人"), promise)

    def status(start: date) -> Status:
        return decide(promise, latest, reported=True, start=start, due=YEAR_END)

    assert status(date(2022, 1, 1)) == "behind"  # 30 % against 181/364 = 49.7 %
    assert status(date(2022, 4, 1)) == "on_track"  # 30 % against 91/274 = 33.2 %


def test_without_a_report_or_a_word() -> None:
    kept = {"start": date(2022, 1, 1), "due": YEAR_END}
    assert decide(goal(), None, reported=False, **kept) is Status.AWAITING
    assert decide(goal(), None, reported=True, **kept) is Status.OMITTED


def test_the_cases_reach_every_status() -> None:
    reached = {case[-1] for case in [*AMOUNT_CASES, *RATE_CASES, *STAGE_CASES, *OVERDUE_CASES]}
    assert reached | {"awaiting", "omitted"} == set(Status)


def test_labels() -> None:
    assert [(status.value, status.label) for status in Status] == [
        ("awaiting", "未收录通报"),
        ("unavailable", "暂无法统计"),
        ("omitted", "通报未提及"),
        ("exceeded", "超额完成"),
        ("met", "已达标"),
        ("overdue", "逾期未完成"),
        ("not_started", "未启动"),
        ("behind", "慢于时间进度"),
        ("on_track", "符合时间进度"),
        ("in_progress", "推进中"),
    ]
