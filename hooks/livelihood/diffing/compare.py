"""Two states laid side by side: ``compare(before, after)`` finds everything that differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from livelihood.diffing.differences import Differences, Field, Item, Kind, Row
from livelihood.diffing.kinds import shape
from livelihood.diffing.readings import with_readings
from livelihood.diffing.snapshot import Snapshot

Pair = tuple[Row | None, Row | None]

_TOP = {"units": Kind.UNIT, "schemes": Kind.SCHEME, "counties": Kind.COUNTY}
_EMPTY: tuple[Any, ...] = (None, "", [])


def compare(before: Snapshot, after: Snapshot) -> Differences:
    """Return what differs between ``before`` and ``after``; of equal states nothing."""
    work = _Comparison(is_partial=before.is_partial or after.is_partial)
    items = work.below(before.content, after.content, _TOP)
    return Differences(tuple(items), tuple(work.remarks()))


class _Comparison:
    """One comparison; it gathers what one side lacks on its way."""

    def __init__(self, *, is_partial: bool) -> None:
        self._is_partial = is_partial
        self._unknown: dict[str, None] = {}

    def remarks(self) -> Iterator[str]:
        """Yield what could not be compared."""
        if self._is_partial:
            yield "有一边只含部分县（用 --only 生成的），只比较了两边都有的县。"
        if self._unknown:
            yield f"有一边是较早的版本，没有这些内容，没有比较：{'、'.join(self._unknown)}。"

    def below(self, before: Row | None, after: Row | None, lists: Mapping[str, Kind]) -> Iterator[Item]:
        """Yield what differs in the ``lists`` of two rows, of which one may be missing."""
        for key, kind in lists.items():
            if before and after and (key in before) != (key in after):
                self._unknown[kind.label] = None
                continue
            old, new = ((row or {}).get(key, []) for row in (before, after))
            for pair in _ORDERED.get(kind, _pairs)(kind, _prepared(kind, old), _prepared(kind, new)):
                if item := self._item(kind, *pair):
                    yield item

    def _item(self, kind: Kind, before: Row | None, after: Row | None) -> Item | None:
        if _is_told_elsewhere(kind, before, after) or (
            kind is Kind.COUNTY and self._is_partial and (before is None or after is None)
        ):
            return None
        fields = tuple(self._fields(kind, before, after))
        items = tuple(self.below(before, after, shape(kind).lists))
        if before is not None and after is not None and not fields and not items:
            return None
        return Item(kind, before, after, fields, items)

    def _fields(self, kind: Kind, before: Row | None, after: Row | None) -> Iterator[Field]:
        for name, label in shape(kind).titles.items():
            if before is not None and after is not None and (name in before) != (name in after):
                self._unknown[label] = None
                continue
            old, new = (None if row is None else row.get(name) for row in (before, after))
            if old != new and not (old in _EMPTY and new in _EMPTY):
                yield Field(name, label, old, new)


def _is_told_elsewhere(kind: Kind, before: Row | None, after: Row | None) -> bool:
    """Tell whether a figure is the latest wherever it stands: then its indicator tells what became of it."""
    return kind is Kind.FIGURE and all(row is None or row["current"] for row in (before, after))


def _prepared(kind: Kind, rows: Iterable[Row]) -> list[Row]:
    return [with_readings(row) for row in rows] if kind is Kind.TASK else list(rows)


def _pairs(kind: Kind, before: Iterable[Row], after: Iterable[Row]) -> Iterator[Pair]:
    """Yield what belongs together, in the order of ``after``; then what is gone."""
    old, new = _by_identity(kind, before), _by_identity(kind, after)
    yield from ((old.get(key), row) for key, row in new.items())
    yield from ((row, None) for key, row in old.items() if key not in new)


def _by_identity(kind: Kind, rows: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    """Return the rows by what tells them apart; those that nothing tells apart are numbered."""
    found: dict[tuple[Any, ...], Row] = {}
    seen: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        key = tuple(row.get(name) for name in shape(kind).identity)
        found[*key, seen[key]] = row
        seen[key] += 1
    return found


def _by_code(kind: Kind, before: Iterable[Row], after: Iterable[Row]) -> Iterator[Pair]:
    pairs = _pairs(kind, before, after)
    return iter(sorted(pairs, key=lambda pair: str(_of(pair)["county_code"])))


def _newest_first(kind: Kind, before: Iterable[Row], after: Iterable[Row]) -> Iterator[Pair]:
    return iter(sorted(_pairs(kind, before, after), key=lambda pair: -int(_of(pair)["year"])))


def _of(pair: Pair) -> Row:
    row = pair[0] if pair[1] is None else pair[1]
    assert row is not None
    return row


def _tasks(kind: Kind, before: Iterable[Row], after: Iterable[Row]) -> Iterator[Pair]:
    """Yield the tasks that belong together: by key, for their numbers may move; else by number, for a key may be mended."""
    old = list(before)
    pairs: list[Pair] = []
    rest = list(after)
    for name in ("key", "task"):
        for row in tuple(rest):
            match = next((each for each in old if each[name] == row[name]), None)
            if match is not None:
                pairs.append((match, row))
                old.remove(match)
                rest.remove(row)
    pairs += [(None, row) for row in rest] + [(row, None) for row in old]
    return iter(sorted(pairs, key=lambda pair: int(_of(pair)["task"])))


_ORDERED: Mapping[Kind, Callable[[Kind, Iterable[Row], Iterable[Row]], Iterator[Pair]]] = {
    Kind.COUNTY: _by_code,
    Kind.YEAR: _newest_first,
    Kind.TASK: _tasks,
}
