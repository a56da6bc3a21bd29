from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from livelihood.clock import SHANGHAI, moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-07-01", "2022-07-01T00:00:00+08:00"),
        ("2022-07-01T09:30", "2022-07-01T09:30:00+08:00"),
        ("2022-07-01T00:30:00+00:00", "2022-07-01T08:30:00+08:00"),
        ("2022-06-30T16:00:00Z", "2022-07-01T00:00:00+08:00"),
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


def test_unreadable_times_are_refused() -> None:
    with pytest.raises(ValueError, match="“昨天”不是时间"):
        moment("昨天")
    # in Shanghai this would be before the year 1
    with pytest.raises(ValueError, match="不是时间，应写作"):
        moment("0001-01-01T00:00:00+14:00")


@pytest.mark.parametrize("epoch", ["soon", "", "-1", "1.5", " 1", "1_0", "²", "99999999999999", "9" * 30])
def test_unreadable_epochs_are_refused(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(ValueError, match=f"SOURCE_DATE_EPOCH 写的是“{re.escape(epoch)}”"):
        moment()
