from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from livelihood.clock import SHANGHAI, moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-07-01", "2022-07-01T00:00:00+08:00"),
        ("2022-07-01T09:30", "2022-07-01T09:30:00+08:00"),
        ("2022-07-01T00:30:00+00:00", "2022-07-01T08:30:00+08:00"),
    ],
)
def test_text_is_read_as_shanghai_time(text: str, expected: str) -> None:
    assert moment(text).isoformat() == expected


def test_environment_gives_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    assert moment().isoformat() == "1970-01-01T08:00:00+08:00"
    assert moment("2022-07-01").year == 2022


def test_present_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    assert abs(moment() - datetime.now(UTC)) < timedelta(minutes=1)
    assert moment().tzinfo is SHANGHAI


def test_unreadable_times_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="“昨天”不是时间"):
        moment("昨天")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH 写的是“soon”"):
        moment()
