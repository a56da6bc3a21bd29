"""Quantities within a document: the qualifier around them, and the ranges that they are part of."""

from __future__ import annotations

import pytest

from livelihood.plain_text import comparable
from livelihood.quantity import is_range_end, written_qualifier


@pytest.mark.parametrize(
    ("clause", "core", "qualifier"),
    [
        ("救助不少于140人", "140人", "at_least"),
        ("救助140人以上", "140人", "at_least"),
        ("用户突破26万", "26万", "more_than"),
        ("用户超过26万", "26万", "more_than"),
        ("费用不超过5%", "5%", "at_most"),
        ("费用不超5%", "5%", "at_most"),
        ("费用不得超过5%", "5%", "at_most"),
        ("费用未超过5%", "5%", "at_most"),
        ("不得低于60%", "60%", "at_least"),
        ("达到或超过60%", "60%", "at_least"),
        ("办理时间3天以内", "3天", "at_most"),
        ("用户近26万", "26万", "about"),
        ("用户将近26万", "26万", "about"),
        ("用户不足26万", "26万", "about"),
        ("失业率低于5%", "5%", "at_most"),
        ("用户未达到26万", "26万", "at_most"),
        ("大约6.5%", "6.5%", "about"),
        ("参加200余人", "200余人", "more_than"),
        ("参加20多万人", "20多万人", "more_than"),
        ("约200余人", "200余人", "about"),
        ("完成140人", "140人", "at_least"),
        # words that only end like a qualifier
        ("最近3年", "3年", "at_least"),
        ("附近5个村", "5个", "at_least"),
        ("家庭医生签约5万人", "5万人", "at_least"),
        ("节约30万元", "30万元", "at_least"),
        ("完成B超2000人", "2000人", "at_least"),
        ("彩超检查彩超2088人", "2088人", "at_least"),
    ],
)
def test_the_qualifier_that_a_document_writes(clause: str, core: str, qualifier: str) -> None:
    start = clause.rindex(core)

    assert written_qualifier(clause, start, start + len(core)) == qualifier


@pytest.mark.parametrize(
    ("clause", "core", "is_end"),
    [
        ("新建3-5个", "5个", True),
        ("新建3-5个", "3", True),
        ("新建3个至5个", "3个", True),
        ("新建3个至5个", "5个", True),
        ("发展3万-5万亩", "5万亩", True),
        ("发展3万-5万亩", "3万", True),
        ("达到30%-50%", "50%", True),
        ("新建3-5个", "3-5个", False),
        ("由30%到50%", "50%", False),
        ("由3个增加到5个", "5个", False),
        ("1-5月完成300人", "300人", False),
        ("完成3个—5月底前", "3个", False),
        ("新建5个", "5个", False),
        ("实现全覆盖", "全覆盖", False),
    ],
)
def test_one_end_of_a_range_is_no_quantity(clause: str, core: str, is_end: bool) -> None:
    text = comparable(clause)
    start = text.rindex(core)

    assert is_range_end(text, start, start + len(core)) is is_end
