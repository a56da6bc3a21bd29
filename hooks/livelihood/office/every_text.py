"""Every text in a file as received, seen by a reader or not: comments, tracked changes, properties, embedded files."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

from lxml import etree

from livelihood.office.excel_parts import sheet_parts
from livelihood.office.package import is_xml, parsed, unpacked

# Files in files in files.
_DEEPEST = 3
_ZIP = b"PK\x03\x04"
# By what the name of a part begins with: where a reader finds it.
_PLACES = (
    ("word/document", "正文"),
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("word/footnotes", "脚注"),
    ("word/endnotes", "尾注"),
    ("word/comments", "批注"),
    ("xl/comments", "批注"),
    ("xl/threadedComments", "批注"),
    ("docProps/", "文件属性"),
)
_SHARED_STRINGS = "xl/sharedStrings.xml"
# Whose runs make one text.
_PARAGRAPHS = ("p", "comment")
_TEXT_ATTRIBUTES = ("Target", "descr", "title", "alt", "author", "initials", "displayName", "name")
# lxml ships no types.
_Element = Any


class PlacedText(NamedTuple):
    """A text, and where it stands in the file, in Chinese; "" where it is all of the file."""

    place: str
    text: str

    def place_of(self, start: int) -> str:
        """Return where the character at the offset ``start`` stands: in a plain text, its line."""
        before = self.text[:start]
        return self.place or f"第{len(f'{before}|'.splitlines())}行"


def every_text(data: bytes, file: str) -> Iterator[PlacedText]:
    """Yield every text in ``data``, paragraph by paragraph, cell by cell; what is no archive is one plain text.

    Raises DocumentError for an archive that can't be unpacked within limits.
    """
    yield from _texts(data, file, "", _DEEPEST)


def _texts(data: bytes, file: str, within: str, depth: int) -> Iterator[PlacedText]:
    if not data.startswith(_ZIP):
        yield PlacedText(within, _decoded(data))
        return
    entries = unpacked(data, file)
    titles = _sheet_titles(data)
    shared = _SharedStrings(entries.pop(_SHARED_STRINGS, b""))
    for name, content in entries.items():
        if content.startswith(_ZIP) and depth:
            yield from _texts(content, file, f"{within}嵌入的 {posixpath.basename(name)} ", depth - 1)
        elif is_xml(name, content) and (root := _root(content)) is not None:
            found = _cells(root, shared, titles[name]) if name in titles else _paragraphs(root, _place(name))
            yield from (PlacedText(f"{within}{place}", text) for place, text in found)
    yield from (PlacedText(f"{within}工作簿", text) for text in shared.unused())


def _decoded(data: bytes) -> str:
    """Return what of ``data`` can be read: digits are the same in every encoding but UTF-16."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return data.decode(encoding, errors="replace")


def _sheet_titles(data: bytes) -> Mapping[str, str]:
    """Return the titles of a workbook's sheets by part; none where it isn't one, or not a sound one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return {part: title for title, part in sheet_parts(package)}
    except (KeyError, StopIteration, RuntimeError, etree.XMLSyntaxError):
        return {}


class _SharedStrings:
    """The texts that a workbook's cells have by number; some of them may be left from cells that are gone."""

    def __init__(self, content: bytes) -> None:
        root = _root(content)
        self._texts = [] if root is None else ["".join(each.itertext()) for each in root.iter("{*}si")]
        self._used: set[int] = set()

    def text(self, number: str) -> str:
        """Return the text of this number, "" where there is none."""
        at = int(number) if number.isdecimal() else len(self._texts)
        self._used.add(at)
        return self._texts[at] if at < len(self._texts) else ""

    def unused(self) -> Iterator[str]:
        """Yield the texts that no cell asked for."""
        return (text for at, text in enumerate(self._texts) if at not in self._used)


def _root(content: bytes) -> _Element | None:
    try:
        return parsed(content)
    except etree.XMLSyntaxError:
        return None


def _place(name: str) -> str:
    return next((place for beginning, place in _PLACES if name.startswith(beginning)), f"部件 {name} ")


def _cells(root: _Element, shared: _SharedStrings, title: str) -> Iterator[PlacedText]:
    for cell in root.iter("{*}c"):
        # A formula and its result are two; the runs of a text are one.
        text = ("" if cell.get("t") == "inlineStr" else " ").join(cell.itertext())
        yield PlacedText(f"{title}!{cell.get('r', '')}", shared.text(text) if cell.get("t") == "s" else text)


def _paragraphs(root: _Element, place: str) -> Iterator[PlacedText]:
    """Yield the text of each paragraph, deleted text included, and of each element that stands in none."""
    texts: dict[_Element, list[str]] = {}
    places: dict[_Element | None, str] = {None: place}
    for element in root.iter(etree.Element):
        if etree.QName(element).localname in _PARAGRAPHS:
            texts[element] = []
            places[element] = f"{place}第{len(texts)}段"
        around = (each for each in (element, *element.iterancestors()) if each in texts)
        paragraph = next(around, None)
        own = element.text or ""
        if paragraph is None:
            yield PlacedText(place, own)
        else:
            texts[paragraph].append(own)
        for name, value in element.items():
            if etree.QName(name).localname in _TEXT_ATTRIBUTES:
                yield PlacedText(places[paragraph], value)
    yield from (PlacedText(places[each], "".join(parts)) for each, parts in texts.items())
