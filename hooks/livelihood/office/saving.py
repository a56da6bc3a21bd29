"""Office files are zip archives: the same content gives the same bytes, whenever it is written."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

# The earliest moment that a zip archive can hold.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def repacked(archive: bytes) -> bytes:
    """Return the zip ``archive`` with the same members in the same order, none of them dated."""
    packed = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_DEFLATED
            # As on Unix, on Windows too: the attributes stand in the archive.
            member.create_system = 3
            member.external_attr = 0o644 << 16
            target.writestr(member, source.read(name))
    return packed.getvalue()


def workbook_bytes(workbook: Workbook, day: date) -> bytes:
    """Return ``workbook`` as the bytes of an .xlsx file that was made and changed on ``day``."""
    workbook.properties.created = workbook.properties.modified = datetime.combine(day, time())
    written = BytesIO()
    # Not workbook.save, which writes the present moment into the properties. The writer closes its archive.
    ExcelWriter(workbook, ZipFile(written, "w")).save()
    return repacked(written.getvalue())
