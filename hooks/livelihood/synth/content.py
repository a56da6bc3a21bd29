"""What invented counties promise, read from tasks.yml and units.yml beside this module."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict

_GAP = re.compile(r"\{([a-z]+)\}")


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Programme(NamedTuple):
    """A part of a target: its name, what a notice says of it, and the words of its own due date ("" for none)."""

    name: str
    told: str
    due: str


class Range(NamedTuple):
    """Numbers that accompany a target (36栋): their unit, the least and the most."""

    unit: str
    least: int
    most: int


class Promise(_Content):
    """One indicator: how plans set its target and how notices tell what was reached.

    Of ``promised``, {0} is the target, {1} and {2} are the scope or the programmes. Of ``told``, {0} is the number or
    one of ``words`` (of stages one for each), {1} the target or the names; of a rate {1} is the whole and {2} the
    count. ``words`` of an amount tell of it without a number.
    ``least`` and ``most`` are in the last of ``decimals`` places.
    """

    name: str
    kind: Literal["amount", "rate", "stage", "qualitative"] = "amount"
    promised: str
    told: str = ""
    by: int = 0
    unit: str = ""
    target: str = ""
    least: int = 0
    most: int = 0
    decimals: int = 0
    qualifier: str = ""
    after: str = ""
    due: str = ""
    measure: bool = False
    part_of: str = ""
    set_by: str = ""
    scope: tuple[Range, ...] = ()
    programmes: tuple[Programme, ...] = ()
    stages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    items: str = ""
    counted: str = ""
    summands: tuple[tuple[str, str], ...] = ()
    told_unit: str = ""
    unavailable: str = ""
    rate: str = ""
    whole: tuple[int, int] | None = None
    states: bool = False
    restates: bool = False
    note: str = ""

    @property
    def base_unit(self) -> str | None:
        """The unit without a multiplier, as schemes name it."""
        if self.kind == "rate":
            return "%"
        return self.unit.removeprefix("万") or self.target.lstrip("0123456789") or None


class Extra(_Content):
    """A number without a target; ``still`` tells that it stays the same from notice to notice."""

    name: str
    told: str
    unit: str
    least: int
    most: int
    decimals: int = 0
    qualifier: str = ""
    by: int = 0
    still: bool = False
    prior_year: bool = False


class Undertaking(_Content):
    """One task: its units, the ways to promise it, and what can be said of the work."""

    key: str
    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    promises: tuple[str, ...]
    work: tuple[str, ...]
    indicators: dict[str, Promise]
    extras: dict[str, Extra] = {}

    def named(self, commitment: str) -> dict[str, Promise]:
        """Return the indicators that one of ``promises`` names, in its order."""
        return {id: self.indicators[id] for id in _GAP.findall(commitment)}


class Unit(NamedTuple):
    """A unit: its id, its name, and its short name, which may be the same."""

    id: str
    name: str
    short: str


@cache
def tasks() -> tuple[Undertaking, ...]:
    """Return the ten tasks."""
    return tuple(Undertaking.model_validate(each) for each in _read("tasks.yml"))


@cache
def units() -> dict[str, Unit]:
    """Return the units by their names."""
    found = (Unit(each[0], each[1], each[-1]) for each in _read("units.yml"))
    return {unit.name: unit for unit in found}


def _read(name: str) -> Any:
    return yaml.safe_load(files(__package__).joinpath(name).read_text(encoding="utf-8"))
