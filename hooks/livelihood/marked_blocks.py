"""What may stand in a template's Markdown beside its expressions, checked in Python-Markdown's own tree of blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn
from xml.etree.ElementTree import Element

from jinja2 import nodes
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from livelihood.template_marks import MARK, Marks, as_block, has_own_characters

# What a converted template calls: to note a heading's id, and to be sure that an expression among words is a text, or
# where it is all the words of a heading with an id, one that isn't empty.
HEADING_ID, WORDS, HEADING_WORDS = "markdown_heading_id", "markdown_words", "markdown_heading_words"
# Instead of an id that is made of a heading's text.
PENDING_MARK = "\ue01f"

_HEADING = re.compile("h[1-6]")
# After all of Python-Markdown's own, which are at 0 and above.
_LAST = -10


class MarkedBlocks(Treeprocessor):
    """Marks paragraphs of one expression or statement as such, has headings noted, and refuses all other blocks.

    ``refuse`` is told why, and the words or marks that are wrong.
    """

    def __init__(self, markdown: Markdown, marks: Marks, refuse: Callable[[str, str], NoReturn]) -> None:
        super().__init__(markdown)
        self._marks = marks
        self._refuse = refuse
        markdown.treeprocessors.register(self, "marks", _LAST)

    def run(self, root: Element) -> None:
        """Look at every block."""
        for block in root:
            for child in block:
                self._refuse_inside(child)
            words = _words(block)
            self._check(words)
            if _HEADING.fullmatch(block.tag):
                self._heading(block)
            elif block.tag == "p":
                self._paragraph(block)
            else:
                # Lists, quotes and code join with those before and after, wherever a loop or branch puts them.
                start = next(filter(None, map(str.strip, block.itertext())), "")
                self._refuse("除了标题和段落，请写成 HTML", start)

    def _refuse_inside(self, markup: Element) -> None:
        """Refuse expressions in markup; what follows it isn't in it."""
        for element in markup.iter():
            texts = [element.text, *element.attrib.values(), element.tail if element is not markup else None]
            self._refuse_marks(filter(None, texts), f"变量在 Markdown 的标记（{element.tag}）里")

    def _paragraph(self, element: Element) -> None:
        self._refuse_marks(element.attrib.values(), "段落的属性里有变量")
        if found := MARK.fullmatch(_words(element)):
            self._marks.take_as_words(found)
            element.text = as_block(found[0])
        else:
            self._take_words(element, WORDS)

    def _heading(self, element: Element) -> None:
        others = (value for key, value in element.attrib.items() if key != "id")
        self._refuse_marks(others, "标题的属性里，除了 id 还有变量")
        given = element.attrib["id"]
        is_made = given.startswith(PENDING_MARK)
        element.attrib["id"] = PENDING_MARK if is_made else self._call(HEADING_ID, list(self._parts(given)))
        is_alone = MARK.fullmatch(_words(element)) and not is_made
        self._take_words(element, HEADING_WORDS if is_alone else WORDS)

    def _take_words(self, element: Element, function: str) -> None:
        """Have every expression among the words of ``element`` go through ``function``."""

        def called(found: re.Match[str]) -> str:
            self._marks.take_as_words(found)
            return self._call(function, list(self._parts(found[0])))

        element.text = MARK.sub(called, element.text or "")
        for child in element:
            child.tail = MARK.sub(called, child.tail or "")

    def _parts(self, text: str) -> Iterator[nodes.Expr]:
        """Yield the words and expressions of ``text``."""
        place = 0
        for found in MARK.finditer(text):
            if found.start() > place:
                yield nodes.Const(text[place : found.start()])
            node = self._marks.node(found)
            assert isinstance(node, nodes.Expr)
            yield node
            place = found.end()
        if place < len(text):
            yield nodes.Const(text[place:])

    def _call(self, function: str, parts: list[nodes.Expr]) -> str:
        """Return a mark for the call of ``function`` with the joined ``parts``."""
        line = parts[-1].lineno or 1
        joined = parts[0] if len(parts) == 1 else nodes.Concat(parts)
        call = nodes.Call(nodes.Name(function, "load"), [joined], [], None, None)
        return self._marks.mark(call.set_lineno(line))

    def _check(self, words: str) -> None:
        """Refuse statements among words, and expressions beside what Markdown could read together with them."""
        for found in MARK.finditer(words):
            node = self._marks.node(found)
            if not isinstance(node, nodes.Expr) and not self._marks.begins_block(found):
                self._refuse("语句的前面或后面缺空行", found[0])
            beside = words[: found.start()][-1:] + words[found.end() :][:1]
            if not all(map(_is_harmless, beside)):
                self._refuse("变量紧挨着标记、标点、数字或空格，Markdown 可能把它们连起来看", found[0])

    def _refuse_marks(self, texts: Iterable[str], why: str) -> None:
        for text in texts:
            if found := MARK.search(text):
                self._refuse(why, found[0])


def _words(element: Element) -> str:
    """Return the text of an element, with a tag's sign for each piece of markup in it."""
    return (element.text or "") + "".join(f"<{child.tail or ''}" for child in element)


def _is_harmless(character: str) -> bool:
    return character.isalpha() or (ord(character) > 127 and not has_own_characters(character))
