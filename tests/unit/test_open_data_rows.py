"""Rows of the tables where the real data has no such case: unknowns, ranges, units, embargo, names, revisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from livelihood.assessment import assess
from livelihood.embargo import published
from livelihood.model import CountyYear, Official, Revision
from livelihood.names import disclosed
from livelihood.open_data.dictionary import TABLES
from livelihood.open_data.year_rows import YearRows
from livelihood.site import Site
from tests.unit.builders import NOW, YEAR_END, county_year, figure, goal, report, source
from tests.unit.open_data_reading import (
    csv_rows,
    exact_json,
    figure_rows,
    json_tasks,
    promise_row,
    published_files,
    site_of,
)

STAGES = ["未启动", "在建", "建成"]
NUMBERS = ("actual", "numerator", "denominator", "ratio")


@pytest.mark.parametrize(
    ("promise", "told", "expected"),
    [
        # a number that the document gives, in its base unit, never with an exponent
        ({"target": "2.8万人次"}, {"value": "5万人次"}, {"target": "28000", "actual": "50000"}),
        ({"target": "1,200个"}, {"value": "1亿个"}, {"target": "1200", "actual": "100000000"}),
        (
            {"target": "12.50公里"},
            {"value": "0.10公里"},
            {"target": "12.5", "actual": "0.1", "ratio": "0.008000"},
        ),
        # a range is its lower end, which claims least
        (
            {"target": "3-5万亩"},
            {"value": "4万亩"},
            {"target": "30000", "target_text": "3-5万亩", "actual": "40000"},
        ),
        (
            {"target": "不超过3起"},
            {"value": "1起"},
            {"qualifier": "at_most", "target": "3", "ratio": "0.333333"},
        ),
        # 2 ÷ 3, half up
        ({"target": "3个"}, {"value": "2个"}, {"ratio": "0.666667"}),
        # reported 0 is 0
        ({"target": "3个"}, {"value": "0个"}, {"actual": "0", "ratio": "0.000000", "status": "not_started"}),
        # a rate as the document gives it, and one from its numbers: 2 ÷ 3 = 66.666… %, ÷ 60 %
        ({"target": "60%", "kind": "rate"}, {"value": "71.90%"}, {"actual": "71.9", "numerator": ""}),
        (
            {"target": "60%", "kind": "rate"},
            {"numerator": "2人", "denominator": "3人"},
            {"unit": "%", "actual": "66.666667", "numerator": "2", "denominator": "3", "ratio": "1.111111"},
        ),
        (
            {"target": "60%", "kind": "rate"},
            {"numerator": "0人", "denominator": "4人"},
            {"actual": "0.000000", "actual_text": "0.0%", "numerator": "0", "ratio": "0.000000"},
        ),
        # 全覆盖 has neither number nor unit; a number that is reported of it has its own
        (
            {"target": "全覆盖"},
            {"value": "全覆盖"},
            {"qualifier": "all", "unit": "", "target": "", "actual": ""},
        ),
        ({"target": "全覆盖"}, {"value": "95%"}, {"unit": "%", "target": "", "actual": "95", "ratio": ""}),
        # the unit compared in is the target's
        (
            {"target": "9个"},
            {"value": "3座", "counts_as": "个", "note": "甲"},
            {"unit": "个", "actual_text": "3座"},
        ),
        # the last stage isn't counted: unknown, not 0
        (
            {"target": "9个", "stages": STAGES},
            {"by_stage": {"在建": "6个", "未启动": "3个"}},
            {"actual": "", "ratio": "", "actual_text": "在建：6个；未启动：3个"},
        ),
        (
            {"target": "2所", "kind": "stage", "stages": STAGES},
            {"items": [{"name": "甲", "stage": "建成"}, {"name": "乙", "stage": "在建"}]},
            {"actual": "", "ratio": "", "actual_text": "甲：建成；乙：在建", "status": "in_progress"},
        ),
        ({}, {"words": "正在招标"}, {"actual": "", "ratio": "", "actual_text": "正在招标", "unit": "人"}),
        ({}, {"unavailable": "无法统计"}, {"actual": "", "actual_text": "无法统计", "status": "unavailable"}),
    ],
)
def test_indicator(promise: dict[str, Any], told: dict[str, Any], expected: dict[str, str]) -> None:
    row = promise_row(goal(**promise), report(figure(**told)))

    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    "told",
    [
        None,
        {"words": "正在招标"},
        {"unavailable": "无法统计"},
        {"stage": "在建"},
        {"items": [{"name": "甲", "stage": "在建"}]},
        {"by_stage": {"在建": "6人"}},
    ],
)
def test_what_is_not_known_is_empty_and_never_0(told: dict[str, Any] | None) -> None:
    reports = (report(figure(**told)),) if told else ()
    row = promise_row(goal(stages=STAGES), *reports)

    assert [row[name] for name in NUMBERS] == ["", "", "", ""]


def test_last_years_number_is_no_actual() -> None:
    notice = report(figure("80人", prior_year=True))
    row, (told,) = promise_row(goal(), notice), figure_rows(goal(), notice)

    assert (row["actual"], row["ratio"], row["as_of"], row["status"]) == ("", "", "", "omitted")
    assert (told["value"], told["prior_year"], told["as_of"], told["indicator"]) == ("80", "true", "", "goal")


def test_the_latest_report_counts_and_figures_keep_them_all() -> None:
    first = report(figure("30人"), as_of="2022-04-01", source="spring")
    second = report(figure("50人", as_of="2022-06-30"), as_of="2022-07-01", final=True)
    sources = (source("spring"), source())
    year = county_year(goal(), reports=(first, second), sources=sources)
    files = published_files(site_of(year))
    (row,), told = csv_rows(files["indicators.csv"]), csv_rows(files["figures.csv"])

    assert (row["actual"], row["as_of"], row["actual_source"]) == ("50", "2022-06-30", "notice")
    assert [(each["source"], each["value"], each["as_of"], each["final"]) for each in told] == [
        ("spring", "30", "2022-04-01", "false"),
        ("notice", "50", "2022-06-30", "true"),
    ]


@pytest.mark.parametrize(
    ("value", "qualifier"),
    [
        ("50人", ""),
        ("不少于50人", "at_least"),
        ("超50人", "more_than"),
        ("约50人", "about"),
        ("全覆盖", "all"),
    ],
)
def test_a_figures_qualifier_is_the_documents_own(value: str, qualifier: str) -> None:
    promise = goal("全覆盖") if value == "全覆盖" else goal()
    (row,) = figure_rows(promise, report(figure(value)))

    assert row["qualifier"] == qualifier


def test_rows_are_numbered_within_a_document_and_task() -> None:
    told = figure(items=[{"name": "甲", "stage": "在建"}, {"name": "乙", "stage": "建成"}])
    other = figure("3家", extra=True, id="more", name="另有")
    rows = figure_rows(goal(stages=STAGES), report(told, other))

    assert [(row["row"], row["figure"], row["component_name"]) for row in rows] == [
        ("1", "goal", ""),
        ("2", "goal", "甲"),
        ("3", "goal", "乙"),
        ("4", "more", ""),
    ]


def test_rows_have_the_tables_columns_and_no_other() -> None:
    told = figure(items=[{"name": "甲", "stage": "在建"}])
    year = county_year(goal(stages=STAGES), reports=(report(told),))

    site = site_of(year)
    rows = YearRows.of(site.years[0], site.ledger.unit_names).tables

    assert list(rows) == [table.name for table in TABLES]
    for table in TABLES:
        assert rows[table.name]
        assert all(set(row) == set(table.names) for row in rows[table.name])


def embargoed_year() -> CountyYear:
    later = NOW + timedelta(hours=1)
    secret = report(figure("77人", quote="秘密原句"), source="secret", as_of=YEAR_END, publish_at=later)
    sources = (source(), source("secret", title="秘密通报", recorded="2022-12-30"))
    return county_year(goal(), reports=(report(figure("50人")), secret), sources=sources)


def as_published(year: CountyYear, *, hours: int = 0) -> Site:
    """Return the site as ``load_site`` makes it from checked data, so many hours after NOW."""
    now = NOW + timedelta(hours=hours)
    ledger = disclosed(published(site_of(year).ledger, now))
    return Site(ledger, tuple(assess(each, now) for each in ledger.county_years), now)


def test_what_is_embargoed_leaves_no_trace() -> None:
    before, after = (published_files(as_published(embargoed_year(), hours=hours)) for hours in (0, 2))
    never = published_files(site_of(county_year(goal(), reports=(report(figure("50人")),))))

    assert before == never
    for trace in ("77人", "秘密", "secret", "2022-12-30"):
        assert not any(trace.encode() in content for content in before.values())
        assert any(trace.encode() in content for content in after.values())


def test_names_that_are_not_shown_are_in_no_file() -> None:
    year = county_year(goal(note="由李某某负责"), reports=(report(figure(words="李某 某正在协调")),))
    official = Official(role="责任人", name="李某某", name_display="withheld")
    task = year.plan.tasks[0].model_copy(update={"officials": (official,)})
    year = replace(year, plan=year.plan.model_copy(update={"tasks": (task,)}))
    files = published_files(as_published(year))

    assert csv_rows(files["indicators.csv"])[0]["actual_text"] == "〔略〕正在协调"
    assert not any("某某".encode() in content or "李某".encode() in content for content in files.values())


def test_a_revision_keeps_the_original_target() -> None:
    revision = {
        "no": 1,
        "indicator": "goal",
        "original": "1.2万人",
        "date": "2022-06-01",
        "reason": "上级调整",
        "source": "notice",
        "quote": "调整为100人",
    }
    year = county_year(goal(), goal(id="other"))
    plan = year.plan.model_copy(update={"revisions": (Revision.model_validate(revision),)})
    data = exact_json(published_files(site_of(replace(year, plan=plan)))["data.json"])
    ((_, task),) = json_tasks(data)

    written = {name: revision[name] for name in ("date", "reason", "source", "quote")}
    assert [each["revisions"] for each in task["indicators"]] == [
        [{"original": 12000, "original_text": "1.2万人"} | written],
        [],
    ]
