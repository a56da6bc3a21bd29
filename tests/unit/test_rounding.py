"""What is shown: half up, exact, and never a promise kept by rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from livelihood.rounding import half_up, percent_of, percent_text

RATIOS = st.fractions(min_value=0, max_value=1000)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(137, 70), 6, "1.957143"),  # 1.9571428…
        (Fraction(1, 8), 2, "0.13"),  # 0.125: a half goes up, also after an even digit
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),  # away from zero, as Decimal's half up
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(1, 3), 0, "0"),
        (Fraction(-1, 3), 0, "0"),  # no -0
        (Decimal("71.9008"), 1, "71.9"),
        (Decimal("0.05"), 1, "0.1"),
        (Decimal("12345678901234567890123456789.05"), 1, "12345678901234567890123456789.1"),
    ],
)
def test_half_up(value: Fraction | Decimal, places: int, expected: str) -> None:
    assert str(half_up(value, places)) == expected


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12),
    st.integers(0, 8),
)
def test_half_up_is_what_decimal_calls_half_up(value: Decimal, places: int) -> None:
    with localcontext(prec=400):
        assert half_up(value, places) == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(st.fractions(), st.integers(0, 8))
def test_half_up_is_at_most_half_a_step_away(value: Fraction, places: int) -> None:
    assert abs(Fraction(half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


def test_percent_of() -> None:
    assert str(percent_of(Fraction(2863, 2904), 2)) == "98.59"  # 98.58815…
    assert str(percent_of(Fraction(8406, 14000), 0)) == "60"  # 60.04…


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (Fraction(137, 70), "195.7%"),  # never capped
        (Fraction(1156, 239), "483.7%"),
        (Fraction(259, 260), "99.6%"),  # 99.615…
        (Fraction(9995, 10000), "99.9%"),  # 99.95 would round up to 100.0
        (Fraction(999999, 1000000), "99.9%"),
        (Fraction(99949, 100000), "99.9%"),
        (Fraction(1), "100.0%"),
        (Fraction(10004, 10000), "100.0%"),
        (Fraction(10005, 10000), "100.1%"),
        (Fraction(0), "0.0%"),
        (Fraction(1, 1000000), "不足0.1%"),
        (Fraction(4999, 10000000), "不足0.1%"),  # 0.04999%
        (Fraction(5, 10000), "0.1%"),  # 0.05%
        (Fraction(9617, 1000), "961.7%"),
    ],
)
def test_percent_text(ratio: Fraction, text: str) -> None:
    assert percent_text(ratio) == text


@pytest.mark.parametrize(
    ("ratio", "places", "text"),
    [
        (Fraction(9996, 10000), 2, "99.96%"),
        (Fraction(99996, 100000), 2, "99.99%"),
        (Fraction(996, 1000), 0, "99%"),
        (Fraction(1, 1000), 0, "不足1%"),
    ],
)
def test_percent_text_with_other_places(ratio: Fraction, places: int, text: str) -> None:
    assert percent_text(ratio, places) == text


@given(RATIOS, st.integers(0, 4))
@example(Fraction(99999, 100000), 1)
def test_less_than_the_whole_never_reads_as_the_whole(ratio: Fraction, places: int) -> None:
    text = percent_text(ratio, places).removeprefix("不足").removesuffix("%")
    assert (Decimal(text) >= 100) == (ratio >= 1)


@given(RATIOS.filter(bool), st.integers(0, 4))
@example(Fraction(1, 10**9), 1)
def test_something_never_reads_as_nothing(ratio: Fraction, places: int) -> None:
    assert Decimal(percent_text(ratio, places).removeprefix("不足").removesuffix("%")) > 0


@given(RATIOS, RATIOS)
def test_a_larger_ratio_never_reads_as_smaller(one: Fraction, other: Fraction) -> None:
    low, high = (
        Decimal(percent_text(ratio).removeprefix("不足").removesuffix("%")) for ratio in sorted((one, other))
    )
    assert low <= high
