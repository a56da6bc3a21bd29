"""What MkDocs makes of a site: hand-written pages, assets, 404.html; and what mkdocs.yml says.

All of it is kept by the hash of the files that it depends on, so that a build where none of them changed needs no MkDocs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
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
class Shell:
    """A site without its generated pages: its files, and what its hand-written pages say. ``key`` is its hash."""

    key: str
    config: SiteConfig
    files: Pack
    pages: tuple[HandWrittenPage, ...]
    days: Mapping[str, date]


def cache_folder(config_file: Path) -> Path:
    """Return the folder beside mkdocs.yml in which builds keep what they made."""
    return config_file.resolve().parent / _FOLDER / "build"


def shell_of(config_file: Path, *, partial: bool, code: str, prints: Fingerprints, store: Store) -> Shell:
    """Return the shell of the site of ``config_file``, from the store where nothing that it depends on changed.

    ``code`` is the hash of the program. Raises DataError where MkDocs stops.
    """
    first = combined(
        [
            "config",
            prints.of(config_file),
            str(config_file.resolve()),
            _environment(config_file),
            partial,
            code,
        ]
    )
    known = store.result(first)
    if known is not None:
        watched = json.loads(known)
        key = _second(first, watched, prints)
        if (kept := store.result(key)) is not None:
            shell = _from_json(key, json.loads(kept))
            if store.has(shell.files.digest):
                return shell
    return _made(first, config_file, partial=partial, prints=prints, store=store)


def _made(first: str, config_file: Path, *, partial: bool, prints: Fingerprints, store: Store) -> Shell:
    from livelihood.mkdocs_pages import make_shell  # noqa: PLC0415 - MkDocs takes a second that most builds can do without

    config, files, pages = make_shell(config_file, partial=partial)
    pack, content = packed(files.items())
    store.put(content)
    key = _second(first, config.watched, prints)
    days = {page.url: day for page, day in pages}
    shell = Shell(key, config, pack, tuple(page for page, _ in pages), days)
    if config.cacheable:
        store.keep_result(key, _to_json(shell))
        store.keep_result(first, json.dumps(config.watched).encode())
    return shell


def _second(first: str, watched: tuple[str, ...] | list[str], prints: Fingerprints) -> str:
    return combined([first, [prints.of(Path(path)) for path in watched]])


def _environment(config_file: Path) -> str:
    """Return the hash of the environment, as far as mkdocs.yml takes values from it."""
    return combined(dict(os.environ)) if "!ENV" in config_file.read_text(encoding="utf-8") else ""


def _to_json(shell: Shell) -> bytes:
    written = {
        "config": vars(shell.config),
        "files": shell.files.to_json(),
        "pages": [[page.url, page.title, page.text] for page in shell.pages],
        "days": {url: day.isoformat() for url, day in shell.days.items()},
    }
    return json.dumps(written, ensure_ascii=False).encode()


def _from_json(key: str, written: dict[str, Any]) -> Shell:
    known = written["config"]
    config = known | {name: tuple(known[name]) for name in ("templates", "watched")}
    return Shell(
        key,
        SiteConfig(**config),
        Pack.from_json(written["files"]),
        tuple(HandWrittenPage(*page) for page in written["pages"]),
        {url: date.fromisoformat(day) for url, day in written["days"].items()},
    )
