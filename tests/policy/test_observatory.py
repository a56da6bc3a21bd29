"""The grades fall when a header goes or says less: so a good one means something."""

from __future__ import annotations

import pytest

from livelihood.policy import HSTS, response_headers
from tests.policy.observatory import grade

HEADERS = {header.name.lower(): header.value for header in (*response_headers(), HSTS)}
POLICY = HEADERS["content-security-policy"]


def test_the_best_grade() -> None:
    assert grade(HEADERS) == ("A+", 130)


def test_no_headers() -> None:
    assert grade({}) == ("F", 30)


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("content-security-policy", 75),
        ("strict-transport-security", 80),
        ("x-content-type-options", 125),
        ("referrer-policy", 125),
        ("cross-origin-resource-policy", 120),
        ("x-frame-options", 130),  # the policy says the same
        ("permissions-policy", 130),
        ("cross-origin-opener-policy", 130),
    ],
)
def test_a_header_that_is_missing(name: str, score: int) -> None:
    assert grade({key: value for key, value in HEADERS.items() if key != name})[1] == score


@pytest.mark.parametrize(
    ("strict", "lax", "score"),
    [
        ("default-src 'none'", "default-src 'self'", 125),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", 80),
        ("script-src 'self'", "script-src 'self' 'unsafe-eval'", 110),
        ("script-src 'self'", "script-src https:", 80),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'", 120),
    ],
)
def test_a_laxer_policy(strict: str, lax: str, score: int) -> None:
    assert strict in POLICY
    assert grade(HEADERS | {"content-security-policy": POLICY.replace(strict, lax)})[1] == score


def test_a_shorter_hsts() -> None:
    assert grade(HEADERS | {"strict-transport-security": "max-age=15767999"})[1] == 120
    assert grade(HEADERS | {"strict-transport-security": "max-age=15768000"})[1] == 130
