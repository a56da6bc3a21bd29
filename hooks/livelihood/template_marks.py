"""Parts of a Jinja template as marks in its text, so that the text around them can be converted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import nodes

# From Unicode's private use area: no letter and no punctuation to Markdown, dropped from ids that are made of texts,
# and in no template. A number is written with ten further such characters.
_OPEN, _CLOSE = "\ue000", "\ue001"
_BLOCK = "\ue002"
_DIGITS = {ord("0") + digit: 0xE010 + digit for digit in range(10)}
_NUMBERS = {there: here for here, there in _DIGITS.items()}
_NUMBER = "[\ue010-\ue019]+"
_OWN = re.compile("[\ue000-\ue01f]")
MARK = re.compile(f"{_OPEN}({_NUMBER}){_CLOSE}")
_MARK_IN_HTML = re.compile(f"<p>{_BLOCK}({_NUMBER}){_CLOSE}</p>\n|{MARK.pattern}")


class Marks:
    """The expressions and statements of a template, each with the mark that stands for it in a text.

    A statement that begins a block of Markdown (a blank line or nothing stands before it) is followed by a blank
    line of its own, as Markdown asks between blocks; the lines of the tags themselves are no lines of the text.
    """

    def __init__(self) -> None:
        self._nodes: list[nodes.Node] = []
        self._padded: set[int] = set()
        self._words: set[int] = set()

    def text(self, body: Iterable[nodes.Node]) -> str:
        """Return the text of ``body``, with marks for all that isn't text; a statement is marked as a whole."""
        text = ""
        for node in body:
            if isinstance(node, nodes.Output):
                text += "".join(
                    child.data if isinstance(child, nodes.TemplateData) else self.mark(child)
                    for child in node.nodes
                )
                continue
            mark = self.mark(node)
            if not text or text.endswith("\n\n"):
                self._padded.add(len(self._nodes) - 1)
                mark += "\n\n"
            text += mark
        return text

    def mark(self, node: nodes.Node) -> str:
        """Return the mark that stands for ``node``."""
        self._nodes.append(node)
        return f"{_OPEN}{str(len(self._nodes) - 1).translate(_DIGITS)}{_CLOSE}"

    def node(self, found: re.Match[str]) -> nodes.Node:
        """Return what stands behind a found MARK."""
        return self._nodes[_number(found)]

    def begins_block(self, found: re.Match[str]) -> bool:
        """Return whether a found MARK is of a statement with a blank line, or nothing, before it."""
        return _number(found) in self._padded

    def take_as_words(self, found: re.Match[str]) -> None:
        """Note that a found MARK stands in a paragraph or heading, not in HTML."""
        self._words.add(_number(found))

    def first_after_tag(self, text: str) -> nodes.Node | None:
        """Return the first of those taken as words that has a tag or comment before it on its line of ``text``."""
        words = (found for found in MARK.finditer(text) if _number(found) in self._words)
        after = (
            found for found in words if ">" in text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        )
        return next(map(self.node, after), None)

    def pieces(self, html: str) -> Iterator[tuple[str, nodes.Node | None, bool]]:
        """Yield HTML without marks, what stands behind the mark that follows it, and whether that is a block.

        The last one has no mark.
        """
        place = 0
        for found in _MARK_IN_HTML.finditer(html):
            number = _number(found)
            yield html[place : found.start()], self._nodes[number], bool(found[1])
            # Inside a block of HTML, the blank line that stands for none of the template's goes again.
            place = found.end() + (2 if found[2] and number in self._padded else 0)
        yield html[place:], None, False


def as_block(mark: str) -> str:
    """Return ``mark`` as that of a paragraph which consists of nothing else."""
    return mark.replace(_OPEN, _BLOCK)


def _number(found: re.Match[str]) -> int:
    return int(found[found.lastindex or 0].translate(_NUMBERS))


def has_own_characters(text: str) -> bool:
    """Return whether ``text`` holds what only marks are made of."""
    return bool(_OWN.search(text))
