"""A document's page: the text as received, cut where marks begin and end, overlapping ones too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from livelihood.assessment import assess
from livelihood.contexts.links import YearLinks
from livelihood.contexts.source import SourcePage, Stretch, source_page
from livelihood.documents import Document
from tests.unit.builders import NOW, county_year, figure, goal, report, source

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


ROWS = "进展表\n\n编号\t目标\t本次进展\t单位\n1\t目标\t7,200\t人\n2\t床位\t\t张\n"


def test_a_workbook_is_shown_row_by_row() -> None:
    year = county_year(
        goal(quote="不在这里"),
        sources=(source(kind="workbook", day=None),),
        reports=(report(figure("7200人", quote="1\t目标\t7,200\t人", cell="进度!C4"), as_of="2022-07-01"),),
        documents={"notice": Document(ROWS, (("正文", None),))},
    )
    page = source_page("notice", YearLinks(assess(year, NOW), {}))

    assert page.stretches == ()
    assert [["".join(each.text for each in cell) for cell in row.cells] for row in page.rows] == [
        ["进展表"], ["编号", "目标", "本次进展", "单位"], ["1", "目标", "7,200", "人"], ["2", "床位", "", "张"],
    ]  # fmt: skip
    assert [row.last for row in page.rows] == [4, 1, 1, 1]
    marked = [each for row in page.rows for cell in row.cells for each in cell if each.marked]
    assert [each.text for each in marked] == ["1", "目标", "7,200", "人"]
    # 进展表编号目标本次进展单位 are 13 characters.
    assert [each.anchors for each in marked] == [("q-13-22",), (), (), ()]
    assert [[link.title for link in each.figures] for each in marked] == [[], [], [], ["一、目标"]]
    assert page.quoted == 1


def test_a_workbooks_figure_is_found_by_its_cell() -> None:
    links = YearLinks(assess(county_year(goal()), NOW), {})
    found = links.evidence("进展", "notice", "1\t目标\t7,200\t人", "进度", "990101/2022/01/", cell="进度!C4")

    assert found.part == "工作簿 进度!C4"
    assert found.source.title == "虚构县2022年进展通报（2022年7月1日），工作簿 进度!C4"
    assert found.quote == "1 目标 7,200 人"
