"""Archives that are made to do harm: small to send, endless to unpack."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from tests.office.files import data_of, repacked, sheet, word

WORD = data_of(word("一、开展"))
BOOK = data_of(sheet(("编号", "工作任务"), (1, "开展"))[0])
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MIB = 2**20


def flat() -> bytes:
    """Half a gigabyte of zeros in one entry."""
    return _streamed("word/media/a.bin", 512)


def many_flat() -> bytes:
    """As much in entries each of which is small enough."""
    return repacked(WORD, {f"word/media/{at}.bin": bytes(4 * MIB) for at in range(80)})


def nested() -> bytes:
    """Archives in archives in archives."""
    data = WORD
    for _ in range(30):
        data = repacked(WORD, {"word/embeddings/a.docx": data})
    return data


def entries() -> bytes:
    """Sixty thousand entries of nothing."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for at in range(60_000):
            archive.writestr(f"{at}", b"")
    return held.getvalue()


def overlapping() -> bytes:
    """Many entries whose content is one and the same place of the file (Fifield's bomb)."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = bytes(4 * MIB)
    kernel = packed.compress(content) + packed.flush()
    checksum = zlib.crc32(content)
    facts = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0x21, checksum, len(kernel), len(content))
    local = b"PK\x03\x04" + facts + struct.pack("<HH", 1, 0) + b"a" + kernel
    listed = b"".join(
        b"PK\x01\x02"
        + struct.pack("<H", 20)
        + facts
        + struct.pack("<HHHHHII", 4, 0, 0, 0, 0, 0, 0)
        + b"%04d" % at
        for at in range(200)
    )
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 200, 200, len(listed), len(local), 0)
    return local + listed + end


def deep_xml() -> bytes:
    """A document of elements within elements."""
    deep = b"<w:p>" * 200_000 + b"</w:p>" * 200_000
    return _document(deep)


def wide_xml() -> bytes:
    """A document of as much XML as is let through, all of it small elements."""
    return _document(b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 600_000)


def large_xml() -> bytes:
    """A document of more XML than that."""
    return _document(b"<w:p/>" * 12_000_000)


def long_attribute() -> bytes:
    """An attribute as long as a book."""
    return _document(b'<w:p w:rsidR="' + b"a" * (11 * MIB) + b'"/>')


def laughs() -> bytes:
    """Entities of entities."""
    lines = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><x>&a11;</x>'
    return repacked(WORD, {"word/document.xml": xml.encode()})


def outside() -> bytes:
    """An entity that is a file of this machine."""
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///dev/zero">]><x>&a;</x>'
    return repacked(WORD, {"word/document.xml": xml.encode()})


def far_cell() -> bytes:
    """A workbook whose second cell is the last one that there can be."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return _sheet(f"<sheetData>{rows}</sheetData>")


def merged_sheet() -> bytes:
    """A workbook that is one merged cell."""
    return _sheet(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )


def many_cells() -> bytes:
    """A workbook of a million cells."""
    row = (
        '<row r="{0}">' + "".join(f'<c r="{column}{{0}}"><v>1</v></c>' for column in "ABCDEFGHIJ") + "</row>"
    )
    return _sheet(f"<sheetData>{''.join(map(row.format, range(1, 70_001)))}</sheetData>")


def quine() -> bytes:
    """An archive that holds what it is in, as far as its own name goes."""
    data = WORD
    for _ in range(3):
        data = repacked(data, {"word/embeddings/self.docx": data})
    return data


def cut() -> bytes:
    """The first half of an archive."""
    return WORD[: len(WORD) // 2]


def links() -> bytes:
    """An archive with a symbolic link and a device."""
    held = BytesIO(WORD)
    with zipfile.ZipFile(held, "a") as archive:
        for name, mode in (("word/media/link", 0o120777), ("word/media/zero", 0o020666)):
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = mode << 16
            archive.writestr(entry, "/dev/zero")
    return held.getvalue()


def long_names() -> bytes:
    """An entry whose name is longer than any file's can be."""
    return repacked(WORD, {f"word/{'a' * 60_000}.bin": b""})


ARCHIVES = {
    "docx": (
        flat, many_flat, nested, entries, overlapping, deep_xml, wide_xml, large_xml, long_attribute, laughs, outside,
        quine, cut, links, long_names,
    ),
    "xlsx": (far_cell, merged_sheet, many_cells),
}  # fmt: skip


def _streamed(name: str, mebibytes: int) -> bytes:
    held = BytesIO(WORD)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as entry:
        for _ in range(mebibytes):
            entry.write(bytes(MIB))
    return held.getvalue()


def _document(body: bytes) -> bytes:
    xml = f'<w:document xmlns:w="{_W}"><w:body>'.encode() + body + b"</w:body></w:document>"
    return repacked(WORD, {"word/document.xml": xml})


def _sheet(content: str) -> bytes:
    xml = f'<worksheet xmlns="{_S}">{content}</worksheet>'
    return repacked(BOOK, {"xl/worksheets/sheet1.xml": xml.encode()})
