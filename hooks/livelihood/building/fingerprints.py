"""What files hold, told by their hashes; whatever the file system says is unchanged isn't read again.

A folder is looked at by the size, times and identity of each file, as git does. Where all are as they were, its
hash is the one that was noted. A file that was written just before it was looked at could change again within the
clock's grain, so its folder is read anew the next time.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from livelihood.building.writing import write_whole
from livelihood.package_versions import package_versions

# The coarsest clock of a file system in use (FAT) counts in two seconds.
_GRAIN = 2_000_000_000
_FORMAT = 1
# Their versions decide over bytes of the output.
_PACKAGES = ("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "pydantic", "pyyaml", "segno")
# In the package, what isn't loaded for good.
_READ_AGAIN = frozenset(("__pycache__", "components", "templates"))


class _Noted(NamedTuple):
    look: str
    digest: str


class Fingerprints:
    """The hashes of folders and files, noted in ``file`` between builds."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._noted: dict[str, _Noted] = {}
        self._seen: dict[str, _Noted] = {}
        with suppress(OSError, ValueError, TypeError, AttributeError):
            noted = json.loads(file.read_text(encoding="utf-8"))
            if noted["format"] == _FORMAT:
                self._noted = {path: _Noted(*each) for path, each in noted["folders"].items()}

    def of(self, path: Path, *, links: bool = True) -> str:
        """Return the hash of a file, or of all files below a folder with their paths; of nothing, where it is missing.

        Without ``links`` none is followed; what isn't a file or a folder is never opened.
        """
        name = os.path.abspath(path)  # noqa: PTH100 - one for each county, and resolving asks for each folder above it
        found = sorted(_files(name, links=links))
        look, newest = _look(found)
        noted = self._seen.get(name) or self._noted.get(name)
        digest = noted.digest if noted and noted.look == look else _content(found)
        if newest < time.time_ns() - _GRAIN:
            self._seen[name] = _Noted(look, digest)
        else:
            self._seen.pop(name, None)
        return digest

    def save(self) -> None:
        """Note what was looked at for the next build; what wasn't is forgotten."""
        if self._seen != self._noted:
            content = {"format": _FORMAT, "folders": self._seen}
            write_whole(self._file, json.dumps(content).encode())


def package_folder() -> Path:
    """Return the folder of the code, the templates and the styles that make the pages."""
    return Path(__file__).parents[1]


class RunningProgram:
    """What this process loaded of the program for good: all but templates and components, and the files ``events``."""

    def __init__(self, events: Iterable[Path] = ()) -> None:
        self._events = tuple(events)
        self._look, self._digest = self._looked(), self._content()

    def is_current(self) -> bool:
        """Tell whether the files are still those that were loaded."""
        look = self._looked()
        if look != self._look and self._content() != self._digest:
            return False
        self._look = look
        return True

    def _looked(self) -> str:
        return combined([*(_look(found)[0] for found in self._found()), versions()])

    def _content(self) -> str:
        return combined(_content(found) for found in self._found())

    def _found(self) -> Iterator[list[_Found]]:
        parts = (entry for entry in sorted(package_folder().iterdir()) if entry.name not in _READ_AGAIN)
        for path in (*parts, *self._events):
            yield sorted(_files(str(path)))


def versions() -> dict[str, str]:
    """Return the versions of the packages that decide over the output."""
    return package_versions(_PACKAGES)


def combined(parts: Mapping[str, object] | Iterable[object]) -> str:
    """Return one hash of several values that JSON can hold."""
    ordered = parts if isinstance(parts, Mapping) else list(parts)
    text = json.dumps(ordered, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()


class _Found(NamedTuple):
    path: str
    stat: os.stat_result
    full: str


def _files(top: str, *, links: bool = True) -> Iterator[_Found]:
    """Yield every file below ``top`` with its path from there, compiled Python excepted."""
    folders = [top]
    if not links and os.path.islink(top):  # noqa: PTH114 - one for each county
        yield _Found("", os.lstat(top), top)
        return
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except NotADirectoryError:
            yield _Found("", Path(folder).stat(), folder)
            return
        except FileNotFoundError:
            return
        for entry in entries:
            if entry.is_dir(follow_symlinks=links):
                if entry.name != "__pycache__":
                    folders.append(entry.path)
            else:
                yield _Found(
                    entry.path[len(top) + 1 :].replace(os.sep, "/"),
                    entry.stat(follow_symlinks=links),
                    entry.path,
                )


def _look(found: list[_Found]) -> tuple[str, int]:
    """Return how the files look from outside, as a hash, and when the newest was written (ns)."""
    seen = [(each.path, each.stat.st_size, each.stat.st_mtime_ns, each.stat.st_ino) for each in found]
    return hashlib.sha256(repr(seen).encode()).hexdigest(), max((each[2] for each in seen), default=0)


def _content(found: list[_Found]) -> str:
    digest = hashlib.sha256()
    for each in found:
        # A pipe would be waited for, and a link may lead anywhere.
        is_file = stat.S_ISREG(each.stat.st_mode)
        content = Path(each.full).read_bytes() if is_file else b""
        size = len(content) if is_file else -1
        digest.update(f"{each.path}\0{size}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()
