"""Spoiled documents and texts: reading them ends with what they say or with the project's own error, never another one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livelihood.office.every_text import every_text
from livelihood.office.problems import DocumentError
from livelihood.office.reading import read_document
from livelihood.private_numbers import private_numbers
from livelihood.quantity import Quantity, QuantityError
from tests.hostile.corpus import PAYLOADS
from tests.office.files import data_of, part_of, repacked, sheet, word

_DOCUMENT = word("一、开展职业技能培训", "完成2.8万人次")
_DOCUMENT.add_table(2, 2).cell(0, 0).text = "编号"
WORD = data_of(_DOCUMENT)
BOOK = data_of(sheet(("编号", "工作任务"), (1, "开展"), (0.6, None))[0])
PARTS = {
    WORD: (
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "[Content_Types].xml",
        "_rels/.rels",
    ),
    BOOK: ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"),
}
# What XML is made of, and values that readers count with.
PIECES = st.sampled_from(
    [b"<", b">", b"/>", b"</", b'"', b"=", b"&", b"&#0;", b"<!--", b"<w:p>", b"<w:tbl>", b"<w:tc/>", b'w:val="-1"',
     b'w:val="99999999999"', b'r="ZZZ0"', b't="s"', b"1e999", b"-1", b"NaN", b"", b"\x00", b"\xff", "编号".encode()]
)  # fmt: skip
SPOILS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), min_size=1, max_size=4)
QUANTITY_PIECES = st.sampled_from(
    [
        *"0123456789.,%‰-~—约超近达到以上不少于万亿千百十个人次公里（）()<>",
        "不超过",
        "控制在",
        "全覆盖",
        "<br>",
        "\u200b",
        " ",
        "１",
        "²",
        "①",
    ]
)


# Each example is a whole document.
FEWER = settings(max_examples=settings().max_examples // 4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed")


def _read(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for reading in (lambda: read_document(path), lambda: list(every_text(data, path.name))):
        with suppress(DocumentError):
            assert reading() is not None


@pytest.mark.parametrize("data", [WORD, BOOK], ids=["word", "workbook"])
@FEWER
@given(choice=st.data(), spoils=SPOILS)
def test_spoiled_parts(
    folder: Path, data: bytes, choice: st.DataObject, spoils: list[tuple[float, int, bytes]]
) -> None:
    name = choice.draw(st.sampled_from(PARTS[data]))
    part = part_of(data, name)
    for place, gone, piece in spoils:
        at = int(place * len(part))
        part = part[:at] + piece + part[at + gone :]
    _read(folder / ("a.docx" if data is WORD else "a.xlsx"), repacked(data, {name: part}))


@FEWER
@given(spoils=SPOILS)
def test_spoiled_archives(folder: Path, spoils: list[tuple[float, int, bytes]]) -> None:
    data = WORD
    for place, gone, piece in spoils:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + gone :]
    _read(folder / "a.docx", data)


@given(data=st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_any_bytes_as_a_text(folder: Path, data: bytes) -> None:
    _read(folder / "a.txt", data)


@given(text=st.lists(QUANTITY_PIECES, max_size=12).map("".join) | st.text(max_size=30))
def test_any_text_as_a_quantity(text: str) -> None:
    with suppress(QuantityError):
        quantity = Quantity.parse(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


@given(
    text=st.lists(QUANTITY_PIECES | st.sampled_from(["138", "6222", "110101", "19900307"]), max_size=20).map(
        "".join
    )
)
def test_any_text_has_its_private_numbers_within_it(text: str) -> None:
    for number in private_numbers(text):
        assert 0 <= number.start < len(text)
        assert number.masked.endswith("****")
        assert len(number.masked) == 7


def test_no_payload_is_a_private_number() -> None:
    assert [payload for payload in PAYLOADS if [*private_numbers(payload.text)]] == []
