"""Where a server finds the site, and under which address it shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from livelihood.problems import DataError, Problem

# Where the site has no address of its own, the snippets name this one, for the administrator to change.
EXAMPLE_PATH = "/minsheng/"
# Each of these means something in a server's settings, and not all of them can be escaped there.
_UNSAFE = re.compile(r"""["'`$%{}\\<>;?#*\x00-\x1f\x7f]""")


@dataclass(frozen=True)
class Mount:
    """The ``folder`` that is served, and its ``path`` on the server, decoded, with a slash at both ends.

    Raises DataError for what can't be written in a server's settings.
    """

    folder: str
    path: str = EXAMPLE_PATH

    def __post_init__(self) -> None:
        for name, text in (("文件夹", self.folder), ("网址路径", self.path)):
            if found := _UNSAFE.search(text):
                message = (
                    f"{name}“{text}”里有{found[0]!r}，服务器的配置文件里不能这样写。"
                    "应当只用文字、数字、空格和 / - _ . 这些符号。改法：换一个名称。"
                )
                raise DataError([Problem("", 0, "build", message)])

    @classmethod
    def of(cls, folder: PurePath, site_url: str | None) -> Self:
        """Return where a site stands that is served from ``folder`` under ``site_url``, None for no address yet."""
        if not site_url:
            return cls(folder.as_posix())
        inner = unquote(urlsplit(site_url).path).strip("/")
        return cls(folder.as_posix(), f"/{inner}/" if inner else "/")

    @property
    def address(self) -> str:
        """The path as links write it: percent-encoded."""
        return quote(self.path)
