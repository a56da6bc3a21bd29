"""The site's own settings: ``extra.site`` of mkdocs.yml, and what else of that file every page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from livelihood.characters import unwanted_characters
from livelihood.private_numbers import private_numbers
from livelihood.problems import DataError, Problem

_CONTACT = ("publisher", "organizer", "address", "telephone")
_OTHERS = ("id_code", "icp", "police", "police_url", "mark_url", "mark_image", "site_map", "column_type")
_ADDRESSES = ("police_url", "mark_url", "mark_image", "site_map")
# What a link may begin with; without any of these, it is a path of the site.
_SCHEMES = ("http", "https", "mailto", "tel")
_PUBLIC = "没有手机号、身份证号和银行卡号，它们不能公开"
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
        """Return the settings, ``site`` being ``extra.site``. Raises DataError for what no page may show.

        That is what is no text, private numbers, characters that can't be seen, and links that lead to a script.
        """
        texts = {"site_name": name, "site_description": description, "copyright": copyright_notice}
        problems = [problem for key, text in texts.items() for problem in _of_text(key, text)]
        problems += [problem for key, value in site.items() for problem in _of_setting(key, value)]
        problems += [problem for link in links for problem in _of_link(link)]
        if problems:
            raise DataError(problems)
        return cls(
            name=name,
            description=description,
            copyright=copyright_notice,
            links=tuple((link["title"], link["url"]) for link in links),
            contact={key: site[key] for key in _CONTACT if key in site},
            **{key: site[key] for key in _OTHERS if key in site},
        )


def _of_setting(key: str, value: object) -> Iterator[Problem]:
    where = f"extra.site 的 {key}"
    if key not in (*_CONTACT, *_OTHERS):
        known = "、".join((*_CONTACT, *_OTHERS))
        yield _problem(f"extra.site 里不认识“{key}”。应当是：{known}。改法：改正或删去这一行。")
    elif not isinstance(value, str):
        yield _problem(f"{where} 应当是文字，实为{value}。改法：给它加上引号。")
    elif key == "id_code" and not _ID_CODE.fullmatch(value):
        expected = "应当是10位数字（网站标识码）"
        yield _problem(f"{where} {expected}，实为“{value}”。改法：照网站的标识码改正。")
    else:
        yield from _of_text(where, value)
        if key in _ADDRESSES:
            yield from _of_address(where, value)


def _of_link(link: object) -> Iterator[Problem]:
    """Yield what is wrong with a link of the foot."""
    texts = [link.get("title"), link.get("url")] if isinstance(link, Mapping) else []
    title, url = texts or (None, None)
    if not (isinstance(title, str) and isinstance(url, str)):
        expected = "每项应当写作 {title: 名称, url: 地址}"
        yield _problem(f"extra.footer_links 的{expected}，实为{link}。改法：照这个样子改正，或删去这一项。")
        return
    where = f"extra.footer_links 的“{title}”"
    yield from _of_text(where, f"{title}{url}")
    yield from _of_address(where, url)


def _of_text(where: str, text: str) -> Iterator[Problem]:
    for number in private_numbers(text):
        yield _problem(
            f"{where} 里有{number.what} {number.masked}。应当：{_PUBLIC}。改法：换成公开的座机或热线。"
        )
    for character in unwanted_characters(text):
        yield _problem(
            f"{where} 里有{character.what}。应当：只有看得见的文字。改法：删去它，重新打这几个字。"
        )


def _of_address(where: str, address: str) -> Iterator[Problem]:
    # Browsers pass over white space within a scheme, and take the other slash for one.
    plain = "".join(address.split()).replace("\\", "/")
    try:
        scheme = urlsplit(plain).scheme
    except ValueError:
        scheme = plain
    if (scheme and scheme not in _SCHEMES) or plain != address or plain.startswith("//"):
        expected = "以 https://、http://、mailto: 或 tel: 开头，或是本站内的路径，没有空格"
        yield _problem(f"{where} 的地址是“{address}”。应当：{expected}。改法：改正这个地址。")


def _problem(message: str) -> Problem:
    return Problem("mkdocs.yml", 1, "site-settings", message)
