"""The styles and scripts that the pages need in another generator's page frame."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from livelihood.component_library import component_styles

STYLES = "assets/stylesheets/ledger.css"
FAVICON = "assets/images/favicon.svg"
# Those that pages ask for by name. The other scripts belong to our own page frame and to our own search.
SCRIPTS = ("assets/javascripts/filters.js", "assets/javascripts/finder.js")

# What our page frame calls the element that holds a page's content, and what Material's calls it, and Zensical's.
_OUR_ARTICLE, _THEIR_ARTICLE = "ll-article", "md-content__inner"
# The colour behind the head of Zensical's pages, which our page frame doesn't use; and the box of our own search: each
# generator has one at the head of every page.
_MORE = """\
:root { --md-default-bg-color--light: var(--ll-ground); }
.ll-search { display: none; }
"""


def asset_files(overrides: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the pages and the content of each; ``overrides`` is the folder of our page frame."""
    yield STYLES, _styles(overrides / STYLES).encode()
    for name in (FAVICON, *SCRIPTS):
        yield name, (overrides / name).read_bytes()


def _styles(file: Path) -> str:
    """Return the whole style sheet with its rules for the article under the name that the article has there."""
    whole = f"{file.read_text(encoding='utf-8')}\n{component_styles()}\n{_MORE}"
    return whole.replace(f".{_OUR_ARTICLE}", f".{_THEIR_ARTICLE}")
