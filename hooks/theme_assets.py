"""MkDocs events: of Material's files, publish those that the page frame uses, and tell the frame their names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, FileSystemLoader
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from livelihood.component_library import component_loader
from livelihood.policy import content_security_policy
from livelihood.problems import DataError
from livelihood.theme_files import STYLES, material_folder, styles, theme_asset, theme_files

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_config(config: MkDocsConfig) -> None:
    """Keep MkDocs from listing Material's folder, of which 14,500 files are icons; what is used is added below."""
    material = material_folder()
    config.theme.dirs = [folder for folder in config.theme.dirs if folder != material]


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add what Material's folder has for the pages, and the components' styles to the frame's: one request for both."""
    material = material_folder()
    for name in theme_files([material]):
        if name not in files.src_uris:
            files.append(File(name, material, config.site_dir, config.use_directory_urls))
    files.remove(files.src_uris[STYLES])
    whole = styles([*config.theme.dirs, material])
    files.append(File.generated(config, STYLES, content=whole, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give the frame Material's templates and the components, and ``theme_asset(pattern)`` and the content policy."""
    material = FileSystemLoader(material_folder())
    env.loader = ChoiceLoader([*([env.loader] if env.loader else []), material, component_loader()])

    @cache
    def asset(pattern: str) -> str:
        try:
            return theme_asset(pattern, files.src_uris)
        except DataError as error:
            raise PluginError(str(error)) from error

    env.globals["theme_asset"] = asset
    env.globals["content_policy"] = content_security_policy(in_page=True)
    return env
