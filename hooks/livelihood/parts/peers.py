"""A county's tasks as the pages of the same tasks in other counties show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.assessment import TaskProgress
from livelihood.contexts.links import Link, YearLinks
from livelihood.parts.place import topic_of

# The pages of all tasks stand equally deep, and another county's shares no folder with this one's: the same link leads
# from each of them, as from this one of no county.
_ELSEWHERE = routes.task("000000", 0, 0)


@dataclass(frozen=True)
class PeerPart:
    """A task: where it stands; ``measured`` are the names of what it counts as others do, each with its measure."""

    county: Link
    title: str
    standing: str
    measured: tuple[tuple[str, str], ...]


def peer_parts(years: Sequence[YearLinks]) -> dict[str, tuple[PeerPart, ...]]:
    """Return by scheme and key what other counties' task pages show of a county."""
    found: dict[str, tuple[PeerPart, ...]] = {}
    for links in years:
        for task in links.year.tasks:
            topic = topic_of(links.county_year.plan.scheme, task.task.key)
            found[topic] = (*found.get(topic, ()), _part(task, links))
    return found


def _part(progress: TaskProgress, links: YearLinks) -> PeerPart:
    indicators = (each.indicator for each in progress.indicators)
    return PeerPart(
        county=Link(links.county.name, links.task(progress.task, _ELSEWHERE).url),
        title=progress.task.title,
        standing=progress.standing.words(),
        measured=tuple((each.name, each.measure) for each in indicators if each.measure),
    )
