"""What changed in a county-year, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.changes import ChangeView, change_view
from livelihood.contexts.frame import Frame, way_below_year, year_sidebar
from livelihood.contexts.links import Link, YearLinks
from livelihood.routes import Url


@dataclass(frozen=True)
class YearUpdatesPage:
    """Everything on the page of a county-year's changes."""

    frame: Frame
    county_year: Link
    changes: tuple[ChangeView, ...]
    feed: Url


def year_updates_page(links: YearLinks) -> YearUpdatesPage:
    """Return the page of a county-year's changes."""
    url = links.updates_url
    return YearUpdatesPage(
        frame=Frame(
            url,
            f"{links.title}更新记录",
            f"{links.title}民生实事每次收录了什么文件，逐个数字此前是多少、现在是多少。",
            links.county_year.recorded,
            way_below_year(links),
            year_sidebar(links),
            county=links.county,
        ),
        county_year=links.own(url),
        changes=tuple(change_view(change, links, url) for change in links.changes),
        feed=routes.relative(routes.county_feed(links.code), url),
    )
