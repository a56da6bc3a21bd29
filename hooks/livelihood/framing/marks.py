"""Marks that stand for texts while a frame is rendered, so that the texts can be filled in afterwards.

A mark can be printed, escaped or as it is, made a link, and asked whether there is a text: it stands for none that is
empty. Whatever else a template tries, to compare it, to join it, to give it to a filter, ends the rendering with
an error, since only the text itself would give the right answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from itertools import count
from operator import attrgetter
from typing import Any, NamedTuple, NoReturn

from markupsafe import Markup

_NONE: Mapping[int, Known] = {}


class NotPrintedError(Exception):
    """A template did something with a text besides printing it."""


class Mark:
    """The text of this number; as a link to what it names, or as it is, where a template asked for that."""

    __slots__ = ("linked", "marks", "number", "raw")

    def __init__(self, marks: Marks, number: int, *, linked: bool = False, raw: bool = False) -> None:
        self.marks = marks
        self.number = number
        self.linked = linked
        self.raw = raw

    def link(self) -> Mark:
        """Return the mark as a link to what it names."""
        if self.linked:
            raise NotPrintedError
        return Mark(self.marks, self.number, linked=True, raw=self.raw)

    def unescaped(self) -> Mark:
        """Return the mark of the text as it is."""
        return Mark(self.marks, self.number, linked=self.linked, raw=True)

    def __bool__(self) -> bool:
        return True

    def _refuse(self, *_: object) -> NoReturn:
        raise NotPrintedError

    # What every object answers by itself, and what only texts answer.
    __str__ = __repr__ = __format__ = __eq__ = __ne__ = __hash__ = _refuse
    __getattr__ = __getitem__ = __contains__ = __iter__ = __len__ = __reduce_ex__ = _refuse


@dataclass(frozen=True)
class Slot:
    """A place in a frame for the text of this number."""

    number: int
    linked: bool
    raw: bool


class Marks:
    """The marks of one rendering."""

    _TOKEN = re.compile("\ue000([0-9]+)([01])([01])\ue001")

    def __init__(self) -> None:
        self._printed: list[Slot] = []

    def printed(self, mark: Mark, *, escaped: bool) -> Markup:
        """Return what stands for the mark in what is rendered."""
        slot = Slot(mark.number, mark.linked, mark.raw or not escaped)
        self._printed.append(slot)
        token = f"\ue000{slot.number}{slot.linked:d}{slot.raw:d}\ue001"
        return Markup(token)  # noqa: S704 - never shown

    def cut(self, html: str) -> tuple[list[str], list[Slot]]:
        """Return the pieces of ``html`` around the marks, and what stands between them.

        Raises NotPrintedError where not all that was printed stands there as it was.
        """
        pieces = self._TOKEN.split(html)
        numbers, linked, raw = pieces[1::4], pieces[2::4], pieces[3::4]
        slots = [
            Slot(int(number), link == "1", bare == "1")
            for number, link, bare in zip(numbers, linked, raw, strict=True)
        ]
        if sorted(slots, key=repr) != sorted(self._printed, key=repr):
            raise NotPrintedError
        return pieces[0::4], slots


class Known(NamedTuple):
    """A value with what ``taken`` takes of it: its texts, and what stands for its shape, no other shape's."""

    value: Any
    texts: list[str]
    shape: object


def known(value: Any) -> Known:
    """Return ``value`` to be known in larger ones."""
    texts: list[str] = []
    shape: list[Any] = []
    taken(value, texts, shape)
    return Known(value, texts, _number(tuple(shape)))


@lru_cache(maxsize=1024)
def _number(shape: tuple[Any, ...]) -> int:
    return next(_numbers)


_numbers = count()


def taken(value: Any, texts: list[str], shape: list[Any], parts: Mapping[int, Known] = _NONE) -> None:
    """Add the texts in ``value`` to ``texts``, and all else of it to ``shape``.

    ``value`` is a mapping, a list, a tuple or a dataclass, and made of these, of texts, numbers and None. Values of
    one shape differ in their texts alone. ``parts`` are those of its parts that are known, by their ``id``.
    """
    kind: Any = type(value)
    values: Collection[Any]
    if kind is dict:
        values = value.values()
        shape.append(tuple(value))
    elif isinstance(value, (tuple, list)):
        values = value
        shape.append((kind, len(value)))
    else:
        values = _values(kind)(value)
        shape.append(kind)
    if all(values) and _TEXT.issuperset(map(type, values)):
        texts.extend(values)
        return
    for place, each in enumerate(values):
        kind = type(each)
        if kind is str and each:
            texts.append(each)
        elif each is None or isinstance(each, (str, int, float)):
            # Of 1 and True, which are equal, the kinds differ; so they do of a text and one that is HTML.
            shape.append((place, kind, each))
        elif part := parts.get(id(each)):
            texts.extend(part.texts)
            shape.append((place, Known, part.shape))
        else:
            shape.append(place)
            taken(each, texts, shape, parts)


_TEXT = frozenset({str})


def marked(value: Any, mark: Callable[[], Mark]) -> Any:
    """Return ``value`` with a mark for every text that ``taken`` takes, in its order."""
    if type(value) is str:
        return mark() if value else value
    if isinstance(value, dict):
        return {name: marked(each, mark) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        copy = [marked(each, mark) for each in value]
        return value._make(copy) if hasattr(value, "_make") else type(value)(copy)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{name: marked(getattr(value, name), mark) for name in _names(type(value))})
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads the values of a dataclass, which has two fields at least."""
    return attrgetter(*_names(kind))
