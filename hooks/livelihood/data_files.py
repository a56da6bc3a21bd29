"""Files of the data folder: found and read one by one; what is wrong with one is reported under its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from livelihood.migrations.formats import is_readable
from livelihood.model import Record
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.salvage import salvage
from livelihood.yaml_reader import read_yaml

# What file managers and editors leave behind is no data.
_LITTER = re.compile(r"\..*|Thumbs\.db|desktop\.ini|~\$.*|.*~")

AnyRecord = TypeVar("AnyRecord", bound=Record)


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
        if not file.exists():
            self.problems.add("missing-file", Spot(file.as_posix(), 0), f"缺少 {file.name}")
            return None
        raw = read_yaml(file, file.as_posix(), self.problems)
        return raw if raw is not None and is_readable(raw, self.problems) else None

    def entries(self, folder: Path, *, missing: str | None = None) -> Iterator[Path]:
        """Yield what is in ``folder``, by name; a folder that isn't there is a problem of the kind ``missing``."""
        if not folder.is_dir():
            if missing:
                self.problems.add(missing, Spot(folder.as_posix(), 0), f"缺少文件夹 {folder.name}")
            return iter(())
        return iter(sorted(entry for entry in folder.iterdir() if not _LITTER.fullmatch(entry.name)))

    def misnamed(self, path: Path, expected: str) -> None:
        """Report an entry whose name isn't as it has to be."""
        what = f"名称“{path.name}”不合要求"
        self.problems.add("misnamed", Spot(path.as_posix(), 0), what, expected=expected)

    def orphan(self, path: Path, expected: str) -> None:
        """Report an entry that nothing uses."""
        what = f"这里用不到{'文件夹' if path.is_dir() else '文件'} {path.name}"
        self.problems.add("orphan-file", Spot(path.as_posix(), 0), what, expected=expected)
