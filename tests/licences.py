"""The licence of every locked package, as its own metadata tells it: make licences.

A licence that isn't on the list, a package without one, and a package that isn't installed as locked stop it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
# What each lock is for. The benchmarks' peers live in an environment of their own and are no part of this.
LOCKS = {
    "requirements.txt": "site",
    "requirements-build.txt": "build",
    "requirements-dev.txt": "tests",
}
# By their SPDX names: those that let anyone use, change and pass on, and those (MPL) that ask it of their own files only.
ALLOWED = frozenset(
    {
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "MIT",
        "MIT-0",
        "MPL-2.0",
        "PSF-2.0",
    }
)
# Older metadata names a licence by a classifier, which doesn't tell the BSD licences apart: both are allowed.
_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause OR BSD-2-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_FIELDS = {"BSD": "BSD-3-Clause OR BSD-2-Clause", "Apache 2.0": "Apache-2.0", "MIT License": "MIT"}
# The first line of a licence file, where the metadata names none.
_TITLES = {"MIT License": "MIT", "The MIT License (MIT)": "MIT"}


class LicenceError(Exception):
    """What stands in the way of the list, a line for each package."""


@dataclass(frozen=True)
class LockedPackage:
    """A package of a lock with its licence, an SPDX expression; ``use`` tells what it is for."""

    name: str
    version: str
    licence: str
    use: str


def locked_packages(root: Path, path: Sequence[str] | None = None) -> list[LockedPackage]:
    """Return the packages of the locks in ``root``, by name; ``path`` is where they are installed (default: here).

    Packages that a lock keeps for another system are left out: they aren't installed here. Raises LicenceError.
    """
    installed = {
        canonicalize_name(each.name): each for each in distributions(path=list(path) if path else sys.path)
    }
    packages: dict[str, LockedPackage] = {}
    problems = []
    for lock, use in LOCKS.items():
        for wanted in _wanted(root / lock):
            name = canonicalize_name(wanted.name)
            found = installed.get(name)
            if found is None or not wanted.specifier.contains(found.version, prereleases=True):
                problems.append(f"{wanted} is not installed: run make test, which installs what is locked")
                continue
            licence = licence_of(found)
            if not is_allowed(licence):
                problems.append(f"{wanted}: {licence or 'no licence'} is not allowed ({lock})")
            packages.setdefault(name, LockedPackage(name, found.version, licence, use))
    if problems:
        raise LicenceError("\n".join(dict.fromkeys(problems)))
    return [packages[name] for name in sorted(packages)]


def _wanted(lock: Path) -> Iterator[Requirement]:
    for line in lock.read_text(encoding="utf-8").splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            wanted = Requirement(line.removesuffix("\\").strip())
            if wanted.marker is None or wanted.marker.evaluate():
                yield wanted


def licence_of(package: Distribution) -> str:
    """Return the package's licence as an SPDX expression, "" where nothing names one."""
    about = package.metadata
    if expression := about.get("License-Expression"):
        return expression
    named = [
        each.split(" :: ")[-1] for each in about.get_all("Classifier") or [] if each.startswith("License ::")
    ]
    known = [_CLASSIFIERS.get(each, each) for each in named if each != "OSI Approved"]
    if known:
        return " AND ".join(dict.fromkeys(known))
    # Some put the whole text where the name belongs.
    field = (about.get("License") or "").strip().partition("\n")[0]
    return _FIELDS.get(field, field) or _of_file(package)


def _of_file(package: Distribution) -> str:
    for file in package.files or []:
        if file.name.startswith("LICENSE") and ".dist-info" in file.parts[0]:
            title = file.read_text().strip().partition("\n")[0].strip()
            return _TITLES.get(title, title)
    return ""


def is_allowed(expression: str) -> bool:
    """Tell whether an SPDX expression without brackets leaves a choice of which every part is allowed."""
    choices = (choice.split(" AND ") for choice in expression.split(" OR "))
    return any(all(part.strip() in ALLOWED for part in choice) for choice in choices)


def main() -> None:
    """Print the list; end with 1 and the reasons where there is none."""
    try:
        packages = locked_packages(ROOT)
    except LicenceError as error:
        sys.exit(str(error))
    for each in packages:
        print(f"{each.name:32} {each.version:14} {each.use:6} {each.licence}")
    print(f"{len(packages)} packages, every licence allowed")


if __name__ == "__main__":
    main()
