"""Texts from the data made safe, so that they show as typed wherever a page has them.

A page is Markdown with pieces of HTML in it, and Python-Markdown reads both. So a text must be safe as both: whatever
has a meaning in either becomes a numeric character reference, which neither interprets.
"""

from __future__ import annotations

import re

from jinja2 import StrictUndefined
from markupsafe import Markup

from livelihood.characters import HIDDEN, NO_CHARACTERS

# Punctuation that HTML or Markdown (with the extensions in common use) gives a meaning somewhere. A dot between
# digits (2.8) and a hyphen between letters or digits (2022-07-01) have none, and stay readable in the Markdown tree.
_SPECIAL = re.compile(
    r"""
      [!"\#$&'*+:<=>?@\[\\\]^_`{|}~]
    | (?<![0-9])\. | \.(?![0-9])
    | (?<![^\W_])- | -(?![^\W_])
    | [\t\n]     # a line break could begin a heading, a list or a block of HTML
    | ^\s | \s$ | (?<=\s)[ ]  # leading spaces could begin a block of code; Markdown strips and HTML folds others
    """,
    re.VERBOSE,
)
# What no document may hold, and what a reader can't see or is misled by.
_NOT_SHOWN = f"{NO_CHARACTERS}{HIDDEN}"
_FORBIDDEN = re.compile(f"[{_NOT_SHOWN}]")
_REPLACEMENT = "\ufffd"
# Any character that the two expressions above could find: most texts have none, and this is sooner seen.
_SUSPECT = re.compile(rf"[!\"#$&'*+:<=>?@\[\\\]^_`{{|}}~.\-\s{_NOT_SHOWN}]")
# Texts that stand on many pages are short.
_REMEMBERED, _SHORT = 16384, 200


class TemplateValueError(TypeError):
    """A template was given a value that isn't shown: None, or a number that nobody has put into words."""


def allowed(text: str) -> str:
    """Return ``text`` with U+FFFD in place of what HTML and YAML may not hold and what can't be seen."""
    return _FORBIDDEN.sub(_REPLACEMENT, text)


def escape(text: str) -> Markup:
    r"""Return ``text`` so that it shows as typed, in Markdown, in a block of HTML and in an attribute's value.

    Line breaks become ``\n``; characters that no document may hold, and invisible ones, become U+FFFD.
    """
    return Markup(_escaped(text))  # noqa: S704 - escaped by this line


def shown(value: object) -> str:
    """Return what a template prints, escaped for Markdown and HTML; HTML passes as it is."""
    if type(value) is str:
        return escaped_texts[value]
    if type(value) is Markup:
        return value
    if type(value) is int:
        return str(value)
    if hasattr(value, "__html__"):
        return str(value.__html__())
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return _escaped(value)
    if isinstance(value, StrictUndefined):
        return str(value)  # raises, naming what is missing
    raise TemplateValueError(f"a template can't show {value!r}")


def _escaped(text: str) -> str:
    if not _SUSPECT.search(text):
        return text
    plain = allowed(text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", plain)


class _EscapedTexts(dict[str, str]):
    """Texts as they are shown, each escaped when it is first asked for."""

    def __missing__(self, text: str) -> str:
        escaped = _escaped(text)
        if len(text) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = escaped
        return escaped


# To be asked for plain texts alone: HTML that reads the same is another thing.
escaped_texts = _EscapedTexts()
