"""Documents: where texts and numbers stand, in which part, and the way back to the text as received."""

from __future__ import annotations

import pytest

from livelihood.documents import Document, Span
from tests.unit.builders import document


def whole(text: Document) -> Span:
    return Span(0, len(text.comparable))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("完成2.8万人次，1，200个，２３１６户", ["2.8", "1,200", "2316"]),
        ("2022年7月1日", ["2022", "7", "1"]),
        ("12,34个，1,2000个，1234,567", ["12", "34", "1", "2000", "1234", "567"]),
        ("1,200,000.5元", ["1,200,000.5"]),
        ("1.2.3", ["1.2", "3"]),
        ("12 34<br>56\u200b78\n90", ["12", "34", "56", "78", "90"]),
        ("3-5万亩", ["3", "5"]),
        ("①3所，10²", ["1", "3", "10", "2"]),
        ("二〇二二年", []),
        ("", []),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    found = document(text).numbers

    assert [number.text for number in found] == numbers
    assert [document(text).comparable[slice(*number.span)] for number in found] == numbers


def test_places_ignore_space_tags_and_width() -> None:
    text = document("<p>一、救助\n140 人。</p>再救助１４０人")

    # 一、救助140人。再救助140人
    assert text.places("救助 140人") == [(2, 8), (10, 16)]
    assert text.places("救助150人") == []
    assert text.places("") == []
    assert text.places(" <br> ") == []


def test_places_may_overlap() -> None:
    assert document("县县县").places("县县") == [(0, 2), (1, 3)]


@pytest.mark.parametrize("text", ["40人", "救助1", "救助14", "2.8", "00个"])
def test_a_number_is_never_cut(text: str) -> None:
    assert document("救助140人，12.8万，1,200个").places(text) == []


def test_parts() -> None:
    text = document("正文说2个。 附 件1：3个。附表：4个", ("附件", "附件1："), ("附表", "附表："))
    form = text.comparable

    assert form == "正文说2个。附件1:3个。附表:4个"
    assert [text.part_at(at) for at in range(len(form))] == ["正文"] * 6 + ["附件"] * 7 + ["附表"] * 5
    assert text.places("个", "附件") == [(11, 12)]
    assert text.places("个", "别处") == []


def test_parts_are_ordered_by_where_they_begin() -> None:
    text = document("甲乙丙", ("三", "丙"), ("二", "乙"))

    assert [text.part_at(at) for at in range(3)] == ["正文", "二", "三"]


def test_a_part_that_begins_nowhere_holds_nothing() -> None:
    assert document("甲乙丙", ("附件", "丁")).part_at(2) == "正文"
    assert Document("甲乙丙", (("附件", "丁"),)).part_at(1) == "附件"


def test_an_empty_document() -> None:
    text = document("")

    assert (text.comparable, text.numbers, text.part_at(0), text.places("甲")) == ("", (), "正文", [])


def test_the_way_back() -> None:
    received = "甲\n<b>救 助</b>１４０人\n乙"
    text = document(received)
    (span,) = text.places("救助140人")
    start, end = text.raw_span(span)

    assert received[start:end] == "救 助</b>１４０人"
    assert text.line(span) == 2
    assert text.line(Span(0, 1)) == 1
    assert text.around(span, 1) == "甲救助140人乙"


def test_places_and_numbers_within_a_span() -> None:
    text = document("救助5人，再救助5人和6人")

    assert text.places_within("5人", Span(0, 4)) == [(2, 4)]
    assert text.places_within("5人", Span(5, 14)) == [(8, 10)]
    assert [number.text for number in text.numbers_in(Span(5, 14))] == ["5", "6"]
    assert list(text.numbers_in(Span(0, 2))) == []


@pytest.mark.parametrize(
    ("clause", "core", "found"),
    [
        ("完成2.8万人，培训2.8万人次", "2.8万人", 1),
        ("完成2.8万人次", "2.8万人次", 1),
        ("用户突破26万，", "26万", 1),
        ("用户突破26万大关", "26万", 1),
        ("用户26万以上", "26万", 1),
        ("用户26万及以上", "26万", 1),
        ("用户26万户", "26万", 0),
        ("用户26万余户", "26万", 0),
        ("增长5个百分点", "5个", 0),
        ("历时6个月", "6个", 0),
        ("历时6个月", "6个月", 1),
        ("限时2个工作日", "2个", 0),
        ("完成6个小区", "6个", 1),
        ("每人500元/月", "500元", 0),
        ("举办12次/年", "12次", 0),
        ("举办12次", "12次", 1),
        ("改造100平方米", "100平方", 0),
        ("新建5千瓦时", "5千瓦", 0),
        ("新建3-5个", "5个", 0),
        ("新建3-5个", "3-5个", 1),
        ("新建15个", "5个", 0),
        ("新建0.5个", "5个", 0),
        ("新建2,005个", "5个", 0),
        ("合格率98%以上", "98%", 1),
        ("合格率98", "98", 1),
        ("合格率98%", "98", 0),
        ("编号98A", "98", 0),
        ("新建5个，再建5个", "5个", 2),
    ],
)
def test_a_quantity_stands_whole(clause: str, core: str, found: int) -> None:
    text = document(clause)

    assert len(text.quantity_places(core, whole(text))) == found


def test_a_quantity_stands_within_its_quote() -> None:
    text = document("新建5个，再建5个")

    assert text.quantity_places("5个", Span(0, 4)) == [(2, 4)]
    assert text.quantity_places("5个", Span(0, 3)) == []


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("甲 3\n乙", True),
        ("<td>3</td>", True),
        ("甲<b>3 </b>", True),
        ("①", True),
        ("甲3", False),
        ("(3)", False),
        ("甲3 ", False),
        ("3", True),
        (" 3乙", False),
    ],
)
def test_a_table_number_stands_alone(text: str, alone: bool) -> None:
    (number,) = document(text).numbers

    assert document(text).stands_alone(number.span) is alone
