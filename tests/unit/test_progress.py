"""Numbers reached, ratios, shares of time and stages, with values worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelihood.model import TargetPart
from livelihood.progress import actual_of, actual_of_part, due_of, elapsed, ratio_of, stage_of
from livelihood.quantity import Qualifier, Quantity, QuantityError
from livelihood.rounding import half_up
from tests.unit.builders import MID_YEAR, county_year, figure, goal, reading

STAGES = ["未启动", "招标", "在建", "建成"]


def parts(*values: str) -> list[dict[str, str]]:
    return [{"name": f"第{at}项", "value": value, "quote": "原句"} for at, value in enumerate(values, 1)]


def items(*stages: str) -> list[dict[str, str]]:
    return [{"name": f"{at}号园", "stage": stage} for at, stage in enumerate(stages, 1)]


@pytest.mark.parametrize(
    ("target", "fields", "value", "ratio"),
    [
        ("2.8万人次", {"value": "5.48万人次"}, "54800", "1.957143"),  # 54800 ÷ 28000 = 137/70
        ("2.28万人", {"value": "3.21万人"}, "32100", "1.407895"),  # 32100 ÷ 22800 = 107/76
        ("9300人", {"value": "1.13万人"}, "11300", "1.215054"),  # 11300 ÷ 9300 = 113/93
        ("突破26万", {"value": "25.9万"}, "259000", "0.996154"),  # 259000 ÷ 260000 = 259/260
        ("1.4万人", {"value": "8406人"}, "8406", "0.600429"),  # 8406 ÷ 14000 = 4203/7000
        ("1.4万人", {"value": "8702人"}, "8702", "0.621571"),  # 8702 ÷ 14000 = 4351/7000
        ("13.41万人以上", {"value": "15.3万人"}, "153000", "1.140940"),  # 153000 ÷ 134100 = 170/149
        ("不少于140人", {"value": "150人"}, "150", "1.071429"),  # 150 ÷ 140 = 15/14
        ("10场次", {"value": "12场", "counts_as": "场次"}, "12", "1.200000"),
        ("324个", {"value": "124个"}, "124", "0.382716"),  # 124 ÷ 324 = 31/81
        ("2-3个", {"value": "2个"}, "2", "1.000000"),  # a range is compared by its lower end
        # 201 + 954 + 1157 = 2312; 2312 ÷ 478 = 1156/239
        ("478个", {"parts": parts("201座", "954座", "1157座"), "counts_as": "个"}, "2312", "4.836820"),
        # 11.844 + 21.43 = 33.274; 33.274 ÷ 115.26 = 16637/57630
        ("115.26公里", {"parts": parts("11.844公里", "21.43公里")}, "33.274", "0.288686"),
        # 2088 ÷ 2904 = 71.9008264…%; ÷ 60% = 145/121
        ("60%", {"numerator": "2088人", "denominator": "2904人"}, "71.900826", "1.198347"),
        # 1856 ÷ 2904 = 63.9118457…%; ÷ 60% = 1160/1089
        ("60%", {"numerator": "1856人", "denominator": "2904人"}, "63.911846", "1.065197"),
        # 2863 ÷ 2904 = 98.5881542…%; ÷ 98% = 10225/10164
        ("98%", {"numerator": "2863人", "denominator": "2904人"}, "98.588154", "1.006002"),
        # 2877 ÷ 2904 = 99.0702479…%; ÷ 98% = 3425/3388
        ("98%", {"numerator": "2877人", "denominator": "2904人"}, "99.070248", "1.010921"),
        ("65%", {"value": "71.5%"}, "71.5", "1.100000"),
        ("21个", {"by_stage": {"在建": "5个", "建成": "10个", "招标": "6个"}}, "10", "0.476190"),  # 10/21
        ("21个", {"by_stage": {"在建": "21个", "建成": "0个"}}, "0", "0.000000"),  # said to be 0: known
    ],
)
def test_actual_and_ratio(target: str, fields: dict[str, Any], value: str, ratio: str) -> None:
    promise = goal(target, kind="rate" if "%" in target else "amount", stages=STAGES)
    told = reading(figure(**fields), promise)
    assert told.actual is not None
    assert told.ratio is not None
    assert half_up(told.actual.value, 6) == Decimal(value)
    assert str(half_up(told.ratio, 6)) == ratio


@pytest.mark.parametrize(
    "fields",
    [
        {"words": "正在建设中"},
        {"stage": "在建"},
        {"unavailable": "暂无法统计"},
        {"items": items("建成")},
        {"value": "全覆盖"},
        {"numerator": "0人", "denominator": "0人"},  # nothing to take a share of
        {"by_stage": {"招标": "6个", "在建": "15个"}},  # nothing said about 建成
    ],
    ids="-".join,
)
def test_unknown_is_not_zero(fields: dict[str, Any]) -> None:
    told = reading(figure(**fields), goal("21个", stages=STAGES))
    assert told.actual is None
    assert told.ratio is None


def test_a_sum_says_that_it_is_one() -> None:
    actual = actual_of(figure(parts=parts("201座", "0.1万座"), counts_as="个"), goal("478个"))
    assert actual is not None
    assert (actual.value, actual.unit, actual.text, actual.is_sum) == (1201, "个", "1201座", True)


def test_a_value_keeps_the_documents_words() -> None:
    actual = actual_of(figure("超1.2万人"), goal("1万人"))
    assert actual is not None
    assert (actual.value, actual.text, actual.is_sum) == (12000, "超1.2万人", False)
    assert actual.qualifier is Qualifier.MORE_THAN


def test_a_rate_keeps_its_numerator_and_denominator() -> None:
    actual = actual_of(figure(numerator="2088人", denominator="0.2904万人"), goal("60%", kind="rate"))
    assert actual is not None
    assert (actual.numerator, actual.denominator) == (2088, 2904)
    assert (actual.value, actual.unit, actual.text) == (Fraction(208800, 2904), "%", "71.9%")


def test_a_rate_just_below_the_whole_does_not_read_as_the_whole() -> None:
    actual = actual_of(figure(numerator="9999人", denominator="10000人"), goal("100%", kind="rate"))
    assert actual is not None
    assert actual.text == "99.9%"


def test_a_figure_without_target_has_no_ratio() -> None:
    told = reading(figure("16家", extra=True, id="centres", name="机构"))
    assert told.actual is not None
    assert (told.actual.value, told.ratio) == (16, None)


def test_another_years_figure_has_no_ratio() -> None:
    assert reading(figure("1443户", prior_year=True), goal("1073户")).ratio is None


def test_a_figure_may_have_its_own_date() -> None:
    assert reading(figure("5人", as_of="2022-07-25")).as_of == date(2022, 7, 25)
    assert reading(figure("5人")).as_of == MID_YEAR


def test_what_was_reached_of_a_part() -> None:
    told = figure(parts=parts("11.844公里", "21.43公里"))
    part = TargetPart(name="第2项", target=Quantity.parse("64.77公里"), quote="原句")
    actual = actual_of_part(told, part)
    assert actual is not None
    assert (actual.value, actual.is_sum) == (Fraction(2143, 100), False)
    assert actual_of_part(figure("33公里"), part) is None


@pytest.mark.parametrize("target", ["0人", "全覆盖"])
def test_a_ratio_to_nothing_is_not_defined(target: str) -> None:
    assert reading(figure("5人"), goal(target)).ratio is None


def test_unlike_units_are_never_compared_or_added() -> None:
    with pytest.raises(QuantityError, match=r"单位不同.*5人次.*100人"):
        reading(figure("5人次"), goal("100人"))
    with pytest.raises(QuantityError, match=r"单位不同.*人、户"):
        reading(figure(parts=parts("5人", "3户")), goal("100人"))


@given(st.decimals(0, 10**9, places=3), st.decimals(Decimal("0.001"), 10**9, places=3))
def test_a_ratio_is_exact(reached: Decimal, promised: Decimal) -> None:
    target = Quantity.of(promised, "公里")
    actual = actual_of(figure(f"{reached:f}公里"), None)
    assert actual is not None
    ratio = ratio_of(actual, target)
    assert ratio is not None
    assert ratio * Fraction(promised) == Fraction(reached)


@pytest.mark.parametrize(
    ("start", "due", "as_of", "share"),
    [
        # January to June: 31 + 28 + 31 + 30 + 31 + 30 = 181 days; to 31 December 364.
        ("2022-01-01", "2022-12-31", "2022-07-01", Fraction(181, 364)),
        ("2022-01-01", "2022-12-31", "2022-07-25", Fraction(205, 364)),  # 24 days more
        ("2022-01-01", "2022-08-25", "2022-07-01", Fraction(181, 236)),  # 31 + 24 days more
        ("2022-03-01", "2022-12-31", "2022-07-01", Fraction(122, 305)),
        ("2024-01-01", "2024-12-31", "2024-07-01", Fraction(182, 365)),  # a leap year
        ("2022-01-01", "2022-12-31", "2022-01-01", Fraction(0)),
        ("2022-01-01", "2022-12-31", "2021-12-01", Fraction(0)),  # before the start
        ("2022-01-01", "2022-12-31", "2022-12-31", Fraction(1)),
        ("2022-01-01", "2022-12-31", "2023-01-15", Fraction(1)),  # after the due date
        ("2022-01-01", "2022-01-01", "2022-01-01", Fraction(1)),  # no days at all
        ("2022-05-01", "2022-03-01", "2022-04-01", Fraction(1)),  # due before the start
    ],
)
def test_elapsed(start: str, due: str, as_of: str, share: Fraction) -> None:
    assert elapsed(*(date.fromisoformat(day) for day in (start, due, as_of))) == share


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 800), st.integers(-800, 800))
def test_elapsed_is_a_share_that_grows(start: date, length: int, gone: int) -> None:
    due, as_of = start + timedelta(length), start + timedelta(gone)
    share = elapsed(start, due, as_of)
    assert 0 <= share <= elapsed(start, due, as_of + timedelta(1)) <= 1


def test_due_is_stated_or_the_years_end() -> None:
    year = county_year(goal())
    assert due_of(goal(), year) == (date(2022, 12, 31), "year_end")
    assert due_of(goal(due="2022-08-25"), year) == (date(2022, 8, 25), "stated")
    assert due_of(goal(due={"date": "2022-12-31", "text": "年底前"}), year) == (date(2022, 12, 31), "stated")


@pytest.mark.parametrize(
    ("promise", "fields", "stage"),
    [
        ({"kind": "stage"}, {"stage": "未启动"}, 0),
        ({"kind": "stage"}, {"stage": "在建"}, 2),
        ({"kind": "stage"}, {"stage": "验收"}, None),  # a stage that the promise doesn't know
        ({"kind": "stage"}, {"words": "正在推进"}, None),
        ({"kind": "stage"}, {"items": items("建成", "招标", "在建")}, 1),  # the lowest
        ({"kind": "stage"}, {"items": items("建成", "验收")}, None),
        ({"target": "3所"}, {"items": items("建成", "在建", "建成")}, 2),
        ({"target": "3所"}, {"items": items("建成", "建成")}, None),  # of the third nothing is known
        ({"target": "超3所"}, {"items": items("建成", "建成", "建成")}, None),
        ({"target": "60%", "kind": "rate"}, {"items": items("建成")}, None),  # names give no share
        ({"target": "全覆盖"}, {"items": items("建成")}, None),
        ({"per": {"unit": "园", "members": ["1号园", "2号园"]}}, {"items": items("建成", "在建")}, 2),
        ({"per": {"unit": "园", "members": ["1号园", "9号园"]}}, {"items": items("建成", "在建")}, None),
        ({"per": {"unit": "园"}}, {"items": items("建成", "在建")}, None),  # who belongs to it isn't known
    ],
)
def test_stage_reached(promise: dict[str, Any], fields: dict[str, Any], stage: int | None) -> None:
    indicator = goal(**({"target": None} | promise), stages=STAGES)
    assert stage_of(figure(**fields), indicator) == stage
