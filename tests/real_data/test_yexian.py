"""叶县 2022: every promise and every figure of the notice, worked out by hand from its text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest

from livelihood.assessment import IndicatorProgress, YearProgress
from livelihood.rounding import half_up
from livelihood.site import Site

NOTICE = date(2022, 7, 1)
SCREENING = date(2022, 7, 25)


class Row(NamedTuple):
    """One indicator: target and actual in base units (座 and 场 count as 个 and 场次), ratio to six places."""

    task: int
    id: str
    target: str | None
    unit: str
    qualifier: str
    actual: str | None
    actual_unit: str
    ratio: str | None
    as_of: date | None
    status: str


PLAIN = "at_least"
ROWS = [
    # 5.48 ÷ 2.8, 3.21 ÷ 2.28, 11300 ÷ 9300
    Row(1, "training", "28000", "人次", PLAIN, "54800", "人次", "1.957143", NOTICE, "exceeded"),
    Row(1, "talent", "22800", "人", PLAIN, "32100", "人", "1.407895", NOTICE, "exceeded"),
    Row(1, "highskilled", "9300", "人", PLAIN, "11300", "人", "1.215054", NOTICE, "exceeded"),
    Row(2, "general", None, "", "", None, "", None, NOTICE, "met"),
    Row(2, "chronic", "5", "种", PLAIN, None, "", None, NOTICE, "in_progress"),
    Row(2, "hospitals", "3", "家", PLAIN, "3", "家", "1.000000", NOTICE, "met"),
    Row(2, "volume", None, "", "", None, "", None, NOTICE, "unavailable"),
    Row(3, "platform", None, "", "", None, "", None, None, "omitted"),
    # 201 + 954 + 1157 = 2312; 2312 ÷ 478
    Row(3, "covers", "478", "个", PLAIN, "2312", "个", "4.836820", NOTICE, "exceeded"),
    Row(3, "renovation", "1073", "户", PLAIN, None, "", None, NOTICE, "in_progress"),
    # 11.844 + 21.43 = 33.274; 33.274 ÷ 115.26; elapsed 181 ÷ 364 = 0.497, so more than ten points behind
    Row(4, "roads", "115.26", "公里", PLAIN, "33.274", "公里", "0.288686", NOTICE, "behind"),
    Row(4, "bus", "35", "个", PLAIN, None, "", None, NOTICE, "in_progress"),
    Row(4, "logistics", "324", "个", PLAIN, None, "", None, NOTICE, "in_progress"),
    Row(5, "expand", "5", "所", PLAIN, None, "", None, NOTICE, "in_progress"),
    Row(5, "places", "240", "个", PLAIN, None, "", None, None, "omitted"),
    Row(6, "centres", "1", "处", PLAIN, None, "", None, NOTICE, "in_progress"),
    Row(6, "beds", "50", "张", PLAIN, None, "", None, NOTICE, "in_progress"),
    # 10 ÷ 21; 15.3 ÷ 13.41
    Row(6, "facilities", "21", "个", PLAIN, "10", "个", "0.476190", NOTICE, "on_track"),
    Row(6, "platform", "134100", "人", PLAIN, "153000", "人", "1.140940", NOTICE, "exceeded"),
    # 8406 ÷ 14000, 8702 ÷ 14000; elapsed on 25 July 205 ÷ 364 = 0.563
    Row(7, "cervical", "14000", "人", PLAIN, "8406", "人", "0.600429", SCREENING, "on_track"),
    Row(7, "breast", "14000", "人", PLAIN, "8702", "人", "0.621571", SCREENING, "on_track"),
    # 2088 ÷ 2904 = 71.900826 %, ÷ 60 %; 1856 ÷ 2904 = 63.911846 %; 2863 ÷ 2904 = 98.588154 %; 2877 ÷ 2904 = 99.070248 %
    Row(7, "ultrasound", "60", "%", PLAIN, "71.900826", "%", "1.198347", SCREENING, "met"),
    Row(7, "serology", "60", "%", PLAIN, "63.911846", "%", "1.065197", SCREENING, "met"),
    Row(7, "newborn-disease", "98", "%", PLAIN, "98.588154", "%", "1.006002", SCREENING, "met"),
    Row(7, "newborn-hearing", "98", "%", PLAIN, "99.070248", "%", "1.010921", SCREENING, "met"),
    # 150 ÷ 140
    Row(8, "children", "140", "人", PLAIN, "150", "人", "1.071429", NOTICE, "exceeded"),
    Row(9, "events", "10", "场次", PLAIN, "12", "场次", "1.200000", NOTICE, "exceeded"),
    Row(9, "counselling", "55", "人次", PLAIN, None, "", None, None, "omitted"),
    Row(9, "base", "1", "个", PLAIN, None, "", None, NOTICE, "in_progress"),
    # 25.9 ÷ 26 is short of “突破”, and ahead of the time
    Row(10, "users", "260000", "", "more_than", "259000", "", "0.996154", NOTICE, "on_track"),
]


@pytest.fixture(scope="module")
def year(site: Site) -> YearProgress:
    return site.year("410422", 2022)


def indicator(year: YearProgress, task: int, id: str) -> IndicatorProgress:
    return next(each for each in year.tasks[task - 1].indicators if each.indicator.id == id)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.task:02d}-{row.id}")
def test_indicator(year: YearProgress, row: Row) -> None:
    found = indicator(year, row.task, row.id)
    target, actual = found.indicator.target, found.actual

    assert (target and target.low) == (row.target and Decimal(row.target))
    assert (target.unit if target else "") == row.unit
    assert (str(target.qualifier) if target else "") == row.qualifier
    assert (actual and half_up(actual.value, 6)) == (row.actual and Decimal(row.actual))
    assert (actual.unit if actual else "") == row.actual_unit
    assert (found.ratio is not None and str(half_up(found.ratio, 6))) == (row.ratio or False)
    assert found.as_of == row.as_of
    assert found.status == row.status


def test_rows_are_all_indicators(year: YearProgress) -> None:
    found = [(task.task.no, each.indicator.id) for task in year.tasks for each in task.indicators]

    assert found == [(row.task, row.id) for row in ROWS]


def test_road_programmes_have_their_own_due_dates(year: YearProgress) -> None:
    upgrade, village = indicator(year, 4, "roads").parts

    # 11.844 ÷ 50.49 by 31 December; 21.43 ÷ 64.77 by 30 September: 181 of 272 days gone
    assert (upgrade.due, upgrade.ratio) == (date(2022, 12, 31), Fraction("11.844") / Fraction("50.49"))
    assert (village.due, village.ratio) == (date(2022, 9, 30), Fraction("21.43") / Fraction("64.77"))
    assert village.elapsed == Fraction(181, 272)


def test_figures_without_a_target(year: YearProgress) -> None:
    extras = {
        reading.figure.key: str(reading.figure.amount) for task in year.tasks for reading in task.extras
    }

    assert extras == {
        "enterprise-assessors": "16家",
        "social-assessors": "5家",
        "designated-institutions": "10家",
        "designated-pharmacies": "7家",
        "renovated-2021": "1443户",
        "roadbed-upgrade": "27.118公里",
        "roadbed-village": "34.5公里",
        "upgrade-projects": "7条",
        "upgrade-investment": "14667.2万元",
        "line-31-villages": "17个",
        "line-31-length": "约43公里",
        "line-30-villages": "20个",
        "line-30-length": "约44公里",
        "ecommerce-built": "124个",
        "ecommerce-remaining": "200个",
        "existing-centres": "1所",
        "activity-participants": "800人次",
    }


def test_last_years_figures_are_marked(year: YearProgress) -> None:
    prior = {
        reading.figure.key for task in year.tasks for reading in task.extras if reading.figure.prior_year
    }

    assert prior == {"renovated-2021", "existing-centres"}


def test_checks_are_found(year: YearProgress) -> None:
    found = [(check.task_no, check.key, str(check.kind)) for check in year.checks]

    screenings = ("cervical", "breast", "ultrasound", "serology", "newborn-disease", "newborn-hearing")
    expected = [(3, "covers", "stated_ratio")]
    expected += [(7, key, "date_after_document") for key in screenings]
    expected += [(7, key, "restated_target") for key in ("newborn-disease", "newborn-hearing")]
    assert sorted(found) == sorted(expected)


def test_overachievement_is_recomputed_both_ways(year: YearProgress) -> None:
    (check,) = indicator(year, 3, "covers").checks

    # 2312 ÷ 478 = 483.7 %, which is 383.7 % over the target: neither is the 400 % that the notice claims
    assert "400%" in check.statement
    assert "483.7%" in check.statement
    assert "383.7%" in check.statement


def test_stated_ratios_that_agree_raise_no_check(year: YearProgress) -> None:
    # 60.04 % and 62.16 % round to the stated 60 % and 62 %
    stated = [indicator(year, 7, key).reading for key in ("cervical", "breast")]

    assert [str(reading.figure.stated.text) for reading in stated if reading and reading.figure.stated] == [
        "60%",
        "62%",
    ]
    assert "stated_ratio" not in {check.kind for check in year.checks if check.task_no == 7}


OFFICIALS = {
    1: [("责任人", "县人社局", "虎永福"), ("分管领导", None, "胡炜哲")],
    2: [("责任人", "县医保局", "李树辉"), ("分管领导", None, "王东效")],
    3: [("责任人", None, "王晓"), ("责任人", None, "滕跃峰"), ("分管领导", None, "常姣峰")],
    4: [
        ("责任人", None, "兰建伟"),
        ("责任人", None, "王清伟"),
        ("分管领导", None, "胡炜哲"),
        ("分管领导", None, "王二宝"),
        ("分管领导", None, "何鹏飞"),
    ],
    5: [("责任人", "县教体局", "任跃伟"), ("分管领导", None, "常姣峰")],
    6: [("责任人", "县民政局", "杨光照"), ("分管领导", None, "张安有")],
    7: [("责任人", "县卫健委", "李炳前"), ("分管领导", None, "王东效")],
    8: [("责任人", "县残联", "梁红献"), ("分管领导", None, "张安有")],
    9: [("责任人", "团县委", "魏亚飞"), ("分管领导", None, "田红霞")],
    10: [("责任人", "县行政服务中心", "王继贞"), ("分管领导", None, "胡炜哲")],
}


@pytest.mark.parametrize("no", OFFICIALS)
def test_officials(year: YearProgress, no: int) -> None:
    task = year.tasks[no - 1].task

    assert [(each.role, each.unit, each.name) for each in task.officials] == OFFICIALS[no]


def test_lead_units(year: YearProgress) -> None:
    lead = [task.task.lead for task in year.tasks]

    assert lead == [
        ("县人社局",),
        ("县医保局",),
        ("县城管局", "县住建局"),
        ("县交通局", "县商务局"),
        ("县教体局",),
        ("县民政局",),
        ("县卫健委",),
        ("县残联",),
        ("团县委",),
        ("县行政服务中心",),
    ]


def test_progress_texts_of_both_parts(year: YearProgress) -> None:
    (report,) = year.county_year.reports
    parts = [[(text.part, text.unit) for text in task.progress] for task in report.tasks]

    two_units = {3: ("县城管局", "县住建局"), 4: ("县交通局", "县商务局")}
    for no, found in enumerate(parts, 1):
        assert found == [("正文", None), *(("附件", unit) for unit in two_units.get(no, (None,)))]


def test_document_data_is_not_supplied_where_the_scan_lacks_it(year: YearProgress) -> None:
    notice = year.county_year.sources["notice"]

    assert (notice.title, notice.issuer, notice.number, notice.date) == (None, None, None, NOTICE)


def test_year_without_a_final_report(year: YearProgress) -> None:
    assert year.final_missing
    assert year.as_of_dates == (NOTICE, SCREENING)
