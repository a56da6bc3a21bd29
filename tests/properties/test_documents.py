"""Documents: noise of scans changes nothing that they say, and every position leads back."""

from __future__ import annotations

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from livelihood.documents import Document, Span
from livelihood.plain_text import TAG, comparable, compare, spaced_form
from tests.properties.generated_texts import HAN, noisy, some_wide
from tests.unit.builders import document

WORDS = st.text(HAN + "，：（）", min_size=1, max_size=8)
CLAUSES = st.text(HAN + "0123456789.,%，。", max_size=30)
ANY = st.text(st.sampled_from(list("县救助完成012345,.%，。 \n\t\u3000\u200b<>/b㎡①²½Ａ９")), max_size=40)


@given(ANY)
def test_comparable_form_is_its_own(text: str) -> None:
    form = compare(text)

    assert form.text == comparable(text)
    assert form.spaced == spaced_form(text)
    assert len(form.offsets) == len(form.text)
    assert form.offsets == sorted(form.offsets)
    assert len(form.spaced) == len(form.spaced_at)
    assert form.spaced.replace(" ", "") == form.text
    assert not any(character.isspace() for character in form.text)


@given(ANY)
def test_every_character_leads_back_to_what_it_was_made_of(text: str) -> None:
    form = compare(text)
    tags = {at for tag in TAG.finditer(text) for at in range(*tag.span())}
    left = "".join(
        unicodedata.normalize("NFKC", character) for at, character in enumerate(text) if at not in tags
    )

    assert form.text == "".join(left.replace("\u200b", "").split())
    for character, at in zip(form.text, form.offsets, strict=True):
        assert at not in tags
        assert character in unicodedata.normalize("NFKC", text[at])
    for at, before in enumerate(form.spaced_at):
        assert form.spaced[:at].replace(" ", "") == form.text[:before]


@given(ANY)
def test_every_number_leads_back_to_its_digits(text: str) -> None:
    source = document(text)
    for number in source.numbers:
        assert source.comparable[slice(*number.span)] == number.text
        start, end = source.raw_span(number.span)
        assert comparable(text[start:end]).find(number.text) >= 0
        assert source.line(number.span) == text[:start].count("\n") + 1
    starts = [number.span.start for number in source.numbers]
    assert starts == sorted(set(starts))


@given(WORDS.flatmap(lambda text: st.tuples(st.just(text), noisy(text))), st.text(HAN, max_size=5))
def test_noise_hides_no_text(case: tuple[str, str], before: str) -> None:
    text, written = case
    source = document(f"{before}。{written}。")
    start = len(before) + 1

    assert Span(start, start + len(comparable(text))) in source.places(text)
    assert comparable(written) == comparable(text)


@given(CLAUSES.flatmap(lambda text: st.tuples(st.just(text), some_wide(text))))
def test_width_changes_nothing(case: tuple[str, str]) -> None:
    text, wide = case
    plain, other = document(text), document(wide)

    assert plain.comparable == other.comparable
    assert plain.numbers == other.numbers


@given(CLAUSES, st.data())
def test_a_place_leads_back_to_the_text_that_stands_there(text: str, data: st.DataObject) -> None:
    source = document(text)
    length = len(source.comparable)
    assume(length > 0)
    start = data.draw(st.integers(0, length - 1))
    wanted = source.comparable[start : data.draw(st.integers(start + 1, length))]

    places = source.places(wanted)
    for span in places:
        first, last = source.raw_span(span)
        assert comparable(text[first:last]) == wanted
        # a number that a place touches stands in it whole
        for number in source.numbers:
            touched = number.span.start < span.end and span.start < number.span.end
            assert not touched or (span.start <= number.span.start and number.span.end <= span.end)
    assert places == sorted(set(places))


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(st.integers(0, 200), max_size=8))
def test_parts_follow_one_another(bodies: list[str], positions: list[int]) -> None:
    names = [f"附件{'甲乙丙丁'[at]}" for at in range(len(bodies))]
    openings = [f"{'甲乙丙丁'[at]}：" for at in range(len(bodies))]
    text = "".join(opening + body for opening, body in zip(openings, bodies, strict=True))
    source = Document(f"前言{text}", (("正文", None), *zip(names, openings, strict=True)))
    ends = [2]
    for opening, body in zip(openings, bodies, strict=True):
        ends.append(ends[-1] + len(comparable(opening + body)))

    for position in positions:
        expected = next((at for at, end in enumerate(ends) if position < end), len(ends) - 1)
        assert source.part_at(position) == ["正文", *names][expected]
