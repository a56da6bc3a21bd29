"""MkDocs events: the pages, documents and open data that are made from data/, and the search of all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livelihood.mkdocs_pages import LedgerPages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

# One for the process: MkDocs calls the events of a build one after the other.
_pages = LedgerPages()


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Check the data while the old site is still there."""
    _pages.load(config)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add what is generated."""
    _pages.add_to(files, config)
    return files


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note what a hand-written page says."""
    _pages.note(html, page)
    return html


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write sitemap and search beside the pages."""
    _pages.finish(config)
