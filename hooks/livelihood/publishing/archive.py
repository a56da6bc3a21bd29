"""A release as one file, for a server that only takes uploads: the same release gives the same bytes."""

from __future__ import annotations

import gzip
import os
import shutil
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from livelihood.building.writing import flush_file

# The earliest day that a .zip can tell.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644
_UNIX = 3
_LEVEL = 9


def write_archive(file: Path, folder: Path, paths: Iterable[str]) -> None:
    """Write the files at ``paths`` below ``folder`` into ``file``, by its suffix a .zip, .tar.gz or .tgz.

    ``file`` is there whole or as it was. Raises ValueError for another suffix, OSError where it can't be written.
    """
    write = writer_for(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    os.close(handle)
    beside = Path(name)
    try:
        write(beside, folder, sorted(paths))
        beside.chmod(_MODE)
        flush_file(beside)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def writer_for(file: Path) -> Callable[[Path, Path, list[str]], None]:
    """Return what writes the kind of archive that the suffix of ``file`` tells; raise ValueError for another one."""
    if file.name.endswith(".zip"):
        return _write_zip
    if file.name.endswith((".tar.gz", ".tgz")):
        return _write_tar
    raise ValueError(f"压缩包的文件名是“{file.name}”，应当以 .zip、.tar.gz 或 .tgz 结尾。")


def _write_zip(target: Path, folder: Path, paths: list[str]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for path in paths:
            entry = zipfile.ZipInfo(path, _ZIP_DAY)
            entry.create_system = _UNIX
            entry.external_attr = (stat.S_IFREG | _MODE) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.file_size = (folder / path).stat().st_size
            with (folder / path).open("rb") as content, archive.open(entry, "w") as written:
                shutil.copyfileobj(content, written)


def _write_tar(target: Path, folder: Path, paths: list[str]) -> None:
    # The header would tell the file's name and the time.
    with (
        target.open("wb") as stream,
        gzip.GzipFile("", "wb", _LEVEL, stream, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in paths:
            entry = tarfile.TarInfo(path)
            entry.size = (folder / path).stat().st_size
            entry.mode = _MODE
            with (folder / path).open("rb") as content:
                archive.addfile(entry, content)
