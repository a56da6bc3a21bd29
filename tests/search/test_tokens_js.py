"""The browser's rule for tokens, held to the table of the build's, and to the build's on texts made up at random."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelihood.search.tokens import form, holds, index_tokens, query_tokens, terms
from livelihood.search.traditional import traditional_table
from tests.browser.server import serving
from tests.builds import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CASES: dict[str, Any] = json.loads((Path(__file__).parent / "token_cases.json").read_text(encoding="utf-8"))
ALPHABET = "老年人养養井0189.,，%‰ \n\tA~（Ⅲz①½·“\u200b〇２㎏\U00020000é-、"

LOAD = """async (table) => {
    const tokens = await import("/javascripts/search/tokens.js");
    const { meant } = await import("/javascripts/search/pinyin.js");
    const rule = tokens.create_rule(table);
    window.read = (text) => [rule.form(text), rule.index_tokens(text), rule.query_tokens(text), rule.terms(text)];
    window.held = ([text, term]) => tokens.holds(rule.form(text), rule.form(term));
    window.meant = ([typed, phrases, readings]) => [...new Set(meant(typed, phrases, readings))];
    window.placed = (text) => {
        const { form, places } = rule.form_with_places(text);
        return [form, places];
    };
}"""


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    """A page with the scripts of the search, and every traditional character."""
    with serving({"/": ROOT / "overrides" / "assets"}) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server}/images/favicon.svg")
        simplified = {chr(code) for code in range(0x3400, 0xA000)}
        page.evaluate(LOAD, traditional_table(simplified))
        yield page
        context.close()


def numbered(name: str) -> list[Any]:
    return [pytest.param(case, id=str(at)) for at, case in enumerate(CASES[name])]


@pytest.mark.parametrize("case", numbered("texts"))
def test_texts(scripts: Page, case: dict[str, Any]) -> None:
    expected = [case["form"], case["tokens"], case["query"]]
    assert scripts.evaluate("(text) => read(text).slice(0, 3)", case["text"]) == expected


@pytest.mark.parametrize("case", numbered("queries"))
def test_queries(scripts: Page, case: dict[str, Any]) -> None:
    assert scripts.evaluate("(query) => read(query)[3]", case["query"]) == case["terms"]


@pytest.mark.parametrize("case", numbered("holds"))
def test_what_a_text_holds(scripts: Page, case: dict[str, Any]) -> None:
    assert scripts.evaluate("(both) => held(both)", [case["text"], case["term"]]) is case["held"]


@pytest.mark.parametrize("character", CASES["traditional"])
def test_traditional_characters(scripts: Page, character: str) -> None:
    assert scripts.evaluate("(text) => read(text)[0]", character) == CASES["traditional"][character]


@pytest.mark.parametrize("case", CASES["pinyin"]["typed"], ids=lambda case: case["typed"])
def test_typed_pinyin(scripts: Page, case: dict[str, Any]) -> None:
    table = CASES["pinyin"]
    given_to = [case["typed"], table["phrases"], table["readings"]]
    assert scripts.evaluate("(all) => meant(all)", given_to) == case["meant"]


@given(st.text(ALPHABET, max_size=30))
def test_any_text_is_read_as_the_build_reads_it(scripts: Page, text: str) -> None:
    expected = [form(text), index_tokens(text), query_tokens(text), terms(text)]
    assert scripts.evaluate("(text) => read(text)", text) == expected


@given(st.text(ALPHABET, max_size=12), st.text(ALPHABET, min_size=1, max_size=4))
def test_any_text_holds_what_the_build_says(scripts: Page, text: str, term: str) -> None:
    if form(term):
        expected = holds(form(text), form(term))
        assert scripts.evaluate("(both) => held(both)", [text, term]) is expected


def test_each_character_of_a_form_knows_its_place(scripts: Page) -> None:
    text = "“鲁办”〔２２〕 1,20座"
    # A bar stands where the piece after it does; 1,20 is no number with thousands.
    expected = ["鲁办|22|1|20座", [1, 2, 5, 5, 6, 9, 9, 11, 11, 12, 13]]
    assert scripts.evaluate("(text) => placed(text)", text) == expected


def test_commas_in_a_number_have_no_place(scripts: Page) -> None:
    expected = ["共1200个", [0, 1, 3, 4, 5, 6]]
    assert scripts.evaluate("(text) => placed(text)", "共1,200个") == expected
