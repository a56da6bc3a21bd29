"""A county's changes on the page of all changes, its corrections on the page of all corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from livelihood import routes
from livelihood.changes import Change
from livelihood.contexts.changes import ChangeView, correction_view
from livelihood.contexts.links import YearLinks

# The page of all changes stays light however many counties there are: the county-years' own pages hold everything.
MOST_CHANGES = 100
MOST_NUMBERS = 60


def newest_changes(years: Iterable[YearLinks]) -> list[tuple[Change, YearLinks]]:
    """Return the changes of a county's years, the newest record first, a day's in the order of the years."""
    found = [(change, links) for links in years for change in links.changes]
    return sorted(found, key=lambda each: each[0].recorded, reverse=True)


def lightened(views: Sequence[ChangeView]) -> tuple[ChangeView, ...]:
    """Return changes, the newest first, number by number as long as there is room; the newest is told whole."""
    totals = accumulate(view.total for view in views)
    return tuple(
        view if total <= MOST_NUMBERS or total == view.total else view.shortened()
        for view, total in zip(views, totals, strict=True)
    )


def is_correction(change: Change) -> bool:
    """Tell whether a change is told on the page of corrections: what was revised, fell or was mended."""
    return bool(
        change.targets
        or change.corrected
        or change.amendments
        or (change.report and change.report.correction)
    )


def corrections(changes: Iterable[tuple[Change, YearLinks]]) -> tuple[ChangeView, ...]:
    """Return what the page of all corrections shows of ``changes``."""
    url = routes.corrections()
    return tuple(correction_view(change, links, url) for change, links in changes if is_correction(change))
