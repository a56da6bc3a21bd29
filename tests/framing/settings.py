"""The settings of the project's page frame, as mkdocs.yml has them, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from livelihood.framing.settings import FrameSettings
from livelihood.site_settings import SiteSettings
from tests.builds import ROOT


def frame_settings(
    site: Mapping[str, str] | None = None,
    *,
    site_url: str = "",
    partial: bool = False,
    folder: Path | None = None,
) -> FrameSettings:
    """Return the settings with ``extra.site`` and, before the project's own, a ``folder`` of templates."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings = SiteSettings.read(
        config["site_name"],
        site or {},
        description=config["site_description"],
        links=config["extra"]["footer_links"],
    )
    return FrameSettings.read(
        settings,
        folders=[*([str(folder)] if folder else []), str(ROOT / "overrides")],
        site_url=site_url,
        favicon=config["theme"]["favicon"],
        extra=config["extra"],
        feed="updates/feed.xml",
        partial=partial,
    )
