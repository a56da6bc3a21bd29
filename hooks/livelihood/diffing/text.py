"""Differences as text: for a terminal, in Chinese, aligned by the width that its characters take there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from livelihood.diffing.differences import Differences
from livelihood.diffing.summary import summary
from livelihood.diffing.views import Line, Section, sections
from livelihood.rendering import allowed

SAME = "没有变化。"
FELL = "↓ 回落"
_ARROW = " → "
_INDENT = "  "
# Longer texts stand below each other.
_BESIDE = 72
_BEFORE = 36


def lines(differences: Differences) -> list[str]:
    """Return what differs, a line each; what fell is marked in words."""
    return [line for line, _ in marked_lines(differences)]


def marked_lines(differences: Differences) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it tells of a fall."""
    for section in sections(differences):
        yield from _section(section, 0)
        yield "", False
    for remark in differences.remarks:
        yield f"说明：{remark}", False
    yield summary(differences) if differences else SAME, False


def _section(section: Section, depth: int) -> Iterator[tuple[str, bool]]:
    indent = _INDENT * depth
    yield f"{indent}{section.mark}{' ' if section.mark else ''}{_plain(section.title)}", False
    for text, fallen in _table(section.lines):
        yield f"{indent}{_INDENT}{text}", fallen
    for each in section.sections:
        if each.is_apart:
            yield "", False
        yield from _section(each, depth + 1)


def _table(rows: Sequence[Line]) -> Iterator[tuple[str, bool]]:
    """Yield the lines of one thing, their labels and arrows below each other."""
    label_width = _widest(row.label for row in rows)
    beside = [row for row in rows if row.is_changed and _fits(row)]
    width = _widest(_plain(row.before or "") for row in beside)
    for row in rows:
        label = _padded(row.label, label_width)
        before, after = _plain(row.before or ""), _plain(row.after)
        mark = f"  {FELL}" if row.fell else ""
        if not row.is_changed:
            yield f"{label}  {after}{mark}", row.fell
        elif row in beside:
            yield f"{label}  {_padded(before, width)}{_ARROW}{after}{mark}", row.fell
        else:
            yield f"{label}  旧 {before}", False
            yield f"{' ' * label_width}  新 {after}{mark}", row.fell


def _fits(row: Line) -> bool:
    before, after = _width(_plain(row.before or "")), _width(_plain(row.after))
    return before <= _BEFORE and before + after <= _BESIDE


def _plain(text: str) -> str:
    """Return ``text`` on one line, without what a terminal would take for a command."""
    return allowed(" ".join(text.split()))


def _width(text: str) -> int:
    """Return how many columns a terminal gives ``text``: two for a Chinese character."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _widest(texts: Iterable[str]) -> int:
    return max((_width(text) for text in texts), default=0)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
