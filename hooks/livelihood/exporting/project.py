"""What a project's mkdocs.yml tells an export: the site's name and address, and where its own files are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livelihood.contexts.frame import SITE_NAME
from livelihood.feeds import FeedSettings

# What a generator reads of a site as a whole; what isn't set stays out.
_CARRIED = ("site_description", "site_author", "site_url", "copyright")
_PARTIAL = "（只有部分县，不能发布）"


@dataclass(frozen=True)
class Project:
    """The project in ``folder``; ``settings`` is its mkdocs.yml as read."""

    settings: Mapping[str, Any]
    folder: Path

    @property
    def docs(self) -> Path:
        """The folder of the pages written by hand."""
        return self.folder / (self.settings.get("docs_dir") or "docs")

    @property
    def theme(self) -> Mapping[str, Any]:
        """What is set of the theme; empty where only its name is given."""
        theme = self.settings.get("theme")
        return theme if isinstance(theme, Mapping) else {}

    @property
    def overrides(self) -> Path:
        """The folder of the page frame, whose styles and scripts the pages need."""
        return self.folder / (self.theme.get("custom_dir") or "overrides")

    @property
    def feeds(self) -> FeedSettings:
        """What the feeds are told of the site."""
        ledger = _mapping(self.settings, "extra", "ledger")
        return FeedSettings(self.settings.get("site_url") or "", ledger.get("feed_authority") or "")

    @property
    def markdown_extensions(self) -> list[Any]:
        """The extensions of Markdown in which the pages are written."""
        return list(self.settings.get("markdown_extensions") or ())

    def identity(self, *, partial: bool) -> dict[str, Any]:
        """Return the site's name, which a ``partial`` site says it is in, and what else tells which site this is."""
        name = self.settings.get("site_name") or SITE_NAME
        carried = {key: self.settings[key] for key in _CARRIED if self.settings.get(key)}
        return {"site_name": name + _PARTIAL if partial else name, **carried}

    def hand_written(self) -> Iterator[Path]:
        """Yield the files below ``docs`` in the order of their paths, hidden ones left out as generators do."""
        for path in sorted(self.docs.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(self.docs).parts)
            if path.is_file() and not hidden:
                yield path


def _mapping(settings: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    """Return the mapping below ``keys``, an empty one where there is none."""
    found: Any = settings
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else {}
