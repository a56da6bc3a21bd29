"""redirects.yml: pages that moved to another address."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from livelihood.model.base import DataFile, Record, Text

Address = Annotated[
    str,
    StringConstraints(pattern=r"^([a-z0-9][a-z0-9-]{0,99}/){1,9}$"),
    Field(description="网址，从网站首页算起，以 / 结尾，如 410422/2022/03/"),
]


class Redirect(Record):
    """An address at which a page stood, and where that page is now."""

    old: Address
    new: Address
    below: bool = Field(
        False, description="这一页下面的各页也都照样跳转；县的代码换了、其他都没有变的，写 true"
    )
    note: Text | None = Field(None, description="为什么换了网址，会公开")


class RedirectFile(DataFile):
    """All pages that moved."""

    redirects: tuple[Redirect, ...]
