"""A county's promise: the target that it draws, the clause that promises it, and the plan's record of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any, NamedTuple

from livelihood.synth.content import Programme, Promise

# The words for a due date, and the day that they mean.
_DUE = {"全年": (12, 31), "年底前": (12, 31), "9月底前": (9, 30)}


class Share(NamedTuple):
    """A part of a target that has a number of its own."""

    programme: Programme
    target: Decimal


@dataclass
class Course:
    """How one promise goes: what is promised, and how fast it is kept (``pace``: the percent reached at year's end).

    ``clause`` is the plan's sentence, ``first`` the target as it was first set, ``target`` as it counts now. ``names``
    are the things counted one by one, of which the first ``ahead`` are a stage further than the others. ``is_told``
    tells that every notice gives its number.
    """

    id: str
    promise: Promise
    target: Decimal
    pace: int
    clause: str
    scope: list[str] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    names: Sequence[str] = ()
    ahead: int = 0
    whole: int = 0
    is_told: bool = False
    first: str = ""

    def text(self, number: Decimal) -> str:
        """Return a number of this promise's unit as documents write it."""
        return quantity(number, self.promise.unit, self.promise.decimals)

    @property
    def target_text(self) -> str:
        """The target with its qualifier."""
        promise = self.promise
        return promise.target or f"{promise.qualifier}{self.text(self.target)}{promise.after}"

    def record(self, year: int) -> dict[str, Any]:
        """Return the indicator as the plan holds it."""
        promise = self.promise
        has_target = promise.target or self.target
        return {
            "id": self.id,
            "name": promise.name,
            "kind": promise.kind if promise.kind != "amount" else None,
            "target": self.target_text if has_target else None,
            "due": _due(promise.due, year, None),
            "per": {"unit": "街道", "members": list(self.names)} if promise.items == "街道" else None,
            "stages": list(promise.stages),
            "scope": self.scope,
            "quote": self.clause,
            "measure": self.id if promise.measure else None,
            "part_of": promise.part_of or None,
            "set_by": promise.set_by or None,
            "parts": [self._part(share, year) for share in self.shares],
            "note": (promise.note or None) if promise.kind == "stage" else None,
        }

    def _part(self, share: Share, year: int) -> dict[str, Any]:
        due = _due(share.programme.due, year, self.clause)
        return {
            "name": share.programme.name,
            "target": self.text(share.target),
            "due": due,
            "quote": self.clause,
        }


def course(
    id: str, promise: Promise, others: Mapping[str, Course], places: Sequence[str], random: Random
) -> Course:
    """Draw a course for ``promise``; ``others`` are the task's before it, ``places`` where its things stand."""
    step = Decimal(1).scaleb(-promise.decimals)
    target = Decimal(random.randint(promise.least, promise.most)) * step
    pace = random.randint(60, 150)
    if whole := others.get(promise.part_of):
        # A part grows with the whole, or there would be more of it.
        target, pace = (whole.target * random.randint(30, 45) / 100).quantize(step, ROUND_HALF_UP), whole.pace
    if promise.kind == "rate":
        promise = promise.model_copy(update={"unit": "%"})
    found = Course(id, promise, target, pace, "")
    found.scope = [f"{random.randint(each.least, each.most)}{each.unit}" for each in promise.scope]
    found.shares = _shares(promise, target, step, random)
    if promise.items:
        is_each = promise.items == "街道"
        found.names = places if is_each else [f"{place}{promise.items}" for place in places[: int(target)]]
        found.ahead = random.randint(1, len(found.names))
    if promise.whole:
        # All rates of a task are of the same people.
        found.whole = next(
            (each.whole for each in others.values() if each.whole), random.randint(*promise.whole)
        )
    parts = [found.text(share.target) for share in found.shares]
    found.clause = promise.promised.format(found.target_text, *found.scope, *parts)
    return found


def quantity(number: Decimal, unit: str, decimals: int = 0) -> str:
    """Return ``number`` with ``unit``, half up to ``decimals`` places, without trailing zeros."""
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded.normalize():f}{unit}"


def _shares(promise: Promise, target: Decimal, step: Decimal, random: Random) -> list[Share]:
    """Part the target among its programmes; the parts add up to it."""
    shares = []
    for programme in promise.programmes[:-1]:
        part = (target * random.randint(35, 60) / 100).quantize(step, ROUND_HALF_UP)
        shares.append(Share(programme, part))
    left = target - sum((share.target for share in shares), Decimal(0))
    return [*shares, *(Share(last, left) for last in promise.programmes[-1:])]


def _due(words: str, year: int, quote: str | None) -> dict[str, Any] | None:
    if not words:
        return None
    return {"text": words, "date": date(year, *_DUE[words]).isoformat(), "quote": quote}
