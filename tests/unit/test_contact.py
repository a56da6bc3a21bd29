"""Whom to ask: what county.yml tells, nothing that isn't set, and a number to call only where it is one."""

from __future__ import annotations

from typing import Any

import pytest

from livelihood.contexts.contact import county_facts, whom_to_ask
from livelihood.model import County
from tests.unit.builders import county_year, goal


def county(**fields: Any) -> County:
    return county_year(goal(), county_fields=fields).county


def test_nothing_is_shown_that_is_not_set() -> None:
    assert county_facts(county()) == ()
    assert whom_to_ask(county(contact={})) == ()


def test_all_that_is_known_in_order() -> None:
    known = county(
        publisher="虚构县人民政府办公室",
        organizer="虚构县大数据中心",
        contact={"address": "虚构路1号", "telephone": "0000-1234567"},
    )
    assert [(fact.term, fact.words, fact.call) for fact in county_facts(known)] == [
        ("主办单位", "虚构县人民政府办公室", ""),
        ("承办单位", "虚构县大数据中心", ""),
        ("咨询电话", "0000-1234567", "tel:00001234567"),
        ("地址", "虚构路1号", ""),
    ]
    assert [fact.term for fact in whom_to_ask(known)] == ["咨询电话", "地址"]


@pytest.mark.parametrize(
    ("telephone", "call"),
    [
        ("12345", "tel:12345"),
        ("+86 375 1234567", "tel:+863751234567"),
        ("（0375）1234567", "tel:03751234567"),
        ("0375-1234567、1234568", ""),  # two numbers
        ("12345转2", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_one_number_can_be_called(telephone: str, call: str) -> None:
    (fact,) = whom_to_ask(county(contact={"telephone": telephone}))
    assert (fact.words, fact.call) == (telephone, call)
