"""The 核对说明 by county, and a scheme's task in every county: what is comparable, and what is not."""

from __future__ import annotations

import pytest

from livelihood.assessment import assess
from livelihood.clock import moment
from livelihood.contexts.all_checks import checks_page
from livelihood.contexts.bars import Tag
from livelihood.contexts.checks import CheckRow, CheckSummary, year_checks_page
from livelihood.contexts.links import Link, YearLinks
from livelihood.contexts.scheme import SchemeTaskPage, scheme_pages
from livelihood.parts.checks import MOST_CHECKS
from livelihood.parts.schemes import ComparisonRow
from livelihood.routes import Url
from livelihood.site import Site, load_site
from livelihood.status import Status
from tests.invented import write_invented
from tests.unit.builders import NOW, county_year, figure, goal, report
from tests.unit.county_parts import parts


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return load_site(write_invented(tmp_path_factory.mktemp("pages")), now=moment("2026-11-21"))


@pytest.fixture(scope="module")
def years(site: Site) -> list[YearLinks]:
    return [YearLinks(year, site.ledger.unit_names) for year in site.years]


@pytest.fixture(scope="module")
def schemes(site: Site, years: list[YearLinks]) -> dict[str, SchemeTaskPage]:
    return {page.url: page.context() for page in scheme_pages(site.ledger.schemes, parts(years))}


def checked(count: int) -> YearLinks:
    """Return a county-year in which as many ratios are claimed wrongly: 70 of 100 is no 60%."""
    goals = [goal(id=f"goal-{number}") for number in range(count)]
    told = (figure("70人", indicator=each.id, stated={"text": "60%", "of": "target"}) for each in goals)
    return YearLinks(assess(county_year(*goals, reports=(report(*told),)), NOW), {})


def test_a_county_years_checks() -> None:
    page = year_checks_page(checked(1))

    assert page.summary == "共1条：所称比例与数字不一致1条。"
    assert page.checks == (
        CheckRow(
            "所称比例与数字不一致",
            "通报称“60%”，按70人÷100人计算为70.0%",
            Link("一、目标", Url("../01/#t01-goal-0")),
            Link("虚构县2022年进展通报（2022年7月1日）", Url("../sources/notice/")),
        ),
    )


def test_a_county_year_without_checks(years: list[YearLinks]) -> None:
    page = year_checks_page(years[1])

    assert (page.summary, page.checks) == ("没有发现数字、日期前后不一致的地方。", ())


def test_a_promises_check_names_the_plan() -> None:
    parts = [
        {"name": "甲", "target": "30人", "quote": "甲30人"},
        {"name": "乙", "target": "60人", "quote": "乙60人"},
    ]
    year = assess(county_year(goal("100人", parts=parts)), NOW)

    (row,) = year_checks_page(YearLinks(year, {})).checks

    assert row.statement == "目标是100人，各部分相加为30人＋60人＝90人，相差10人"
    assert row.document.url == "../sources/notice/"


def test_all_counties_checks() -> None:
    few = checks_page(parts([checked(MOST_CHECKS)]), NOW.date()).context().years[0]
    many = checks_page(parts([checked(MOST_CHECKS + 1)]), NOW.date()).context().years[0]

    assert few.summary == CheckSummary(
        "共60条：所称比例与数字不一致60条。", Link("虚构县2022年核对说明", Url("../990101/2022/checks/"))
    )
    assert len(few.checks) == 60
    assert few.checks[0].figure.url == "../990101/2022/01/#t01-goal-0"
    # Too many to read on one page: they are counted there, and told on the county-year's.
    assert (many.summary.summary, many.checks) == ("共61条：所称比例与数字不一致61条。", ())


def test_a_page_for_every_task_that_a_county_has(schemes: dict[str, SchemeTaskPage]) -> None:
    assert list(schemes) == [
        "schemes/xusheng-2022/skills/",
        "schemes/xusheng-2022/medical/",
        "schemes/xusheng-2022/elderly-care/",
    ]
    page = schemes["schemes/xusheng-2022/skills/"]
    assert page.frame.title == "一、开展职业技能培训：各县对照"
    assert [step.url for step in page.frame.way] == ["", "99/"]
    assert page.frame.sidebar is not None
    assert [link.url for link in page.frame.sidebar.links] == list(schemes)


def test_a_scheme_that_no_county_follows_has_no_page(site: Site) -> None:
    assert list(scheme_pages(site.ledger.schemes, [])) == []


def test_what_both_count_is_compared(schemes: dict[str, SchemeTaskPage]) -> None:
    training, talent = schemes["schemes/xusheng-2022/skills/"].comparisons

    assert (training.anchor, training.name, training.without) == ("m-training", "完成技能培训", "")
    assert training.rows == (
        ComparisonRow(
            Link("虚构县", Url("../../../990101/2022/01/#t01-training")),
            "1.2万人次",
            "6500人次",
            "54.2%",
            Tag.of(Status.BEHIND),
            "2022年10月8日",
        ),
        # Nothing is known, which is not nothing.
        ComparisonRow(
            Link("乌有县", Url("../../../990102/2022/01/#t01-training")),
            "5000人次",
            "",
            "",
            Tag.of(Status.AWAITING),
            "",
        ),
    )
    assert (len(talent.rows), talent.without) == (1, "乌有县")


def test_what_each_counts_its_own_way_is_listed_by_county(schemes: dict[str, SchemeTaskPage]) -> None:
    page = schemes["schemes/xusheng-2022/skills/"]

    assert page.has_own
    assert [(county.task.title, county.standing) for county in page.counties] == [
        ("虚构县：一、开展职业技能培训", "3项目标：2项符合时间进度 · 1项慢于时间进度"),
        ("乌有县：一、开展职业技能培训", "2项目标：2项未收录通报"),
    ]
    assert [[row.figure.title for row in county.own] for county in page.counties] == [
        ["高技能人才"],
        ["开办夜校"],
    ]


def test_a_task_without_shared_measures(schemes: dict[str, SchemeTaskPage]) -> None:
    page = schemes["schemes/xusheng-2022/elderly-care/"]

    assert page.comparisons == ()
    own = {row.figure.title: row for county in page.counties for row in county.own}
    assert own["街道综合养老服务中心"].target == "每个街道1所"
    assert (own["街道综合养老服务中心"].actual, own["街道综合养老服务中心"].ratio) == ("建成", "")


def test_a_target_without_a_number(schemes: dict[str, SchemeTaskPage]) -> None:
    page = schemes["schemes/xusheng-2022/medical/"]

    (quality,) = page.counties[1].own
    assert (quality.target, quality.actual) == ("没有写明数量", "")
