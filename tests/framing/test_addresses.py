"""Links of the frame are those that MkDocs makes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import normalize_url

from livelihood.framing.addresses import first_folder, links_beside, relative

PARTS = st.lists(
    st.sampled_from(["410422", "2022", "03", "04", "units", "feed.xml", "..", ".", ""]), max_size=5
)
PAGES = st.lists(st.sampled_from(["410422", "2022", "03", "units"]), max_size=4)


@given(PARTS, st.sampled_from(["", "/"]), PAGES)
def test_as_mkdocs_makes_them(parts: list[str], end: str, page: list[str]) -> None:
    address, url = "/".join(parts) + end, "".join(f"{part}/" for part in page)
    at: Any = SimpleNamespace(url=url)
    assert relative(address, url) == normalize_url(address, at)


@given(PARTS, st.sampled_from(["", "/"]), PAGES, st.sampled_from(["03", "04"]))
def test_the_same_from_all_pages_in_a_folder(
    parts: list[str], end: str, folder: list[str], name: str
) -> None:
    address, above = "/".join(parts) + end, "".join(f"{part}/" for part in folder)
    if not address.startswith(f"{above}{name}"):
        assert links_beside(above)[address] in {None, relative(address, f"{above}{name}/")}


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("410422/2022/04/", "../04/"),
        ("410422/2022/", "../"),
        ("search/", "../../../search/"),
        ("", "../../.."),
    ],
)
def test_from_any_page_of_a_year(address: str, link: str) -> None:
    assert links_beside("410422/2022/")[address] == link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("", "../../.."),
        ("./", "../../../"),
        ("410422/2022/03/", "./"),
        ("410422/2022/04/", "../04/"),
        ("410422/2022/03/more/", "more/"),
        ("410422/feed.xml", "../../feed.xml"),
        ("search/", "../../../search/"),
        ("#main", "#main"),
        ("/41/", "/41/"),
        ("https://www.example.org/", "https://www.example.org/"),
    ],
)
def test_from_a_task(address: str, link: str) -> None:
    assert relative(address, "410422/2022/03/") == link


@pytest.mark.parametrize(
    ("address", "folder"),
    [("assets/a.css", "assets"), ("", ""), ("./", ""), ("https://example.org/", ""), ("../up/", None)],
)
def test_the_first_folder(address: str, folder: str | None) -> None:
    assert first_folder(address) == folder
