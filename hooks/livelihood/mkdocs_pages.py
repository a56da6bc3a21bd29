"""The adapter to MkDocs: hands it the generated pages and files, and takes from it what it makes of the rest.

It and ``mkdocs_settings``, which it reads, are the only modules of the package that import MkDocs.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from livelihood import routes
from livelihood.build_errors import as_problems
from livelihood.clock import moment
from livelihood.folder_entries import path_flaw
from livelihood.framing.page_frames import PageFrames
from livelihood.mkdocs_settings import (
    data_folder,
    feed_settings,
    frame_settings,
    ledger_settings,
    site_config,
)
from livelihood.pages import SitePage, site_pages, static_files
from livelihood.problems import DataError
from livelihood.search.errors import SearchError
from livelihood.search.pages import HandWrittenPage
from livelihood.search.writing import write_search
from livelihood.site import Site, load_site
from livelihood.sitemap import sitemap_files
from livelihood.transparency.published import published_log

# Indexes of earlier builds, beside mkdocs.yml.
_SEARCH_CACHE = Path(".cache", "search")


class GeneratedPage(Page):
    """A generated page among MkDocs' own. Its Markdown is there to be read; its HTML is made without it."""

    def __init__(self, file: File, config: MkDocsConfig, made: SitePage, frames: PageFrames) -> None:
        super().__init__(None, file, config)
        self._made = made
        self._frames = frames

    @property
    def whole(self) -> str:
        """The page in its frame, as templates/whole-page.html prints it."""
        return self._frames.html(self._made.frame, self.content or "")

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Take the page's Markdown and what its front matter would say."""
        self.markdown = self._made.markdown()
        self.meta = {**self._made.frame.meta(), "template": "templates/whole-page.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Take the page's HTML."""
        self.content = self._made.html()
        self.toc = TableOfContents([])


class LedgerPages:
    """The generated pages of one build after the other; MkDocs' events call it in this order."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._written: list[tuple[HandWrittenPage, date]] = []
        self._days: dict[str, date] = {}

    def load(self, config: MkDocsConfig) -> None:
        """Check the data, before MkDocs empties the folder of the site.

        ``extra.ledger`` of mkdocs.yml says where the data is, from that file. Where ``shell`` is set (by
        ``ShellSite`` and ``without_pages``), no page is generated. Raises PluginError, from the DataError, where the
        data has errors, and where a path isn't UTF-8.
        """
        settings = ledger_settings(config)
        self._written, self._days, self._site = [], {}, None
        # The frame names the feed of a site that has one.
        settings["feed"] = routes.feed()
        settings.setdefault("partial", False)
        if flaw := path_flaw(Path(config.config_file_path)) or path_flaw(Path(config.site_dir)):
            raise PluginError(flaw)
        if "shell" in settings:
            return
        try:
            self._site = load_site(
                data_folder(config),
                now=moment(),
                hand_written=[file.url for file in get_files(config).documentation_pages()],
            )
        except (DataError, ValueError) as error:  # the latter of what SOURCE_DATE_EPOCH holds
            raise PluginError(str(error)) from error
        settings["partial"] = self._site.partial

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """Add the pages, documents and open data of the loaded site, outside the navigation."""
        if self._site is None:
            return
        frames = PageFrames(frame_settings(config))
        for made in site_pages(self._site):
            file = _added(routes.markdown_uri(made.frame.url), "", files, config)
            file.page = GeneratedPage(file, config, made, frames)
            self._days[made.frame.url] = made.frame.updated
        for static in static_files(self._site, feed_settings(config)):
            _added(static.uri, static.content, files, config)
        for uri, content in published_log(data_folder(config)):
            _added(uri, content, files, config)

    def note(self, html: str, page: Page) -> None:
        """Note the content of a page as rendered: what hand-written ones say is searched, too."""
        if page.file.generated_by is None:
            said = HandWrittenPage.of_html(page.url, str(page.title), html)
            self._written.append((said, date.fromisoformat(page.update_date)))

    def finish(self, config: MkDocsConfig) -> None:
        """Write sitemap and search of all pages into the built site; raise PluginError where that fails."""
        settings, folder = ledger_settings(config), Path(config.site_dir)
        if "shell" in settings:
            settings["shell"].extend(self._written)
            return
        assert self._site is not None
        days = self._days | {page.url: day for page, day in self._written}
        for name, content in sitemap_files(days, config.site_url or ""):
            (folder / name).write_bytes(content)
        cache = Path(config.config_file_path).parent / _SEARCH_CACHE
        try:
            write_search(self._site, [page for page, _ in self._written], folder, cache)
        except SearchError as error:
            raise PluginError(str(error)) from error


class ShellSite:
    """The site of ``config_file`` without generated pages; ``known`` is what mkdocs.yml says.

    Raises DataError with everything that stops MkDocs.
    """

    def __init__(self, config_file: Path, *, partial: bool) -> None:
        self._folder = config_file.parent
        self._pages: list[tuple[HandWrittenPage, date]] = []
        with as_problems(self._folder):
            self._config = load_config(str(config_file), strict=True)
            settings = ledger_settings(self._config)
            settings |= {"shell": self._pages, "partial": partial, "feed": routes.feed()}
            self.known = site_config(self._config)

    def build(self) -> tuple[dict[str, bytes], list[tuple[HandWrittenPage, date]]]:
        """Have MkDocs build it; return the files by their paths, and the hand-written pages with their days.

        Raises DataError with everything that stops MkDocs.
        """
        config = self._config
        with as_problems(self._folder), tempfile.TemporaryDirectory(prefix="livelihood-shell-") as folder:
            config.site_dir = folder
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
            files = {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in sorted(Path(folder).rglob("*"))
                if path.is_file()
            }
        return files, self._pages


def without_pages(config: MkDocsConfig) -> None:
    """Have MkDocs make nothing of this configuration but what events add to its files."""
    ledger_settings(config)["shell"] = []
    config.nav = None
    config.extra_templates = []
    config.theme.static_templates.clear()


def _added(uri: str, content: str | bytes, files: Files, config: MkDocsConfig) -> File:
    file = File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    return file
