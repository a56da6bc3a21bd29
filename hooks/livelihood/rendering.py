"""The Markdown templates filled in, as Markdown or as its HTML; every text is shown as typed.

Templates are read once, until ``forget_templates``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import CodeType

from jinja2 import Environment, Template, nodes
from markupsafe import Markup

from livelihood.escaping import TemplateValueError, allowed, escape, shown
from livelihood.heading_ids import HeadingIds
from livelihood.marked_blocks import HEADING_ID, HEADING_WORDS, WORDS
from livelihood.template_code import TemplateCode
from livelihood.template_environment import ParsedOnce, new_environment
from livelihood.template_html import BLOCK, PARAGRAPH, TemplateHtml

__all__ = ["TemplateValueError", "allowed", "escape", "forget_templates", "render", "render_html"]

_FOLDER = Path(__file__).parent
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->")


def render(template: str, page: object) -> str:
    """Return the Markdown that ``templates/<template>.md`` makes of ``page``, its only variable.

    Raises jinja2.UndefinedError for what the page lacks, and TemplateValueError for a value that isn't shown.
    """
    return _environment().get_template(_path(template)).render(page=page)


def render_html(template: str, page: object) -> str:
    """Return the HTML that MkDocs makes of what ``render`` returns; raise what it raises.

    Also raises jinja2.TemplateSyntaxError for a template whose Markdown can't be converted before there is a page
    (template_html.py).
    """
    ids = HeadingIds()
    return ids.filled(_html_template(template).render(page=page, **{HEADING_ID: ids.given})).strip()


def forget_templates() -> None:
    """Have the templates read again: a preview does when they may have changed."""
    for remembered in (_code, _environment, _html_environment, _html_template, _macros):
        remembered.cache_clear()


@cache
def _code() -> TemplateCode:
    return TemplateCode(
        lambda: (*_FOLDER.glob("templates/*.md"), *_FOLDER.glob("components/*/template.html"))
    )


@cache
def _environment() -> Environment:
    return new_environment(_FOLDER, _code())


@cache
def _html_environment() -> Environment:
    environment = new_environment(_FOLDER, _code())
    environment.globals |= {
        PARAGRAPH: _paragraph,
        BLOCK: _block,
        WORDS: _words,
        HEADING_WORDS: _heading_words,
    }
    return environment


@cache
def _html_template(name: str) -> Template:
    environment = _html_environment()
    kept = f"html/{name}"
    code, imports = _code().get(kept) or (None, ())
    if code is None:
        code, imports = _compiled(name)
        _code().keep(kept, (code, imports))
    # What is imported is the same for every page.
    macros = {
        known_as: getattr(environment.get_template(path).module, macro) for path, macro, known_as in imports
    }
    return Template.from_code(environment, code, environment.make_globals(macros))


def _compiled(name: str) -> tuple[CodeType, tuple[tuple[str, str, str], ...]]:
    """Return the code of a template, and the macros that it imports: from where, which, and what it calls them."""
    environment = _html_environment()
    tree, filename = _parsed(_path(name))
    imports = []
    for statement in [each for each in tree.body if isinstance(each, nodes.FromImport)]:
        for imported in statement.names:
            macro, known_as = (imported, imported) if isinstance(imported, str) else imported
            imports.append((statement.template.as_const(), macro, known_as))
        tree.body.remove(statement)
    bodies = {known_as: _macros(path)[macro] for path, macro, known_as in imports}
    made = TemplateHtml(_path(name), filename, bodies).converted(tree)
    made.set_environment(environment)
    return environment.compile(made, _path(name), filename), tuple(imports)


@cache
def _macros(path: str) -> dict[str, nodes.Macro]:
    """Return what the macros of a component are made of."""
    return {node.name: node for node in _parsed(path)[0].body if isinstance(node, nodes.Macro)}


def _parsed(path: str) -> tuple[nodes.Template, str | None]:
    environment = _html_environment()
    assert isinstance(environment.loader, ParsedOnce)
    return environment.loader.parsed(environment, path)


def _path(template: str) -> str:
    return f"templates/{template}.md"


def _paragraph(text: object) -> Markup:
    """Return what Markdown makes of a paragraph that is one text, or a comment; of none, nothing."""
    if hasattr(text, "__html__") and _COMMENT.fullmatch(str(text)):
        return _block(text)
    words = _words(text)
    return Markup(f"<p>{words}</p>\n" if words else "")  # noqa: S704 - escaped by _words


def _block(html: object) -> Markup:
    """Return what Markdown makes of a block of HTML; of none, nothing."""
    return Markup(f"{html}\n\n" if html else "")  # noqa: S704 - HTML before


def _words(text: object) -> Markup:
    """Return a text that stands among a template's own words."""
    if hasattr(text, "__html__"):
        raise TemplateValueError(f"there is HTML among the words of a paragraph or heading: {text!r}")
    return Markup(shown(text))  # noqa: S704 - escaped by this function


def _heading_words(text: object) -> Markup:
    """Return all the words of a heading; raise TemplateValueError for none: Markdown would take its id for them."""
    words = _words(text)
    if not words:
        raise TemplateValueError("a heading has no text")
    return words
