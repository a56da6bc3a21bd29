"""Private numbers of a scalar over several lines, and of comments, each once and with its line."""

from __future__ import annotations

import pytest
import yaml

from livelihood.scalar_numbers import numbers_of_comments, numbers_of_scalar


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        # As written and as folded.
        ("电话：138\n  0013 8000", [0]),
        ("通知\n  138\n  0013 8000\n  完", [1]),
        # Only as written.
        (">\n  通知\n  电话：13800\n  138000\n", [2]),
        # Only as folded, and only as read.
        ("'13800\n  138000'", [0]),
        ('"通知\n  138\\u00300138000"', [0]),
        ("|\n  13800138000\n  13900139000\n", [1, 2]),
        ("|\n  13800\n  138000\n", []),
    ],
)
def test_a_scalar(written: str, lines: list[int]) -> None:
    value = yaml.safe_load(f"a: {written}")["a"]

    assert [line for line, _ in numbers_of_scalar(value, written)] == lines


def test_comments() -> None:
    text = "a: 1\n# 电话：1380013\n  # 8000\nb: 2 # 13900139000\nc: 13700137000\n"

    assert [(line, number.masked) for line, number in numbers_of_comments(text)] == [
        (2, "138****"),
        (4, "139****"),
    ]
