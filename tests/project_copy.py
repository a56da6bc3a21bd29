"""A copy of what makes the site, for tests that edit it."""

from __future__ import annotations

import shutil
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def copy_project(folder: Path) -> Path:
    """Copy the project's data, pages, program, frame and settings into ``folder``, and return it."""
    folder.mkdir(parents=True)
    for name in ("data", "docs", "hooks", "overrides"):
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(PROJECT / name, folder / name, ignore=ignored)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder
