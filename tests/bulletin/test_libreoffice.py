"""An office program opens both files, and shows all of their text on A4 pages."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from livelihood.bulletin.content import Bulletin
from livelihood.bulletin.word import write_docx
from livelihood.bulletin.workbook import write_xlsx
from tests.bulletin.libreoffice import Pages

UPRIGHT, ON_ITS_SIDE = (210, 297), (297, 210)
_NUMBER = re.compile(r"—\d+—")


@pytest.fixture(scope="module")
def word(yexian: Bulletin, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("word")
    write_docx(yexian, folder / "bulletin.docx")
    return Pages(folder / "bulletin.docx", folder)


@pytest.fixture(scope="module")
def excel(yexian: Bulletin, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("excel")
    write_xlsx(yexian, folder / "bulletin.xlsx")
    return Pages(folder / "bulletin.xlsx", folder)


def characters(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def cells(bulletin: Bulletin) -> list[str]:
    return ["".join(lines) for row in bulletin.attachment.rows for lines in row.cells]


def test_the_body_is_upright_and_the_table_on_its_side(word: Pages) -> None:
    upright = word.sizes.count(UPRIGHT)
    assert upright >= 4
    assert len(word.sizes) - upright >= 2
    assert word.sizes == [UPRIGHT] * upright + [ON_ITS_SIDE] * (len(word.sizes) - upright)


def test_every_page_has_its_number_and_more(word: Pages) -> None:
    for number, text in enumerate(word.texts, start=1):
        assert _NUMBER.findall(text) == [f"—{number}—"]
        assert len(_NUMBER.sub("", text)) > 10


def test_the_body_s_text_is_whole(word: Pages, yexian: Bulletin) -> None:
    upright = word.sizes.count(UPRIGHT)
    shown = _NUMBER.sub("", "".join(word.texts[:upright]))
    sections = [
        line
        for section in yexian.sections
        for line in (section.heading, *section.commitment, *section.progress)
    ]
    expected = [yexian.title, yexian.opening, *sections, f"附件：{yexian.attachment.title}", "2022年7月1日"]
    assert shown == "".join("".join(expected).split())


def test_the_table_s_text_is_whole_under_a_header_on_each_page(word: Pages, yexian: Bulletin) -> None:
    tables = [_NUMBER.sub("", text) for text in word.texts[word.sizes.count(UPRIGHT) :]]
    header = "".join(yexian.attachment.columns)
    assert all(header in text for text in tables)
    rest = [text.replace(header, "", 1) for text in tables]
    # Cells stand side by side, and a row may go on over the page: the same characters, in another order.
    assert characters(rest) == characters(["附件", yexian.attachment.title, *cells(yexian)])


def test_the_workbook_prints_whole_on_its_side_under_a_header_on_each_page(
    excel: Pages, yexian: Bulletin
) -> None:
    assert set(excel.sizes) == {ON_ITS_SIDE}
    header = "".join(yexian.attachment.columns)
    texts = [_NUMBER.sub("", text) for text in excel.texts]
    assert all(header in text and len(text) > 100 for text in texts)
    rest = [text.replace(header, "", 1) for text in texts]
    expected = [yexian.attachment.title, "2022年7月1日", *cells(yexian)]
    assert characters(rest) == characters(expected)
