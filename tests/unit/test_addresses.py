"""The list of published addresses, and the addresses of pages that aren't made yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from livelihood.addresses import LIST, page_addresses, published, record
from livelihood.clock import moment
from livelihood.page_addresses import ledger_addresses
from livelihood.pages import site_pages
from livelihood.site import load_site
from tests.invented import write_invented

DATA = Path(__file__).parents[2] / "data"


def test_what_was_published_stays_in_the_list(tmp_path: Path) -> None:
    record(tmp_path, ["990101/", "", "990101/2022/"])
    record(tmp_path, ["about/", "990101/"])

    assert (tmp_path / LIST).read_bytes() == b"/\n990101/\n990101/2022/\nabout/\n"
    assert published(tmp_path) == ("", "990101/", "990101/2022/", "about/")


def test_what_is_known_is_not_written_again(tmp_path: Path) -> None:
    record(tmp_path, ["990101/", "about/"])
    (tmp_path / LIST).write_bytes(b"about/\r\n990101/\r\n")
    record(tmp_path, ["990101/"])

    assert (tmp_path / LIST).read_bytes() == b"about/\r\n990101/\r\n"


def test_nothing_was_published_from_a_new_folder(tmp_path: Path) -> None:
    assert published(tmp_path) == ()
    record(tmp_path, [])
    assert not (tmp_path / LIST).exists()


def test_pages_among_files() -> None:
    paths = ["index.html", "404.html", "990101/index.html", "990101/feed.xml", "a/otherindex.html"]

    assert list(page_addresses(paths)) == ["", "990101/"]


@pytest.mark.parametrize("now", ["2022-04-01", "2026-11-21"])
def test_every_page_is_at_an_address_that_is_known_before(tmp_path: Path, now: str) -> None:
    for data in (DATA, write_invented(tmp_path)):
        site = load_site(data, now=moment(now))
        made = [page.frame.url for page in site_pages(site)]

        assert sorted(ledger_addresses(site.ledger)) == sorted(made)
