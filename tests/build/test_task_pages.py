"""Every promise on its built page: its numbers as worked out, and its sentences where they stand in the document."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from livelihood.assessment import IndicatorProgress
from livelihood.clock import moment
from livelihood.plain_text import comparable
from livelihood.provenance import figure_anchor
from livelihood.rounding import percent_text
from livelihood.site import load_site
from tests.builds import ROOT

SITE = load_site(ROOT / "data", now=moment("2026-11-21"))
PROMISES = [
    pytest.param(f"{year.county_year.county.code}/{year.county_year.year}", progress, id=id)
    for year in SITE.years
    for progress in year.indicators
    for id in [f"{year.county_year.county.code}-{progress.task.no:02d}-{progress.indicator.id}"]
]


class Sections(HTMLParser):
    """A page's HTML between one heading and the next, by the heading's id: text, and (quote, link) pairs."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: dict[str, str] = {"": ""}
        self.quotes: dict[str, list[tuple[str, str]]] = {}
        self._at = ""
        self._quote: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"h2", "h3"}:
            self._at = given.get("id", "")
            self.text[self._at] = ""
        elif tag == "q":
            self._quote = ""
        elif tag == "a" and self._quote:
            self.quotes.setdefault(self._at, []).append((self._quote.strip(), given["href"]))
            self._quote = None

    def handle_data(self, data: str) -> None:
        self.text[self._at] += data
        if self._quote is not None:
            self._quote += data


class Marks(HTMLParser):
    """A document's page: for each place with an id, the marked text from there on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: dict[str, str] = {}
        self._open: list[str] = []
        self._marked = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "ll-document__place":
            self.text[given["id"] or ""] = ""
        self._marked = self._marked or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._marked = self._marked and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._marked:
            for place in self.text:
                self.text[place] += data


@cache
def read(parser: type[Sections | Marks], file: Path) -> Sections | Marks:
    return parser(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("year", "progress"), PROMISES)
def test_the_numbers(built: Path, year: str, progress: IndicatorProgress) -> None:
    page = read(Sections, built / year / f"{progress.task.no:02d}" / "index.html")
    text = page.text[figure_anchor(progress.task.no, progress.indicator.id)]

    assert text.strip().startswith(progress.indicator.name)
    assert progress.status.label in text
    if progress.indicator.target:
        assert progress.indicator.target.text in text
    if progress.actual:
        assert progress.actual.text in text
    assert ("÷" in text) == bool(progress.ratio is not None or "核对说明" in text)
    if progress.ratio is not None:
        assert percent_text(progress.ratio) in text
    for check in progress.checks:
        # What holds for all promises of a task is said once, before them.
        assert check.statement in text + page.text["indicators"]


@pytest.mark.parametrize(("year", "progress"), PROMISES)
def test_the_sentences(built: Path, year: str, progress: IndicatorProgress) -> None:
    folder = built / year / f"{progress.task.no:02d}"
    page = read(Sections, folder / "index.html")
    assert isinstance(page, Sections)
    found = page.quotes[figure_anchor(progress.task.no, progress.indicator.id)]

    wanted = {progress.indicator.quote}
    if progress.reading:
        wanted |= {progress.reading.figure.quote} - {None} | {
            part.quote for part in progress.reading.figure.parts
        }
    assert wanted <= {quote for quote, _ in found}
    for quote, link in found:
        target = urljoin(f"{folder.as_uri()}/", link)
        path, _, anchor = target.partition("#")
        marks = read(Marks, Path(folder, link.partition("#")[0], "index.html").resolve())
        assert path.endswith("/")
        assert re.fullmatch(r"q-\d+-\d+", anchor)
        assert comparable(marks.text[anchor]).startswith(comparable(quote))


def test_unknown_is_said(built: Path) -> None:
    page = read(Sections, built / "410422/2022/03/index.html")
    assert "通报未提及" in page.text["t03-platform"]
    assert "没有可以画成长度的数字" in page.text["t03-platform"]


def test_extras_are_on_the_page(built: Path) -> None:
    for year in SITE.years:
        code = year.county_year.county.code
        for task in year.tasks:
            html = (built / code / "2022" / f"{task.task.no:02d}" / "index.html").read_text(encoding="utf-8")
            for extra in task.extras:
                assert f'id="{figure_anchor(task.task.no, extra.figure.key)}"' in html
