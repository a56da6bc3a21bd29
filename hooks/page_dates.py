"""MkDocs event: a page's date is its content's, so that no output depends on the day of the build.

MkDocs gives each page today's date; it stands in ``sitemap.xml`` and in the header of ``sitemap.xml.gz``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from livelihood.page_dates import content_date
from livelihood.problems import DataError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Date the page by its front matter. Raises PluginError where that has no date."""
    try:
        page.update_date = content_date(page.meta, page.file.src_uri)
    except DataError as error:
        raise PluginError(str(error)) from error
    return markdown
