"""The pages of changes and corrections: newest first, before → after in words, and light however many there are."""

from __future__ import annotations

import pytest

from livelihood.assessment import assess
from livelihood.clock import moment
from livelihood.contexts.all_updates import corrections_page, updates_page
from livelihood.contexts.bars import Tag
from livelihood.contexts.changes import ChangeView, StatusView
from livelihood.contexts.links import YearLinks
from livelihood.contexts.updates import year_updates_page
from livelihood.parts.changes import MOST_CHANGES, MOST_NUMBERS
from livelihood.routes import Url
from livelihood.site import Site, load_site
from livelihood.status import Status
from tests.invented import write_invented
from tests.unit.builders import NOW, county_year, figure, goal, report, source
from tests.unit.county_parts import parts

ON_TRACK, BEHIND, MET = (Tag.of(each) for each in (Status.ON_TRACK, Status.BEHIND, Status.MET))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return load_site(write_invented(tmp_path_factory.mktemp("updates")), now=moment("2026-11-21"))


@pytest.fixture(scope="module")
def years(site: Site) -> list[YearLinks]:
    return [YearLinks(year, site.ledger.unit_names) for year in site.years]


@pytest.fixture(scope="module")
def changes(years: list[YearLinks]) -> tuple[ChangeView, ...]:
    return year_updates_page(years[0]).changes


def test_a_county_years_changes_newest_first(changes: tuple[ChangeView, ...]) -> None:
    assert [(change.day, change.title, change.anchor) for change in changes] == [
        ("2022年11月1日", "收录进展通报，含更正", "report-autumn"),
        ("2022年9月1日", "目标有调整", "revision-adjust"),
        ("2022年8月1日", "收录进展通报", "report-notice"),
        ("2022年8月1日", "承诺已收录", "plan-plan"),
    ]


def test_a_number_before_and_after(changes: tuple[ChangeView, ...]) -> None:
    number = changes[0].numbers[0]

    assert (number.figure.title, number.figure.url) == ("一、完成技能培训", "../01/#t01-training")
    assert number.before == "6800人次（相当于目标的56.7%）"
    assert number.after == "6500人次（相当于目标的54.2%）"
    assert number.status == StatusView(ON_TRACK, BEHIND)
    assert number.words == (
        "一、完成技能培训：6800人次（相当于目标的56.7%） → 6500人次（相当于目标的54.2%）；符合时间进度 → 慢于时间进度"
    )


def test_a_rate_stands_for_itself(changes: tuple[ChangeView, ...]) -> None:
    found = {number.figure.title: number for number in changes[0].numbers}

    rate = found["二、老年人免费体检率"]
    assert (rate.before, rate.after) == ("55.0%", "58%")
    assert rate.status == StatusView(None, Tag.of(Status.IN_PROGRESS))


def test_the_revised_target_counts_from_when_it_was_recorded(changes: tuple[ChangeView, ...]) -> None:
    found = {number.figure.title: number for number in changes[0].numbers}
    first = {number.figure.title: number for number in changes[2].numbers}

    # 1600 ÷ 3000 in July; the page of October compares 1600 ÷ 2500 with 2400 ÷ 2500.
    assert first["一、新增技能人才"].after == "1600人（相当于目标的53.3%）"
    assert found["一、新增技能人才"].before == "1600人（相当于目标的64.0%）"
    assert found["一、新增技能人才"].after == "2400人（相当于目标的96.0%）"


def test_the_first_report_says_once_that_nothing_was_known(changes: tuple[ChangeView, ...]) -> None:
    first = changes[2]

    assert first.facts == (
        "数据截至2022年7月1日。",
        "这是收录的第一份通报，此前什么数字也没有。现在10项目标：7项符合时间进度 · 2项推进中 · 1项通报未提及。",
    )
    assert [number.before for number in first.numbers] == [""] * 13
    assert all(number.status is None or number.status.before is None for number in first.numbers)
    assert [number.words for number in first.numbers if "没有提到" in number.after] == [
        "二、村卫生室服务质量：这份通报没有提到；通报未提及"
    ]
    (of_2021,) = (number for number in first.numbers if number.remark)
    assert of_2021.words == "三、2021年建成的服务站：6个（不是本年的数）"


def test_a_number_that_stays_as_it_was() -> None:
    told = figure("45人")
    reports = (
        report(told, source="july", as_of="2022-07-01"),
        report(told, source="may", as_of="2022-07-05"),
    )
    sources = (
        source(),
        source("july", None, recorded="2022-07-02"),
        source("may", None, recorded="2022-07-06"),
    )
    year = assess(county_year(goal(), reports=reports, sources=sources), NOW)

    (number,) = year_updates_page(YearLinks(year, {})).changes[0].numbers

    assert (number.before, number.lead, number.after) == ("", "仍为", "45人（相当于目标的45.0%）")
    assert number.words == "一、目标：仍为45人（相当于目标的45.0%）；符合时间进度"


def test_a_report_added_late_says_so() -> None:
    reports = (
        report(figure("40人"), source="july", as_of="2022-07-01"),
        report(figure("50人"), source="august", as_of="2022-07-28", final=True),
    )
    sources = (
        source(recorded="2022-03-01"),
        source("july", None, recorded="2022-07-31"),
        source("august", None, recorded="2022-07-30"),
    )
    year = assess(county_year(goal(), reports=reports, sources=sources), NOW)

    late, newer, _ = year_updates_page(YearLinks(year, {})).changes

    assert late.facts == (
        "数据截至2022年7月1日。",
        "这份通报早于已经收录的通报，现在的进展仍以较新的通报为准。",
    )
    assert newer.title == "收录全年结果"


def test_all_counties_newest_first(years: list[YearLinks], site: Site) -> None:
    page = updates_page(parts(years), site.updated).context()

    assert [(change.county_year, change.title) for change in page.changes] == [
        ("虚构县2022年", "收录进展通报，含更正"),
        ("虚构县2022年", "目标有调整"),
        ("乌有县2022年", "承诺已收录"),
        ("虚构县2022年", "收录进展通报"),
        ("虚构县2022年", "承诺已收录"),
    ]
    assert page.left_off == 0
    assert page.feed == "feed.xml"
    assert page.changes[0].anchor == "c990101-2022-report-autumn"
    assert page.changes[0].all.url == Url("../990101/2022/updates/#report-autumn")
    # 12 and 13 numbers: all are told.
    assert [(len(change.numbers), change.left_off) for change in page.changes] == [
        (12, 0),
        (0, 0),
        (0, 0),
        (13, 0),
        (0, 0),
    ]


def test_the_page_of_all_changes_stays_light() -> None:
    """The newest is told whole, others as long as there is room, and no more than so many at all."""
    goals = [goal(id=f"goal-{number}") for number in range(MOST_NUMBERS)]
    told = report(*(figure("40人", indicator=each.id) for each in goals))
    years = [
        YearLinks(assess(county_year(*goals, reports=(told,), year=2000 + number), NOW), {})
        for number in range(51)
    ]

    page = updates_page(parts(years), NOW.date()).context()

    assert len(page.changes) == MOST_CHANGES == 100
    assert page.left_off == 2
    assert [(len(change.numbers), change.left_off) for change in page.changes[:4]] == [
        (60, 0),
        (0, 0),
        (0, 60),
        (0, 0),
    ]


def test_corrections_are_what_fell_and_what_was_revised(years: list[YearLinks], site: Site) -> None:
    correction, revision = corrections_page(parts(years), site.updated).context().changes

    assert correction.facts[1] == "更正说明（2022年10月9日）：上半年多计了一个培训班。"
    assert [number.words for number in correction.numbers] == [
        "一、完成技能培训：6800人次（相当于目标的56.7%） → 6500人次（相当于目标的54.2%）；符合时间进度 → 慢于时间进度"
    ]
    assert [target.words for target in revision.targets] == [
        "一、新增技能人才：目标3000人 → 2500人，2022年8月15日调整，原因：上级任务有调整；符合时间进度"
    ]
    assert revision.targets[0].status == StatusView(None, ON_TRACK)


def test_without_corrections(years: list[YearLinks], site: Site) -> None:
    assert corrections_page(parts(years[1:]), site.updated).context().changes == ()
