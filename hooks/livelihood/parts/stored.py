"""The parts of a county as they were kept, read one by one when a page asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

from livelihood.contexts.changes import ChangeView
from livelihood.contexts.checks import CheckRow
from livelihood.parts.area import CountyRow
from livelihood.parts.checks import YearChecksPart
from livelihood.parts.feed import FeedEntry
from livelihood.parts.home import HomePart
from livelihood.parts.peers import PeerPart
from livelihood.parts.place import CountyPlace
from livelihood.parts.schemes import SchemePart
from livelihood.parts.storing import decoded

_Part = TypeVar("_Part")


class StoredParts:
    """The parts of a county; ``read`` returns the bytes of one by its name.

    Only ``place`` is held in memory; where parts are ``held``, all that were read.
    """

    def __init__(self, read: Callable[[str], bytes], *, held: bool = False) -> None:
        self._read = read
        self._held: dict[str, Any] | None = {} if held else None

    @cached_property
    def place(self) -> CountyPlace:
        """What tells which of the other parts a page needs."""
        return cast(CountyPlace, self.part("place"))

    @property
    def home(self) -> HomePart:
        """The county on the home page."""
        return cast(HomePart, self.part("home"))

    @property
    def area(self) -> CountyRow:
        """The county on the pages of its province and prefecture."""
        return cast(CountyRow, self.part("area"))

    @property
    def updates(self) -> tuple[ChangeView, ...]:
        """Its changes on the page of all changes."""
        return cast(tuple[ChangeView, ...], self.part("updates"))

    @property
    def corrections(self) -> tuple[ChangeView, ...]:
        """Its corrections on the page of all corrections."""
        return cast(tuple[ChangeView, ...], self.part("corrections"))

    @property
    def checks(self) -> tuple[YearChecksPart, ...]:
        """How many 核对说明 each of its years has."""
        return cast(tuple[YearChecksPart, ...], self.part("checks"))

    @property
    def check_rows(self) -> tuple[tuple[CheckRow, ...], ...]:
        """The 核对说明 of each of its years."""
        return cast(tuple[tuple[CheckRow, ...], ...], self.part("check_rows"))

    @property
    def schemes(self) -> Mapping[str, tuple[SchemePart, ...]]:
        """Its tasks beside those of other counties."""
        return _ByTopic("schemes", self)

    @property
    def peers(self) -> Mapping[str, tuple[PeerPart, ...]]:
        """Its tasks on the pages of other counties' tasks."""
        return _ByTopic("peers", self)

    @property
    def feed(self) -> tuple[FeedEntry, ...]:
        """Its entries in a feed."""
        return cast(tuple[FeedEntry, ...], self.part("feed"))

    def part(self, name: str) -> Any:
        """Read one part by its name; raise ValueError where what was kept isn't one."""
        if self._held is None:
            return decoded(name, self._read(name))
        if name not in self._held:
            self._held[name] = decoded(name, self._read(name))
        return self._held[name]


class _ByTopic(Mapping[str, _Part]):
    """The parts of one kind by topic: scheme and key of a task."""

    def __init__(self, name: str, parts: StoredParts) -> None:
        self._name = name
        self._parts = parts

    def __getitem__(self, topic: str) -> _Part:
        if topic not in self._parts.place.topics:
            raise KeyError(topic)
        return cast(_Part, self._parts.part(f"{self._name}/{topic}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts.place.topics)

    def __len__(self) -> int:
        return len(self._parts.place.topics)
