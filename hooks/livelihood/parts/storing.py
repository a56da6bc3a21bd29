"""Parts as bytes, to be kept and read one by one. The same part is always the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from livelihood.contexts.changes import ChangeView
from livelihood.contexts.checks import CheckRow
from livelihood.parts.area import CountyRow
from livelihood.parts.checks import YearChecksPart
from livelihood.parts.county import CountyParts
from livelihood.parts.feed import FeedEntry
from livelihood.parts.home import HomePart
from livelihood.parts.peers import PeerPart
from livelihood.parts.place import CountyPlace
from livelihood.parts.schemes import SchemePart

_TYPES: Mapping[str, Any] = {
    "place": CountyPlace,
    "home": HomePart,
    "area": CountyRow,
    "updates": tuple[ChangeView, ...],
    "corrections": tuple[ChangeView, ...],
    "checks": tuple[YearChecksPart, ...],
    "check_rows": tuple[tuple[CheckRow, ...], ...],
    "schemes": tuple[SchemePart, ...],
    "peers": tuple[PeerPart, ...],
    "feed": tuple[FeedEntry, ...],
}
# These have a part for each topic, under a name of its own: peers/henan-2022/skills.
_BY_TOPIC = ("schemes", "peers")


def encoded_parts(parts: CountyParts) -> Iterator[tuple[str, bytes]]:
    """Yield every part of a county by the name under which it is read again."""
    for name in _TYPES:
        found = getattr(parts, name)
        if name in _BY_TOPIC:
            for topic, part in found.items():
                yield f"{name}/{topic}", encoded(f"{name}/{topic}", part)
        else:
            yield name, encoded(name, found)


def encoded(name: str, part: object) -> bytes:
    """Return the part ``name`` as bytes."""
    return _adapter(name.partition("/")[0]).dump_json(part)


def decoded(name: str, content: bytes) -> Any:
    """Return the part ``name`` from its bytes; raise ValueError where they are no such part."""
    return _adapter(name.partition("/")[0]).validate_json(content)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    # Building one costs milliseconds: only those that are used are built.
    return TypeAdapter(_TYPES[kind])
