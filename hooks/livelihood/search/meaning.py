"""Other words for the same thing: citizens' words, the units' names and aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable

from livelihood.model import Unit
from livelihood.model.synonyms import Synonym
from livelihood.search.tokens import form

# 县人社局 is 人社局 of the county: who searches leaves the level out, or means another one.
_LEVEL = re.compile(r"^[县市区](?=.{3})")


def unit_words(units: Iterable[Unit]) -> dict[str, list[str]]:
    """Return for each name of a unit, with and without its level, the other words for it, shortest wording each."""
    found: dict[str, dict[str, None]] = {}
    for unit in units:
        names = (unit.name, *unit.aliases)
        short = _shortest(_LEVEL.sub("", name) for name in names)
        for word in dict.fromkeys((*names, *(_LEVEL.sub("", name) for name in names))):
            # A word finds whatever holds it.
            others = (other for other in short if form(word) not in form(other))
            found.setdefault(form(word), {}).update(dict.fromkeys(others))
    return {word: list(others) for word, others in sorted(found.items()) if others}


def _shortest(names: Iterable[str]) -> list[str]:
    """Return the names that hold no other one: what holds a name is found by it."""
    given = list(dict.fromkeys(names))
    return [name for name in given if not any(other != name and other in name for other in given)]


def meaning(synonyms: Iterable[Synonym], units: Iterable[Unit]) -> dict[str, dict[str, list[str]]]:
    """Return what ``meaning.json`` holds: by word, in the form of terms, the other words to search."""
    official = {form(word): list(each.official) for each in synonyms for word in each.words}
    return {"synonyms": dict(sorted(official.items())), "units": unit_words(units)}
