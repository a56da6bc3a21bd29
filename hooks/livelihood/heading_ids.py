"""The ids of a page's headings: those that its template gives, and those that Python-Markdown makes of the text."""

from __future__ import annotations

import re
from html import unescape

from markdown.extensions.toc import slugify, strip_tags, unique
from markupsafe import Markup

# Stands for an id that is made of the heading's text. No text of a page can hold it.
PENDING = "\x02"
_SEPARATOR = "-"
# What Markdown reads as one word of an attribute list, whatever word it is.
_PLAIN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ID = re.compile(r'<(?!h[1-6]\b)\w[^<>]*\sid="([^"\x02]+)"')
_IDS_OF_THE_FRAME = ("main",)


class HeadingIds:
    """The ids of one page, in its order."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def given(self, text: object) -> Markup:
        """Return an id that the template gives, and note it; raise ValueError for what is no plain id."""
        name = str(text)
        if not _PLAIN.fullmatch(name):
            raise ValueError(f"a heading's id can't be {name!r}")
        self._given.add(name)
        return Markup(name)  # noqa: S704 - letters, digits and hyphens

    def filled(self, html: str) -> str:
        """Return ``html`` with the pending ids made, as Python-Markdown's table of contents makes them.

        No words make the id of another element, though Markdown sees only those of headings: scripts and links look
        for it.
        """
        if PENDING not in html:
            return html
        used = {*self._given, *_IDS_OF_THE_FRAME, *_ID.findall(html)}
        while (place := html.find(PENDING)) >= 0:
            begin = html.index(">", place) + 1
            # A heading is one line.
            words = unescape(strip_tags(html[begin:].partition("\n")[0].rpartition("</h")[0].strip()))
            html = html.replace(PENDING, unique(slugify(words, _SEPARATOR), used), 1)
        return html
