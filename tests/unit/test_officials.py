"""Officials who changed post during the year: pages name who held it on the latest report's day, and who did before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from livelihood.assessment import assess
from livelihood.contexts.filters import filters, keys_of
from livelihood.contexts.links import YearLinks
from livelihood.contexts.task import OfficialView, task_page
from livelihood.model import CountyYear, Official, Unit
from livelihood.site import check_data
from tests.unit.builders import NOW, county_year, figure, goal, report, source, task
from tests.unit.data_tree import NOTICE_TEXT, PLAN, YEAR, write_data

ZHANG = {"role": "责任人", "unit": "县民政局", "name": "张三", "until": "2022-05-01"}
LI = {"role": "责任人", "unit": "县民政局", "name": "李四", "since": "2022-05-02", "until": "2022-08-31"}
WANG = {"role": "责任人", "unit": "县民政局", "name": "王五", "since": "2022-09-01"}
ZHAO = {"role": "分管领导", "name": "赵六"}


def year_of(*days: str, officials: tuple[dict[str, str], ...] = (ZHANG, LI, WANG, ZHAO)) -> CountyYear:
    """Return a county-year whose plan is dated 1 March 2022, with a report as of each of ``days``."""
    reports = tuple(report(figure("50人"), source=f"r{at}", as_of=day) for at, day in enumerate(days))
    plan = source("plan", date(2022, 3, 1))
    sources = (plan, *(source(each.source, each.as_of) for each in reports))
    return county_year(
        tasks=(task(goal(), officials=officials),), reports=reports, sources=sources, source="plan"
    )


def links_of(year: CountyYear) -> YearLinks:
    return YearLinks(
        assess(year, NOW), {"县民政局": Unit.model_validate({"id": "minzheng", "name": "县民政局"})}
    )


def shown(year: CountyYear) -> list[OfficialView]:
    links = links_of(year)
    return list(task_page(links.year.tasks[0], links).officials)


@pytest.mark.parametrize(
    ("days", "name", "others"),
    [
        # without a report, the day of the plan
        ((), "张三", ("此后：李四（2022年5月2日起）", "此后：王五（2022年9月1日起）")),
        (("2022-05-01",), "张三", ("此后：李四（2022年5月2日起）", "此后：王五（2022年9月1日起）")),
        (("2022-05-02",), "李四", ("此前：张三（至2022年5月1日）", "此后：王五（2022年9月1日起）")),
        # the latest report's
        (
            ("2022-04-01", "2022-10-01"),
            "王五",
            ("此前：张三（至2022年5月1日）", "此前：李四（至2022年8月31日）"),
        ),
    ],
)
def test_the_holder_on_the_latest_reports_day(
    days: tuple[str, ...], name: str, others: tuple[str, ...]
) -> None:
    assert shown(year_of(*days)) == [
        OfficialView("责任人", "县民政局", name, others),
        OfficialView("分管领导", "", "赵六", ()),
    ]


def test_a_post_that_nobody_is_known_to_hold() -> None:
    (only,) = shown(year_of("2022-07-01", officials=(ZHANG,)))

    assert only == OfficialView("责任人", "县民政局", "", ("此前：张三（至2022年5月1日）",))


def test_several_hold_a_post_at_once() -> None:
    second = {"role": "责任人", "unit": "县民政局", "name": "钱七"}
    found = shown(year_of("2022-07-01", officials=(ZHANG, LI, second)))

    assert [(each.name, each.others) for each in found] == [
        ("李四", ("此前：张三（至2022年5月1日）",)),
        ("钱七", ()),
    ]


def test_lists_of_leaders_name_who_is_in_office() -> None:
    links = links_of(year_of("2022-07-01"))

    assert [option.value for option in filters(links).leaders] == ["李四", "赵六"]
    assert keys_of(links)[1].leaders == '["李四", "赵六"]'


def official(**fields: Any) -> Official:
    return Official.model_validate({"role": "责任人", "name": "张三"} | fields)


@pytest.mark.parametrize(
    ("fields", "day", "expected"),
    [
        ({}, date(2022, 1, 1), True),
        ({"since": "2022-05-02"}, date(2022, 5, 1), False),
        ({"since": "2022-05-02"}, date(2022, 5, 2), True),
        ({"until": "2022-05-02"}, date(2022, 5, 2), True),
        ({"until": "2022-05-02"}, date(2022, 5, 3), False),
    ],
)
def test_the_first_and_the_last_day_count(fields: dict[str, str], day: date, *, expected: bool) -> None:
    assert official(**fields).is_in_office(day) is expected


def test_a_successor_is_named_by_a_later_document(tmp_path: Path) -> None:
    officials = "{role: 责任人, name: 王晓明, until: 2022-05-01}\n      - {role: 责任人, name: 赵六, since: 2022-05-02}"
    plan = PLAN.replace("{role: 责任人, name: 王晓明}", officials)
    notice = f"{NOTICE_TEXT}责任人：赵六\n"

    named = write_data(tmp_path / "a", {f"{YEAR}/plan.yml": plan, f"{YEAR}/sources/notice.txt": notice})
    assert check_data(named)[1].sorted() == ()
    unnamed = write_data(tmp_path / "b", {f"{YEAR}/plan.yml": plan})
    assert [problem.code for problem in check_data(unnamed)[1].sorted()] == ["not-in-source"]
