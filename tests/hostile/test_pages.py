"""Each hostile text in each text field: every page is made of what it was made of before, and says the text as typed."""

from __future__ import annotations

import re
from functools import cache, partial

import pytest

from livelihood.framing.page_frames import PageFrames
from livelihood.model import Ledger
from livelihood.pages import site_pages
from livelihood.redirect_html import redirect_html
from livelihood.redirects import redirect_pages
from livelihood.site import Site
from tests.framing.settings import frame_settings
from tests.hostile.corpus import PAYLOADS, REFUSED
from tests.hostile.everywhere import NO_TEXT, full_ledger, records, site_with, text_fields
from tests.hostile.reading import folded, ids, meaning, names, pieces

# Stands for a text: letters alone, so that nothing on a page depends on it.
MARK = "零号标记"
PLAIN_ID = re.compile(r"[\w-]+", re.ASCII)
# Around a text it makes one tag, which is no words of a quote.
TAKES_TEXT = re.compile(r"<[A-Za-z/][^<>]*\Z")


@cache
def ledger() -> Ledger:
    return full_ledger()


@cache
def frames() -> PageFrames:
    return PageFrames(frame_settings(site_url="https://www.example.org/a/"))


def made(site: Site) -> dict[str, list[str]]:
    """Return the pieces of every page in its frame, by address; no id may stand twice or have another form."""
    htmls = {page.frame.url: frames().html(page.frame, page.html()) for page in site_pages(site)}
    for moved in redirect_pages(site.ledger.redirects, list(htmls)):
        htmls[moved.url] = redirect_html(moved, "").decode()
    found = {}
    for url, html in htmls.items():
        named = ids(html)
        assert len(named) == len(set(named))
        assert all(map(PLAIN_ID.fullmatch, named))
        found[url] = pieces(html)
    return found


def _around(typed: str, text: str) -> str:
    return f"{typed}{text}{typed}"


@cache
def usual_pieces() -> dict[str, list[str]]:
    return made(site_with(ledger(), partial(_around, MARK)))


@cache
def usual() -> dict[str, list[str]]:
    return {url: list(map(meaning, found)) for url, found in usual_pieces().items()}


@cache
def usual_names() -> dict[str, set[str]]:
    return {url: names(found) for url, found in usual_pieces().items()}


def test_no_text_field_is_forgotten() -> None:
    seen: set[tuple[str, str]] = set()
    site_with(ledger(), str, seen)
    all_fields = {(record.__name__, name) for record in records() for name in text_fields(record)}

    assert len(all_fields) > 70
    assert sorted(all_fields - seen) == []  # a new field: give it a text in full_ledger
    known = {(record.__name__, name) for record in records() for name in record.model_fields}
    assert known >= NO_TEXT


def test_the_corpus_is_large_and_of_many_kinds() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) > 150
    assert len({payload.kind for payload in PAYLOADS}) == 11


def test_texts_stand_on_every_page_of_the_county() -> None:
    pages = [url for url, found in usual().items() if any(MARK in piece for piece in found)]
    assert len(pages) > 20


@pytest.mark.parametrize("kind", sorted({payload.kind for payload in PAYLOADS}))
def test_every_text_is_shown_as_typed_in_every_field(kind: str) -> None:
    for typed in [payload.text.strip() for payload in PAYLOADS if payload.kind == kind]:
        found = made(site_with(ledger(), partial(_around, typed)))
        assert found.keys() == usual().keys()
        for url, expected in usual().items():
            if "/sources/" in url and TAKES_TEXT.search(typed):
                assert names(found[url]) <= usual_names()[url]
                continue
            # White space may be folded, as in HTML; nothing else is changed.
            assert list(map(meaning, found[url])) == [
                folded(piece.replace(MARK, typed)) for piece in expected
            ], (
                typed,
                url,
            )


@pytest.mark.parametrize("character", REFUSED.values(), ids=REFUSED)
def test_no_unseen_character_reaches_a_page(character: str) -> None:
    for url, found in made(site_with(ledger(), lambda text: f"{text}甲{character}乙")).items():
        assert [piece for piece in found if character in meaning(piece)] == [], url
