"""What changed, newest first: in a county-year, everywhere, and of that the corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from livelihood import routes
from livelihood.changes import Change
from livelihood.contexts.changes import ChangeView, change_view, correction_view
from livelihood.contexts.frame import Frame, way_below_year, way_to_province, year_sidebar
from livelihood.contexts.links import Link, YearLinks
from livelihood.routes import Url

# A page stays light however many counties there are: the county-years' own pages hold everything.
MOST_CHANGES = 100
MOST_NUMBERS = 60


@dataclass(frozen=True)
class YearUpdatesPage:
    """Everything on the page of a county-year's changes."""

    frame: Frame
    county_year: Link
    changes: tuple[ChangeView, ...]
    feed: Url


@dataclass(frozen=True)
class UpdatesPage:
    """Everything on the page of all changes; ``left_off`` counts those that are only on the counties' pages."""

    frame: Frame
    changes: tuple[ChangeView, ...]
    left_off: int
    feed: Url


@dataclass(frozen=True)
class CorrectionsPage:
    """Everything on the page of corrections and revised targets."""

    frame: Frame
    changes: tuple[ChangeView, ...]


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


def updates_page(years: Sequence[YearLinks], updated: date) -> UpdatesPage:
    """Return the page of what changed anywhere; the newest changes number by number."""
    url = routes.updates()
    newest = newest_changes(years)
    views = [change_view(change, links, url) for change, links in newest[:MOST_CHANGES]]
    totals = accumulate(len(view.numbers) for view in views)
    return UpdatesPage(
        frame=Frame(
            url,
            "更新记录",
            "各县民生实事最近收录了什么文件，数字和状态有什么变化。",
            updated,
            way_to_province(),
        ),
        changes=tuple(
            # The newest is told whole, however long it is.
            view if total <= MOST_NUMBERS or total == len(view.numbers) else view.shortened()
            for view, total in zip(views, totals, strict=True)
        ),
        left_off=len(newest) - len(views),
        feed=routes.relative(routes.feed(), url),
    )


def corrections_page(years: Sequence[YearLinks], updated: date) -> CorrectionsPage:
    """Return the page of all corrections and revised targets."""
    url = routes.corrections()
    found = (
        (change, links)
        for change, links in newest_changes(years)
        if change.targets or change.corrected or (change.report and change.report.correction)
    )
    return CorrectionsPage(
        frame=Frame(
            url,
            "更正记录",
            "更正和撤回的数字，年中调整过的目标：原来是多少，改成了多少，为什么。",
            updated,
            way_to_province(),
        ),
        changes=tuple(correction_view(change, links, url) for change, links in found),
    )


def newest_changes(years: Iterable[YearLinks]) -> list[tuple[Change, YearLinks]]:
    """Return the changes of several county-years, the newest record first, a day's in the site's order."""
    found = [(change, links) for links in years for change in links.changes]
    return sorted(found, key=lambda each: each[0].recorded, reverse=True)
