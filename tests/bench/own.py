"""This project's own builds: `livelihood build` and `mkdocs build` of the same counties."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.engines import Engine
from tests.bench.inputs import LIVELIHOOD, Inputs
from tests.project_copy import PROJECT

# What a build is told to leave out. MkDocs can't be told; it also makes everything anew each time.
_LEAVE_OUT = ("--no-search", "--no-open-data")


@dataclass(frozen=True)
class Kind:
    """How one of our builds is called, the start of its command, and whether it is MkDocs' own."""

    title: str
    command: tuple[str, ...]
    by_mkdocs: bool = False


KINDS = {
    "ours": Kind("本站", (*LIVELIHOOD, "build")),
    "ours-1": Kind("本站，单进程", (*LIVELIHOOD, "build", "--workers", "1")),
    "mkdocs": Kind(
        "本站，mkdocs build", (sys.executable, "-m", "mkdocs", "build", "--quiet"), by_mkdocs=True
    ),
}


def engine(key: str, inputs: Inputs, folder: Path, *, whole: bool) -> Engine:
    """Return the engine ``key`` with data and project of its own in the new folder ``folder``.

    ``whole``: with search and open data; without, they are left out.
    """
    kind, data, site = KINDS[key], folder / "data", folder / "site"
    shutil.copytree(inputs.data, data)
    for name in ("docs", "overrides"):
        shutil.copytree(PROJECT / name, folder / name)
    (folder / "hooks").mkdir()
    # The events alone: the package is the installed one.
    for hook in (PROJECT / "hooks").glob("*.py"):
        shutil.copy(hook, folder / "hooks")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    leave_out = () if whole or kind.by_mkdocs else _LEAVE_OUT
    return Engine(
        key,
        kind.title,
        folder,
        (*kind.command, *leave_out),
        site,
        caches=(folder / ".cache",),
        data=None if kind.by_mkdocs else data,
    )
