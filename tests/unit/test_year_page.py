"""A county-year's page: its headline, the keys by which its tasks are filtered and ordered, units and leaders."""

from __future__ import annotations

import json
from typing import Any

import pytest

from livelihood.assessment import assess
from livelihood.contexts.filters import Keys, Option, filters, keys_of
from livelihood.contexts.links import YearLinks
from livelihood.contexts.year import year_headline, year_page
from livelihood.model import Report, Unit
from tests.unit.builders import NOW, county_year, figure, goal, task

MINZHENG = Unit.model_validate({"id": "minzheng", "name": "县民政局", "aliases": ["民政局"]})
CANLIAN = Unit.model_validate({"id": "canlian", "name": "县残联"})
UNITS = {"县民政局": MINZHENG, "民政局": MINZHENG, "县残联": CANLIAN}
TASKS = (
    # Of two promises one is met: a half.
    task(goal(), goal("50张", id="beds"), no=1, officials=[{"role": "责任人", "name": "王晓明"}]),
    # All of one promise is exceeded.
    task(
        goal(),
        no=2,
        lead=["县残联"],
        responsible=["民政局"],
        officials=[{"role": "责任人", "name": "李〔略〕"}, {"role": "分管领导", "name": "王晓明"}],
    ),
    # One of two, as the first.
    task(goal(), goal("10个", id="homes"), no=3),
)


def notice(**told: list[dict[str, Any]]) -> Report:
    tasks = [
        {"no": int(no[1:]), "figures": [figure(**each) for each in figures]} for no, figures in told.items()
    ]
    return Report.model_validate({"format": "1", "source": "notice", "tasks": tasks})


@pytest.fixture
def links() -> YearLinks:
    told = notice(
        t1=[{"value": "100人"}, {"indicator": "beds", "value": "5张"}],
        t2=[{"value": "150人"}],
        t3=[{"value": "100人"}],
    )
    return YearLinks(assess(county_year(tasks=TASKS, reports=(told,)), NOW), UNITS)


def test_the_headline(links: YearLinks) -> None:
    assert year_headline(links) == (
        "虚构县2022年承诺办好3件民生实事，共5项目标。",
        "按本站收录的通报，截至2022年7月1日：1项超额完成、2项已达标、1项慢于时间进度、1项通报未提及。",
        "第二件的目标已经全部达到。",
    )


def test_the_headline_of_a_year_without_reports() -> None:
    links = YearLinks(assess(county_year(tasks=TASKS), NOW), UNITS)
    assert year_headline(links) == ("虚构县2022年承诺办好3件民生实事，共5项目标。",)


def test_the_headline_of_a_report_that_speaks_of_nothing() -> None:
    links = YearLinks(assess(county_year(tasks=TASKS[1:2], reports=(notice(t2=[]),)), NOW), UNITS)
    assert year_headline(links)[1:] == ("按本站收录的通报：1项通报未提及。",)


def test_what_can_be_chosen(links: YearLinks) -> None:
    choices = filters(links)
    assert choices.statuses == (
        Option("exceeded", "超额完成（1项）"),
        Option("met", "已达标（2项）"),
        Option("behind", "慢于时间进度（1项）"),
        Option("omitted", "通报未提及（1项）"),
    )
    assert choices.units == (Option("minzheng", "县民政局（3件）"), Option("canlian", "县残联（1件）"))
    # A name that isn't shown in full may stand for several people.
    assert choices.leaders == (Option("王晓明", "王晓明（责任人、分管领导）"),)


def test_the_keys_of_the_tasks(links: YearLinks) -> None:
    keys = keys_of(links)
    assert keys[1] == Keys("met behind", "minzheng", '["王晓明"]', 2)
    assert keys[2] == Keys("exceeded", "canlian minzheng", '["王晓明"]', 1)
    assert keys[3] == Keys("met omitted", "minzheng", "[]", 3)  # as much as the first: by number
    assert json.loads(keys[2].leaders) == ["王晓明"]


def test_units_and_leaders(links: YearLinks) -> None:
    page = year_page(links)
    rows = [
        (row.unit.title, [each.number for each in row.leads], [each.number for each in row.answers])
        for row in page.units
    ]
    assert rows == [("县民政局", ["一", "三"], ["二"]), ("县残联", ["二"], [])]
    people = [
        (row.role, [(each.name, [n.number for n in each.tasks]) for each in row.people])
        for row in page.leaders
    ]
    assert people == [("责任人", [("王晓明", ["一"])]), ("分管领导", [("王晓明", ["二"])])]


def test_the_rows_say_every_number_and_status(links: YearLinks) -> None:
    page = year_page(links)
    lines = [
        (each.name, each.numbers, each.ratio, each.tag.label) for row in page.tasks for each in row.promises
    ]
    assert lines == [
        ("目标", "100人 / 100人", "100.0%", "已达标"),
        ("目标", "5张 / 50张", "10.0%", "慢于时间进度"),
        ("目标", "150人 / 100人", "150.0%", "超额完成"),
        ("目标", "100人 / 100人", "100.0%", "已达标"),
        ("目标", "目标10个，通报没有提到这项目标", "", "通报未提及"),
    ]


def test_the_title_to_pass_on(links: YearLinks) -> None:
    frame = year_page(links).frame
    assert (
        frame.share
        == "虚构县2022年民生实事：5项目标：1项超额完成 · 2项已达标 · 1项慢于时间进度 · 1项通报未提及"
    )
    assert frame.description == "".join(year_headline(links))
    assert frame.scripts == ("filters",)
