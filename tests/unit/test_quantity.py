"""Quantities: read exactly, compared by their qualifier, shown as they were written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from livelihood.quantity import Qualifier, Quantity, QuantityError


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "qualifier", "core"),
    [
        ("2.8万人次", "28000", "28000", "人次", "at_least", "2.8万人次"),
        ("不少于140人", "140", "140", "人", "at_least", "140人"),
        ("不少于 140 人", "140", "140", "人", "at_least", "140人"),
        ("超4家", "4", "4", "家", "more_than", "4家"),
        ("60%以上", "60", "60", "%", "at_least", "60%"),
        ("60%及以上", "60", "60", "%", "at_least", "60%"),
        ("达到98%以上", "98", "98", "%", "at_least", "98%"),
        ("突破26万", "260000", "260000", "", "more_than", "26万"),
        ("接近26万", "260000", "260000", "", "about", "26万"),
        ("115.26公里", "115.26", "115.26", "公里", "at_least", "115.26公里"),
        ("3万-5万亩", "30000", "50000", "亩", "at_least", "3万-5万亩"),
        ("３万－５万亩", "30000", "50000", "亩", "at_least", "3万-5万亩"),
        ("3-5万亩", "30000", "50000", "亩", "at_least", "3-5万亩"),
        ("3〜5万亩", "30000", "50000", "亩", "at_least", "3〜5万亩"),
        ("3～5万亩", "30000", "50000", "亩", "at_least", "3~5万亩"),
        ("3——5万亩", "30000", "50000", "亩", "at_least", "3——5万亩"),
        ("3万亩至5万亩", "30000", "50000", "亩", "at_least", "3万亩至5万亩"),
        ("约30%-50%", "30", "50", "%", "about", "30%-50%"),
        ("2-3个", "2", "3", "个", "at_least", "2-3个"),
        ("约6.5%", "6.5", "6.5", "%", "about", "6.5%"),
        ("约6.5％", "6.5", "6.5", "%", "about", "6.5%"),
        ("1,200个", "1200", "1200", "个", "at_least", "1,200个"),
        ("1，200个", "1200", "1200", "个", "at_least", "1,200个"),
        ("1,234,567.8元", "1234567.8", "1234567.8", "元", "at_least", "1,234,567.8元"),
        ("2,316户", "2316", "2316", "户", "at_least", "2,316户"),
        ("不超过3天", "3", "3", "天", "at_most", "3天"),
        ("不得超过3天", "3", "3", "天", "at_most", "3天"),
        ("最多3天", "3", "3", "天", "at_most", "3天"),
        ("控制在5%以内", "5", "5", "%", "at_most", "5%"),
        ("5层及以下", "5", "5", "层", "at_most", "5层"),
        ("≥60%", "60", "60", "%", "at_least", "60%"),
        ("≤5天", "5", "5", "天", "at_most", "5天"),
        ("＞60%", "60", "60", "%", "more_than", "60%"),
        ("不得低于60%", "60", "60", "%", "at_least", "60%"),
        ("90分钟左右", "90", "90", "分钟", "about", "90分钟"),
        ("200余人", "200", "200", "人", "more_than", "200余人"),
        ("20多万人", "200000", "200000", "人", "more_than", "20多万人"),
        ("5万余人", "50000", "50000", "人", "more_than", "5万余人"),
        ("达200余人", "200", "200", "人", "at_least", "200余人"),
        ("约200余人", "200", "200", "人", "about", "200余人"),
        ("5百户", "500", "500", "户", "at_least", "5百户"),
        ("3十万人", "300000", "300000", "人", "at_least", "3十万人"),
        ("1.5亿元", "150000000", "150000000", "元", "at_least", "1.5亿元"),
        ("2万亿元", "2000000000000", "2000000000000", "元", "at_least", "2万亿元"),
        ("3千万元", "30000000", "30000000", "元", "at_least", "3千万元"),
        ("5千米", "5", "5", "千米", "at_least", "5千米"),
        ("1.2万千瓦", "12000", "12000", "千瓦", "at_least", "1.2万千瓦"),
        ("5个百分点", "5", "5", "个百分点", "at_least", "5个百分点"),
        ("100㎡", "100", "100", "m2", "at_least", "100m2"),
        ("5m³", "5", "5", "m3", "at_least", "5m3"),
        ("3℃", "3", "3", "°C", "at_least", "3°C"),
        ("500元/月", "500", "500", "元/月", "at_least", "500元/月"),
        ("2.8<br>万人次", "28000", "28000", "人次", "at_least", "2.8万人次"),
        ("0", "0", "0", "", "at_least", "0"),
    ],
)
def test_what_a_text_says(text: str, low: str, high: str, unit: str, qualifier: str, core: str) -> None:
    quantity = Quantity.parse(text)

    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))
    assert (quantity.unit, quantity.qualifier, quantity.core) == (unit, qualifier, core)
    assert quantity.value == quantity.low
    assert quantity.is_percent == (unit == "%")
    assert str(quantity) == text


@pytest.mark.parametrize("text", ["全覆盖", "全部", "全 覆 盖"])
def test_all_has_no_number(text: str) -> None:
    quantity = Quantity.parse(text)

    assert (quantity.low, quantity.high, quantity.value, quantity.unit) == (None, None, None, "")
    assert quantity.qualifier is Qualifier.ALL
    with pytest.raises(QuantityError, match=f"“{text}”没有数字"):
        quantity.number()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "很多",
        "个",
        "万人",
        "十二个",
        "百分之六十",
        "几百人",
        "10几个",
        ".5个",
        "5.个",
        "-3个",
        "12,34个",
        "1,2000个",
        "1.2.3个",
        "2-3-4个",
        "1/2",
        "½",
        "1e5个",
        "12个。",
        "1、2个",
        "5个（含在建）",
        "60%（含）以上",
        "100%全覆盖",
        "5%点",
        "5万万",
        "3多-5个",
        "1 200个",
        "1\n200个",
        "1, 200个",
        "2. 8万人",
        "1<br>200个",
        "1\u200b200个",
        "①3所",
        "3²",
        "至5个",
        "5个以上以上",
        "5G基站3个",
        "2022年1月",
        "达到全覆盖",
    ],
)
def test_unreadable_texts_are_shown(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        Quantity.parse(text)

    assert f"“{text}”" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5-3个", "“5-3个”的下限大于上限"),
        ("1万-2", "“1万-2”的下限大于上限"),
        ("3万人-5万户", "“3万人-5万户”的两端单位不同：人和户"),
        ("不少于5个以内", "“不少于5个以内”前后的限定词互相矛盾：不少于、以内"),
        ("约5个以上", "“约5个以上”前后的限定词互相矛盾：约、以上"),
        ("3-5余个", "“3-5余个”不是能读懂的数量"),
        ("3余-5个", "“3余-5个”是一个范围，不能再写“余”"),
    ],
)
def test_reasons(text: str, reason: str) -> None:
    with pytest.raises(QuantityError) as caught:
        Quantity.parse(text)

    assert str(caught.value) == reason


def test_a_long_number_is_exact() -> None:
    assert Quantity.parse("12345678901234567890.123456789012万元").low == Decimal(
        "123456789012345678901234.56789012"
    )


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("28000", "人次", "28000人次"),
        ("33.2740", "公里", "33.274公里"),
        ("2.8E+4", "", "28000"),
        ("0", "个", "0个"),
    ],
)
def test_a_quantity_made_of_a_number(value: str, unit: str, text: str) -> None:
    quantity = Quantity.of(Decimal(value), unit)

    assert str(quantity) == text
    assert Quantity.parse(text).same_demand(quantity)


@pytest.mark.parametrize(
    ("target", "actual", "holds"),
    [
        ("60%", 60, True),
        ("60%以上", Fraction(599, 10), False),
        ("突破26万", 260000, False),
        ("突破26万", 260001, True),
        ("不超过5%", 5, True),
        ("不超过5%", Fraction(501, 100), False),
        ("3-5天以内", 5, True),
        ("3-5天以内", 6, False),
        ("2-3个", 2, True),
        ("2-3个", 1, False),
        ("约100人", 100, True),
        ("约100人", 99, False),
    ],
)
def test_what_satisfies_a_target(target: str, actual: int | Fraction, holds: bool) -> None:
    assert Quantity.parse(target).holds_for(Fraction(actual)) is holds


def test_a_target_without_a_number_is_never_satisfied_by_one() -> None:
    with pytest.raises(QuantityError, match="没有数字"):
        Quantity.parse("全覆盖").holds_for(Decimal(1))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("60%", "60%以上", True),
        ("1.4万人", "14,000人", True),
        ("2-3个", "2~3个", True),
        ("2-3个", "2个", False),
        ("超60%", "60%", False),
        ("2.8万人", "2.8万人次", False),
        ("全覆盖", "全部", True),
        ("全覆盖", "100%", False),
    ],
)
def test_same_demand(one: str, other: str, same: bool) -> None:
    assert Quantity.parse(one).same_demand(Quantity.parse(other)) is same
    assert Quantity.parse(other).same_demand(Quantity.parse(one)) is same
