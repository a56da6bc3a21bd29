"""Office files that could harm or can't be trusted are refused before any library unpacks them."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from livelihood.office.reading import read_document
from tests.office.files import data_of, part_of, problems_of, repacked, sheet, word, written
from tests.office.test_file_kinds import AS_DOCX, AS_EITHER, AS_XLSX, DAMAGED

WORD = data_of(word("一、开展"))
BOOK = data_of(sheet(("编号", "工作任务"), (1, "开展"))[0])
TYPES = "[Content_Types].xml"
MACROS = "文件带宏（.docm、.xlsm 等），不导入带宏的文件：请另存为不带宏的 .docx 或 .xlsx"
BOMB = f"文件解压后大得不正常（“word/big.bin”），可能是压缩炸弹，没有打开：{AS_EITHER}"


def _typed(data: bytes, old: str, new: str) -> bytes:
    return repacked(data, {TYPES: part_of(data, TYPES).replace(old.encode(), new.encode())})


def _changed(name: str, content: bytes) -> bytes:
    return repacked(WORD, {name: content})


def _doubled() -> bytes:
    held = BytesIO(WORD)
    with zipfile.ZipFile(held, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("word/document.xml", b"<other/>")
    return held.getvalue()


def _crowded() -> bytes:
    return repacked(WORD, {f"word/media/{at}.bin": b"" for at in range(5001)})


def _lying() -> bytes:
    """A package whose directory says that a huge part is small."""
    data = bytearray(_changed("word/big.bin", bytes(20 * 2**20)))
    at = data.rindex(b"word/big.bin") - 46
    struct.pack_into("<I", data, at + 24, 10)
    return bytes(data)


def _with_password() -> bytes:
    data = bytearray(WORD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


_ENTRIES = len(zipfile.ZipFile(BytesIO(WORD)).namelist())
_DOCUMENT = part_of(WORD, "word/document.xml")
_LAUGHS = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
_WORD_MAIN = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET_MAIN = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("通报.docx", _typed(WORD, _WORD_MAIN, "vnd.ms-word.document.macroEnabled.main+xml"), MACROS),
        ("进度.xlsx", _typed(BOOK, _SHEET_MAIN, "vnd.ms-excel.sheet.macroEnabled.main+xml"), MACROS),
        ("通报.docx", _changed("word/vbaProject.bin", b"\0"), MACROS),
        (
            "通报.docx",
            _typed(WORD, _WORD_MAIN, _WORD_MAIN.replace(".document.", ".template.")),
            f"这是 Word 模板（.dotx）：{AS_DOCX}",
        ),
        (
            "进度.xlsx",
            _typed(BOOK, _SHEET_MAIN, _SHEET_MAIN.replace(".sheet.", ".template.")),
            f"这是 Excel 模板（.xltx）：{AS_XLSX}",
        ),
        ("通报.docx", _typed(WORD, _WORD_MAIN, "xml"), f"不是 Word 文档，也不是 Excel 工作簿：{AS_EITHER}"),
        ("通报.docx", _changed("word/big.bin", bytes(20 * 2**20)), BOMB),
        ("通报.docx", _lying(), DAMAGED),
        (
            "通报.docx",
            _crowded(),
            f"文件里有 {_ENTRIES + 5001} 个部件，超过 5000 个，不像正常的文档，没有打开：{AS_EITHER}",
        ),
        (
            "通报.docx",
            _doubled(),
            f"文件里有两个同名的部件“word/document.xml”，不知道以哪个为准：{AS_EITHER}",
        ),
        (
            "通报.docx",
            _changed("../a.xml", b"<a/>"),
            f"文件里有指向外面的路径“../a.xml”，没有打开：{AS_EITHER}",
        ),
        ("通报.docx", _changed("/a.xml", b"<a/>"), f"文件里有指向外面的路径“/a.xml”，没有打开：{AS_EITHER}"),
        (
            "通报.docx",
            _changed("C:\\a.xml", b"<a/>"),
            f"文件里有指向外面的路径“C:\\a.xml”，没有打开：{AS_EITHER}",
        ),
        (
            "通报.docx",
            _changed("word/styles.xml", _LAUGHS),
            f"文件的部件“word/styles.xml”里有 DTD 或实体声明，可能有害，没有打开：{AS_EITHER}",
        ),
        (
            "通报.docx",
            _changed("word/other.bin", _LAUGHS.decode().encode("utf-16")),
            f"文件的部件“word/other.bin”里有 DTD 或实体声明，可能有害，没有打开：{AS_EITHER}",
        ),
        ("通报.docx", _changed("word/document.xml", _DOCUMENT[:-20]), DAMAGED),
        (
            "通报.docx",
            _changed(
                "word/document.xml", b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
            ),
            "这是“Strict Open XML”格式：请另存时选普通的“Word 文档（.docx）”或“Excel 工作簿（.xlsx）”，名称里没有 Strict",
        ),
        ("进度.xlsx", repacked(BOOK, {"xl/_rels/workbook.xml.rels": b"<Relationships/>"}), DAMAGED),
        ("通报.docx", _with_password(), "压缩包有密码：请去掉密码后再导入"),
        ("通报.docx", _changed("_rels/.rels", b"<Relationships/>"), DAMAGED),
        (
            "进度.xlsx",
            repacked(BOOK, {"xl/worksheets/sheet1.xml": b"<a/>"}),
            "工作簿里没有内容（隐藏的工作表不算）：请检查是否发错了文件",
        ),
    ],
)
def test_a_harmful_or_broken_package_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    assert problems_of(written(tmp_path / name, data)) == [f"{name}：{message}"]


def test_pictures_and_links_to_elsewhere_are_no_harm(tmp_path: Path) -> None:
    relations = part_of(WORD, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" TargetMode="External" Target="file:///etc/passwd" Type="http://schemas.'
        b'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>',
    )
    changes = {
        "word/_rels/document.xml.rels": relations,
        "word/media/a.svg": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>',
        "xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>",
    }
    document = read_document(written(tmp_path / "通报.docx", repacked(WORD, changes)))
    assert [paragraph.text for paragraph in document.paragraphs] == ["一、开展"]
