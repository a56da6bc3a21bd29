"""The site's own settings: ``extra.site`` of mkdocs.yml, and what else of that file every page shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from livelihood.problems import DataError, Problem

_CONTACT = ("publisher", "organizer", "address", "telephone")
_OTHERS = ("id_code", "icp", "police", "police_url", "mark_url", "mark_image", "site_map", "column_type")
_ID_CODE = re.compile(r"[0-9]{10}")


@dataclass(frozen=True)
class SiteSettings:
    """What the configuration says of the site; "" where it says nothing.

    ``contact`` holds publisher (主办单位), organizer (承办单位), address and telephone, those that are set. ``id_code``
    is the 网站标识码, ``icp`` and ``police`` are the registrations, ``mark_url`` is where the 党政机关标识 leads,
    ``site_map`` is the 网站地图, ``column_type`` the kind of column by the guideline of government sites. ``links``
    are the foot's own: title and address from the root of the site.
    """

    name: str
    description: str = ""
    copyright: str = ""
    links: tuple[tuple[str, str], ...] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
    id_code: str = ""
    icp: str = ""
    police: str = ""
    police_url: str = ""
    mark_url: str = ""
    mark_image: str = ""
    site_map: str = ""
    column_type: str = ""

    @classmethod
    def read(
        cls,
        name: str,
        site: Mapping[str, Any],
        *,
        description: str = "",
        copyright_notice: str = "",
        links: Sequence[Mapping[str, str]] = (),
    ) -> Self:
        """Return the settings, ``site`` being ``extra.site``. Raises DataError for what that can't hold."""
        problems = [_problem(key, value) for key, value in site.items()]
        found = [problem for problem in problems if problem]
        if found:
            raise DataError(found)
        return cls(
            name=name,
            description=description,
            copyright=copyright_notice,
            links=tuple((link["title"], link["url"]) for link in links),
            contact={key: site[key] for key in _CONTACT if key in site},
            **{key: site[key] for key in _OTHERS if key in site},
        )


def _problem(key: str, value: object) -> Problem | None:
    if key not in (*_CONTACT, *_OTHERS):
        known = "、".join((*_CONTACT, *_OTHERS))
        message = f"extra.site 里不认识“{key}”。应当是：{known}。改法：改正或删去这一行。"
    elif not isinstance(value, str):
        message = f"extra.site 的 {key} 应当是文字，实为{value}。改法：给它加上引号。"
    elif key == "id_code" and not _ID_CODE.fullmatch(value):
        message = (
            f"extra.site 的 id_code 应当是10位数字（网站标识码），实为“{value}”。改法：照网站的标识码改正。"
        )
    else:
        return None
    return Problem("mkdocs.yml", 1, "site-settings", message)
