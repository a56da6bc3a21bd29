"""Bundles as they are kept from build to build: plain folders of files, each with a list of what it holds.

A folder is moved to its place whole, and each file is compared with its hash where it is read: nobody has to read a
bundle only to know that it is there. Whatever isn't as the list says counts as absent.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from livelihood import routes

_BUNDLE = "bundle"
# How the folders begin in which bundles are being made.
NEW = ".new-"
_LIST = "manifest.json"
# So many bundles of a prefecture are kept: whoever looks at some counties goes back to all of them.
_KEPT = 3
_DAY = 24 * 60 * 60


class BundleFile(NamedTuple):
    """A file of a bundle: its path below the site (with forward slashes), its length and SHA-256.

    ``folder`` and ``name`` tell where it is kept: of ten thousands of files a few are read.
    """

    path: str
    size: int
    sha256: str
    folder: Path
    name: str

    @property
    def file(self) -> Path:
        """The kept file."""
        return self.folder / self.name

    def content(self) -> bytes | None:
        """Return the file's bytes; None where they aren't those that were written: the bundle has to be made anew."""
        try:
            found = self.file.read_bytes()
        except OSError:
            return None
        return found if hashlib.sha256(found).hexdigest() == self.sha256 else None


@dataclass(frozen=True)
class Bundle:
    """A kept bundle: its name, the number of its records, the characters of their texts, and where it is kept.

    ``sums`` are the length and SHA-256 of each file, by its path in the bundle.
    """

    name: str
    records: int
    characters: str
    kept: Path
    sums: Mapping[str, tuple[int, str]]

    @property
    def files(self) -> Iterator[BundleFile]:
        """The files of the bundle."""
        site, kept = f"{routes.search()}index/{self.name}/", self.kept / _BUNDLE
        for name, (size, sha256) in self.sums.items():
            yield BundleFile(site + name, size, sha256, kept, name)


class BundleWriter:
    """Writes the files of a bundle below the new folder ``made``, and then the list of them."""

    def __init__(self, made: Path) -> None:
        self._made = made
        self._files: dict[str, tuple[int, str]] = {}
        self._folders: set[Path] = set()

    def put(self, path: str, content: bytes) -> None:
        """Write a file by its path in the bundle."""
        _write(self._made / _BUNDLE / path, content, self._folders)
        self._files[path] = (len(content), hashlib.sha256(content).hexdigest())

    def finish(self, records: int, characters: str) -> None:
        """Write the list: now the bundle is whole."""
        about = {"records": records, "characters": characters, "files": dict(sorted(self._files.items()))}
        listed = json.dumps(about, ensure_ascii=False).encode()
        (self._made / _LIST).write_bytes(hashlib.sha256(listed).hexdigest().encode() + b"\n" + listed)


def read(name: str, kept: Path) -> Bundle | None:
    """Return the bundle in the folder ``kept``, and note that it is in use; None where there is no whole list of it."""
    try:
        head, _, listed = (kept / _LIST).read_bytes().partition(b"\n")
    except OSError:
        return None
    # Whoever may only read the cache uses it all the same.
    with suppress(OSError):
        os.utime(kept / _LIST)
    if hashlib.sha256(listed).hexdigest().encode() != head:
        return None
    about = json.loads(listed)
    return Bundle(name, about["records"], about["characters"], kept, about["files"])


def keep(name: str, made: Path, kept: Path) -> Bundle | None:
    """Move the folder ``made`` to ``kept`` unless the same bundle stands there; return it, None where it vanished."""
    with suppress(OSError):
        made.rename(kept)
    if made.exists() and not _is_whole(read(name, kept)):
        shutil.rmtree(kept, ignore_errors=True)
        with suppress(OSError):
            made.rename(kept)
    return read(name, kept)


def put(bundle: Bundle, folder: Path) -> bool:
    """Copy ``bundle`` into the built site's ``folder``; tell whether all of it was as it was written."""
    folders: set[Path] = set()
    for each in bundle.files:
        content = each.content()
        if content is None:
            return False
        _write(folder / each.path, content, folders)
    return True


def forget_old(name: str, cache: Path) -> None:
    """Remove the bundles of this name from ``cache`` but for those that were used last, and what killed builds left."""
    used = [(_last_used(kept / _LIST), kept) for kept in cache.glob(f"{name}-*")]
    unused = [kept for _, kept in sorted(used, reverse=True)[_KEPT:]]
    left = [made for made in cache.glob(f"{NEW}*") if time.time() - _last_used(made) > _DAY]
    for folder in (*unused, *left):
        shutil.rmtree(folder, ignore_errors=True)


def _write(file: Path, content: bytes, folders: set[Path]) -> None:
    """Write ``file``; ``folders`` are those that are known to be there."""
    if file.parent not in folders:
        file.parent.mkdir(parents=True, exist_ok=True)
        folders.add(file.parent)
    file.write_bytes(content)


def _last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # it isn't whole, or another build has just removed it
        return 0


def _is_whole(bundle: Bundle | None) -> bool:
    return bundle is not None and all(each.content() is not None for each in bundle.files)
