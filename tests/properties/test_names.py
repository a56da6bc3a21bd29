"""Names that aren't shown: no way of writing them lets one through, and nothing else is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from livelihood.names import OMITTED, disclosed
from livelihood.plain_text import comparable
from tests.properties.generated_texts import noisy
from tests.unit.builders import county_year, document, goal, ledger, task

# Few characters, so that names overlap and stand within one another.
NAMES = st.lists(st.text("王晓明李", min_size=2, max_size=4), min_size=1, max_size=4, unique=True)
TEXTS = st.text("王晓明李负责，", max_size=20).flatmap(noisy)
DISPLAYS = st.sampled_from(["full", "surname", "post_only", "withheld"])


def published(text: str, displays: dict[str, str]) -> tuple[str, list[str]]:
    """Return the document as published, and the names that the tasks show."""
    officials = [
        {"role": "责任人", "name": name, "name_display": display} for name, display in displays.items()
    ]
    told = county_year(
        tasks=(task(goal(), officials=officials, note=text.strip() or "无"),),
        documents={"notice": document(text)},
    )
    (found,) = disclosed(ledger(told)).county_years
    return found.documents["notice"].text, [each.name for each in found.plan.tasks[0].officials]


def without(names: list[str], text: str) -> str:
    """Return ``text`` with a mark in place of every character that belongs to one of ``names``."""
    inside = {
        at + step
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
        for step in range(len(name))
    }
    return "".join("＊" if at in inside else character for at, character in enumerate(text))


@given(TEXTS, NAMES)
def test_hidden_names_are_nowhere(text: str, names: list[str]) -> None:
    shown, _ = published(text, dict.fromkeys(names, "withheld"))

    assert not any(name in comparable(shown) for name in names)


@given(TEXTS, NAMES)
def test_nothing_else_is_lost(text: str, names: list[str]) -> None:
    shown, _ = published(text, dict.fromkeys(names, "post_only"))
    pieces = shown.split(OMITTED)

    at = 0
    for piece in pieces:
        assert piece in text[at:]
        at = text.index(piece, at) + len(piece)
    assert (len(pieces) > 1) == any(name in comparable(text) for name in names)


@given(TEXTS, NAMES.flatmap(lambda names: st.fixed_dictionaries(dict.fromkeys(names, DISPLAYS))))
def test_a_hidden_name_stays_only_within_a_longer_one_that_is_shown(
    text: str, displays: dict[str, str]
) -> None:
    shown, names = published(text, displays)
    full = [name for name, display in displays.items() if display == "full"]
    assert all(name in names for name in full)
    for name, display in displays.items():
        if display != "full":
            assert name not in names
            covered = [longer for longer in full if name in longer]
            assert name not in without(covered, comparable(shown))


@given(TEXTS, NAMES.flatmap(lambda names: st.fixed_dictionaries(dict.fromkeys(names, DISPLAYS))))
def test_a_second_call_changes_nothing(text: str, displays: dict[str, str]) -> None:
    officials = [
        {"role": "责任人", "name": name, "name_display": display} for name, display in displays.items()
    ]
    told = county_year(tasks=(task(goal(), officials=officials),), documents={"notice": document(text)})
    once = disclosed(ledger(told))

    assert disclosed(once) == once
