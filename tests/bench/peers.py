"""The other generators: where they are installed, and the project that each builds of the exported tree."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.bench import hugo
from tests.bench.engines import Engine
from tests.bench.inputs import Inputs

# The page of the open data stays: only its files go.
_OPEN_DATA = "open-data"
_PRUNED = ["navigation.prune", "navigation.tabs"]


class Peers:
    """The generators installed in the virtual environment ``home``."""

    def __init__(self, home: Path) -> None:
        self._bin = home.absolute() / "bin"
        if not (self._bin / "mkdocs").exists():
            raise FileNotFoundError(f"no generators in {home}: run make bench")

    def version(self, package: str) -> str:
        """Return the version of an installed package."""
        return self._python(f"from importlib.metadata import version; print(version({package!r}))")

    def engine(self, key: str, inputs: Inputs, folder: Path, *, whole: bool) -> Engine:
        """Return the engine ``key`` with its own project of the tree in the new folder ``folder``.

        ``whole``: with the generator's own search and all open data; without, both are left out.
        """
        folder.mkdir(parents=True)
        title, make = self._engines()[key]
        docs = folder / "docs"
        left_out = [] if whole else [inputs.tree / "docs" / _OPEN_DATA]
        shutil.copytree(
            inputs.tree / "docs",
            docs,
            copy_function=os.link,
            ignore=lambda at, names: _kept(at, names, left_out),
        )
        settings = yaml.safe_load((inputs.tree / "mkdocs.yml").read_text(encoding="utf-8"))
        if not whole:
            settings["plugins"] = []
        command, site = make(folder, settings)
        return Engine(key, title, folder, command, site, caches=(folder / ".cache",))

    def _engines(
        self,
    ) -> dict[str, tuple[str, Callable[[Path, dict[str, Any]], tuple[tuple[str, ...], Path]]]]:
        return {
            "stock": ("MkDocs + Material", self._stock),
            "pruned": ("MkDocs + Material，精简导航", self._pruned),
            "zensical": ("Zensical，精简导航", self._zensical),
            "hugo": ("Hugo，本站页面框架", self._hugo),
        }

    def _stock(self, folder: Path, settings: dict[str, Any]) -> tuple[tuple[str, ...], Path]:
        _write(folder / "mkdocs.yml", settings)
        return (str(self._bin / "mkdocs"), "build", "--quiet"), folder / "site"

    def _pruned(self, folder: Path, settings: dict[str, Any]) -> tuple[tuple[str, ...], Path]:
        settings["theme"]["features"] = _PRUNED
        return self._stock(folder, settings)

    def _zensical(self, folder: Path, settings: dict[str, Any]) -> tuple[tuple[str, ...], Path]:
        settings["theme"]["features"] = _PRUNED
        _write(folder / "mkdocs.yml", settings)
        return (str(self._bin / "zensical"), "build"), folder / "site"

    def _hugo(self, folder: Path, _settings: dict[str, Any]) -> tuple[tuple[str, ...], Path]:
        material = Path(self._python("import material; print(*material.__path__)"))
        styles = next((material / "templates" / "assets" / "stylesheets").glob("main.*.min.css"))
        project = folder / "hugo"
        hugo.make_project(folder / "docs", project, styles)
        # The program itself: the package's own command starts Python first.
        package = Path(self._python("import hugo; print(*hugo.__path__)"))
        program = next(path for path in (package / "binaries").iterdir() if path.stem.startswith("hugo"))
        site = folder / "site"
        return (str(program), "--quiet", "--source", str(project), "--destination", str(site)), site

    def _python(self, code: str) -> str:
        done = subprocess.run(
            [str(self._bin / "python"), "-c", code], check=True, capture_output=True, text=True
        )
        return done.stdout.strip()


def _kept(at: str, names: list[str], left_out: list[Path]) -> list[str]:
    """Return what isn't copied of the folder ``at``: all but Markdown of a folder that is left out."""
    if not any(Path(at).is_relative_to(folder) for folder in left_out):
        return []
    return [name for name in names if not name.endswith(".md") and not Path(at, name).is_dir()]


def _write(file: Path, settings: dict[str, Any]) -> None:
    file.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
