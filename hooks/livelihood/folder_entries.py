"""Entries of the data's folders: only plain files and folders are read, under names that mean the same on every system."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path

from livelihood.characters import HIDDEN, NO_CHARACTERS, unwanted_characters

# Each system allows 255 in some unit of its own; copies and archives add to a name.
LONGEST_NAME = 200
_USUAL = re.compile(r"[a-z0-9][a-z0-9._-]*(?<!\.)")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')
_UNSHOWN = re.compile(f"[\\t\\n\\r{NO_CHARACTERS}{HIDDEN}]")
# What a byte that is no UTF-8 is in a name (PEP 383), and half a pair of UTF-16.
_NO_TEXT = re.compile("[\ud800-\udfff]")
_MOUNT_POINT = 0xA0000003
_SPECIAL = (
    (stat.S_ISFIFO, "管道（FIFO）"),
    (stat.S_ISSOCK, "套接字"),
    (stat.S_ISCHR, "设备文件"),
    (stat.S_ISBLK, "设备文件"),
)


def is_plain(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a file or a folder itself, as far as the listing tells: nothing is opened or followed."""
    if entry.is_file(follow_symlinks=False):
        return True
    return entry.is_dir(follow_symlinks=False) and not _is_junction(entry)


def special(path: Path) -> str | None:
    """Return in Chinese what stands at ``path`` other than a file or a folder; None for those, and where nothing is."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return None
    if stat.S_ISLNK(found.st_mode):
        return f"符号链接，指向 {shown(path.readlink().as_posix())}"
    if getattr(found, "st_reparse_tag", 0) == _MOUNT_POINT:
        return "目录联接"
    return next((what for is_kind, what in _SPECIAL if is_kind(found.st_mode)), None)


def flaw_of(name: str) -> str | None:
    """Return in Chinese what keeps the name of a file or folder from being used on every system, None where nothing does."""
    if len(name) <= LONGEST_NAME and _USUAL.fullmatch(name) and not is_reserved(name):
        return None
    size = len(os.fsencode(name))
    unseen = next(unwanted_characters(name), None)
    forbidden = _FORBIDDEN.search(name)
    if _NO_TEXT.search(name):
        return "含有不是 UTF-8 编码的字节"
    if unseen or _UNSHOWN.search(name):
        return f"第 {unseen.start + 1} 个字是{unseen.what}" if unseen else "含有换行或制表符"
    if forbidden:
        return f"含有 {forbidden[0]}"
    if is_reserved(name):
        return "是 Windows 保留的名称"
    if name != name.strip(" ").rstrip("."):
        return "以空格开头，或以空格、句点结尾"
    return f"有 {size} 个字节" if size > LONGEST_NAME else None


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes the name for a device's."""
    return _RESERVED.fullmatch(name) is not None


def path_flaw(path: Path) -> str | None:
    """Return in Chinese why nothing can be made of or in ``path``: it has no text for a name. None where it has."""
    whole = str(path.resolve())
    if not _NO_TEXT.search(whole):
        return None
    return (
        f"路径 {shown(whole)} 含有不是 UTF-8 编码的字节。"
        "应当：项目、数据和输出的文件夹，名称都是 UTF-8 编码的文字。改法：给这个文件夹改名，或换一个位置。"
    )


def folded(name: str) -> str:
    """Return what two names have in common that are one to a system which ignores case or Unicode's forms."""
    return name if name.isascii() and name.islower() else unicodedata.normalize("NFC", name).casefold()


def shown(name: str) -> str:
    """Return a name or path as it can be printed: what can't be seen, breaks lines or is no text is written as its code."""
    return _UNSHOWN.sub(lambda found: _code(ord(found[0])), name)


def _code(point: int) -> str:
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    return f"\\u{point:04x}"


def _is_junction(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _MOUNT_POINT
