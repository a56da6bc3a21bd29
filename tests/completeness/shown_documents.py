"""What the pages of 核对说明, of documents and of changes show, read back from their HTML."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from tests.completeness.html import Facts, folded, having, lines, status_of, words
from tests.completeness.shown import county_year, terms


def year_checks_page(page: HtmlElement) -> Facts:
    """Return what the page of a county-year's 核对说明 shows."""
    return {
        "title": words(next(page.iter("h1"))),
        "of": county_year(page),
        "counted": words(page.findall("p")[1]),
        "checks": _rows(page),
    }


def _rows(page: HtmlElement) -> tuple[tuple[str, ...], ...]:
    return tuple(lines(each) for listed in having(page, "ll-checks") for each in listed)


def checks_page(page: HtmlElement) -> Facts:
    """Return what the page of all 核对说明 shows."""
    headings = list(page.iter("h2"))
    return {
        "years": tuple(words(each) for each in headings),
        "counted": tuple(words(each.getnext()) for each in headings),
        "checks": _rows(page),
    }


def source_page(page: HtmlElement) -> Facts:
    """Return what a document's page shows: its text without the arrows that lead to figures."""
    (document,) = having(page, "ll-document")
    figures = having(document, "ll-document__figure")
    places = len({each.get("id") for each in having(document, "ll-document__place")})
    counted = re.search(r"做了记号的(\d+)处", words(page))
    return {
        "title": words(next(page.iter("h1"))),
        "of": words(page.xpath("./p/a")[0]),
        "known": terms(next(page.iter("dl"))),
        "text": tuple(filter(None, map(folded, _text(document).split("\n")))),
        "figures": tuple(sorted({_figure(each) for each in figures})),
        "places counted rightly": counted is not None and int(counted[1]) == places,
    }


def _figure(arrow: HtmlElement) -> str:
    told = (arrow.get("href").partition("#")[2], arrow.get("title"), arrow.get("aria-label"))
    return folded(" ".join(told))


def _text(element: HtmlElement) -> str:
    told = [element.text or ""]
    for child in element:
        is_arrow = "ll-document__figure" in child.get("class", "").split()
        told += ["" if is_arrow else _text(child), child.tail or ""]
        # A workbook's cells and rows end like lines.
        told += ["\n"] if child.tag in {"td", "tr"} else []
    return "".join(told)


def changes_page(page: HtmlElement) -> Facts:
    """Return what a page of changes shows."""
    entries = having(page, "ll-change")
    return {
        "headings": tuple(words(each) for each in page.iter("h2")),
        "changes": tuple(_change(each) for each in entries),
        "left off": tuple(words(each) for each in page.iter("p") if words(each).startswith("更早的")),
    }


def year_updates_page(page: HtmlElement) -> Facts:
    """Return what the page of a county-year's changes shows."""
    return {"title": words(next(page.iter("h1"))), "of": county_year(page), **changes_page(page)}


def _change(shown: HtmlElement) -> tuple[object, ...]:
    said = tuple(words(each) for each in shown.iter("p"))
    rows = [each for listed in having(shown, "ll-change__rows") for each in listed]
    return (*said, tuple((*lines(row), *(status_of(each) for each in having(row, "ll-tag"))) for row in rows))
