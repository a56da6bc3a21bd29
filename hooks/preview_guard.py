"""MkDocs events: ``mkdocs serve`` shows what the project's own builder makes, and the problems of a bad edit over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from livelihood.mkdocs_pages import without_pages
from livelihood.policy.live_reload import AllowedReload
from livelihood.preview import Preview, watched_folders
from livelihood.problems import DataError
from livelihood.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

# What MkDocs was started for. A preview has MkDocs build hand-written pages, too: with settings that aren't its own.
_commands: list[str] = []
_previews: dict[str, Preview] = {}


def on_startup(*, command: str, dirty: bool) -> None:
    """Note what MkDocs is started for."""
    _commands.append(command)


def on_config(config: MkDocsConfig) -> None:
    """Begin a preview: MkDocs itself makes nothing for it."""
    if _commands[-1:] == ["serve"]:
        _previews[config.site_dir] = _preview(config)
        without_pages(config)


@event_priority(-100)  # when all others have added theirs
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave MkDocs nothing to make."""
    if config.site_dir in _previews:
        for file in list(files):
            files.remove(file)
    return files


def on_post_build(*, config: MkDocsConfig) -> None:
    """Build what the preview is to show first; raise PluginError where that fails."""
    preview = _previews.get(config.site_dir)
    if preview:
        try:
            preview.build()
        except DataError as error:
            raise PluginError(str(error)) from error


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Build after edits, and watch the folders that MkDocs doesn't know of, all of them without polling."""
    # Of serve --clean, MkDocs made the first site.
    preview = _previews.get(config.site_dir) or _preview(config)
    server.builder = preview.rebuild
    server.set_app(preview.over(server.serve_request))
    inject = server._inject_js_into_html  # noqa: SLF001 - MkDocs has no other way to it
    server._inject_js_into_html = AllowedReload(inject)  # type: ignore[method-assign]  # noqa: SLF001
    for known in (config.docs_dir, config.config_file_path):
        server.unwatch(known)
    server.observer = Watching()  # type: ignore[assignment]  # has what the server asks of one
    data = config.extra.get("ledger", {}).get("data", "data")
    folder = Path(config.config_file_path).parent
    for path in watched_folders(folder, data, config.theme.custom_dir):
        server.watch(str(path))
    server.watch(config.docs_dir)
    server.watch(config.config_file_path)
    return server


def on_shutdown() -> None:
    """Let no preview write into a folder that MkDocs is about to remove."""
    for preview in _previews.values():
        preview.wait()


def _preview(config: MkDocsConfig) -> Preview:
    file = Path(config.config_file_path)
    return Preview(file, Path(config.site_dir), [file.parent / path for path in config.hooks])
