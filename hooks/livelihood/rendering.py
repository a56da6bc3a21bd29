"""One Jinja environment for the Markdown templates, in which every text is shown as typed.

A page is Markdown with pieces of HTML in it, and Python-Markdown reads both. So a text from the data must be safe as
both: whatever has a meaning in either becomes a numeric character reference, which neither interprets.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

_FOLDER = Path(__file__).parent

# Punctuation that HTML or Markdown (with the extensions in common use) gives a meaning somewhere. A dot between
# digits (2.8) and a hyphen between letters or digits (2022-07-01) have none, and stay readable in the Markdown tree.
_SPECIAL = re.compile(
    r"""
      [!"\#$&'*+:<=>?@\[\\\]^_`{|}~]
    | (?<![0-9])\. | \.(?![0-9])
    | (?<![^\W_])- | -(?![^\W_])
    | [\t\n\u2028\u2029]     # a line break could begin a heading, a list or a block of HTML
    | ^\s | \s$ | (?<=\s)[ ]  # leading spaces could begin a block of code; Markdown strips and HTML folds others
    """,
    re.VERBOSE,
)
# No document may hold these: control characters (Python-Markdown uses two of them as its own marks), halves of
# surrogate pairs, and the code points that are no characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_REPLACEMENT = "\ufffd"


class TemplateValueError(TypeError):
    """A template was given a value that isn't shown: None, or a number that nobody has put into words."""


def allowed(text: str) -> str:
    """Return ``text`` with U+FFFD in place of what neither HTML nor YAML may hold."""
    return _FORBIDDEN.sub(_REPLACEMENT, text)


def escape(text: str) -> Markup:
    r"""Return ``text`` so that it shows as typed, in Markdown, in a block of HTML and in an attribute's value.

    Line breaks become ``\n``; characters that no HTML document may hold become U+FFFD.
    """
    plain = allowed(text.replace("\r\n", "\n").replace("\r", "\n"))
    return Markup(_SPECIAL.sub(lambda found: f"&#{ord(found[0])};", plain))  # noqa: S704 - escaped by this line


def render(template: str, page: object) -> str:
    """Return the Markdown that ``templates/<template>.md`` makes of ``page``, its only variable.

    Raises jinja2.UndefinedError for what the page lacks, and TemplateValueError for a value that isn't shown.
    """
    return _template(template).render(page=page)


def _template(name: str) -> Template:
    return _environment().get_template(f"templates/{name}.md")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=True,  # a preview sees edits
    )


def _shown(value: object) -> object:
    """Escape what a template prints, before Jinja would escape it for HTML alone; HTML passes as it is."""
    if hasattr(value, "__html__"):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, StrictUndefined):
        return str(value)  # raises, naming what is missing
    raise TemplateValueError(f"a template can't show {value!r}")
