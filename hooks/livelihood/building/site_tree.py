"""The folder of the built site: what stands in it, told by a list that is kept beside the cache.

Where the list fits the folder, only files that differ are written and those that vanish are removed. Where it
doesn't (another program wrote there, or nothing is there), the site is written anew beside the folder and takes its
place.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path

from livelihood.building.planned import Planned
from livelihood.building.site_list import KeptList, ListFile, SiteList, Written, by_folder, folder_of


def list_file(folder: Path, lists: Path) -> ListFile:
    """Return where among ``lists`` the list of the site in ``folder`` is kept."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
    return ListFile(lists / f"{name}.json")


class SiteTree:
    """The site in ``folder``; its list is kept in ``kept``."""

    def __init__(self, folder: Path, kept: KeptList) -> None:
        self.folder = folder
        self.kept = kept

    def altered(self, known: SiteList) -> set[str]:
        """Return the paths whose files aren't as they were written."""
        found = self.kept.moving()
        top = f"{self.folder}{os.sep}"
        for path, (_, size, time) in chain.from_iterable(
            files.plain.items() for files in known.files.values()
        ):
            try:
                stat = os.stat(top + path)  # noqa: PTH116 - ten thousands of paths: objects would double the time
            except OSError:
                found.add(path)
                continue
            if stat.st_size != size or stat.st_mtime_ns != time:
                found.add(path)
        return found

    def mend(self, changed: Iterable[Planned], vanished: Iterable[str], made: SiteList) -> SiteList:
        """Write the ``changed`` files and remove those that ``vanished``; return ``made`` with what was written.

        ``made`` holds the files that stay. All is written beside its place before anything is moved there: a full disk
        leaves the site as it was. A build that is interrupted while it moves and removes files leaves a list of them,
        so the next one does it all.
        """
        beside: list[tuple[Path, Path, Planned]] = []
        try:
            for file in changed:
                target = self.folder / file.path
                new = target.with_name(f".{target.name}.new")
                new.parent.mkdir(parents=True, exist_ok=True)
                beside.append((new, target, file))
                file.write(new)
            self.kept.move((*(file.path for _, _, file in beside), *vanished))
            written = {}
            for new, target, file in beside:
                new.replace(target)
                stat = target.stat()
                written[file.path] = Written(file.digest, stat.st_size, stat.st_mtime_ns)
        finally:
            for new, _, _ in beside:
                new.unlink(missing_ok=True)
        self._remove(vanished)
        touched = set(map(folder_of, written))
        stay = {
            path: each for folder in touched & made.files.keys() for path, each in made.files[folder].items()
        }
        files = by_folder(stay | written)
        done = replace(made, files={**made.files, **files})
        self.kept.keep(done)
        return done

    def _remove(self, paths: Iterable[str]) -> None:
        """Remove files, and the folders that are empty then."""
        for path in paths:
            file = self.folder / path
            file.unlink(missing_ok=True)
            for parent in file.parents:
                if parent == self.folder:
                    break
                try:
                    parent.rmdir()
                except OSError:
                    break
