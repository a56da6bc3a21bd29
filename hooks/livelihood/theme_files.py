"""The files of the theme's folders that are published, by their name on the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from importlib.resources import files
from pathlib import Path

from livelihood.component_library import component_styles
from livelihood.problems import DataError, Problem

STYLES = "assets/stylesheets/ledger.css"
# All that a theme of ours and Material publish stands below this folder. Material's other folder, of 14,500 icons,
# is for templates, which read it by themselves.
_ASSETS = "assets"
# Of what Material brings, all but its style sheet: scripts, its own search, dark colours, its icon.
_UNUSED = (
    "assets/images/favicon.png",
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/stylesheets/*.map",
    "assets/stylesheets/palette.*.css",
)


def material_folder() -> str:
    """Return the folder of Material's templates and files."""
    return str(files("material.templates"))


def theme_files(folders: Iterable[str]) -> dict[str, Path]:
    """Return the published files of the theme's folders by name; a file of an earlier folder hides a later one's."""
    found: dict[str, Path] = {}
    for folder in folders:
        for name, file in _files(Path(folder)):
            found.setdefault(name, file)
    return found


def styles(folders: Iterable[str]) -> str:
    """Return what is published as ``STYLES``: the frame's own styles, then those of the components."""
    own = theme_files(folders)[STYLES].read_text(encoding="utf-8-sig")
    return f"{own}\n{component_styles()}"


def theme_asset(pattern: str, names: Iterable[str]) -> str:
    """Return the one of ``names`` that fits: Material names its files by their content. Raises DataError."""
    found = [name for name in names if fnmatch(name, pattern)]
    if len(found) != 1:
        message = f"主题里应当恰好有一个 {pattern}，实有{len(found)}个。改法：检查 mkdocs-material 的版本。"
        raise DataError([Problem("", 0, "build", message)])
    return found[0]


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted((folder / _ASSETS).rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not any(fnmatch(name, pattern) for pattern in _UNUSED):
            yield name, file
