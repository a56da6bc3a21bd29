"""The date of a page: the day its content was last changed, from its front matter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from livelihood.problems import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping


def content_date(meta: Mapping[str, object], path: str) -> str:
    """Return the front matter's ``updated`` as YYYY-MM-DD; ``path`` names the page in the problem.

    Design: update times and sitemap dates come from the data. Raises DataError where ``updated`` is absent or
    no date.
    """
    updated = meta.get("updated")
    try:
        return date.fromisoformat(str(updated)).isoformat()
    except ValueError as error:
        found = "页首没有 updated" if updated is None else f"页首的 updated 不是日期：{updated}"
        mend = "在页首的两行 --- 之间写 updated: 2022-07-01 这样的一行"
        message = f"{found}。应当：写明内容的更新日期。改法：{mend}。"
        raise DataError([Problem(path, 1, "page-date", message)]) from error
