"""Rows of indicators.csv and tasks.csv, worked out by hand from the data of both counties."""

from __future__ import annotations

import codecs
from collections import Counter

import pytest

from livelihood.site import Site
from tests.unit.open_data_reading import csv_rows, published_files

Rows = list[dict[str, str]]

INDICATORS_HEADER = (
    "county_code,county,year,task,task_title,indicator,name,kind,qualifier,unit,target,target_text,actual,"
    "actual_text,numerator,denominator,ratio,status,due,due_basis,as_of,target_source,actual_source,"
    "target_quote,actual_quote,url"
)
YEXIAN_SKILLS = {
    "county_code": "410422",
    "county": "叶县",
    "year": "2022",
    "task": "1",
    "task_title": "开展职业技能培训和评价取证",
    "indicator": "training",
    "name": "完成技能培训",
    "kind": "amount",
    "qualifier": "at_least",
    "unit": "人次",
    "target": "28000",
    "target_text": "2.8万人次",
    "actual": "54800",
    "actual_text": "5.48万人次",
    "numerator": "",
    "denominator": "",
    # 5.48 ÷ 2.8
    "ratio": "1.957143",
    "status": "exceeded",
    "due": "2022-12-31",
    "due_basis": "stated",
    "as_of": "2022-07-01",
    "target_source": "notice",
    "actual_source": "notice",
    "target_quote": "全年完成技能培训2.8万人次、新增技能人才2.28万人（含高技能人才9300人）",
    "actual_quote": "各成员单位完成培训人数5.48万人次",
    "url": "410422/2022/01/#t01-training",
}
YEXIAN_SCREENING = {
    "name": "免费产前血清学筛查率",
    "kind": "rate",
    "unit": "%",
    "target": "60",
    "target_text": "60%",
    # 1856 ÷ 2904 = 63.911845… %, and that ÷ 60 %
    "actual": "63.911846",
    "actual_text": "63.9%",
    "numerator": "1856",
    "denominator": "2904",
    "ratio": "1.065197",
    "status": "met",
    "as_of": "2022-07-25",
    "actual_quote": "产前血清学筛查人数1856人，筛查率63.91%(目标任务为60%以上)；叶县户籍孕妇活产数2904人",
    "url": "410422/2022/07/#t07-serology",
}
YEXIAN_ROADS = {
    "unit": "公里",
    "target": "115.26",
    # 11.844 + 21.43, a sum that no document writes; ÷ 115.26
    "actual": "33.274",
    "actual_text": "33.274公里",
    "ratio": "0.288686",
    "status": "behind",
    "due_basis": "year_end",
    "actual_quote": "路面完成11.844公里；路面21.43公里",
}
YEXIAN_STAGE = {
    "kind": "stage",
    "qualifier": "at_least",
    "unit": "户",
    "target": "1073",
    "actual": "",
    "actual_text": "发布招标公告",
    "ratio": "",
    "status": "in_progress",
    "as_of": "2022-07-01",
    "actual_quote": "已完成招标程序审批工作并发布招标公告",
}
YEXIAN_COVERS = {
    "unit": "个",
    "target": "478",
    "actual": "2312",
    "actual_text": "2312座",
    "ratio": "4.836820",
}
YEXIAN_USERS = {
    "qualifier": "more_than",
    "unit": "",
    "target": "260000",
    "target_text": "突破26万",
    "actual": "259000",
    "ratio": "0.996154",
}
YEXIAN_OMITTED = {
    "status": "omitted",
    "actual": "",
    "actual_text": "",
    "ratio": "",
    "as_of": "",
    "actual_source": "",
    "actual_quote": "",
}
LUSHAN_SKILLS = {
    "county": "鲁山县",
    "unit": "人次",
    "target": "31400",
    "target_text": "3.14万人次",
    "actual": "",
    "actual_text": "",
    "numerator": "",
    "denominator": "",
    "ratio": "",
    "status": "awaiting",
    "due": "2022-12-31",
    "due_basis": "stated",
    "as_of": "",
    "target_source": "plan",
    "actual_source": "",
    "actual_quote": "",
    "url": "410423/2022/01/#t01-training",
}
LUSHAN_PER_STREET = {"unit": "处", "target": "1", "target_text": "每个街道1处"}
LUSHAN_ALL = {"qualifier": "all", "unit": "", "target": "", "target_text": "全覆盖"}

WORKED_OUT = [
    ("410422", "1", "training", YEXIAN_SKILLS),
    ("410422", "7", "serology", YEXIAN_SCREENING),
    ("410422", "4", "roads", YEXIAN_ROADS),
    ("410422", "3", "renovation", YEXIAN_STAGE),
    ("410422", "3", "covers", YEXIAN_COVERS),
    ("410422", "10", "users", YEXIAN_USERS),
    ("410422", "5", "places", YEXIAN_OMITTED),
    ("410423", "1", "training", LUSHAN_SKILLS),
    ("410423", "6", "street-facilities", LUSHAN_PER_STREET),
    ("410423", "2", "general", LUSHAN_ALL),
]
# By hand from the table of tests/real_data/test_yexian.py.
YEXIAN_STANDING = {
    "exceeded": 7,
    "met": 6,
    "on_track": 4,
    "behind": 1,
    "in_progress": 8,
    "unavailable": 1,
    "omitted": 3,
}


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    return published_files(site)


@pytest.fixture(scope="module")
def indicators(files: dict[str, bytes]) -> Rows:
    return csv_rows(files["indicators.csv"])


def test_indicators_begin_with_a_mark_and_the_agreed_header(files: dict[str, bytes]) -> None:
    first, _, _ = files["indicators.csv"].partition(b"\r\n")

    assert first == codecs.BOM_UTF8 + INDICATORS_HEADER.encode("ascii")


@pytest.mark.parametrize(("code", "task", "id", "expected"), WORKED_OUT, ids=lambda part: str(part)[:12])
def test_indicator(indicators: Rows, code: str, task: str, id: str, expected: dict[str, str]) -> None:
    (row,) = [
        row for row in indicators if (row["county_code"], row["task"], row["indicator"]) == (code, task, id)
    ]

    assert {name: row[name] for name in expected} == expected


def test_every_promise_has_a_row(indicators: Rows) -> None:
    # 30 and 32 promises
    assert Counter(row["county"] for row in indicators) == {"叶县": 30, "鲁山县": 32}
    assert Counter(row["status"] for row in indicators if row["county"] == "叶县") == YEXIAN_STANDING
    assert {row["status"] for row in indicators if row["county"] == "鲁山县"} == {"awaiting"}


def test_statuses_of_tasks_add_up(files: dict[str, bytes], indicators: Rows) -> None:
    tasks = csv_rows(files["tasks.csv"])
    statuses = [*YEXIAN_STANDING, "awaiting", "overdue", "not_started"]
    promised = Counter((row["county"], row["task"], row["status"]) for row in indicators)
    counted = {
        (row["county"], row["task"], status): int(row[status])
        for row in tasks
        for status in statuses
        if row[status] != "0"
    }

    assert [(row["county"], row["task"]) for row in tasks] == [
        (county, str(no)) for county in ("叶县", "鲁山县") for no in range(1, 11)
    ]
    assert counted == promised
    assert all(int(row["indicator_count"]) == sum(int(row[status]) for status in statuses) for row in tasks)


def test_a_task_names_its_units_canonically(files: dict[str, bytes]) -> None:
    tasks = {(row["county"], row["task"]): row for row in csv_rows(files["tasks.csv"])}
    covers, skills = tasks["叶县", "3"], tasks["鲁山县", "1"]

    # The notice writes 县住建局.
    assert (covers["lead"], covers["responsible"]) == ("县城管局；县住房和城乡建设局", "")
    assert skills["lead"] == "县人力资源和社会保障局"
    assert skills["responsible"].split("；")[20] == "团县委"
    assert len(skills["responsible"].split("；")) == 25
