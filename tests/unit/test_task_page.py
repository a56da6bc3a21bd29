"""A task's page: dates said once, sentences said once, passages said once, the same task elsewhere, titles."""

from __future__ import annotations

from typing import Any

import pytest

from livelihood.assessment import assess
from livelihood.contexts.indicator import CheckNote, Fact
from livelihood.contexts.links import YearLinks
from livelihood.contexts.peers import MOST_PEERS, Peers
from livelihood.contexts.task import TaskPage, task_page
from livelihood.documents import Document
from livelihood.model import Report, Unit
from tests.unit.builders import NOW, county_year, figure, goal, report, source, task
from tests.unit.county_parts import parts, sections

UNITS = {"县民政局": Unit.model_validate({"id": "minzheng", "name": "县民政局"})}


def links_of(*goals: Any, **fields: Any) -> YearLinks:
    return YearLinks(assess(county_year(*goals, **fields), NOW), UNITS)


def page_of(links: YearLinks) -> TaskPage:
    return task_page(links.year.tasks[0], links)


def terms(page: TaskPage) -> list[list[str]]:
    return [[fact.term for fact in view.facts] for view in page.indicators]


def test_dates_that_all_share_are_said_once() -> None:
    told = report(figure("50人"), figure("20张", indicator="beds"))
    page = page_of(links_of(goal(), goal("50张", id="beds"), reports=(told,)))
    assert page.shared == (
        Fact("期限", ("文件没有单独写明，按2022年12月31日计",)),
        Fact("数据截至", ("2022年7月1日", "从2022年1月1日到2022年12月31日，时间已过49.7%")),
    )
    assert terms(page) == [["目标", "算式"], ["目标", "算式"]]


def test_dates_that_differ_stay_with_their_promise() -> None:
    told = report(figure("50人"), figure("20张", indicator="beds", as_of="2022-06-30"))
    page = page_of(
        links_of(goal(due="2022-09-30"), goal("50张", id="beds"), goal("3所", id="homes"), reports=(told,))
    )
    assert page.shared == ()
    assert terms(page) == [
        ["目标", "期限", "算式", "数据截至"],
        ["目标", "期限", "算式", "数据截至"],
        ["目标", "期限"],  # the notice doesn't speak of it
    ]


def test_a_single_promise_keeps_its_dates() -> None:
    page = page_of(links_of(goal(), reports=(report(figure("50人")),)))
    assert page.shared == ()
    assert terms(page) == [["目标", "期限", "算式", "数据截至"]]


LATE = CheckNote("数据日期晚于文件日期", "数据截至2022年7月25日，晚于文件的成文日期2022年7月1日")


def test_a_check_note_that_holds_for_all_is_said_once() -> None:
    told = report(
        figure("50人", as_of="2022-07-25", restated_target="90人", quote="目标90人，已救助50人"),
        figure("20张", indicator="beds", as_of="2022-07-25"),
    )
    page = page_of(links_of(goal(), goal("50张", id="beds"), reports=(told,)))
    assert page.shared_checks == (LATE,)
    own = [[check.title for check in view.checks] for view in page.indicators]
    assert own == [["目标前后表述不一致"], []]


@pytest.mark.parametrize("others", [(), (figure("20张", indicator="beds"),)])
def test_a_check_note_that_some_lack_stays_beside_its_figure(others: tuple[Any, ...]) -> None:
    goals = [goal(), *(goal("50张", id="beds") for _ in others)]
    told = report(figure("50人", as_of="2022-07-25"), *others)
    page = page_of(links_of(*goals, reports=(told,)))
    assert page.shared_checks == ()
    assert [view.checks for view in page.indicators] == [(LATE,), *(() for _ in others)]


def test_a_sentence_that_shows_two_things_stands_once() -> None:
    sentence = "年底前救助100人"
    due = {"date": "2022-12-31", "text": "年底前", "quote": sentence}
    links = links_of(
        goal(quote=sentence, due=due),
        reports=(report(figure("50人", quote="已救助50人")),),
        documents={"notice": Document(f"{sentence}。已救助50人。", (("正文", None),))},
    )
    page = page_of(links)
    found = [(each.label, each.quote, each.part, each.source.url) for each in page.indicators[0].evidence]
    assert found == [
        ("目标、期限", sentence, "", "../sources/notice/#q-0-9"),
        ("进展", "已救助50人", "", "../sources/notice/#q-10-16"),
    ]
    assert page.only_document
    assert page.only_document.url == "../sources/notice/"


def test_several_documents_are_named_at_each_sentence() -> None:
    links = links_of(
        goal(),
        reports=(report(figure("50人")),),
        sources=(source(), source("plan", kind="plan")),
        source="plan",
    )
    assert page_of(links).only_document is None


def test_a_passage_that_stands_twice_is_shown_once() -> None:
    texts = [
        {"part": "正文", "text": "已救助50人。"},
        {"part": "附件", "unit": "县民政局", "text": "已救助50人。"},
        {"part": "附件", "unit": "县残联", "text": "已救助50人"},  # not the same, word for word
    ]
    entry = {"no": 1, "progress": texts, "figures": [figure("50人")]}
    told = Report.model_validate({"format": "1", "source": "notice", "tasks": [entry]})
    (shown,) = page_of(links_of(goal(), reports=(told,))).reports
    assert [(each.where, each.text) for each in shown.passages] == [
        ("正文；附件，县民政局", "已救助50人。"),
        ("附件，县残联", "已救助50人"),
    ]


@pytest.mark.parametrize(
    ("promise", "told", "share"),
    [
        ({}, {"value": "50人"}, "虚构县 · 目标 50.0%"),
        # Of a rate its own percentage, not its share of the threshold.
        (
            {"kind": "rate", "target": "60%"},
            {"numerator": "2088人", "denominator": "2904人"},
            "虚构县 · 目标 71.9%",
        ),
        ({}, {"words": "正在救助"}, "虚构县 · 任务1：1项目标：1项推进中"),
    ],
)
def test_the_title_to_pass_on(promise: dict[str, Any], told: dict[str, Any], share: str) -> None:
    page = page_of(links_of(goal(**promise), reports=(report(figure(**told)),)))
    assert page.frame.share == share


def test_the_units_and_whom_to_call() -> None:
    links = links_of(
        tasks=(task(goal(), responsible=["县民政局"]),), county_fields={"contact": {"telephone": "12345"}}
    )
    page = page_of(links)
    assert [(group.role, [unit.title for unit in group.units]) for group in page.units] == [
        ("牵头单位", ["县民政局"]),
        ("责任单位", ["县民政局"]),
    ]
    assert [(fact.term, fact.words, fact.call) for fact in page.contact] == [
        ("咨询电话", "12345", "tel:12345")
    ]


def elsewhere(code: str, *goals: Any, **fields: Any) -> YearLinks:
    return links_of(*goals, county_fields={"code": code, "name": f"县{code}"}, **fields)


def peers_of(links: YearLinks, *others: YearLinks) -> Peers | None:
    """Return what the page of the first task of ``links`` tells of the other counties."""
    return sections(parts([links, *others]))[links.task_url(1)].peers()


def test_the_same_task_in_other_counties() -> None:
    own = links_of(goal(measure="people"), goal("50张", id="beds", name="床位", measure="beds"))
    same = elsewhere("990203", goal(measure="people"), reports=(report(figure("150人")),))
    near = elsewhere("990102", goal(measure="homes"))
    other_scheme = elsewhere("990103", goal(measure="people"), scheme="b")
    other_key = elsewhere("990104", tasks=(task(goal(), no=1, key="another"),))
    own_other_year = links_of(goal(), year=2021)

    peers = peers_of(own, own_other_year, other_scheme, other_key, same, near)

    assert peers
    assert [(row.county.title, row.county.url, row.standing, row.shared) for row in peers.rows] == [
        # Of the same prefecture, so first; it counts something else.
        ("县990102", "../../../990102/2022/01/", "1项目标：1项未收录通报", "口径不同"),
        ("县990203", "../../../990203/2022/01/", "1项目标：1项超额完成", "口径相同的目标：目标"),
    ]
    assert (peers.total, peers.scheme.url) == (2, "../../../schemes/a/task-1/")


def test_each_year_of_another_county_is_a_peer_of_its_own() -> None:
    newer, older = (elsewhere("990102", goal(), year=year) for year in (2022, 2021))
    own, own_older = links_of(goal()), links_of(goal(), goal("50张", id="beds"), year=2021)

    peers = peers_of(own, own_older, newer, older)

    assert peers
    assert [row.county.url for row in peers.rows] == [
        "../../../990102/2022/01/",
        "../../../990102/2021/01/",
    ]
    assert peers.total == 2
    # And each sees both of this one's, by their own standing.
    back = sections(parts([own, own_older, newer, older]))[older.task_url(1)].peers()
    assert back
    assert [(row.county.url, row.standing) for row in back.rows] == [
        ("../../../990101/2022/01/", "1项目标：1项未收录通报"),
        ("../../../990101/2021/01/", "2项目标：2项未收录通报"),
    ]


def test_a_task_of_one_county_has_no_peers() -> None:
    assert peers_of(links_of(goal())) is None


def test_a_province_of_counties_leads_to_the_comparison() -> None:
    others = [elsewhere(f"9902{at:02d}", goal()) for at in range(1, 31)]
    peers = peers_of(links_of(goal()), *others)
    assert peers
    assert (len(peers.rows), peers.total) == (MOST_PEERS, 30)
    assert peers.rows[0].county.title == "县990201"
