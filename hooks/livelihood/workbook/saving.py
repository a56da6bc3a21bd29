"""Saving a workbook as the same bytes each time: openpyxl writes the present into the file and into the archive."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime

from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
# The first moment that an archive can name.
_ENTRY_TIME = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(workbook: Workbook, day: date) -> bytes:
    """Return ``workbook`` as the bytes of an .xlsx file that was made and changed on ``day``."""
    workbook.properties.created = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    saved, steady = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as archive, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as written:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), content)
            entry = zipfile.ZipInfo(name, _ENTRY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, content)
    return steady.getvalue()
