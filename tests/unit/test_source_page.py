"""A document's page: the text as received, cut where marks begin and end, overlapping ones too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from livelihood.assessment import assess
from livelihood.contexts.links import YearLinks
from livelihood.contexts.source import SourcePage, Stretch, source_page
from livelihood.documents import Document
from tests.unit.builders import NOW, county_year, figure, goal, report

TEXT = "前言。\n全年救助 100 人，新增床位50张。\n<p>已救助80人</p>，附：全年救助100人。\n"


@pytest.fixture(scope="module")
def page() -> SourcePage:
    year = county_year(
        goal("100人", quote="全年救助100人"),
        goal("50张", id="beds", name="床位", quote="救助100人，新增床位50张"),
        reports=(report(figure("80人", quote="已救助80人")),),
    )
    year = replace(year, documents={"notice": Document(TEXT, (("正文", None),))})
    return source_page("notice", YearLinks(assess(year, NOW), {}))


def test_the_text_is_whole(page: SourcePage) -> None:
    assert "".join(stretch.text for stretch in page.stretches) == TEXT


def test_marks(page: SourcePage) -> None:
    assert [stretch.text for stretch in page.stretches if stretch.marked] == [
        "全年",  # the first quote begins
        "救助 100 人",  # the second one begins inside it
        "，新增床位50张",  # the first one has ended
        "已救助80人",
        "全年救助100人",  # the first one once more
    ]


def test_places_are_named_where_they_begin(page: SourcePage) -> None:
    anchors = [stretch.anchors for stretch in page.stretches if stretch.marked]
    assert anchors == [("q-3-11",), ("q-5-19",), (), ("q-20-26",), ("q-29-37",)]


def test_links_stand_where_a_quote_ends(page: SourcePage) -> None:
    linked = [(stretch.text, [link.title for link in stretch.figures]) for stretch in page.stretches]
    assert [each for each in linked if each[1]] == [
        ("救助 100 人", ["一、目标"]),
        ("，新增床位50张", ["一、床位"]),
        ("已救助80人", ["一、目标"]),
        ("全年救助100人", ["一、目标"]),
    ]
    assert page.stretches[2].figures[0].url == "../../01/#t01-goal"


def test_an_unquoted_document_is_one_stretch() -> None:
    year = county_year(goal(quote="不在这里"))
    year = replace(year, documents={"notice": Document(TEXT, (("正文", None),))})
    page = source_page("notice", YearLinks(assess(year, NOW), {}))
    assert page.stretches == (Stretch(TEXT, False, (), ()),)
    assert page.quoted == 0


def test_what_is_known_of_the_document(page: SourcePage) -> None:
    assert [(fact.term, fact.words) for fact in page.facts] == [
        ("种类", "进展通报"),
        ("成文日期", "2022年7月1日"),
        ("收录日期", "2022年7月2日"),
    ]
    assert not page.has_omissions


def test_a_text_with_omitted_names_is_not_called_unchanged() -> None:
    year = replace(county_year(goal()), documents={"notice": Document("责任人：〔略〕", (("正文", None),))})
    assert source_page("notice", YearLinks(assess(year, NOW), {})).has_omissions
