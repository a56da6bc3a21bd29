"""What MkDocs makes of a site: hand-written pages, assets, 404.html; and what mkdocs.yml says.

All of it is kept by the hash of the files that it depends on, so that a build where none of them changed needs no MkDocs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from livelihood.building.fingerprints import Fingerprints, combined
from livelihood.building.packs import Pack, packed
from livelihood.building.store import Store
from livelihood.search.pages import HandWrittenPage

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from livelihood.feeds import FeedSettings
    from livelihood.framing.settings import FrameSettings

_FOLDER = ".cache"


@dataclass(frozen=True)
class SiteConfig:
    """What mkdocs.yml says.

    ``data`` and ``site_dir`` are folders, ``templates`` those with the project's own templates of the frame. ``frame``
    is ``FrameSettings`` as JSON, ``authority`` that of the feeds. ``watched`` are the folders and files that MkDocs
    reads; ``cacheable`` is False where it may read others, too (plugins, another file that mkdocs.yml builds upon).
    """

    data: str
    site_dir: str
    site_url: str
    authority: str
    frame: str
    templates: tuple[str, ...]
    watched: tuple[str, ...]
    cacheable: bool

    @property
    def frame_settings(self) -> FrameSettings:
        """What the page frame shows of the site."""
        settings: FrameSettings = _frame_adapter().validate_json(self.frame)
        return settings

    @property
    def feeds(self) -> FeedSettings:
        """What the feeds say of the site."""
        from livelihood.feeds import FeedSettings  # noqa: PLC0415 - a build without changes needs none

        return FeedSettings(self.site_url, self.authority)


def frame_json(settings: FrameSettings) -> str:
    """Return the settings as ``SiteConfig`` has them."""
    return _frame_adapter().dump_json(settings).decode()


@cache
def _frame_adapter() -> TypeAdapter[FrameSettings]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - a build without changes needs none

    from livelihood.framing.settings import FrameSettings  # noqa: PLC0415

    return TypeAdapter(FrameSettings)


@dataclass(frozen=True)
class ShellContent:
    """What MkDocs made: files, and what the hand-written pages say, with their days by address."""

    files: Pack
    pages: tuple[HandWrittenPage, ...]
    days: Mapping[str, date]


class Shell:
    """A site without its generated pages. ``key`` is the hash of all that it depends on; ``look`` takes it again."""

    def __init__(
        self, config: SiteConfig, look: Callable[[], str], load: Callable[[str], ShellContent]
    ) -> None:
        self.key = look()
        self.config = config
        self._look = look
        self._load = load

    @cached_property
    def content(self) -> ShellContent:
        """What MkDocs made of it; it is made when it is first asked for. Raises DataError where MkDocs stops."""
        return self._load(self.key)

    def is_current(self) -> bool:
        """Tell whether all that it depends on is as it was."""
        return self._look() == self.key


def cache_folder(config_file: Path) -> Path:
    """Return the folder beside mkdocs.yml in which builds keep what they made."""
    return config_file.resolve().parent / _FOLDER / "build"


def shell_of(config_file: Path, *, partial: bool, code: str, prints: Fingerprints, store: Store) -> Shell:
    """Return the shell of the site of ``config_file``, from the store where nothing that it depends on changed.

    ``code`` is the hash of the program. Raises DataError where MkDocs stops.
    """

    def first() -> str:
        file = [prints.of(config_file), str(config_file.resolve()), _environment(config_file)]
        return combined(["config", *file, partial, code])

    def look(config: SiteConfig) -> str:
        return combined([first(), [prints.of(Path(path)) for path in config.watched]])

    known = store.result(first())
    if known is not None:
        config = _config(json.loads(known))
        if (kept := store.result(look(config))) is not None:
            content = _content(json.loads(kept))
            if store.has(content.files.digest):
                return Shell(config, lambda: look(config), lambda _: content)
    return _unmade(first(), look, config_file, partial=partial, store=store)


def _unmade(
    first: str, look: Callable[[SiteConfig], str], config_file: Path, *, partial: bool, store: Store
) -> Shell:
    from livelihood.mkdocs_pages import ShellSite  # noqa: PLC0415 - MkDocs takes a second that most builds can do without

    site = ShellSite(config_file, partial=partial)

    def made(key: str) -> ShellContent:
        files, pages = site.build()
        pack, content = packed(files.items())
        store.put(content)
        found = ShellContent(pack, tuple(page for page, _ in pages), {page.url: day for page, day in pages})
        if site.known.cacheable:
            store.keep_result(key, _to_json(found))
            store.keep_result(first, json.dumps(vars(site.known), ensure_ascii=False).encode())
        return found

    return Shell(site.known, lambda: look(site.known), made)


def _environment(config_file: Path) -> str:
    """Return the hash of the environment, as far as mkdocs.yml takes values from it."""
    return combined(dict(os.environ)) if "!ENV" in config_file.read_text(encoding="utf-8") else ""


def _config(written: dict[str, Any]) -> SiteConfig:
    return SiteConfig(**written | {name: tuple(written[name]) for name in ("templates", "watched")})


def _to_json(content: ShellContent) -> bytes:
    written = {
        "files": content.files.to_json(),
        "pages": [[page.url, page.title, page.text] for page in content.pages],
        "days": {url: day.isoformat() for url, day in content.days.items()},
    }
    return json.dumps(written, ensure_ascii=False).encode()


def _content(written: dict[str, Any]) -> ShellContent:
    return ShellContent(
        Pack.from_json(written["files"]),
        tuple(HandWrittenPage(*page) for page in written["pages"]),
        {url: date.fromisoformat(day) for url, day in written["days"].items()},
    )
