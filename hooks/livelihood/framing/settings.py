"""What the page frame must know of the site: plain values, for processes that have no MkDocs around."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from livelihood.site_settings import SiteSettings
from livelihood.theme_files import material_folder, theme_files


@dataclass(frozen=True)
class FrameSettings:
    """The site as its frame shows it: plain values, which can be pickled and written as JSON.

    ``templates`` are the folders of templates, the first one that has a template gives it; ``assets`` are the names
    of the theme's files that are published. ``site_url`` ends in a slash, or is "" where the site has no address;
    ``feed`` is "" where it has no feed; ``partial`` marks a site of some counties only. ``extra`` is the ``extra``
    of mkdocs.yml without ``ledger``, of which templates read feed and partial alone.
    """

    site: SiteSettings
    templates: tuple[str, ...]
    assets: tuple[str, ...]
    site_url: str = ""
    favicon: str = ""
    feed: str = ""
    partial: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(
        cls,
        site: SiteSettings,
        *,
        folders: Iterable[str],
        site_url: str | None,
        favicon: str,
        extra: Mapping[str, Any],
        feed: str = "",
        partial: bool = False,
    ) -> Self:
        """Return the settings of a site by mkdocs.yml: the theme's ``folders``, and ``extra`` as it stands there.

        Material's folder is always the last one.
        """
        material = material_folder()
        templates = (*(folder for folder in folders if folder != material), material)
        return cls(
            site=site,
            templates=templates,
            assets=tuple(sorted(theme_files(templates))),
            site_url=f"{site_url.rstrip('/')}/" if site_url else "",
            favicon=favicon,
            feed=feed,
            partial=partial,
            extra={key: value for key, value in extra.items() if key != "ledger"},
        )
