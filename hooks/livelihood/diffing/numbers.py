"""Numbers of a row of data.json: the exact ratio that its page shows, and whether a number that counts up fell."""

from __future__ import annotations

from fractions import Fraction

from livelihood.diffing.differences import Item, Kind, Row
from livelihood.quantity import Qualifier
from livelihood.rounding import percent_text


def ratio(row: Row) -> Fraction | None:
    """Return actual ÷ target, exact; the file's own ratio is rounded, and would be rounded twice."""
    actual, target = row.get("actual"), row.get("target")
    if row.get("ratio") is None or actual is None or not target:
        return None
    numerator, denominator = row.get("numerator"), row.get("denominator")
    if numerator is not None and denominator:
        return Fraction(numerator) / Fraction(denominator) * 100 / Fraction(target)
    return Fraction(actual) / Fraction(target)


def ratio_text(row: Row) -> str | None:
    """Return the ratio in percent as the page shows it; None without one."""
    found = ratio(row)
    return None if found is None else percent_text(found)


def fell(item: Item, task: Item | None = None) -> bool:
    """Tell whether a number or stage that counts up over a year is lower than it was.

    Rates may fall (their denominators grow), and so may limits, and figures without a target, of which nobody says
    that they count up. ``task`` holds the promise that a report's figure speaks of.
    """
    promise = _promise(item, task)
    if promise is None or item.before is None or item.after is None or not _counts_up(promise):
        return False
    number = "actual" if item.kind is Kind.INDICATOR else "value"
    return _is_lower(item.before, item.after, number) or _went_back(item, promise)


def _promise(item: Item, task: Item | None) -> Row | None:
    """Return the promise as it is now; None of what isn't promised."""
    if item.kind is Kind.INDICATOR:
        return item.after
    if item.kind is not Kind.FIGURE or task is None or task.after is None:
        return None
    found = (row for row in task.after["indicators"] if row["indicator"] == item.row["indicator"])
    return next(found, None)


def _counts_up(promise: Row) -> bool:
    return promise.get("kind") != "rate" and promise.get("qualifier") != Qualifier.AT_MOST


def _is_lower(before: Row, after: Row, number: str) -> bool:
    old, new = before.get(number), after.get(number)
    of_another_year = before.get("prior_year") or after.get("prior_year")
    if old is None or new is None or of_another_year or before.get("unit") != after.get("unit"):
        return False
    return bool(new < old)


def _went_back(item: Item, promise: Row) -> bool:
    """Tell whether the stage of the whole, or of anything that is named on both sides, is an earlier one."""
    places = {stage: place for place, stage in enumerate(promise.get("stages") or ())}
    old, new = _stages(item.before), _stages(item.after)
    common = [name for name in old.keys() & new.keys() if old[name] in places and new[name] in places]
    return any(places[new[name]] < places[old[name]] for name in common)


def _stages(row: Row | None) -> dict[str | None, str | None]:
    # None stands for the whole.
    return {None: row.get("stage"), **(row.get("item_stages") or {})} if row else {}
