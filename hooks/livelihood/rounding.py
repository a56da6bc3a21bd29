"""Rounding, which is for showing only: every calculation is exact and nothing rounded is calculated with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction | Decimal, places: int) -> Decimal:
    """Return ``value`` rounded to ``places`` decimals, a half away from zero, exactly."""
    steps = _steps(value, places)
    # From its digits: arithmetic on a Decimal rounds once more, to 28 of them.
    return Decimal(f"{'-' if value < 0 < steps else ''}{steps}E-{places}")


def percent_of(ratio: Fraction, places: int) -> Decimal:
    """Return ``ratio`` in percent (0.6 is 60), rounded half up to ``places`` decimals."""
    return half_up(ratio * 100, places)


def percent_text(ratio: Fraction, places: int = 1) -> str:
    """Return ``ratio`` as citizens read it: 195.7%.

    Design: one decimal, half up, never capped and never rounded up to 100% (99.96% is 99.9%). Nor does
    something look like nothing: a positive ratio that rounds to 0 is 不足0.1%.
    """
    steps, whole = _steps(ratio, places + 2), 10 ** (places + 2)
    if steps >= whole and 0 < ratio < 1:
        steps = whole - 1
    if ratio > 0 and not steps:
        return f"不足{_decimal(1, places)}%"
    return f"{'-' if ratio < 0 < steps else ''}{_decimal(steps, places)}%"


def _steps(value: Fraction | Decimal, places: int) -> int:
    """Return how many units of the last of ``places`` decimals ``value`` has without its sign, half up."""
    # In whole numbers: Fraction looks for common divisors at every step.
    numerator, denominator = value.as_integer_ratio()
    scale: int = 10**places
    return (2 * abs(numerator) * scale + denominator) // (2 * denominator)


def _decimal(steps: int, places: int) -> str:
    whole, rest = divmod(steps, 10**places)
    return f"{whole}.{rest:0{places}}" if places else str(whole)
