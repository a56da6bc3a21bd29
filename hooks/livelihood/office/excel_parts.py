"""What must be known of a workbook's parts before openpyxl lays out its sheets, or that openpyxl doesn't tell."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl.utils import range_boundaries

from livelihood.office.package import parsed, refused

# Far more than any table of a county's tasks; what is beyond is a stray cell or a trap.
MOST_CELLS = 200_000
TOO_LARGE = "表格太大（用到 {}），不像通报或方案：请删去空白处的内容和格式，另存后再导入"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# lxml ships no types.
_Element = Any


class WorkbookParts:
    """The parts of the workbook ``data``; raises where a sheet would fill the memory."""

    def __init__(self, data: bytes, file: str) -> None:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            self.has_drawings = any(name.startswith("xl/drawings/drawing") for name in names)
            self._blank: dict[str, frozenset[str]] = {}
            for title, part in sheet_parts(package):
                if part in names:
                    root = parsed(package.read(part))
                    _check_cells(root, title, file)
                    _check_merges(root, title, file)
                    self._blank[title] = frozenset(_blank_results(root))

    def blank_results(self, title: str) -> frozenset[str]:
        """Return the cells of a sheet whose formula was calculated and gave an empty text."""
        return self._blank.get(title, frozenset())


def sheet_parts(package: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each sheet's title and the name of its part; raise KeyError or RuntimeError where there is no workbook."""
    main = next(
        target
        for kind, _, target in _relations(package, "")
        if kind.endswith("/relationships/officeDocument")
    )
    targets = {name: target for _, name, target in _relations(package, main)}
    for sheet in parsed(package.read(main)).iter("{*}sheet"):
        if (target := targets.get(sheet.get(_RELATION, ""))) is not None:
            yield sheet.get("name", ""), target


def _relations(package: ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield type, id and target of the relations of ``part`` to other parts; those that lead outside are ignored."""
    folder, name = posixpath.split(part)
    listed = parsed(package.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    for relation in listed.iter("{*}Relationship"):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get("Type", ""), relation.get("Id", ""), target.lstrip("/")


def _check_cells(root: _Element, title: str, file: str) -> None:
    count = sum(1 for _ in root.iter("{*}c"))
    if count > MOST_CELLS:
        raise refused(file, TOO_LARGE.format(f"{count} 个单元格"), title)


def _check_merges(root: _Element, title: str, file: str) -> None:
    for merge in root.iter("{*}mergeCell"):
        reference = merge.get("ref", "")
        left, top, right, bottom = (edge or 1 for edge in range_boundaries(reference))
        if (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
            raise refused(file, TOO_LARGE.format(f"合并区域 {reference}"), title)


def _blank_results(root: _Element) -> Iterator[str]:
    for cell in root.iter("{*}c"):
        # Uncalculated cells carry no type; Excel types a formula's text, empty or not.
        if cell.get("t") == "str" and not cell.findtext("{*}v") and cell.find("{*}f") is not None:
            yield cell.get("r", "")
