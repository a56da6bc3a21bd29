"""MkDocs events: of Material's files, keep those that the page frame uses, and tell the frame their names."""

from __future__ import annotations

from fnmatch import fnmatch
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from livelihood.component_library import component_loader, component_styles

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLES = "assets/stylesheets/ledger.css"
# Of what Material brings, all but its style sheet: scripts, its own search, dark colours, its icon.
UNUSED = (
    "assets/images/favicon.png",
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/stylesheets/*.map",
    "assets/stylesheets/palette.*.css",
)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out what no page uses, and add the components' styles to the frame's: one request for both."""
    for file in list(files):
        if _matches(file.src_uri, UNUSED):
            files.remove(file)
    styles = files.src_uris[STYLES]
    whole = f"{styles.content_string}\n{component_styles()}"
    files.remove(styles)
    files.append(File.generated(config, STYLES, content=whole, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give the frame the components, and ``theme_asset(pattern)``: Material names its files by their content."""
    env.loader = ChoiceLoader([*([env.loader] if env.loader else []), component_loader()])

    @cache
    def theme_asset(pattern: str) -> str:
        found = [uri for uri in files.src_uris if fnmatch(uri, pattern)]
        if len(found) != 1:
            raise PluginError(
                f"主题里应当恰好有一个 {pattern}，实有{len(found)}个。改法：检查 mkdocs-material 的版本。"
            )
        return found[0]

    env.globals["theme_asset"] = theme_asset
    return env


def _matches(uri: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(uri, pattern) for pattern in patterns)
