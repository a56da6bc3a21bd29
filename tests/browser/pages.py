"""One address of every kind of page."""

from __future__ import annotations

from typing import NamedTuple

import pytest


class PageType(NamedTuple):
    """A kind of page, and where one of it stands: in the real site (/a/b/) or the invented one (/a/c/)."""

    name: str
    path: str

    @property
    def is_real(self) -> bool:
        return self.path.startswith("/a/b/")


PAGES = [
    PageType(name, f"/a/b/{address}")
    for name, address in {
        "home": "",
        "province": "41/",
        "prefecture": "4104/",
        "county": "410422/",
        "year": "410422/2022/",
        "year-awaiting": "410423/2022/",
        "task": "410422/2022/03/",
        "task-awaiting": "410423/2022/01/",
        "unit": "410422/2022/units/weijian/",
        "source": "410422/2022/sources/notice/",
        "scheme": "schemes/henan-2022/skills/",
        "updates": "updates/",
        "county-updates": "410422/2022/updates/",
        "checks": "checks/",
        "county-checks": "410422/2022/checks/",
        "corrections": "corrections/",
        "method": "method/",
        "open-data": "open-data/",
        "about": "about/",
        "verify": "verify/",
        "benchmarks": "benchmarks/",
        "guide": "guide/",
        "guide-problems": "guide/problems/",
        "guide-server": "guide/server/",
        "search": "search/",
        "not-found": "404.html",
    }.items()
]
PAGES += [
    PageType(f"invented-{name}", f"/a/c/{address}")
    for name, address in {
        "year": "990101/2022/",
        "task": "990101/2022/01/",  # two reports: with a history
        "updates": "990101/2022/updates/",
        "corrections": "corrections/",
        "not-found": "404.html",  # with an address of its own: in the frame
    }.items()
]

every_page = pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
