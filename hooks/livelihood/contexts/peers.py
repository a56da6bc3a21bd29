"""The same task in other counties of its scheme, and whether they count the same things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from livelihood import routes
from livelihood.assessment import TaskProgress
from livelihood.contexts.frame import joined
from livelihood.contexts.links import Link, YearLinks

MOST_PEERS = 12


@dataclass(frozen=True)
class PeerRow:
    """The task in another county: where it stands, and what both count (口径不同 if nothing)."""

    county: Link
    standing: str
    shared: str


@dataclass(frozen=True)
class Peers:
    """The task elsewhere: ``rows`` names the nearest counties, ``scheme`` leads to all ``total`` of them."""

    rows: tuple[PeerRow, ...]
    total: int
    scheme: Link


class SameTasks:
    """Every task of the site by its scheme and key."""

    def __init__(self, years: Iterable[YearLinks]) -> None:
        self._found: dict[tuple[str, str], list[tuple[YearLinks, TaskProgress]]] = {}
        for links in years:
            for task in links.year.tasks:
                key = links.county_year.plan.scheme, task.task.key
                self._found.setdefault(key, []).append((links, task))

    def peers(self, task: TaskProgress, links: YearLinks, page: str) -> Peers | None:
        """Return the task in other counties, those of the same prefecture first; None where there is no other."""
        scheme, key = links.county_year.plan.scheme, task.task.key
        others = [each for each in self._found.get((scheme, key), ()) if each[0].code != links.code]
        if not others:
            return None
        prefecture = links.county.prefecture_code
        others.sort(key=lambda each: (each[0].county.prefecture_code != prefecture, each[0].code))
        return Peers(
            rows=tuple(_row(task, other, theirs, page) for theirs, other in others[:MOST_PEERS]),
            total=len(others),
            scheme=Link(
                f"各县“{task.task.title}”对照", routes.relative(routes.scheme_task(scheme, key), page)
            ),
        )


def _row(task: TaskProgress, other: TaskProgress, theirs: YearLinks, page: str) -> PeerRow:
    measures = {each.indicator.measure for each in other.indicators} - {None}
    shared = [each.indicator.name for each in task.indicators if each.indicator.measure in measures]
    return PeerRow(
        county=Link(theirs.county.name, theirs.task(other.task, page).url),
        standing=other.standing.words(),
        shared=f"口径相同的目标：{joined(shared)}" if shared else "口径不同",
    )
