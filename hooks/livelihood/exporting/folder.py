"""The folder of an export: written beside an earlier one, and put in its place when it is whole."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from livelihood.exporting import readme, settings_file
from livelihood.exporting.tree import DOCS

# What an export holds, and what the generators make beside it.
_OWN = frozenset({settings_file.NAME, readme.NAME, DOCS, "site", ".cache"})


class FolderError(Exception):
    """Why an export can't be written into a folder, said in Chinese."""


def refuse_other_content(folder: Path) -> None:
    """Raise FolderError where ``folder`` holds something that isn't an earlier export: it would be lost."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderError(f"{folder.as_posix()} 是一个文件，不是文件夹。改法：换一个文件夹。")
    held = {path.name for path in folder.iterdir()}
    if not held:
        return
    if not _is_export(folder):
        raise FolderError(
            f"{folder.as_posix()} 里有别的文件，不是以前导出的。"
            "应当：文件夹是新的、空的，或是上次导出的。改法：换一个文件夹。"
        )
    if others := sorted(held - _OWN):
        raise FolderError(
            f"{folder.as_posix()} 是以前导出的，但里面另有 {'、'.join(others)}，替换时会丢失。改法：把它们移到别处，或换一个文件夹。"
        )


def replace_folder(
    folder: Path, files: Iterable[tuple[str, bytes]], *, told: Callable[[int], None] = lambda _: None
) -> int:
    """Write ``files`` (paths and contents) as ``folder``, in place of an earlier export; return how many there are.

    They are written beside it and moved when all are there: whatever stops this leaves the folder as it was.
    ``told`` is called with the number of files written so far. Raises FolderError as ``refuse_other_content`` does,
    OSError where the disk refuses.
    """
    refuse_other_content(folder)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside the old one: a move within one file system takes no time.
    with tempfile.TemporaryDirectory(
        prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
    ) as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        written: set[str] = set()
        made: set[Path] = set()
        for name, content in files:
            file = new / name
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            file.write_bytes(content)
            written.add(name)
            told(len(written))
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    return len(written)


def _is_export(folder: Path) -> bool:
    try:
        with (folder / settings_file.NAME).open(encoding="utf-8") as file:
            return file.readline().rstrip("\n") == settings_file.MARK
    except (OSError, UnicodeDecodeError):
        return False
