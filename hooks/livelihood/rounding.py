"""Rounding, which is for showing only: every calculation is exact and nothing rounded is calculated with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

_HALF = Fraction(1, 2)


def half_up(value: Fraction | Decimal, places: int) -> Decimal:
    """Return ``value`` rounded to ``places`` decimals, a half away from zero, exactly."""
    exact = Fraction(value)
    steps = floor(abs(exact) * 10**places + _HALF)
    negative = int(exact < 0 < steps)
    # From its digits: arithmetic on a Decimal rounds once more, to 28 of them.
    return Decimal((negative, tuple(int(digit) for digit in str(steps)), -places))


def percent_of(ratio: Fraction, places: int) -> Decimal:
    """Return ``ratio`` in percent (0.6 is 60), rounded half up to ``places`` decimals."""
    return half_up(ratio * 100, places)


def percent_text(ratio: Fraction, places: int = 1) -> str:
    """Return ``ratio`` as citizens read it: 195.7%.

    Design: one decimal, half up, never capped and never rounded up to 100% (99.96% is 99.9%). Nor does
    something look like nothing: a positive ratio that rounds to 0 is 不足0.1%.
    """
    shown = percent_of(ratio, places)
    step = Decimal((0, (1,), -places))
    if ratio < 1 and shown >= 100:
        shown = 100 - step
    if ratio > 0 and shown == 0:
        return f"不足{step:f}%"
    return f"{shown:f}%"
