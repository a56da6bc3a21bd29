"""The search page: the search box, and for readers without scripts the counties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from livelihood import routes
from livelihood.contexts.above import AbovePage
from livelihood.contexts.counties import ProvinceList, provinces
from livelihood.contexts.frame import Frame, way_to_province
from livelihood.parts.county import CountyParts


@dataclass(frozen=True)
class SearchPage:
    """Everything on the search page."""

    frame: Frame
    provinces: tuple[ProvinceList, ...]


def search_page(counties: Sequence[CountyParts], updated: date) -> AbovePage[SearchPage]:
    """Return the search page; ``counties`` as the site orders them."""
    url = routes.search()

    def context() -> SearchPage:
        return SearchPage(
            frame=Frame(
                url,
                "搜索",
                "在各县民生实事的承诺、进展和文件里搜索。",
                updated,
                way_to_province(),
                searches=True,
            ),
            provinces=provinces(counties, url),
        )

    return AbovePage(url, "search", updated, counties, (), context)
