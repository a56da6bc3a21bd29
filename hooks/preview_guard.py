"""MkDocs event: ``mkdocs serve`` shows the problems of a bad edit over the last good pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livelihood.preview import GuardedBuild, watched_folders
from livelihood.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Guard the rebuilds, and watch the folders that MkDocs doesn't know of, all of them without polling."""
    folder = Path(config.config_file_path).parent
    for known in (config.docs_dir, config.config_file_path):
        server.unwatch(known)
    server.observer = Watching()  # type: ignore[assignment]  # has what the server asks of one
    server.builder = GuardedBuild(server.builder, site=Path(config.site_dir), folder=folder)
    data = config.extra.get("ledger", {}).get("data", "data")
    for path in watched_folders(folder, data, config.theme.custom_dir):
        server.watch(str(path))
    server.watch(config.docs_dir)
    server.watch(config.config_file_path)
    return server
