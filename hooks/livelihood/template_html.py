"""A Markdown template as a template of HTML: Python-Markdown converts its text once, not that of every page.

Texts from the data are escaped so that Markdown sees nothing in them (escaping.py). So what Markdown makes of a page
depends on the template alone, as long as the template keeps to this, and one that doesn't is refused:

- Its Markdown is headings and paragraphs. What joins with its neighbours, as lists do, is written as HTML.
- Blocks stand between blank lines, and so do statements around blocks; the body of one ends with a blank line.
- A paragraph or heading holds words and expressions side by side, with no markup around or beside an expression.
- A paragraph of one expression alone is a text, or a component's macro whose HTML Markdown leaves as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import NoReturn

from jinja2 import TemplateSyntaxError, nodes
from markdown import Markdown

from livelihood.heading_ids import PENDING
from livelihood.marked_blocks import PENDING_MARK, MarkedBlocks
from livelihood.template_marks import MARK, Marks, has_own_characters

# mkdocs.yml's, and those that MkDocs adds to them.
EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html")
# What a converted template calls to make a paragraph of a text, and a block of a macro's HTML.
PARAGRAPH, BLOCK = "markdown_paragraph", "markdown_block"

_END = "\ue01e"
_LATER = nodes.Not(nodes.Getattr(nodes.Name("loop", "load"), "first", "load"))
_SILENT = (nodes.Macro, nodes.Import, nodes.FromImport, nodes.Assign)
_REFUSED = {
    "HTML 标签有 markdown 属性": re.compile(r"<[^<>]*\smarkdown[\s=>]"),
    "有 HTML 标签或注释没有写完": re.compile(r"<(?!!--)[^<>]*(?:<|\Z)|<!--(?:(?!-->).)*\Z", re.DOTALL),
    "有不是 HTML 标签的 <，或者标签的名称是变量": re.compile("<(?!/?[a-zA-Z]|!--)"),
    "有代码块": re.compile("^(?:```|~~~)", re.MULTILINE),
    # Markdown turns tabs into spaces, up to a column that depends on what stands before.
    "有制表符": re.compile("\t"),
    # Markdown drops the spaces of a line that has nothing else.
    "一行里除了变量和语句只有空格": re.compile("^[\ue000-\ue01f]* [\ue000-\ue01f ]*$", re.MULTILINE),
}
_TAG = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*?(/?)>")
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})


class TemplateHtml:
    """The conversion of one template; ``macros`` are those that it imports from components."""

    def __init__(self, name: str, filename: str | None, macros: Mapping[str, nodes.Macro]) -> None:
        self._name = name
        self._filename = filename
        self._macros = macros
        self._marks = Marks()
        self._markdown = _markdown()
        self._text, self._line = "", 1
        MarkedBlocks(self._markdown, self._marks, self._refuse_words)

    def converted(self, tree: nodes.Template) -> nodes.Template:
        """Return the template that makes the HTML of the Markdown that ``tree`` makes, and consume ``tree``.

        Raises TemplateSyntaxError where the template doesn't allow it.
        """
        return nodes.Template(self._blocks(tree.body, last=True), lineno=1)

    def _blocks(self, body: Sequence[nodes.Node], *, last: bool) -> list[nodes.Node]:
        """Return the blocks of ``body`` converted; ``last`` says that nothing follows them in the template."""
        if not body:
            return []
        text = self._marks.text(body)
        if not last and not text.endswith("\n\n"):
            self._refuse("一段的末尾缺空行", body[-1].lineno)
        line = body[0].lineno
        made: list[nodes.Node] = []
        (html,) = self._html_of([text], line)
        pieces = list(self._marks.pieces(html))
        for place, (before, node, is_block) in enumerate(pieces):
            if before:
                made.append(_output(nodes.TemplateData(before.replace(PENDING_MARK, PENDING)), line))
            line = node.lineno if node else line
            if isinstance(node, nodes.Expr):
                made.append(self._block(node) if is_block else _output(node, line))
            elif node and is_block:
                is_last = last and not any(text.strip() or after for text, after, _ in pieces[place + 1 :])
                made.append(self._statement(node, last=is_last))
            elif node:
                self._check_inside_html(node)
                made.append(node)
        return made

    def _html_of(self, texts: Sequence[str], line: int) -> list[str]:
        """Return what Python-Markdown makes of each of ``texts``, with the white space after its last block."""
        for text in texts:
            self._check(text, line)
        self._text, self._line = "".join(f"{text}\n\n{_END}\n\n" for text in texts), line
        html = self._markdown.reset().convert(self._text)
        made = f"{html}\n".split(f"<p>{_END}</p>\n")
        if len(made) != len(texts) + 1 or made[-1].strip():
            self._refuse("有 HTML 标签没有关上，或者后面紧跟着别的", line)
        if self._markdown.references:
            self._refuse("有链接的定义", line)
        if after := self._marks.first_after_tag(self._text):
            self._refuse("变量和它前面的 HTML 标签在同一行", after.lineno)
        for stashed in map(str, self._markdown.htmlStash.rawHtmlBlocks):
            # A tag inside a paragraph, or one whose name isn't over where an expression or statement begins.
            if not self._is_block(stashed) and (found := MARK.search(stashed)):
                self._refuse("段落里的 HTML 标签里有变量或语句", self._marks.node(found).lineno)
        return made[:-1]

    def _check(self, text: str, line: int) -> None:
        """Refuse what Markdown could read in more than one way, wherever it stands."""
        if has_own_characters(MARK.sub("", text)):
            self._refuse("有内部使用的字符（U+E000 到 U+E01F）", line)
        for why, wrong in _REFUSED.items():
            if found := wrong.search(text):
                self._refuse(why, self._line_near(text, found.start(), line))

    def _check_inside_html(self, statement: nodes.Node) -> None:
        """Refuse a statement inside a block of HTML that could end the block."""
        for body in _bodies(statement):
            self._check(self._marks.text(body), body[0].lineno)
            if not _is_balanced(body):
                self._refuse("语句里的 HTML 标签没有在同一分支里开和关", body[0].lineno)
            for node in body:
                self._check_inside_html(node)

    def _is_block(self, html: str) -> bool:
        tag = re.match(r"</?([^\s>/]+)", html)
        return html.startswith("<!--") or (tag is not None and self._markdown.is_block_level(tag[1]))

    def _block(self, node: nodes.Expr) -> nodes.Node:
        """Return what a paragraph becomes that consists of one expression."""
        if (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in self._macros
        ):
            self._check_macro(self._macros[node.node.name], node.lineno)
            function = BLOCK
        else:
            function = PARAGRAPH
        call = nodes.Call(nodes.Name(function, "load"), [node], [], None, None)
        call.set_lineno(node.lineno)
        return _output(call, node.lineno)

    def _check_macro(self, macro: nodes.Macro, line: int) -> None:
        """Refuse a macro in whose HTML Markdown would change anything."""
        # Without a loop, two of the three are the same.
        unrolled = [list(_unrolled(macro.body, times)) for times in range(3)]
        different = {tuple(map(id, each)): each for each in unrolled}
        given = [self._marks.text(each) for each in different.values()]
        made = self._html_of(given, line)
        if [html.strip("\n") for html in made] != given or any(text and text[0] != "<" for text in given):
            self._refuse(f"宏 {macro.name} 给出的不总是完整的、各占一行的 HTML 元素", line)

    def _statement(self, node: nodes.Node, *, last: bool) -> nodes.Node:
        """Return a statement around blocks, with its bodies converted."""
        if isinstance(node, nodes.For):
            node.body = self._blocks(node.body, last=False)
            node.else_ = self._blocks(node.else_, last=last)
        elif isinstance(node, nodes.If):
            node.body = self._blocks(node.body, last=last)
            for other in node.elif_:
                self._statement(other, last=last)
            node.else_ = self._blocks(node.else_, last=last)
        elif not isinstance(node, _SILENT):
            self._refuse("这种语句不能放在段落之间", node.lineno)
        return node

    def _line_near(self, text: str, place: int, line: int) -> int:
        """Return the line of the template where ``text``, which begins at ``line``, has ``place``.

        Where statements stand before it, it is counted from the next expression: their own lines aren't in the text.
        """
        if after := MARK.search(text, place):
            return self._marks.node(after).lineno - text.count("\n", place, after.start())
        return line + text.count("\n", 0, place)

    def _refuse_words(self, why: str, words: str) -> NoReturn:
        """Say that these words of the text at hand, or the mark that they are, can't be converted."""
        found = MARK.match(words)
        place = max(self._text.find(words), 0)
        self._refuse(
            why, self._marks.node(found).lineno if found else self._line_near(self._text, place, self._line)
        )

    def _refuse(self, why: str, line: int) -> NoReturn:
        """Say that a place of the template can't be converted."""
        raise TemplateSyntaxError(
            f"这里的 Markdown 不能事先换成 HTML：{why}", line, self._name, self._filename
        )


@cache
def _markdown() -> Markdown:
    """Return the one converter: making it takes as long as some pages."""
    settings = {"toc": {"slugify": lambda *_: PENDING_MARK}}
    # By their modules: to find them by their names, Markdown looks through all that is installed.
    modules = {name: import_module(f"markdown.extensions.{name}") for name in EXTENSIONS}
    return Markdown(
        extensions=[module.makeExtension(**settings.get(name, {})) for name, module in modules.items()]
    )


def _output(node: nodes.Expr, line: int) -> nodes.Output:
    return nodes.Output([node], lineno=line)


def _bodies(statement: nodes.Node) -> Iterator[list[nodes.Node]]:
    """Yield the bodies of a statement that have anything in them; an alternative is a statement in one."""
    parts = (getattr(statement, name, None) for name in ("body", "elif_", "else_"))
    yield from (part for part in parts if part)


def _is_balanced(body: Iterable[nodes.Node]) -> bool:
    """Return whether the text of ``body`` itself closes the tags that it opens, and no others."""
    outputs = (node for node in body if isinstance(node, nodes.Output))
    texts = (child.data for node in outputs for child in node.nodes if isinstance(child, nodes.TemplateData))
    opened: list[str] = []
    for closes, tag, closed in _TAG.findall("".join(texts)):
        if not closes:
            opened += [] if closed or tag in _VOID else [tag]
        elif not opened or opened.pop() != tag:
            return False
    return not opened


def _unrolled(body: Iterable[nodes.Node], times: int, *, first: bool = False) -> Iterator[nodes.Node]:
    """Yield the outputs of ``body`` with every loop run so many ``times``, and then with every branch taken."""
    for node in body:
        if isinstance(node, nodes.If):
            if times and not (first and node.test == _LATER):
                for branch in (node.body, node.elif_, node.else_):
                    yield from _unrolled(branch, times, first=first)
        elif isinstance(node, nodes.For):
            for turn in range(times):
                yield from _unrolled(node.body, times, first=not turn)
        else:
            yield node
