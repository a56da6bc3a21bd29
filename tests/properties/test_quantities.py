"""Quantities: whatever way they are written, they are read exactly and shown as written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from livelihood.documents import Span
from livelihood.plain_text import comparable
from livelihood.quantity import Qualifier, Quantity, QuantityError, decimal_text, written_qualifier
from tests.properties.generated_texts import POWERS, QUALIFIERS, UNITS, numbers, some_wide
from tests.unit.builders import document

RANGE_SIGNS = ("-", "–", "—", "~", "～", "〜", "至", "到")


def read_or_refused(text: str) -> Quantity | None:
    """Return what ``text`` says; None if it is refused, with the text in the reason."""
    try:
        return Quantity.parse(text)
    except QuantityError as error:
        reason = str(error)
    assert text in reason
    return None


@st.composite
def single(draw: st.DrawFn) -> tuple[str, Fraction, str, Qualifier, str]:
    """Return a text, and the number, unit, qualifier and core that it says."""
    written, digits = draw(numbers())
    multiplier, unit = draw(st.sampled_from(list(POWERS))), draw(st.sampled_from(UNITS))
    # 3百分点 would be another unit, and 3百 of %.
    assume(not multiplier or unit not in {"%", "‰", "个百分点"})
    qualifier = draw(st.sampled_from(list(QUALIFIERS)))
    before, after = draw(st.sampled_from(QUALIFIERS[qualifier]))
    core = f"{written}{multiplier}{unit}"
    text = draw(some_wide(f"{before}{core}{after}"))
    return text, Fraction(digits) * 10 ** POWERS[multiplier], unit, qualifier, core


@given(single())
def test_a_quantity_is_read_exactly(case: tuple[str, Fraction, str, Qualifier, str]) -> None:
    text, number, unit, qualifier, core = case
    quantity = Quantity.parse(text)

    assert str(quantity) == text
    assert quantity.low == quantity.high
    assert quantity.low is not None
    assert Fraction(quantity.low) == number
    assert (quantity.unit, quantity.qualifier, quantity.core) == (unit, qualifier, core)


@given(single())
def test_reading_what_is_shown_changes_nothing(case: tuple[str, Fraction, str, Qualifier, str]) -> None:
    quantity = Quantity.parse(case[0])

    assert Quantity.parse(str(quantity)) == quantity
    again = Quantity.parse(quantity.core)
    assert (again.low, again.unit, again.core) == (quantity.low, quantity.unit, quantity.core)
    assert quantity.same_demand(quantity)


@given(single(), st.sampled_from(["", "，", "完成", "累计"]), st.sampled_from(["", "，", "；其中", "。"]))
def test_a_document_says_the_same(
    case: tuple[str, Fraction, str, Qualifier, str], before: str, after: str
) -> None:
    text, _, _, qualifier, core = case
    source = document(f"{before}{text}{after}")
    whole = Span(0, len(source.comparable))
    (place,) = source.quantity_places(core, whole)

    assert written_qualifier(source.comparable, *place) == qualifier
    assert source.places(text) == [(len(comparable(before)), whole.end - len(comparable(after)))]


@given(
    numbers(), numbers(), st.sampled_from(list(POWERS)), st.sampled_from(UNITS), st.sampled_from(RANGE_SIGNS)
)
def test_a_range_keeps_both_ends(
    one: tuple[str, str], other: tuple[str, str], multiplier: str, unit: str, sign: str
) -> None:
    assume(not multiplier or unit not in {"%", "‰", "个百分点"})
    low, high = sorted((one, other), key=lambda number: Decimal(number[1]))
    text = f"{low[0]}{sign}{high[0]}{multiplier}{unit}"
    quantity = Quantity.parse(text)
    twice = Quantity.parse(f"{low[0]}{multiplier}{unit}{sign}{high[0]}{multiplier}{unit}")

    assert str(quantity) == text
    assert quantity.same_demand(twice)
    ends = [Fraction(number[1]) * 10 ** POWERS[multiplier] for number in (low, high)]
    assert [Fraction(end) for end in (quantity.low, quantity.high) if end is not None] == ends
    # neither end alone is what a document with the range says
    source = document(text)
    for end in (f"{low[0]}{multiplier}{unit}", f"{high[0]}{multiplier}{unit}"):
        assert source.quantity_places(end, Span(0, len(source.comparable))) == []


@given(
    st.text(
        st.sampled_from(
            list("0123456789０９,，.．万亿千百十人次个%％约超以上内不少于至到-～〜 \n余多全覆盖/m㎡①²<b>")
        ),
        max_size=12,
    )
)
def test_any_text_is_read_or_refused_with_the_text(text: str) -> None:
    quantity = read_or_refused(text)
    if quantity is None:
        return
    assert str(quantity) == text
    assert (quantity.low is None) == (quantity.qualifier is Qualifier.ALL)
    if quantity.low is not None and quantity.high is not None:
        assert 0 <= quantity.low <= quantity.high
    assert quantity.core in comparable(text)


@given(st.text(max_size=20))
def test_no_text_breaks_it(text: str) -> None:
    quantity = read_or_refused(text)

    assert quantity is None or str(quantity) == text


@given(st.decimals(0, 10**12, places=4), st.sampled_from(["人", "%", ""]))
def test_a_computed_number_is_written_plainly(value: Decimal, unit: str) -> None:
    quantity = Quantity.of(value, unit)

    assert Quantity.parse(str(quantity)).low == value
    assert "E" not in str(quantity)
    assert Decimal(decimal_text(value)) == value


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_qualifiers_compare_as_they_say(target: Decimal, actual: Decimal) -> None:
    def holds(text: str) -> bool:
        return Quantity.parse(text.format(target)).holds_for(actual)

    assert holds("{}人") == holds("不少于{}人") == holds("约{}人") == (actual >= target)
    assert holds("超{}人") == (actual > target)
    assert holds("不超过{}人") == (actual <= target)
