"""What a file is by its content, whatever its name says; what can't be imported is named, with a way out."""

from __future__ import annotations

import stat
from pathlib import Path

from livelihood.office.package import (
    DAMAGED,
    MARKS_AND_SPACE,
    SAVE_AS_DOCX,
    SAVE_AS_EITHER,
    SAVE_AS_XLSX,
    kind_of_package,
    refused,
)

LARGEST_FILE = 50 * 2**20
_IMAGE = "这是图片，不识别图片里的字：请提供文字版"
_ARCHIVE = "这是压缩包：请解压，再导入里面的 .docx、.xlsx 或 .txt"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = {
    "EncryptedPackage": "文件有打开密码：请在 WPS 或 Office 里去掉密码，另存后再导入",
    "WordDocument": f"这是旧格式的 Word 或 WPS 文字文档（.doc、.wps）：{SAVE_AS_DOCX}",
    "Workbook": f"这是旧格式的 Excel 或 WPS 表格（.xls、.et）：{SAVE_AS_XLSX}",
    "Book": f"这是旧格式的 Excel 或 WPS 表格（.xls、.et）：{SAVE_AS_XLSX}",
    "PowerPoint Document": f"这是演示文稿，不是通报或方案：{SAVE_AS_EITHER}",
}
# What a file begins with, and what to say of it.
_BEGINNINGS = (
    (
        b"%PDF-",
        "这是 PDF 文件，读不出段落和表格：请导入它的 Word 原稿（.docx）；没有原稿时，请提供文字版（.txt）",
    ),
    (b"{\\rtf", f"这是 RTF 文件：{SAVE_AS_DOCX}"),
    (b"\xff\xd8\xff", _IMAGE),
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
)
_HTML = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<meta",
    b"<body",
    b"<table",
    b"<!doctype",
    b"<?xml",
    b"mime-version:",
)
_NAMES_OF_KINDS = {"docx": "Word 文档", "xlsx": "Excel 工作簿"}


def received(path: Path) -> bytes:
    """Return the bytes of the file at ``path``, if it is a file of a bearable size."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        raise refused(path.name, "没有这个文件：请检查文件名和所在的文件夹") from None
    if stat.S_ISDIR(found.st_mode):
        raise refused(path.name, "这是文件夹：请指定其中的一个文件")
    if not stat.S_ISREG(found.st_mode):
        raise refused(path.name, "这不是普通文件：请指定一个 .docx、.xlsx 或 .txt 文件")
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError:
        raise refused(path.name, "文件读不出来：请检查权限，或是否正被别的程序占用") from None
    if not data:
        raise refused(path.name, "文件是空的（0 字节）：请重新保存或请对方重新发送")
    if len(data) > LARGEST_FILE:
        raise refused(path.name, "文件超过 50 MB：请压缩或删去文档里的图片，另存后再导入")
    return data


def kind_of(data: bytes, file: str) -> str:
    """Tell by its content whether a file is docx, xlsx or txt; raise what it is otherwise."""
    if data.startswith(_OLE):
        raise refused(file, _ole_message(data))
    for beginning, message in _BEGINNINGS:
        if data.startswith(beginning):
            raise refused(file, message)
    if _is_bitmap(data) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        raise refused(file, _IMAGE)
    if data.startswith(_ZIP):
        return kind_of_package(data, file)
    if data.lstrip(MARKS_AND_SPACE).lower().startswith(_HTML):
        raise refused(file, f"这是网页（HTML）或 XML，只是改了扩展名：{SAVE_AS_EITHER}")
    return "txt"


def _is_bitmap(data: bytes) -> bool:
    # BM, the size, and four bytes that are always 0: a text may begin with BM too.
    return data.startswith(b"BM") and data[6:10] == bytes(4)


def _ole_message(data: bytes) -> str:
    # Names of streams stand in the file's directory as UTF-16, wherever in the file that is; the password first,
    # since an encrypted file holds the other streams too.
    for name, message in _OLE_STREAMS.items():
        if f"{name}\0".encode("utf-16-le") in data:
            return message
    return f"这是旧格式的 Office 文件：{SAVE_AS_EITHER}"


def check_extension(path: Path, kind: str) -> None:
    """Raise where the file's extension says something else than its content."""
    extension = path.suffix.lower()
    if extension == f".{kind}":
        return
    if extension not in (".docx", ".xlsx", ".txt") and kind == "txt":
        found = extension or "没有扩展名"
        raise refused(path.name, f"只能导入 .docx、.xlsx 和 .txt 文件，这个文件是“{found}”")
    if kind == "txt":
        raise refused(path.name, f"扩展名是 {extension}，内容却不是 Office 文件：{DAMAGED}")
    raise refused(
        path.name,
        f"扩展名是“{extension or '（没有）'}”，内容却是 {_NAMES_OF_KINDS[kind]}：请把扩展名改为 .{kind}",
    )
