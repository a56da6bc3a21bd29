"""The adapter to MkDocs: hands it the generated pages and files, and builds the site for the command line.

The only module of the package that imports MkDocs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from livelihood import routes
from livelihood.build_errors import is_foreseen, problems_in
from livelihood.build_log import collected_records, worst_messages
from livelihood.clock import moment
from livelihood.feeds import FeedSettings
from livelihood.pages import markdown_pages, static_files
from livelihood.problems import DataError
from livelihood.search.pagefind import SearchError
from livelihood.search.pages import HandWrittenPage
from livelihood.search.writing import write_search
from livelihood.site import Site, load_site
from livelihood.site_folder import replaced

# Indexes of earlier builds, beside mkdocs.yml.
_SEARCH_CACHE = Path(".cache", "search")


class LedgerPages:
    """The generated pages of one build after the other; MkDocs' events call it in this order."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._preview = False
        self._written: list[HandWrittenPage] = []

    def start(self, command: str) -> None:
        """Note what MkDocs was started for: a preview (``serve``) also shows the gallery of components."""
        self._preview = command == "serve"

    def load(self, config: MkDocsConfig) -> None:
        """Check the data, before MkDocs empties the folder of the site.

        ``extra.ledger`` of mkdocs.yml says where the data is, from that file, and for a build by the command line
        which counties (``only``) and which moment (``now``) are wanted. Raises PluginError, from the DataError,
        where the data has errors.
        """
        settings = _settings(config)
        try:
            now = settings.get("now") or moment()
            self._site = load_site(_data(config, settings), now=now, only=settings.get("only", ()))
        except DataError as error:
            raise PluginError(str(error)) from error
        except ValueError as error:  # what SOURCE_DATE_EPOCH holds
            raise PluginError(str(error)) from error
        # The frame marks every page of a partial site, and names the feed of a site that has one.
        settings["partial"] = self._site.partial
        settings["feed"] = routes.feed()
        self._written = []

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """Add the pages, documents and open data of the loaded site, outside the navigation."""
        assert self._site is not None
        for page in markdown_pages(self._site, preview=self._preview):
            _add(page.uri, page.markdown, files, config)
        settings = _settings(config)
        feeds = FeedSettings(config.site_url or "", settings.get("feed_authority") or "")
        for file in static_files(self._site, feeds):
            _add(file.uri, file.content, files, config)

    def note(self, html: str, page: Page) -> None:
        """Note the content of a page as rendered: what hand-written ones say is searched, too."""
        if page.file.generated_by is None:
            self._written.append(HandWrittenPage.of_html(page.url, str(page.title), html))

    def write_search(self, config: MkDocsConfig) -> None:
        """Write the search of all pages into the built site; raise PluginError where that fails."""
        assert self._site is not None
        cache = Path(config.config_file_path).parent / _SEARCH_CACHE
        try:
            write_search(self._site, self._written, Path(config.site_dir), cache)
        except SearchError as error:
            raise PluginError(str(error)) from error


def build_site(
    config_file: Path,
    *,
    data: Path | None = None,
    site_dir: Path | None = None,
    only: Collection[str] = (),
    now: datetime | None = None,
) -> int:
    """Check the data and build the site as ``mkdocs build --strict`` does; return the number of pages.

    What isn't given is as ``config_file`` says. Raises DataError with everything that stopped the build, of the
    data or of the templates; the old site is then as it was.
    """
    with _reported(config_file.parent):
        config = load_config(
            str(config_file), strict=True, **({"site_dir": str(site_dir)} if site_dir else {})
        )
        settings = _settings(config)
        settings |= {"only": tuple(only), "now": now}
        if data:
            settings["data"] = str(data.resolve())
        with replaced(Path(config.site_dir)) as folder:
            config.site_dir = str(folder)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
            return sum(1 for _ in folder.rglob("index.html"))


def built_site(config_file: Path) -> Path:
    """Return the folder into which ``config_file`` has the site built; raise ValueError where it can't be read."""
    try:
        with config_file.open("rb") as file:
            settings = yaml_load(file)
        # As a path from the working folder, for short messages.
        return config_file.parent / str(settings.get("site_dir") or "site")
    except (OSError, MkDocsException, AttributeError) as error:
        raise ValueError(
            f"读不了 {config_file.as_posix()}，不知道网站在哪里。改法：先改正这个文件。"
        ) from error


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


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    settings: dict[str, Any] = config.extra.setdefault("ledger", {})
    return settings


def _data(config: MkDocsConfig, settings: Mapping[str, Any]) -> Path:
    """Return the data folder: relative to the working folder where it lies below it, for short problem lines."""
    data = Path(config.config_file_path).parent.joinpath(settings.get("data", "data")).resolve()
    here = Path.cwd().resolve()
    return data.relative_to(here) if data.is_relative_to(here) else data


def _add(uri: str, content: str | bytes, files: Files, config: MkDocsConfig) -> None:
    file = File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
