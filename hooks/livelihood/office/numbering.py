"""Word's automatic numbers, which stand in no paragraph's text: counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from livelihood.office.ordinals import ordinal
from livelihood.office.word_styles import Element, Styles, is_on, number, value

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_ENDS_CLOSED = ("、", "）", ")", "，", "：", ":", "】", "］", "]", "〕")
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class UnknownNumberError(Exception):
    """A number format that can't be written out; its argument is the format's name."""


class _Level:
    def __init__(self, element: Element) -> None:
        self.start = number(element.find(qn("w:start")))
        restart = number(element.find(qn("w:lvlRestart")))
        self.restarts_after = restart
        self.format = self._format(element)
        self.text = value(element.find(qn("w:lvlText"))) or ""
        self.is_legal = is_on(element, "w:isLgl") or False
        self.suffix = value(element.find(qn("w:suff"))) or "tab"
        self.style = value(element.find(qn("w:pStyle")))
        self.is_hidden = is_on(element.find(qn("w:rPr")), "w:vanish") or False

    @staticmethod
    def _format(element: Element) -> str:
        # A newer format stands in mc:Choice with its pattern, beside a fall-back that older programs show.
        for path in ("", f"{{*}}AlternateContent/{_FALLBACK}/", f"{{*}}AlternateContent/{_CHOICE}/"):
            if (found := element.find(f"{path}{qn('w:numFmt')}")) is not None:
                return value(found) or "decimal"
        return "decimal"


class _List:
    """A numbering list: its levels, and which abstract list counts for it."""

    def __init__(self, counter: str, levels: dict[int, _Level], starts: dict[int, int]) -> None:
        self.counter = counter
        self.levels = levels
        self.starts = starts


class Numbering:
    """Counts a document's numbered paragraphs, which must be shown to it in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {} if root is None else _by_id(root, "w:abstractNum", "w:abstractNumId")
        self._nums = {} if root is None else _by_id(root, "w:num", "w:numId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """Return what Word shows before a paragraph (“一、”), "" where there is nothing; counts it."""
        name, at = self._reference(paragraph)
        if name is None or name == "0":
            return ""
        found = self._list(name)
        if found is None or at not in found.levels:
            return ""
        counts = self._count(name, found, at)
        level = found.levels[at]
        if level.format == "bullet" or level.is_hidden:
            return ""
        shown = _PLACEHOLDER.sub(lambda mark: self._shown(found, counts, int(mark[1]) - 1, level), level.text)
        return shown + self._space(shown, level)

    @staticmethod
    def _space(shown: str, level: _Level) -> str:
        # A number must not run into a text that begins with one; after 、 and ） nothing can be mistaken.
        if not shown or shown.endswith(_ENDS_CLOSED):
            return ""
        return " " if level.suffix != "nothing" or shown[-1].isdigit() or shown[-1] in ".．" else ""

    @staticmethod
    def _shown(found: _List, counts: list[int | None], at: int, level: _Level) -> str:
        own = found.levels.get(at)
        if own is None:
            return ""
        form = "decimal" if level.is_legal else own.format
        count = counts[at]
        written = ordinal(_start(found, at) if count is None else count, form)
        if written is None:
            raise UnknownNumberError(form)
        return written

    def _reference(self, paragraph: Element) -> tuple[str | None, int]:
        """Return the list and the level of a paragraph, its own or its style's."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        name = None if own is None else value(own.find(qn("w:numId")))
        at = None if own is None else number(own.find(qn("w:ilvl")))
        for style in self._styles.of_paragraph(paragraph):
            if name is not None:
                break
            properties = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if properties is None:
                continue
            name = value(properties.find(qn("w:numId")))
            if at is None:
                at = self._level_of_style(name, style) or number(properties.find(qn("w:ilvl")))
        return name, min(max(at or 0, 0), _LEVELS - 1)

    def _level_of_style(self, name: str | None, style: Element) -> int | None:
        found = None if name is None else self._list(name)
        levels = {} if found is None else found.levels
        return next((at for at, level in levels.items() if level.style == style.get(qn("w:styleId"))), None)

    def _count(self, name: str, found: _List, at: int) -> list[int | None]:
        """Count a paragraph at level ``at``; the levels below begin anew."""
        counts = self._counts.setdefault(found.counter, [None] * _LEVELS)
        if at in found.starts and (name, at) not in self._begun:
            counts[at] = None
        self._begun.add((name, at))
        count = counts[at]
        counts[at] = _start(found, at) if count is None else count + 1
        for above in range(at):
            if counts[above] is None:
                counts[above] = _start(found, above)
        for below in range(at + 1, _LEVELS):
            level = found.levels.get(below)
            restarts = None if level is None else level.restarts_after
            if restarts is None or (restarts and at < restarts):
                counts[below] = None
        return counts

    def _list(self, name: str) -> _List | None:
        if name not in self._lists:
            self._lists[name] = self._made(name, set())
        return self._lists[name]

    def _made(self, name: str, seen: set[str]) -> _List | None:
        num = self._nums.get(name)
        counter = None if num is None else value(num.find(qn("w:abstractNumId")))
        abstract = None if counter is None else self._abstract.get(counter)
        if num is None or counter is None or abstract is None or name in seen:
            return None
        if (link := value(abstract.find(qn("w:numStyleLink")))) is not None:
            for style in self._styles.chain(link):
                linked = value(style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"))
                if linked is not None and (made := self._made(linked, seen | {name})) is not None:
                    return _List(counter, made.levels, dict(_starts(num)))
        levels = dict(_levels(abstract))
        for override in num.findall(qn("w:lvlOverride")):
            levels.update(_levels(override))
        return _List(counter, levels, dict(_starts(num)))


def _start(found: _List, at: int) -> int:
    level = found.levels.get(at)
    # A level that doesn't say where it starts starts at 0, as Word has it.
    own = (level.start or 0) if level is not None else 1
    return found.starts.get(at, own)


def _by_id(root: Element, tag: str, attribute: str) -> dict[str, Element]:
    return {each.get(qn(attribute)): each for each in root.findall(qn(tag))}


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for element in parent.findall(qn("w:lvl")):
        at = element.get(qn("w:ilvl"), "")
        if at.isdecimal():
            yield int(at), _Level(element)


def _starts(num: Element) -> Iterator[tuple[int, int]]:
    for override in num.findall(qn("w:lvlOverride")):
        at = override.get(qn("w:ilvl"), "")
        start = number(override.find(qn("w:startOverride")))
        if at.isdecimal() and start is not None:
            yield int(at), start
