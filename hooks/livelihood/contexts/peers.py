"""The same task in other counties of its scheme, and whether they count the same things.

A task's page is made without other counties: it holds a slot (contexts.slots), into which this section is filled afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from livelihood import routes
from livelihood.contexts.above import Read
from livelihood.contexts.frame import joined
from livelihood.contexts.links import Link
from livelihood.parts.county import CountyParts
from livelihood.parts.peers import PeerPart
from livelihood.parts.place import CountyPlace

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


# A county, and which of its tasks of a topic: it may have one in several years.
_Member = tuple[CountyParts, int]


@dataclass(frozen=True)
class PeerSection:
    """The section of the task's page at ``url``, known from places alone.

    ``task`` tells which of the county's tasks of this topic it is, ``others`` name the nearest others in the same way.
    """

    url: str
    topic: str
    county: CountyParts
    task: int
    others: tuple[_Member, ...]
    total: int

    @property
    def reads(self) -> tuple[Read, ...]:
        """The parts that it is made from; none where there are no others."""
        counties = (self.county, *(county for county, _ in self.others)) if self.others else ()
        return tuple(
            (code, f"peers/{self.topic}") for code in dict.fromkeys(each.place.code for each in counties)
        )

    def peers(self) -> Peers | None:
        """Return what the section shows, None where the county is the only one that has the task."""
        if not self.others:
            return None
        own = self.county.peers[self.topic][self.task]
        return Peers(
            rows=tuple(_row(own, county.peers[self.topic][task]) for county, task in self.others),
            total=self.total,
            scheme=Link(f"各县“{own.title}”对照", routes.relative(_scheme_task(self.topic), self.url)),
        )


class SameTasks:
    """Where each task of a scheme is found, county by county."""

    def __init__(self, counties: Iterable[CountyParts]) -> None:
        self._everywhere: dict[str, list[_Member]] = {}
        self._near: dict[str, dict[str, list[_Member]]] = {}
        for county in sorted(counties, key=lambda each: each.place.code):
            near = self._near.setdefault(county.place.prefecture_code, {})
            for topic, number in Counter(_topics(county)).items():
                members = [(county, task) for task in range(number)]
                self._everywhere.setdefault(topic, []).extend(members)
                near.setdefault(topic, []).extend(members)

    def sections(self, county: CountyParts) -> Iterator[PeerSection]:
        """Yield the section of every task's page of ``county``."""
        place = county.place
        passed: Counter[str] = Counter()
        for year in place.years:
            for task, topic in zip(year.tasks, year.topics, strict=True):
                others, total = self._others(place, topic)
                url = routes.task(place.code, year.year, task.no)
                yield PeerSection(url, topic, county, passed[topic], others, total)
                passed[topic] += 1

    def around(self, prefecture: str) -> Iterator[tuple[str, int, tuple[_Member, ...]]]:
        """Yield all that sections of the counties of ``prefecture`` (its code) can show.

        By topic: how many tasks there are everywhere, and those in the prefecture with the nearest others.
        """
        for topic, near in self._near[prefecture].items():
            yield (
                topic,
                len(self._everywhere[topic]),
                (*near, *islice(self._far(topic, prefecture), MOST_PEERS)),
            )

    def _others(self, place: CountyPlace, topic: str) -> tuple[tuple[_Member, ...], int]:
        """Return the nearest others, those of the same prefecture first, and how many there are in all."""
        nearby = self._near[place.prefecture_code][topic]
        near = [each for each in nearby if each[0].place.code != place.code]
        far = self._far(topic, place.prefecture_code)
        total = len(self._everywhere[topic]) - (len(nearby) - len(near))
        return tuple(islice(chain(near, far), MOST_PEERS)), total

    def _far(self, topic: str, prefecture: str) -> Iterator[_Member]:
        """Yield the tasks outside the prefecture."""
        return (each for each in self._everywhere[topic] if each[0].place.prefecture_code != prefecture)


def _scheme_task(topic: str) -> str:
    scheme, _, key = topic.partition("/")
    return routes.scheme_task(scheme, key)


def _topics(county: CountyParts) -> Iterator[str]:
    return (topic for year in county.place.years for topic in year.topics)


def _row(own: PeerPart, other: PeerPart) -> PeerRow:
    measures = {measure for _, measure in other.measured}
    shared = [name for name, measure in own.measured if measure in measures]
    return PeerRow(
        county=other.county,
        standing=other.standing,
        shared=f"口径相同的目标：{joined(shared)}" if shared else "口径不同",
    )
