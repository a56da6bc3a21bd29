"""Writing the notice and its attachment into a folder: both or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from livelihood.assessment import YearProgress
from livelihood.bulletin.content import BulletinError, bulletin_of
from livelihood.bulletin.word import docx_bytes
from livelihood.bulletin.workbook import xlsx_bytes


class Written(NamedTuple):
    """The two files, and the numbers of the tasks of whose progress they say nothing."""

    document: Path
    attachment: Path
    silent: tuple[int, ...]


def write_bulletin(
    progress: YearProgress,
    folder: Path,
    *,
    dated: date | None = None,
    addressee: str | None = None,
    force: bool = False,
) -> Written:
    """Write the .docx and the .xlsx on ``progress`` into ``folder``.

    Raises BulletinError where there is nothing to write from, or a file is there already and ``force`` isn't given:
    someone may have worked on it. Raises OSError where the folder can't be written to.
    """
    bulletin = bulletin_of(progress, dated=dated, addressee=addressee)
    county_year = progress.county_year
    name = f"{county_year.county.code}-{county_year.year}-{bulletin.date.isoformat()}"
    document, attachment = folder / f"{name}-通报.docx", folder / f"{name}-附件.xlsx"
    there = [path.name for path in (document, attachment) if path.exists()]
    if there and not force:
        raise BulletinError(f"{'、'.join(there)}已经存在，没有改动；请移走或改名，或加上 --force 覆盖。")
    written = {document: docx_bytes(bulletin), attachment: xlsx_bytes(bulletin)}
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in written.items():
        path.write_bytes(content)
    return Written(document, attachment, bulletin.silent)
