"""Files of the data folder: found and read one by one; what is wrong with one is reported under its name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from livelihood.folder_entries import flaw_of, folded, is_plain, shown, special
from livelihood.migrations.formats import is_readable
from livelihood.model import Record
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.salvage import salvage
from livelihood.yaml_reader import read_yaml

# What file managers and editors leave behind is no data.
_LITTER = re.compile(r"\..*|Thumbs\.db|desktop\.ini|~\$.*|.*~")

AnyRecord = TypeVar("AnyRecord", bound=Record)


def may_open(path: Path, problems: Problems) -> bool:
    """Tell whether ``path`` is no link, pipe or device, which is reported: opening one could lead out, or never end."""
    what = special(path)
    if what:
        problems.add("not-plain", Spot(shown(path.as_posix()), 0), f"{shown(path.name)} 是{what}")
    return not what


class DataFiles:
    """Reads data files and lists folders, and reports to ``problems`` what can't be used."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def read(self, file: Path, model: type[AnyRecord]) -> AnyRecord | None:
        """Return what could be read of ``file``; None if that is nothing."""
        raw = self.raw(file)
        return None if raw is None else salvage(raw, model, self.problems)

    def raw(self, file: Path) -> dict[str, Any] | None:
        """Return the mapping in ``file`` (as yaml_reader has it), None if there is none of the present format."""
        if not may_open(file, self.problems):
            return None
        if not file.exists():
            self.problems.add("missing-file", Spot(file.as_posix(), 0), f"缺少 {file.name}")
            return None
        raw = read_yaml(file, file.as_posix(), self.problems)
        return raw if raw is not None and is_readable(raw, self.problems) else None

    def entries(self, folder: Path, *, missing: str | None = None) -> Iterator[Path]:
        """Yield what is in ``folder``, by name; a folder that isn't there is a problem of the kind ``missing``.

        Entries that are no plain files and folders, and names that aren't for every system, are reported and left out.
        """
        if not may_open(folder, self.problems):
            return iter(())
        if not folder.is_dir():
            if missing:
                self.problems.add(missing, Spot(folder.as_posix(), 0), f"缺少文件夹 {folder.name}")
            return iter(())
        return self.listed(folder)

    def listed(self, folder: Path) -> Iterator[Path]:
        """Yield what ``entries`` does, wherever ``folder`` itself may be a link to."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            refused = isinstance(error, PermissionError)
            what = "没有读取这个文件夹的权限" if refused else f"文件夹打不开（错误号 {error.errno}）"
            self.problems.add("unreadable", Spot(folder.as_posix(), 0), what)
            return
        names: dict[str, str] = {}
        for entry in entries:
            if not _LITTER.fullmatch(entry.name) and self._is_usable(entry, names):
                yield Path(entry.path)

    def look_through_all(self, data: Path) -> None:
        """Report every entry of the data folder and below it that ``entries`` leaves out."""
        for entry in self.listed(data):
            if entry.is_dir():
                self.look_through(entry)

    def look_through(self, folder: Path) -> None:
        """Report every entry below ``folder`` that ``entries`` leaves out."""
        for entry in self.entries(folder):
            if entry.is_dir():
                self.look_through(entry)

    def _is_usable(self, entry: os.DirEntry[str], names: dict[str, str]) -> bool:
        """Report what is wrong with an entry; ``names`` are those before it in its folder, by their folded forms."""
        path = Path(entry.path)
        spot = Spot(shown(path.as_posix()), 0)
        if not is_plain(entry):
            return may_open(path, self.problems)
        if flaw := flaw_of(entry.name):
            self.problems.add("unsafe-name", spot, f"名称“{shown(entry.name)}”{flaw}")
            return False
        first = names.setdefault(folded(entry.name), entry.name)
        if first != entry.name:
            what = f"名称“{entry.name}”和旁边的“{first}”只有大小写或编码形式不同"
            self.problems.add("name-clash", spot, what)
        return True

    def misnamed(self, path: Path, expected: str) -> None:
        """Report an entry whose name isn't as it has to be."""
        what = f"名称“{path.name}”不合要求"
        self.problems.add("misnamed", Spot(path.as_posix(), 0), what, expected=expected)

    def orphan(self, path: Path, expected: str) -> None:
        """Report an entry that nothing uses."""
        what = f"这里用不到{'文件夹' if path.is_dir() else '文件'} {path.name}"
        self.problems.add("orphan-file", Spot(path.as_posix(), 0), what, expected=expected)
