"""Files that are not what can be imported are refused by their content, each with a way out."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from livelihood.office.file_kinds import LARGEST_FILE
from livelihood.office.reading import read_document
from tests.office.files import data_of, problems_of, sheet, word, written

AS_DOCX = "请在 WPS 或 Word 里打开，用“另存为”选“Word 文档（.docx）”后再导入"
AS_XLSX = "请在 WPS 或 Excel 里打开，用“另存为”选“Excel 工作簿（.xlsx）”后再导入"
AS_EITHER = "请用 WPS 或 Office 打开，用“另存为”选 .docx（文字）或 .xlsx（表格）后再导入"
IMAGE = "这是图片，不识别图片里的字：请提供文字版"
ARCHIVE = "这是压缩包：请解压，再导入里面的 .docx、.xlsx 或 .txt"
DAMAGED = "文件损坏，打不开：请在 WPS 或 Office 里打开并另存一份，或请对方重新发送"


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + f"{stream}\0".encode("utf-16-le") + bytes(64)


def _zip(**entries: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("通报.docx", _ole("WordDocument"), f"这是旧格式的 Word 或 WPS 文字文档（.doc、.wps）：{AS_DOCX}"),
        ("通报.doc", _ole("WordDocument"), f"这是旧格式的 Word 或 WPS 文字文档（.doc、.wps）：{AS_DOCX}"),
        ("进度.xls", _ole("Workbook"), f"这是旧格式的 Excel 或 WPS 表格（.xls、.et）：{AS_XLSX}"),
        ("汇报.ppt", _ole("PowerPoint Document"), f"这是演示文稿，不是通报或方案：{AS_EITHER}"),
        ("通报.wps", _ole("Something"), f"这是旧格式的 Office 文件：{AS_EITHER}"),
        (
            "通报.docx",
            _ole("EncryptedPackage"),
            "文件有打开密码：请在 WPS 或 Office 里去掉密码，另存后再导入",
        ),
        (
            "通报.docx",
            b"%PDF-1.7\n",
            "这是 PDF 文件，读不出段落和表格：请导入它的 Word 原稿（.docx）；没有原稿时，请提供文字版（.txt）",
        ),
        ("通报.docx", b"{\\rtf1\\ansi }", f"这是 RTF 文件：{AS_DOCX}"),
        (
            "通报.docx",
            b"\xef\xbb\xbf\n<!DOCTYPE html><p>",
            f"这是网页（HTML）或 XML，只是改了扩展名：{AS_EITHER}",
        ),
        ("通报.txt", b"<html><body>", f"这是网页（HTML）或 XML，只是改了扩展名：{AS_EITHER}"),
        ("通报.docx", b"\x89PNG\r\n\x1a\n", IMAGE),
        ("扫描.jpg", b"\xff\xd8\xff\xe0", IMAGE),
        ("扫描.webp", b"RIFF\x10\0\0\0WEBP", IMAGE),
        ("扫描.bmp", b"BM\x36\x10\0\0\0\0\0\0", IMAGE),
        ("通报.rar", b"Rar!\x1a\x07", ARCHIVE),
        ("通报.docx", b"", "文件是空的（0 字节）：请重新保存或请对方重新发送"),
        ("通报.docx", "第一段".encode(), f"扩展名是 .docx，内容却不是 Office 文件：{DAMAGED}"),
        ("通报.docx", data_of(word("一"))[:-200], DAMAGED),
        (
            "通报.docx",
            _zip(a__txt=b"x"),
            "这是压缩包，不是 Office 文件：请解压，再导入里面的 .docx、.xlsx 或 .txt",
        ),
        (
            "通报.odt",
            _zip(mimetype=b"application/vnd.oasis.opendocument.text"),
            f"这是 OpenDocument 文件（.odt、.ods）：{AS_EITHER}",
        ),
        (
            "通报.ofd",
            _zip(OFD__xml=b"<OFD/>"),
            "这是 OFD 版式文件，读不出段落和表格：请导入它的 Word 原稿（.docx）；没有原稿时，请提供文字版（.txt）",
        ),
        ("通报.xlsx", data_of(word("一")), "扩展名是“.xlsx”，内容却是 Word 文档：请把扩展名改为 .docx"),
        (
            "进度.docx",
            data_of(sheet(("一", "二"))[0]),
            "扩展名是“.docx”，内容却是 Excel 工作簿：请把扩展名改为 .xlsx",
        ),
        ("通报", data_of(word("一")), "扩展名是“（没有）”，内容却是 Word 文档：请把扩展名改为 .docx"),
        ("通报.md", "一".encode(), "只能导入 .docx、.xlsx 和 .txt 文件，这个文件是“.md”"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    assert problems_of(written(tmp_path / name, data)) == [f"{name}：{message}"]


def test_the_content_decides_where_case_differs(tmp_path: Path) -> None:
    path = written(tmp_path / "通报.DOCX", data_of(word("一、开展")))
    assert read_document(path).kind == "docx"


def test_a_text_may_begin_like_a_bitmap(tmp_path: Path) -> None:
    path = written(tmp_path / "通报.txt", "BMI指数达标人数120人。\n".encode())
    assert read_document(path).text == "BMI指数达标人数120人。\n"


def test_a_folder_a_missing_file_and_a_device_are_refused(tmp_path: Path) -> None:
    (tmp_path / "通报.docx").mkdir()
    (tmp_path / "设备.txt").symlink_to("/dev/zero")
    assert problems_of(tmp_path / "通报.docx") == ["通报.docx：这是文件夹：请指定其中的一个文件"]
    assert problems_of(tmp_path / "无.docx") == ["无.docx：没有这个文件：请检查文件名和所在的文件夹"]
    assert problems_of(tmp_path / "设备.txt") == [
        "设备.txt：这不是普通文件：请指定一个 .docx、.xlsx 或 .txt 文件"
    ]


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "通报.txt"
    with path.open("wb") as opened:
        opened.truncate(LARGEST_FILE + 1)
    assert problems_of(path) == ["通报.txt：文件超过 50 MB：请压缩或删去文档里的图片，另存后再导入"]
