"""Hostile texts in the files that are published or written: still texts, and no formula; and nobody's name beside them."""

from __future__ import annotations

import csv
import io
import json
from functools import cache, partial
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from openpyxl import load_workbook

from livelihood.bulletin.content import bulletin_of
from livelihood.bulletin.word import docx_bytes
from livelihood.bulletin.workbook import xlsx_bytes
from livelihood.feeds import FeedSettings
from livelihood.model import Ledger
from livelihood.open_data.csv_files import unguarded
from livelihood.pages import static_files
from livelihood.site import Site
from livelihood.workbook.template import template_bytes
from tests.hostile.corpus import PAYLOADS
from tests.hostile.everywhere import full_ledger, site_with
from tests.hostile.reading import folded, meaning, pieces

MARK = "零号标记"
FORMULAS = tuple(payload.text for payload in PAYLOADS if payload.kind == "spreadsheets")
# One of each kind besides.
OTHERS = tuple({payload.kind: payload.text for payload in PAYLOADS}.values())
TEXTS = (*FORMULAS, *OTHERS)


@cache
def ledger() -> Ledger:
    return full_ledger()


def _before(typed: str, text: str) -> str:
    return f"{typed}{text}"


@cache
def site(typed: str) -> Site:
    return site_with(ledger(), partial(_before, typed.strip()))


@cache
def files(typed: str) -> dict[str, str]:
    found = static_files(site(typed), FeedSettings("https://www.example.org/", ""))
    return {
        file.uri: file.content.decode("utf-8-sig")
        for file in found
        if file.uri.endswith((".csv", ".json", ".xml"))
    }


@pytest.mark.parametrize("typed", TEXTS, ids=range(len(TEXTS)))
def test_csv_cells_are_no_formulas_and_say_what_was_typed(typed: str) -> None:
    tables = [name for name in files(MARK) if name.endswith(".csv")]
    assert len(tables) == 3
    for name in tables:
        rows = list(csv.reader(io.StringIO(files(typed)[name], newline="")))
        usual = list(csv.reader(io.StringIO(files(MARK)[name], newline="")))
        assert [[unguarded(cell) for cell in row] for row in rows] == [
            [cell.replace(MARK, typed.strip()) for cell in row] for row in usual
        ]
        assert [cell for row in rows for cell in row if cell[:1] in "=+@\t\r＝＋＠" and cell] == []


@pytest.mark.parametrize("typed", TEXTS, ids=range(len(TEXTS)))
def test_json_says_what_was_typed(typed: str) -> None:
    def replaced(value: object) -> object:
        if isinstance(value, dict):
            return {key.replace(MARK, typed.strip()): replaced(each) for key, each in value.items()}
        if isinstance(value, list):
            return [replaced(each) for each in value]
        return value.replace(MARK, typed.strip()) if isinstance(value, str) else value

    name = "open-data/data.json"
    assert json.loads(files(typed)[name]) == replaced(json.loads(files(MARK)[name]))


@pytest.mark.parametrize("typed", TEXTS, ids=range(len(TEXTS)))
def test_feeds_say_what_was_typed_and_have_no_more_elements(typed: str) -> None:
    feeds = [name for name in files(MARK) if name.endswith(".xml")]
    assert len(feeds) == 2
    for name in feeds:
        made, usual = ([*ET.fromstring(files(each)[name]).iter()] for each in (typed, MARK))  # noqa: S314 - our own
        assert [(each.tag, sorted(each.attrib)) for each in made] == [
            (each.tag, sorted(each.attrib)) for each in usual
        ]
        for one, other in zip(made, usual, strict=True):
            if not one.tag.endswith("}id"):
                usual_text = [piece.replace(MARK, typed.strip()) for piece in _pieces(other)]
                assert _pieces(one) == list(map(folded, usual_text))


def _pieces(element: ET.Element) -> list[str]:
    """Return the tags and texts of an element that holds HTML, and otherwise its text."""
    text = element.text or ""
    return [*map(meaning, pieces(text))] if element.get("type") == "html" else [folded(text)]


@pytest.mark.parametrize("typed", FORMULAS, ids=range(len(FORMULAS)))
def test_no_cell_of_a_workbook_is_a_formula(typed: str) -> None:
    year = site(typed).year("990101", 2022)
    usual = load_workbook(io.BytesIO(template_bytes(site(MARK).year("990101", 2022).county_year)))
    of_its_own = sum(cell.data_type == "f" for sheet in usual for row in sheet.iter_rows() for cell in row)
    for data, formulas in (
        (template_bytes(year.county_year), of_its_own),
        (xlsx_bytes(bulletin_of(year)), 0),
    ):
        cells = [
            cell for sheet in load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row
        ]
        # A file has no formula where it says that a cell is a text.
        written = [cell for cell in cells if cell.data_type == "f"]
        assert len(written) == formulas, [cell.value for cell in written]
        assert sum(typed.strip() in str(cell.value) for cell in cells) > 5


@pytest.mark.parametrize("typed", OTHERS, ids=range(len(OTHERS)))
def test_a_notice_says_what_was_typed(typed: str) -> None:
    data = docx_bytes(bulletin_of(site(typed).year("990101", 2022)))
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    with ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))

    assert "".join(typed.split()) in "".join(text.split())
    assert [each.tag for each in root.iter("{*}instrText", "{*}fldSimple", "{*}hyperlink", "{*}object")] == []


def test_what_is_written_names_nobody() -> None:
    year = site(MARK).year("990101", 2022)
    bulletin = bulletin_of(year)
    for data, allowed in (
        (template_bytes(year.county_year), {f"{MARK}虚构县"}),
        (xlsx_bytes(bulletin), set()),
        (docx_bytes(bulletin), set()),
    ):
        with ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            core = etree.fromstring(package.read("docProps/core.xml"))
            everything = b"".join(map(package.read, names))
        people = {each.text for each in core.iter("{*}creator", "{*}lastModifiedBy") if each.text}
        assert people <= allowed
        assert [name for name in names if "comments" in name or "people" in name or "thumbnail" in name] == []
        assert not any(
            mark in everything for mark in (b"w:ins ", b"w:del ", b"w:rsid", b"python-docx", b">openpyxl")
        )
        assert {etree.QName(each).localname for each in core} <= {
            "title", "creator", "created", "modified", "lastModifiedBy", "revision", "description", "subject",
            "keywords", "category", "language", "version", "contentStatus",
        }  # fmt: skip
