"""The pages above the counties: known by their counties' places, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import Generic, Protocol, TypeVar

from livelihood.contexts.frame import Frame
from livelihood.parts.county import CountyParts
from livelihood.parts.place import CountyPlace


class Framed(Protocol):
    """What a page's template receives."""

    @property
    def frame(self) -> Frame:
        """The page's address and what the frame shows around its content."""


Context_co = TypeVar("Context_co", bound=Framed, covariant=True)

# A part by its county's code and its own name.
Read = tuple[str, str]


@dataclass(frozen=True)
class AbovePage(Generic[Context_co]):
    """A page above the counties, before it is made; ``context`` makes what its template receives.

    What it shows of counties comes from the places of ``counties`` and from the parts ``reads``, from nothing else of
    them: while these stay as they are, so does the page. ``updated`` is its update time.
    """

    url: str
    template: str
    updated: date
    counties: Sequence[CountyParts]
    reads: tuple[Read, ...]
    context: Callable[[], Context_co]


def newest(
    counties: Iterable[CountyParts], days: Callable[[CountyPlace], Sequence[date]], most: int
) -> list[tuple[CountyParts, int]]:
    """Return no more than ``most`` of what ``days`` dates, the newest first, a day's in the counties' order.

    Each comes as its county, and where it stands in the county's own list.
    """
    dated = ((day, county, at) for county in counties for at, day in enumerate(days(county.place)))
    return [(county, at) for _, county, at in nlargest(most, dated, key=lambda each: each[0])]


def reads_of(name: str, counties: Iterable[CountyParts]) -> tuple[Read, ...]:
    """Return the part ``name`` of each of ``counties``, once."""
    return tuple((code, name) for code in dict.fromkeys(county.place.code for county in counties))


Part = TypeVar("Part")


def read_from(
    found: Iterable[tuple[CountyParts, int]], part: Callable[[CountyParts], Sequence[Part]]
) -> list[Part]:
    """Return from each county's ``part`` what stands where ``newest`` found it; each part is read once."""
    parts: dict[str, Sequence[Part]] = {}
    rows = []
    for county, at in found:
        code = county.place.code
        if code not in parts:
            parts[code] = part(county)
        rows.append(parts[code][at])
    return rows
