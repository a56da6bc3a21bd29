"""Counts by status."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelihood.standing import READING_ORDER, Standing
from livelihood.status import Status

MANY = st.lists(st.sampled_from(list(Status)))


@given(MANY)
def test_counts_sum_to_the_total(statuses: list[Status]) -> None:
    standing = Standing.of(statuses)
    assert standing.total == len(statuses)
    assert sum(standing.counts.values()) == len(statuses)
    assert standing.counts == Counter(statuses)


@given(MANY)
def test_counts_are_in_reading_order_and_hold_no_zero(statuses: list[Status]) -> None:
    assert list(Standing.of(statuses).counts) == [status for status in READING_ORDER if status in statuses]


def test_every_status_has_its_place() -> None:
    assert sorted(READING_ORDER) == sorted(Status)


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        (["met", "exceeded", "exceeded", "met", "exceeded", "exceeded"], "6项目标：4项超额完成 · 2项已达标"),
        (["on_track", "met"], "2项目标：1项已达标 · 1项符合时间进度"),
        (["awaiting"], "1项目标：1项未收录通报"),
        ([], "0项目标"),
    ],
)
def test_words(statuses: list[str], words: str) -> None:
    assert Standing.of(Status(status) for status in statuses).words() == words
