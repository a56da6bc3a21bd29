"""What mkdocs.yml says, read by MkDocs: of the site and its page frame, the feeds, the data, the preview."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.utils.yaml import yaml_load

from livelihood.build_errors import as_problems
from livelihood.building.shell import SiteConfig, frame_json
from livelihood.feeds import FeedSettings
from livelihood.framing.settings import FrameSettings
from livelihood.places import shortened
from livelihood.problems import DataError, Problem
from livelihood.site_settings import SiteSettings


def ledger_settings(config: MkDocsConfig) -> dict[str, Any]:
    """Return ``extra.ledger`` of mkdocs.yml; events add to it what only one build is told."""
    settings: dict[str, Any] = config.extra.setdefault("ledger", {})
    return settings


def data_folder(config: MkDocsConfig) -> Path:
    """Return the data folder: relative to the working folder where it lies below it, for short problem lines."""
    return shortened(
        Path(config.config_file_path).parent.joinpath(ledger_settings(config).get("data", "data"))
    )


def frame_settings(config: MkDocsConfig) -> FrameSettings:
    """Return what the page frame shows of the site."""
    settings = ledger_settings(config)
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
    return FeedSettings(config.site_url or "", ledger_settings(config).get("feed_authority") or "")


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


def site_config(config: MkDocsConfig) -> SiteConfig:
    """Return what a build needs to know of mkdocs.yml; raise PluginError where the site can't be shown so."""
    settings = ledger_settings(config)
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


def previewed_counties(config_file: Path) -> tuple[str, ...]:
    """Return the codes of the counties that ``config_file`` limits a preview to (``extra.ledger.preview``); none: all.

    Raises DataError where it can't be read, or says something else.
    """
    with as_problems(config_file.parent), config_file.open("rb") as file:
        extra = yaml_load(file).get("extra") or {}
    told = (extra.get("ledger") or {}).get("preview") or []
    codes = [str(code) for code in told] if isinstance(told, list) else []
    if isinstance(told, list) and all(re.fullmatch(r"[0-9]{6}", code) for code in codes):
        return tuple(sorted(set(codes)))
    message = f"extra.ledger 的 preview 是“{told}”。应当：县的6位代码的列表，如 [410422, 410423]。改法：改正或删去这一行。"
    lines = config_file.read_text(encoding="utf-8").split("\n")
    line = next((number for number, each in enumerate(lines, 1) if each.lstrip().startswith("preview:")), 1)
    raise DataError([Problem(config_file.name, line, "site-settings", message)])


def _own_folders(config: MkDocsConfig) -> list[str]:
    """Return the theme's folders that belong to the project: those of packages change with their versions alone."""
    return [config.theme.custom_dir] if config.theme.custom_dir else []
