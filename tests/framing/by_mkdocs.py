"""Pages in their frame as MkDocs makes them, from front matter, for comparison."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from livelihood import routes
from livelihood.contexts.frame import Frame
from tests.builds import ROOT, configured

EVENTS = [str(ROOT / "hooks" / event) for event in ("page_frame.py", "theme_assets.py")]


class ByMkDocs:
    """MkDocs with the events of the frame; ``folder`` is for its settings."""

    def __init__(
        self,
        folder: Path,
        site: Mapping[str, str] | None = None,
        *,
        site_url: str = "",
        partial: bool = False,
    ) -> None:
        extra: dict[str, Any] = {
            "site": dict(site or {}),
            "ledger": {"feed": "updates/feed.xml", "partial": partial},
        }
        file = configured(folder, site_url=site_url, extra=extra, hooks=EVENTS)
        self._config = load_config(str(file))
        self._config.plugins.on_config(self._config)
        environment = self._config.theme.get_env()
        files = get_files(self._config)
        files.add_files_from_theme(environment, self._config)
        files = self._config.plugins.on_files(files, config=self._config)
        self._nav = get_navigation(files, self._config)
        environment = self._config.plugins.on_env(environment, config=self._config, files=files)
        self._template = environment.get_template("main.html")

    def html(self, frame: Frame, content: str) -> str:
        """Return the page with this content, which is HTML."""
        uri, inclusion = routes.markdown_uri(frame.url), InclusionLevel.NOT_IN_NAV
        file = File.generated(self._config, uri, content=frame.front_matter(), inclusion=inclusion)
        page = Page(None, file, self._config)
        page.read_source(self._config)
        page.content = content
        context = get_context(self._nav, [], self._config, page)
        context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
        return self._template.render(context)
