"""The pages above the counties: which counties stand where, what finds them, and what is newest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from livelihood.assessment import assess
from livelihood.contexts.areas import area_pages
from livelihood.contexts.cards import year_card
from livelihood.contexts.home import MOST_CARDS, home_page
from livelihood.contexts.links import YearLinks
from tests.unit.builders import NOW, county_year, figure, goal, report, source
from tests.unit.county_parts import parts

DAY = date(2022, 7, 2)


def links_of(
    code: str, name: str, prefecture: str = "虚构市", pinyin: str = "xugou", **fields: Any
) -> YearLinks:
    place = {"code": code, "name": name, "prefecture": prefecture}
    year = county_year(goal(), **({"county_fields": place} | fields))
    return YearLinks(assess(replace(year, folder=f"{code}-{pinyin}/{year.year}"), NOW), {})


def told(value: str) -> dict[str, Any]:
    return {"reports": (report(figure(value)),)}


YEARS = [
    links_of("990101", "虚构县", **told("150人")),
    links_of("990101", "虚构县", year=2021),
    links_of("990102", "乌有县", pinyin="wuyou"),
    links_of("990201", "子虚县", "子虚市", "zixu", **told("10人")),
]


def test_the_list_of_counties() -> None:
    (province,) = home_page(parts(YEARS), DAY).context().provinces
    assert (province.province.title, province.province.url) == ("虚构省", "99/")
    found = [
        (
            each.prefecture.title,
            each.prefecture.url,
            [(c.county.title, c.county.url, c.keys) for c in each.counties],
        )
        for each in province.prefectures
    ]
    assert found == [
        (
            "虚构市",
            "9901/",
            [
                ("虚构县", "990101/", "虚构县 990101 xugou 虚构市 虚构省"),
                ("乌有县", "990102/", "乌有县 990102 wuyou 虚构市 虚构省"),
            ],
        ),
        ("子虚市", "9902/", [("子虚县", "990201/", "子虚县 990201 zixu 子虚市 虚构省")]),
    ]


def test_the_pages_of_a_province_and_its_prefectures() -> None:
    province, first, second = (page.context() for page in area_pages(parts(YEARS)))
    assert [page.frame.url for page in (province, first, second)] == ["99/", "9901/", "9902/"]
    assert province.summary == "本站收录了虚构省3个县（市、区）的民生实事，其中1个的进展通报本站未收录。"
    assert first.summary == "本站收录了虚构市2个县（市、区）的民生实事，其中1个的进展通报本站未收录。"
    assert second.summary == "本站收录了子虚市1个县（市、区）的民生实事。"
    tables = [
        (table.prefecture, table.link.url if table.link else None, [row.county.title for row in table.rows])
        for table in province.tables
    ]
    assert tables == [
        ("虚构市", "../9901/", ["虚构县", "乌有县"]),
        ("子虚市", "../9902/", ["子虚县"]),
    ]
    assert [table.link for table in first.tables] == [None]


def test_a_row_says_where_a_county_stands() -> None:
    rows = list(area_pages(parts(YEARS)))[1].context().tables[0].rows
    assert [(row.year.title, row.year.url, row.tasks, row.standing.words, row.as_of) for row in rows] == [
        ("2022年", "../990101/2022/", 1, "1项目标：1项超额完成", "2022年7月1日"),
        ("2022年", "../990102/2022/", 1, "1项目标：1项未收录通报", "本站未收录进展"),
    ]


def test_the_home_page_shows_what_is_newest() -> None:
    recorded = ("2022-07-02", "2022-08-05", "2022-07-09")
    years = [
        links_of(f"99010{at}", f"县{at}", sources=(source(recorded=day),))
        for at, day in enumerate(recorded, 1)
    ]
    page = home_page(parts(years), DAY).context()
    assert [card.county_year.title for card in page.cards] == [
        "县22022年民生实事",
        "县32022年民生实事",
        "县12022年民生实事",
    ]
    assert [row.recorded for row in page.documents] == [date(2022, 8, 5), date(2022, 7, 9), date(2022, 7, 2)]
    assert page.more == 0


def test_the_home_page_of_many_counties_stays_short() -> None:
    page = home_page(parts(links_of(f"9901{at:02d}", f"县{at}") for at in range(1, 21)), DAY).context()
    assert (len(page.cards), page.more) == (MOST_CARDS, 20 - MOST_CARDS)
    assert sum(len(each.counties) for each in page.provinces[0].prefectures) == 20
    assert page.frame.description.startswith("县1、县2、县3、县4、县5等20个县（市、区）的民生实事：")


def test_a_task_at_a_glance() -> None:
    links = YearLinks(assess(county_year(goal(), goal("50张", id="beds"), **told("150人")), NOW), {})
    (task,) = year_card(links, "").tasks
    assert (task.task.title, task.task.url) == ("一", "990101/2022/01/")
    assert task.words == "一、任务1，2项目标：1项超额完成 · 1项通报未提及"
    blocks = [(block.x, block.width, block.style, block.hatched) for block in task.drawing.blocks]
    # Two segments of 488 with a gap of 24: the first full, the second unknown.
    assert blocks == [
        (0, 488, "rest", False),
        (0, 488, "exceeded", False),
        (512, 488, "omitted", True),
    ]
