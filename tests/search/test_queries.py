"""Citizens' queries, searched in the real browser on the built site: what is found, and what isn't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.browser.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Which pages are right was read from the texts; the file says how.
QUERIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
)["queries"]
TASK = re.compile(r"\d{6}/\d{4}/\d{2}/")

LOAD = """async () => {
    const { open_engine } = await import("/assets/javascripts/search/engine.js");
    const engine = await open_engine();
    window.find = async (query) => {
        const { hits } = await engine.find(query);
        return (await Promise.all(hits.map((hit) => hit.load()))).map(({ url }) => url);
    };
}"""


@pytest.fixture(scope="module")
def found(browser: Browser, built: Path) -> Iterator[dict[str, list[str]]]:
    """The pages that each query finds, best first."""
    with serving({"/": built}) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server}/search/")
        page.evaluate(LOAD)
        yield {each["query"]: page.evaluate("(query) => find(query)", each["query"]) for each in QUERIES}
        context.close()


def tasks(pages: list[str]) -> list[str]:
    return [page for page in pages if TASK.fullmatch(page)]


def recall(query: dict[str, Any], pages: list[str]) -> float:
    wanted = set(query["pages"])
    return len(wanted.intersection(tasks(pages))) / len(wanted)


def r_precision(query: dict[str, Any], pages: list[str]) -> float:
    """The share of right pages among as many of the first as there are right ones."""
    wanted = set(query["pages"])
    return len(wanted.intersection(tasks(pages)[: len(wanted)])) / len(wanted)


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [query for query in QUERIES if query["kind"] == kind]


def test_every_kind_of_query_is_asked() -> None:
    assert len(QUERIES) >= 120
    assert {query["kind"] for query in QUERIES} == {
        "exact",
        "two_words",
        "synonym",
        "unit_alias",
        "person",
        "place",
        "number",
        "document_number",
        "pinyin",
        "single_character",
        "traditional",
        "full_width",
        "nowhere",
    }


def test_what_a_page_says_is_found(found: dict[str, list[str]]) -> None:
    rated = [query for query in QUERIES if query["pages"]]
    recalls = {query["query"]: recall(query, found[query["query"]]) for query in rated}
    precisions = {query["query"]: r_precision(query, found[query["query"]]) for query in rated}
    print(
        f"\n{len(rated)} queries: recall {mean(recalls.values()):.3f}, R-precision {mean(precisions.values()):.3f}"
    )

    assert mean(recalls.values()) >= 0.99, {query: value for query, value in recalls.items() if value < 1}
    assert mean(precisions.values()) >= 0.97, {
        query: value for query, value in precisions.items() if value < 1
    }


@pytest.mark.parametrize("query", of_kind("nowhere"), ids=lambda query: query["query"])
def test_what_no_page_says_is_not_found(found: dict[str, list[str]], query: dict[str, Any]) -> None:
    assert found[query["query"]] == []


# Words that stand in a document or on another page, and in no task.
@pytest.mark.parametrize(
    "query",
    [query for query in QUERIES if not query["pages"] and query.get("also")],
    ids=lambda query: query["query"],
)
def test_what_only_other_pages_say_is_found_there(found: dict[str, list[str]], query: dict[str, Any]) -> None:
    pages = found[query["query"]]
    assert query["also"][0] in pages
    assert tasks(pages) == []
