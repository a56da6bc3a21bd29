"""Places: the line of a mapping, of its keys and of their items."""

from __future__ import annotations

from livelihood.places import NOWHERE, Place, Spot

PLACE = Place("a.yml", 3, {("x", None): 4, ("x", 0): 5, ("x", 1): 6})


def test_spots() -> None:
    assert PLACE.spot() == Spot("a.yml", 3)
    assert PLACE.spot("x") == ("a.yml", 4)
    assert PLACE.spot("x", 1) == ("a.yml", 6)


def test_what_is_not_written_is_where_its_holder_begins() -> None:
    assert PLACE.spot("y") == ("a.yml", 3)
    assert PLACE.spot("y", 0) == ("a.yml", 3)
    assert PLACE.spot("x", 9) == ("a.yml", 4)
    assert NOWHERE.spot("x") == ("", 0)


def test_lines_do_not_tell_places_apart() -> None:
    assert Place("a.yml", 3) == PLACE
    assert "lines" not in repr(PLACE)
