"""The form in which texts are compared."""

from __future__ import annotations

import pytest

from livelihood.plain_text import comparable, compare


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("完成 2.8\n万\u3000人次\r\n\t", "完成2.8万人次"),
        ("２．８万，６０％（以上）：", "2.8万,60%(以上):"),
        ("<p>完成</p><br/>任务<td class='a'>", "完成任务"),
        ("王\u200b晓\ufeff明\u00ad、\u200e李\u2060四\ufe0f", "王晓明、李四"),
        ("表格\x07一格\x0b二格\x0c", "表格一格二格"),
        ("100㎡", "100m2"),
        ("①完成", "1完成"),
        # no tags: nothing that a layout would hold
        ("<5% 且 >3%", "<5%且>3%"),
        ("《计划》<王晓>", "《计划》<王晓>"),
        ("", ""),
        (" \n<br>", ""),
    ],
)
def test_comparable(text: str, plain: str) -> None:
    assert comparable(text) == plain


def test_offsets_lead_back() -> None:
    form = compare("甲 <b>㎡</b>乙")

    assert form.text == "甲m2乙"
    # ㎡ stands at 5, and gives two characters
    assert form.offsets == [0, 5, 5, 10]


@pytest.mark.parametrize(
    ("text", "spaced"),
    [("1 2", "1 2"), ("1<br>2", "1    2"), ("1\u200b2", "1 2"), ("①3", " 1 3"), ("12", "12"), ("１2", "12")],
)
def test_numbers_that_something_separates_stay_apart(text: str, spaced: str) -> None:
    form = compare(text)

    assert form.spaced == spaced
    assert len(form.spaced_at) == len(spaced)
    kept = [
        (form.text[at], character)
        for character, at in zip(spaced, form.spaced_at, strict=True)
        if character != " "
    ]
    assert all(one == other for one, other in kept)


def test_a_cut_tag_is_text() -> None:
    long = "<b" + "x" * 300 + ">"

    assert comparable(long) == long
    assert comparable("<b\n>完成") == "<b>完成"
