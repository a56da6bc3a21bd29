"""Links between pages: the shortest way, encoded where it must be."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelihood.routes import Url, relative

FOLDERS = st.lists(st.sampled_from(["41", "4104", "410422", "2022", "年 月", "a%b"]), max_size=4)
FILES = st.sampled_from(["", "feed.xml", "通报(1).txt"])


@pytest.mark.parametrize(
    ("target", "page", "anchor", "link"),
    [
        ("", "", "", "./"),
        ("", "410422/2022/", "", "../../"),
        ("410422/", "410422/", "", "./"),
        ("410422/", "410422/", "years", "#years"),
        ("410422/2022/03/", "410422/2022/", "", "03/"),
        ("410422/2022/03/", "410422/2022/04/", "goal-1", "../03/#goal-1"),
        ("41/", "410422/", "", "../41/"),  # not a part of that name
        ("410422/feed.xml", "410422/2022/", "", "../feed.xml"),
        ("410422/2022/sources/通报.txt", "410422/2022/sources/notice/", "", "../%E9%80%9A%E6%8A%A5.txt"),
    ],
)
def test_links_are_relative(target: str, page: str, anchor: str, link: str) -> None:
    assert relative(target, page, anchor) == link


@given(there=FOLDERS, file=FILES, here=FOLDERS)
def test_a_link_leads_from_its_page_to_its_target(there: list[str], file: str, here: list[str]) -> None:
    target = "".join(f"{folder}/" for folder in there) + file
    page = "".join(f"{folder}/" for folder in here)
    link = unquote(relative(target, page))
    assert posixpath.normpath(f"/{page}{link}") == posixpath.normpath(f"/{target}")
    assert link.endswith("/") == (not file)
    # It is no way up to a folder and down into the same one again.
    assert len(link) <= len(posixpath.relpath(f"/{target}", f"/{page}")) + 1


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("a-b_c.d~e/2022/#f", "a-b_c.d~e/2022/#f"),
        ('"<&> ', "%22%3C%26%3E%20"),
        ("a?b=c%", "a%3Fb%3Dc%25"),
        ("a\n", "a%0A"),
        ("县", "%E5%8E%BF"),
    ],
)
def test_an_address_is_encoded_where_it_must_be(address: str, url: str) -> None:
    assert Url.of(address) == url
    assert isinstance(Url.of(address), Url)
