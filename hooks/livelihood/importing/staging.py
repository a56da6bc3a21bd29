"""A county's data as it would be after an import: checked in a place of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from livelihood.diffing.compare import compare
from livelihood.diffing.differences import Differences
from livelihood.diffing.snapshot import Snapshot
from livelihood.model import Ledger
from livelihood.problems import Problem
from livelihood.site import Site, check_data, load_site

_SHARED = ("units.yml", "synonyms.yml")


@dataclass(frozen=True)
class Staged:
    """What the import would make of the data: the problems that it leaves, and what changes (None: can't be told)."""

    problems: tuple[Problem, ...]
    differences: Differences | None


def staged(data: Path, folder: str, files: Mapping[Path, bytes], now: datetime) -> Staged:
    """Return what the data would be like with ``files`` in it, without writing them to ``data``.

    Only the county in ``folder`` is looked at: nothing of another one can change.
    """
    with tempfile.TemporaryDirectory(prefix="livelihood-") as beside:
        before, after = Path(beside, "before"), Path(beside, "after")
        _copy(data, folder, before)
        _copy(data, folder, after)
        for path, content in files.items():
            target = after / path.relative_to(data)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        _, problems = check_data(after)
        found = tuple(
            replace(problem, path=(data / Path(problem.path).relative_to(after)).as_posix())
            for problem in problems.sorted()
        )
        differences = None if problems.errors else compare(_snapshot(before, now), _snapshot(after, now))
    return Staged(found, differences)


def _snapshot(data: Path, now: datetime) -> Snapshot:
    _, problems = check_data(data)
    # A county without a year, or with one that isn't whole yet: nothing of it was published.
    return Snapshot.of_site(
        Site(Ledger((), (), {}), (), now) if problems.errors else load_site(data, now=now)
    )


def _copy(data: Path, folder: str, to: Path) -> None:
    (to / "schemes").mkdir(parents=True)
    for name in _SHARED:
        if (data / name).exists():
            shutil.copyfile(data / name, to / name)
    if not (to / "units.yml").exists():
        (to / "units.yml").write_text("format: 1\nunits: []\n", encoding="utf-8")
    for scheme in (data / "schemes").glob("*.yml"):
        shutil.copyfile(scheme, to / "schemes" / scheme.name)
    shutil.copytree(data / folder, to / folder)
