"""The adapter to MkDocs: hands it the generated pages and files, and takes from it what it makes of the rest.

The only module of the package that imports MkDocs.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.yaml import yaml_load

from livelihood import routes
from livelihood.build_errors import is_foreseen, problems_in
from livelihood.build_log import collected_records, worst_messages
from livelihood.building.shell import SiteConfig, frame_json
from livelihood.clock import moment
from livelihood.feeds import FeedSettings
from livelihood.framing.page_frames import PageFrames
from livelihood.framing.settings import FrameSettings
from livelihood.pages import SitePage, site_pages, static_files
from livelihood.places import shortened
from livelihood.problems import DataError, Problem
from livelihood.search.errors import SearchError
from livelihood.search.pages import HandWrittenPage
from livelihood.search.writing import write_search
from livelihood.site import Site, load_site
from livelihood.site_settings import SiteSettings
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
        data has errors.
        """
        settings = _settings(config)
        self._written, self._days, self._site = [], {}, None
        # The frame names the feed of a site that has one.
        settings["feed"] = routes.feed()
        settings.setdefault("partial", False)
        if "shell" in settings:
            return
        try:
            self._site = load_site(
                _data(config, settings),
                now=moment(),
                hand_written=[file.url for file in get_files(config).documentation_pages()],
            )
        except DataError as error:
            raise PluginError(str(error)) from error
        except ValueError as error:  # what SOURCE_DATE_EPOCH holds
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
        for uri, content in published_log(_data(config, _settings(config))):
            _added(uri, content, files, config)

    def note(self, html: str, page: Page) -> None:
        """Note the content of a page as rendered: what hand-written ones say is searched, too."""
        if page.file.generated_by is None:
            said = HandWrittenPage.of_html(page.url, str(page.title), html)
            self._written.append((said, date.fromisoformat(page.update_date)))

    def finish(self, config: MkDocsConfig) -> None:
        """Write sitemap and search of all pages into the built site; raise PluginError where that fails."""
        settings, folder = _settings(config), Path(config.site_dir)
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
        with _reported(self._folder):
            self._config = load_config(str(config_file), strict=True)
            settings = _settings(self._config)
            settings |= {"shell": self._pages, "partial": partial, "feed": routes.feed()}
            self.known = _known(self._config)

    def build(self) -> tuple[dict[str, bytes], list[tuple[HandWrittenPage, date]]]:
        """Have MkDocs build it; return the files by their paths, and the hand-written pages with their days.

        Raises DataError with everything that stops MkDocs.
        """
        config = self._config
        with _reported(self._folder), tempfile.TemporaryDirectory(prefix="livelihood-shell-") as folder:
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
    _settings(config)["shell"] = []
    config.nav = None
    config.extra_templates = []
    config.theme.static_templates.clear()


def previewed_counties(config_file: Path) -> tuple[str, ...]:
    """Return the codes of the counties that ``config_file`` limits a preview to (``extra.ledger.preview``); none: all.

    Raises DataError where it can't be read, or says something else.
    """
    with _reported(config_file.parent), config_file.open("rb") as file:
        extra = yaml_load(file).get("extra") or {}
    told = (extra.get("ledger") or {}).get("preview") or []
    codes = [str(code) for code in told] if isinstance(told, list) else []
    if isinstance(told, list) and all(re.fullmatch(r"[0-9]{6}", code) for code in codes):
        return tuple(sorted(set(codes)))
    message = f"extra.ledger 的 preview 是“{told}”。应当：县的6位代码的列表，如 [410422, 410423]。改法：改正或删去这一行。"
    lines = config_file.read_text(encoding="utf-8").split("\n")
    line = next((number for number, each in enumerate(lines, 1) if each.lstrip().startswith("preview:")), 1)
    raise DataError([Problem(config_file.name, line, "site-settings", message)])


def frame_settings(config: MkDocsConfig) -> FrameSettings:
    """Return what the page frame shows of the site."""
    settings = _settings(config)
    return FrameSettings.read(
        site_settings(config),
        folders=config.theme.dirs,
        site_url=config.site_url,
        favicon=config.theme["favicon"] or "",
        extra=config.extra,
        feed=settings.get("feed", ""),
        partial=settings.get("partial", False),
    )


def site_settings(config: MkDocsConfig) -> SiteSettings:
    """Return what the site shows of itself on every page; raise PluginError where it can't be shown."""
    try:
        return SiteSettings.read(
            config.site_name,
            config.extra.get("site", {}),
            description=config.site_description or "",
            copyright_notice=config.copyright or "",
            links=config.extra.get("footer_links", ()),
        )
    except DataError as error:
        raise PluginError(str(error)) from error


def feed_settings(config: MkDocsConfig) -> FeedSettings:
    """Return what mkdocs.yml says of the feeds."""
    return FeedSettings(config.site_url or "", _settings(config).get("feed_authority") or "")


def settings_of(config_file: Path) -> dict[str, Any]:
    """Return mkdocs.yml as MkDocs reads it, environment variables and inherited files included.

    Raises ValueError where it can't be read.
    """
    try:
        with config_file.open("rb") as file:
            return dict(yaml_load(file))
    except (OSError, MkDocsException, TypeError, ValueError) as error:
        raise ValueError(f"读不了 {config_file.as_posix()}。改法：先改正这个文件。") from error


def built_site(config_file: Path) -> Path:
    """Return the folder into which ``config_file`` has the site built; raise ValueError where it can't be read."""
    # As a path from the working folder, for short messages.
    return config_file.parent / str(settings_of(config_file).get("site_dir") or "site")


@contextmanager
def _reported(folder: Path) -> Iterator[None]:
    """Turn whatever stops MkDocs into a DataError; paths are named from ``folder`` where they lie below it."""
    with collected_records() as records:
        try:
            yield
        except DataError:
            raise
        except Exception as error:
            if not is_foreseen(error):
                raise
            raise DataError(problems_in(error, folder=folder, logged=worst_messages(records))) from error


def _known(config: MkDocsConfig) -> SiteConfig:
    settings = _settings(config)
    folder = Path(config.config_file_path).parent
    # Hooks are listed among the plugins, by the paths of their files.
    hooks = [str(folder / path) for path in config.hooks]
    return SiteConfig(
        data=str(folder / settings.get("data", "data")),
        site_dir=config.site_dir,
        site_url=config.site_url or "",
        authority=settings.get("feed_authority") or "",
        frame=frame_json(frame_settings(config)),
        templates=tuple(_own_folders(config)),
        watched=tuple(sorted({config.docs_dir, *hooks, *_own_folders(config)})),
        cacheable=len(config.plugins) == len(hooks),
    )


def _own_folders(config: MkDocsConfig) -> list[str]:
    """Return the theme's folders that belong to the project: those of packages change with their versions alone."""
    return [config.theme.custom_dir] if config.theme.custom_dir else []


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    settings: dict[str, Any] = config.extra.setdefault("ledger", {})
    return settings


def _data(config: MkDocsConfig, settings: Mapping[str, Any]) -> Path:
    """Return the data folder: relative to the working folder where it lies below it, for short problem lines."""
    return shortened(Path(config.config_file_path).parent.joinpath(settings.get("data", "data")))


def _added(uri: str, content: str | bytes, files: Files, config: MkDocsConfig) -> File:
    file = File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    return file
