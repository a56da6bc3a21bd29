"""MkDocs event: ``mkdocs serve`` shows the problems of a bad edit over the last good pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livelihood.preview import GuardedBuild, watched_folders

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Guard the rebuilds, and watch the folders that MkDocs doesn't know of."""
    folder = Path(config.config_file_path).parent
    server.builder = GuardedBuild(server.builder, site=Path(config.site_dir), folder=folder)
    data = config.extra.get("ledger", {}).get("data", "data")
    for path in watched_folders(folder, data, config.theme.custom_dir):
        server.watch(str(path))
    return server
