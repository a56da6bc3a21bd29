"""Plain texts: their encoding, their lines, and the tables that tabs make of lines."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from livelihood.office.blocks import Block, Cell, OfficeDocument, Paragraph, Table
from livelihood.office.package import refused
from livelihood.office.problems import DocumentError, DocumentProblem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_UTF8 = "请在记事本里打开，确认没有乱码，用“另存为”选编码 UTF-8 后再导入"
# Of a Chinese text, far more characters than this are in the first level of GB 2312; of one in another encoding
# that happens to decode, few are.
_COMMON_SHARE = 0.9
_LINE_END = re.compile(r"\r\n|\r|\n")
_LAYOUT_TAG = re.compile(r"\s*</?(?:p|br|div)(?:\s[^<>]*)?/?>\s*", re.IGNORECASE)
_TABLE_TAG = re.compile(r"</?(?:table|tr|td|th|tbody|thead)\b[^<>]*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class _Line(NamedTuple):
    number: int
    text: str


def read_text(data: bytes, file: str) -> OfficeDocument:
    """Return the plain text ``data``: a line a paragraph, a run of lines with tabs a table."""
    text = _decoded(data, file)
    lines = [_Line(number, line) for number, line in enumerate(_LINE_END.split(text), start=1)]
    problems = [
        DocumentProblem(file, f"第{line.number}行", message)
        for line in lines
        for message in _problems_of(line.text)
    ]
    if problems:
        raise DocumentError(problems)
    blocks = tuple(_blocks(lines))
    if not blocks:
        raise refused(file, "文件里没有文字：请检查是否发错了文件")
    return OfficeDocument(file=file, kind="txt", blocks=blocks, received=text)


def _decoded(data: bytes, file: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise refused(
                    file, f"文件损坏，不是完整的 {encoding.upper()} 文本：{_SAVE_AS_UTF8}"
                ) from None
            return _checked(text, file)
    if b"\0" in data:
        raise refused(file, f"这不是文本文件（含有二进制内容），或者编码不是 UTF-8：{_SAVE_AS_UTF8}")
    try:
        return _checked(data.decode("utf-8"), file)
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise refused(file, f"认不出文件的编码，既不是 UTF-8 也不是 GB18030：{_SAVE_AS_UTF8}") from None
    if not _looks_chinese(text):
        raise refused(file, f"认不出文件的编码，按 GB18030 读出来是乱码：{_SAVE_AS_UTF8}")
    return _checked(text, file)


def _checked(text: str, file: str) -> str:
    if _CONTROL.search(text):
        raise refused(file, f"这不是文本文件（含有二进制内容），或者编码不是 UTF-8：{_SAVE_AS_UTF8}")
    return text


def _looks_chinese(text: str) -> bool:
    others = [character for character in text if ord(character) > 0x7F]
    return sum(map(_is_common, others)) >= _COMMON_SHARE * len(others)


def _is_common(character: str) -> bool:
    """Tell whether a character is one of GB 2312's signs or of its first level, the 3,755 in daily use."""
    try:
        return character.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def _problems_of(line: str) -> Iterator[str]:
    if found := _TABLE_TAG.search(line):
        yield f"有网页表格的标签 {found[0]}，读不出行和列：请改用 .docx，或用制表符（Tab）分列"


def _blocks(lines: Iterable[_Line]) -> Iterator[Block]:
    for tabbed, run in groupby(lines, key=_line_kind):
        if tabbed is None:
            continue
        rows = list(run)
        if tabbed and _is_table(rows):
            yield _table(rows)
        else:
            for line in rows:
                yield from _paragraphs(line)


def _line_kind(line: _Line) -> bool | None:
    """Tell whether a line holds a tab; None of a blank line, which ends a run."""
    return "\t" in line.text if line.text.strip() else None


def _is_table(rows: list[_Line]) -> bool:
    """Tell a table from lines that are indented by tabs or part two words by one."""
    widths = [len(row.text.strip().split("\t")) for row in rows]
    return max(widths) > 2 or (max(widths) == 2 and len(rows) > 1)


def _table(rows: list[_Line]) -> Table:
    # A tab at the end of a line parts nothing.
    texts = [row.text.rstrip().split("\t") for row in rows]
    width = max(len(each) for each in texts)
    cells = tuple(
        tuple(
            Cell("\n".join(_pieces(text)), f"第{row.number}行第{column}列")
            for column, text in enumerate([*each, *[""] * (width - len(each))], start=1)
        )
        for row, each in zip(rows, texts, strict=True)
    )
    return Table(cells, f"第{rows[0].number}行")


def _paragraphs(line: _Line) -> Iterator[Paragraph]:
    for piece in _pieces(line.text):
        yield Paragraph(piece, f"第{line.number}行")


def _pieces(text: str) -> list[str]:
    """Return the lines that layout tags make of a text."""
    return [piece for piece in (each.strip() for each in _LAYOUT_TAG.split(text)) if piece]
