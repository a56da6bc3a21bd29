"""Unpacking an Office file (a zip archive of XML) within limits, before any library opens it."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree

from livelihood.office.problems import DocumentError, DocumentProblem

_MOST_ENTRIES = 5_000
_LARGEST_UNPACKED = 200 * 2**20
# A part of text (XML) becomes many times larger in memory; no notice comes near this.
_LARGEST_XML = 30 * 2**20
# Deflate gives 1000 : 1 at most. Office files of repeated rows reach some 50 : 1, so small parts are let through.
_STEEPEST_RATIO = 100
_RATIO_COUNTS_FROM = 5 * 2**20
_CHUNK = 2**20

SAVE_AS_DOCX = "请在 WPS 或 Word 里打开，用“另存为”选“Word 文档（.docx）”后再导入"
SAVE_AS_XLSX = "请在 WPS 或 Excel 里打开，用“另存为”选“Excel 工作簿（.xlsx）”后再导入"
SAVE_AS_EITHER = "请用 WPS 或 Office 打开，用“另存为”选 .docx（文字）或 .xlsx（表格）后再导入"
DAMAGED = "文件损坏，打不开：请在 WPS 或 Office 里打开并另存一份，或请对方重新发送"

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_REFUSED_PARTS = (
    ("macroenabled", "文件带宏（.docm、.xlsm 等），不导入带宏的文件：请另存为不带宏的 .docx 或 .xlsx"),
    ("wordprocessingml.template", f"这是 Word 模板（.dotx）：{SAVE_AS_DOCX}"),
    ("spreadsheetml.template", f"这是 Excel 模板（.xltx）：{SAVE_AS_XLSX}"),
    ("presentationml", f"这是演示文稿，不是通报或方案：{SAVE_AS_EITHER}"),
)
_MACROS = ("vbaproject.bin", "vbadata.xml")
# Drawings carry a document type as a matter of course, Excel's old ones and web pages are not well-formed; no library
# here reads them.
_NO_XML = (".svg", ".vml", ".htm", ".html", ".xhtml", ".mht", ".txt")
_STRICT = "http://purl.oclc.org/ooxml/"
MARKS_AND_SPACE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def refused(file: str, message: str, place: str = "") -> DocumentError:
    """Return the error for a file with one problem."""
    return DocumentError([DocumentProblem(file, place, message)])


def parsed(data: bytes) -> etree._Element:
    """Return ``data`` as XML; entities are never resolved."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def kind_of_package(data: bytes, file: str) -> str:
    """Tell whether an archive is docx or xlsx and harmless to unpack; raise what is wrong with it otherwise."""
    entries = unpacked(data, file)
    for name, content in entries.items():
        _check_part(name, content, file)
    if _CONTENT_TYPES not in entries:
        raise refused(file, _no_office_file(entries))
    types = [
        declared.get("ContentType", "").strip()
        for declared in parsed(entries[_CONTENT_TYPES]).iter("{*}Override", "{*}Default")
    ]
    if any(PurePosixPath(name).name.lower() in _MACROS for name in entries):
        raise refused(file, _REFUSED_PARTS[0][1])
    for mark, message in _REFUSED_PARTS:
        if any(mark in declared.lower() and "main" in declared.lower() for declared in types):
            raise refused(file, message)
    kinds = {_MAIN_PARTS[declared] for declared in types if declared in _MAIN_PARTS}
    if len(kinds) != 1:
        raise refused(file, f"不是 Word 文档，也不是 Excel 工作簿：{SAVE_AS_EITHER}")
    return kinds.pop()


def _no_office_file(entries: dict[str, bytes]) -> str:
    if "mimetype" in entries and b"opendocument" in entries["mimetype"]:
        return f"这是 OpenDocument 文件（.odt、.ods）：{SAVE_AS_EITHER}"
    if "OFD.xml" in entries:
        return "这是 OFD 版式文件，读不出段落和表格：请导入它的 Word 原稿（.docx）；没有原稿时，请提供文字版（.txt）"
    return "这是压缩包，不是 Office 文件：请解压，再导入里面的 .docx、.xlsx 或 .txt"


def unpacked(data: bytes, file: str) -> dict[str, bytes]:
    """Return every entry of the archive, unpacked within limits; raise DocumentError where there is more."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
            _check_entries(listed, file)
            entries: dict[str, bytes] = {}
            left = _LARGEST_UNPACKED
            for entry in listed:
                entries[entry.filename] = _inflated(archive, entry, left, file)
                left -= len(entries[entry.filename])
            return entries
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise refused(file, DAMAGED) from None


def _check_entries(listed: list[zipfile.ZipInfo], file: str) -> None:
    if len(listed) > _MOST_ENTRIES:
        raise refused(
            file,
            f"文件里有 {len(listed)} 个部件，超过 {_MOST_ENTRIES} 个，不像正常的文档，没有打开：{SAVE_AS_EITHER}",
        )
    seen: set[str] = set()
    for entry in listed:
        name = entry.filename
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name or not name:
            raise refused(file, f"文件里有指向外面的路径“{name}”，没有打开：{SAVE_AS_EITHER}")
        if name.lower() in seen:
            raise refused(file, f"文件里有两个同名的部件“{name}”，不知道以哪个为准：{SAVE_AS_EITHER}")
        seen.add(name.lower())
        if entry.flag_bits & 1:
            raise refused(file, "压缩包有密码：请去掉密码后再导入")


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, file: str) -> bytes:
    """Return an entry's content, counting what really comes out, whatever the archive says of its size."""
    content = bytearray()
    with archive.open(entry) as opened:
        while chunk := opened.read(_CHUNK):
            content += chunk
            steep = len(content) > max(_RATIO_COUNTS_FROM, _STEEPEST_RATIO * entry.compress_size)
            if len(content) > left or steep:
                raise refused(
                    file,
                    f"文件解压后大得不正常（“{entry.filename}”），可能是压缩炸弹，没有打开：{SAVE_AS_EITHER}",
                )
    return bytes(content)


def _check_part(name: str, content: bytes, file: str) -> None:
    """Refuse XML that declares entities, is not well-formed or is too large; other parts are let through unread."""
    if not is_xml(name, content):
        return
    if len(content) > _LARGEST_XML:
        raise refused(
            file,
            f"文件的部件“{name}”超过 30 MB，不像通报或方案，没有打开：请只留下要导入的内容，另存后再导入",
        )
    try:
        root = parsed(content)
    except etree.XMLSyntaxError:
        raise refused(file, DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused(file, f"文件的部件“{name}”里有 DTD 或实体声明，可能有害，没有打开：{SAVE_AS_EITHER}")
    if etree.QName(root).namespace and str(etree.QName(root).namespace).startswith(_STRICT):
        raise refused(
            file,
            "这是“Strict Open XML”格式：请另存时选普通的“Word 文档（.docx）”或“Excel 工作簿（.xlsx）”，名称里没有 Strict",
        )


def is_xml(name: str, content: bytes) -> bool:
    """Tell whether a part is to be read as XML."""
    suffix = PurePosixPath(name).suffix.lower()
    begins = content.lstrip(MARKS_AND_SPACE)[:1] == b"<"
    return suffix in (".xml", ".rels") or (begins and suffix not in _NO_XML)
