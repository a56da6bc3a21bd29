"""The versions of installed packages, told by the names of their metadata's folders.

As ``importlib.metadata.version`` tells them; to load that module and read the metadata itself takes a tenth of the time
of a build in which nothing changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

# A folder jinja2-3.1.6.dist-info: PEP 376, with names escaped as the binary distribution format has it.
_SUFFIX = ".dist-info"


def package_version(name: str) -> str:
    """Return the version of a package. Raises ``importlib.metadata.PackageNotFoundError`` where it isn't installed."""
    return package_versions((name,))[name]


def package_versions(names: Iterable[str]) -> dict[str, str]:
    """Return the versions of packages by the names that are given; raises as ``package_version`` does."""
    installed: dict[str, str] = {}
    # What comes first on the path is what is loaded.
    for folder in reversed(sys.path):
        with suppress(OSError):
            names_in = (entry.name for entry in os.scandir(folder or "."))
            installed |= dict(_told(entry) for entry in names_in if entry.endswith(_SUFFIX))
    return {name: installed.get(_normalized(name)) or _read(name) for name in names}


def _told(entry: str) -> tuple[str, str]:
    name, _, version = entry.removesuffix(_SUFFIX).partition("-")
    return _normalized(name), version


def _normalized(name: str) -> str:
    """Return the name as packages are compared by it (PEP 503)."""
    return name.lower().replace("_", "-").replace(".", "-")


def _read(name: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415 - seldom needed, and slow to load

    return version(name)
