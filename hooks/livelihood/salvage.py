"""What can be kept of a file with mistakes, so that one run also tells what is wrong with all the rest."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from livelihood.model import Record
from livelihood.model_errors import Location, mistakes, report_model_errors
from livelihood.places import Place
from livelihood.problems import Problems
from livelihood.yaml_reader import PLACE_KEY

AnyRecord = TypeVar("AnyRecord", bound=Record)

# Without one of these, what they belong to would say something else: it goes as a whole.
_CONSTITUENTS = frozenset({"parts", "items", "stages", "members"})


def salvage(raw: dict[str, Any], model: type[AnyRecord], problems: Problems) -> AnyRecord | None:
    """Make ``model`` of ``raw`` (as yaml_reader returns it) and report what is wrong with it.

    List items with mistakes are left out; ``raw`` loses them. None if a mistake stands outside any list.
    """
    told = False
    while True:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            if not told:
                report_model_errors(error, model, raw, problems)
            # A list that is now too short is no mistake of the file.
            told = True
            if not _leave_out(raw, mistakes(error)):
                return None


def _leave_out(raw: dict[str, Any], errors: list[ErrorDetails]) -> bool:
    wrong = {_smallest(raw, details) for details in errors}
    if () in wrong:
        return False
    # The deepest and last first: what is removed moves what follows it.
    for location in sorted(wrong, reverse=True):
        _remove(raw, location)
    return True


def _smallest(raw: Any, details: ErrorDetails) -> Location:
    """Return where the smallest thing stands that holds the mistake and can be left out; () if there is none."""
    location = details["loc"]
    if details["type"] == "extra_forbidden":
        return location
    found: Location = ()
    for depth, step in enumerate(location):
        if isinstance(raw, list) and isinstance(step, int):
            if location[depth - 1] not in _CONSTITUENTS:
                found = location[: depth + 1]
            raw = raw[step]
        else:
            raw = raw.get(step) if isinstance(raw, dict) else None
    return found


def _remove(raw: Any, location: Location) -> None:
    *way, last = location
    owner: Any = None
    for step in way:
        owner, raw = raw, raw[step]
    del raw[last]
    if isinstance(owner, dict) and isinstance(last, int):
        owner[PLACE_KEY] = _without(owner[PLACE_KEY], way[-1], last)


def _without(place: Place, key: int | str, gone: int) -> Place:
    """Return ``place`` with the lines of the items behind the one that is gone where they now count."""
    lines = {
        (name, at - 1 if name == key and at is not None and at > gone else at): line
        for (name, at), line in place.lines.items()
        if (name, at) != (key, gone)
    }
    return Place(place.path, place.line, lines)
