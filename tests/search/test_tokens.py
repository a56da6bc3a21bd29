"""The rule for tokens, held to the table that the browser's script is tested against too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelihood.building.store import Store
from livelihood.search import pinyin
from livelihood.search.pinyin import meant, phrases, readings
from livelihood.search.tokens import form, holds, index_tokens, query_tokens, terms
from livelihood.search.traditional import simplified, traditional_table

CASES: dict[str, Any] = json.loads((Path(__file__).parent / "token_cases.json").read_text(encoding="utf-8"))
ALPHABET = "老年人养養井0189.,%‰ \nA~（ⅢBz①·\u200b〇"


def numbered(name: str) -> list[Any]:
    return [pytest.param(case, id=str(at)) for at, case in enumerate(CASES[name])]


@pytest.mark.parametrize("case", numbered("texts"))
def test_texts(case: dict[str, Any]) -> None:
    text = case["text"]
    assert (form(text), index_tokens(text), query_tokens(text)) == (
        case["form"],
        case["tokens"],
        case["query"],
    )


@pytest.mark.parametrize("case", numbered("queries"))
def test_queries(case: dict[str, Any]) -> None:
    assert terms(case["query"]) == case["terms"]


@pytest.mark.parametrize("case", numbered("holds"))
def test_what_a_text_holds(case: dict[str, Any]) -> None:
    assert holds(form(case["text"]), form(case["term"])) is case["held"]


def test_traditional_characters_of_the_table() -> None:
    assert {character: simplified(character) for character in CASES["traditional"]} == CASES["traditional"]


def test_the_browser_gets_the_traditional_characters_that_the_texts_need() -> None:
    table = traditional_table({"养", "井", "面"})

    assert table["養"] == "养"
    assert table["麵"] == "面"
    assert set(table.values()) == {"养", "面"}


def test_pinyin_readings_of_the_table() -> None:
    assert readings(CASES["pinyin"]["phrases"]) == CASES["pinyin"]["readings"]


def test_readings_that_are_kept_are_not_looked_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = readings(["养老", "窨井"], Store(tmp_path))
    looked_up: list[str] = []
    monkeypatch.setattr(pinyin, "_reading", looked_up.append)
    assert readings(["窨井", "养老"], Store(tmp_path)) == told == readings(["养老窨井"], Store(tmp_path))
    assert readings(["养老院"], Store(tmp_path)) == {each: told[each] for each in "养老"}
    assert looked_up == ["院"]


@pytest.mark.parametrize("case", CASES["pinyin"]["typed"], ids=lambda case: case["typed"])
def test_typed_pinyin(case: dict[str, Any]) -> None:
    table = CASES["pinyin"]
    assert meant(case["typed"], table["phrases"], table["readings"]) == case["meant"]


def test_phrases_are_runs_of_characters_that_no_other_one_holds() -> None:
    texts = ["推进养老服务，建设养老", "养老服务设施", "井", "共21个街道"]

    assert phrases(texts) == ["个街道", "养老服务设施", "建设养老", "推进养老服务"]


@given(st.text(ALPHABET, max_size=30), st.integers(0, 29), st.integers(1, 30))
def test_whatever_is_cut_out_of_a_text_is_found_by_its_tokens(text: str, start: int, length: int) -> None:
    term = form(text[start : start + length])
    if term and holds(form(text), term):
        known = index_tokens(text)
        # Pagefind finds a word by its beginning.
        missing = [t for t in query_tokens(term) if not any(word.startswith(t) for word in known)]
        assert missing == []


@given(st.text(ALPHABET, max_size=30))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert form(form(text)) == form(text)
