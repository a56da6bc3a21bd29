"""The slot of a task's page takes in the section of other counties, in Markdown and in HTML alike."""

from __future__ import annotations

import pytest
from markdown import markdown

from livelihood.clock import moment
from livelihood.contexts.slots import PEERS_SLOT, filled
from livelihood.pages import county_pages, peers_markdown
from livelihood.parts.county import counties_of, parts_of
from livelihood.rendering import escape
from livelihood.site import Site, load_site
from tests.invented import write_invented
from tests.unit.county_parts import sections


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return load_site(write_invented(tmp_path_factory.mktemp("slots")), now=moment("2026-11-21"))


def html(text: str) -> str:
    return markdown(text, extensions=["toc", "tables", "fenced_code", "attr_list", "md_in_html"])


def test_the_section_stands_in_the_slot() -> None:
    assert (
        filled("<p>a</p>\n\n<!-- peers -->\n\n<nav>", "## \\1\n\ntext\n\n")
        == "<p>a</p>\n\n## \\1\n\ntext\n\n<nav>"
    )


def test_nothing_is_left_of_a_slot_without_a_section() -> None:
    assert filled("<p>a</p>\n\n<!-- peers -->\n\n<nav>", "") == "<p>a</p>\n\n<nav>"


def test_no_text_makes_a_slot() -> None:
    assert PEERS_SLOT not in escape(str(PEERS_SLOT))


@pytest.mark.parametrize("counties", [1, 2])
def test_a_page_filled_as_html_is_the_page_filled_as_markdown(site: Site, counties: int) -> None:
    years = counties_of(site)[:counties]
    found = sections([parts_of(each) for each in years])
    pages = {page.url: page.markdown() for each in years for page in county_pages(each)}

    assert len(found) == 3 * counties
    assert {url for url, content in pages.items() if PEERS_SLOT in content} == set(found)
    for url, section in found.items():
        told = peers_markdown(section)
        assert bool(told) == (counties == 2)
        assert filled(html(pages[url]), html(told)) == html(filled(pages[url], told))
