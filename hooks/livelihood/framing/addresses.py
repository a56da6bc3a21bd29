"""Addresses as the frame's templates link to them: from the root of the site to relative ones.

The same as MkDocs makes them, whose rules the hand-written pages follow; but without its page objects.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

_REMEMBERED = 4096


class _Target(NamedTuple):
    """An address, read: ``whole`` is what stays as it is, None where it counts from the root of the site.

    ``normal`` marks what leads to a folder by its shortest way.
    """

    normal: bool
    whole: str | None
    parts: tuple[str, ...]
    above: str
    end: str


def relative(address: str, page: str) -> str:
    """Return ``address`` as a link from ``page``; both count from the root of the site.

    Full addresses, those of the server's root and fragments stay as they are.
    """
    target = _target(address)
    if target.normal:
        for folder, way in _folders(page):
            if address.startswith(folder):
                return f"{way}{address[len(folder) :]}" or "./"
    if target.whole is not None:
        return target.whole
    here, there = _folder(page), target.parts
    common = 0
    for mine, its in zip(here, there, strict=False):
        if mine != its:
            break
        common += 1
    path = "../" * (len(here) - common) + "/".join(there[common:])
    return f"{target.above}{path.removesuffix('/') or '.'}{target.end}"


class LinksBeside(dict[str, str | None]):
    """The links from the pages that stand in one folder, each in a folder of its own.

    Below its own folder, a page's link is another one: whoever asks must know that the address doesn't begin with it.
    None stands for an address that may lead there in a roundabout way.
    """

    def __init__(self, folder: str) -> None:
        super().__init__()
        # Of any page there: no address leads below this one.
        self._page = f"{folder}\0/"

    def __missing__(self, address: str) -> str | None:
        target = _target(address)
        is_straight = not target.above and address.rstrip("/") == "/".join(target.parts)
        link = relative(address, self._page) if is_straight or target.whole is not None else None
        if len(self) >= _REMEMBERED:
            self.clear()
        self[address] = link
        return link


@lru_cache(maxsize=64)
def links_beside(folder: str) -> LinksBeside:
    """Return the links from the pages in ``folder``, which is "" or ends in a slash."""
    return LinksBeside(folder)


def first_folder(address: str) -> str | None:
    """Return the first step of the way to ``address``, "" for the root itself.

    None for an address whose link isn't made of this alone: it is the same from every page, or climbs.
    """
    target = _target(address)
    if target.whole is not None:
        return ""
    if target.above:
        return None
    return target.parts[0] if target.parts else ""


@lru_cache(maxsize=4096)
def _target(address: str) -> _Target:
    path = address.replace("\\", "/") or "."
    full = urlsplit(path)
    if full.scheme or full.netloc or path.startswith(("/", "#")):
        return _Target(False, path, (), "", "")
    climbed = posixpath.normpath(path) + "/"
    above = 0
    while climbed.startswith("../", above * 3):
        above += 1
    parts = _parts(path)
    normal = address == f"{'/'.join(parts)}/"
    return _Target(normal, None, parts, "../" * above, "/" if path.endswith("/") else "")


@lru_cache(maxsize=1024)
def _folder(page: str) -> tuple[str, ...]:
    folder, _, name = page.rpartition("/")
    return _parts(folder if "." in name else page)


@lru_cache(maxsize=1024)
def _folders(page: str) -> tuple[tuple[str, str], ...]:
    """Return the page's folder and those above it up to the root, each with the way to it."""
    parts = _folder(page)
    return tuple(
        ("".join(f"{part}/" for part in parts[:depth]), "../" * (len(parts) - depth))
        for depth in range(len(parts), -1, -1)
    )


def _parts(path: str) -> tuple[str, ...]:
    normal = posixpath.normpath(f"/{path.lstrip('/')}")[1:]
    return tuple(normal.split("/")) if normal else ()
