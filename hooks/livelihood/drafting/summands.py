"""Numbers that stand in a row without their sum: 城区3所、农村2所 are parts of what is counted, neither is all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from livelihood.drafting.fact import Fact, Sort
from livelihood.drafting.likeness import Promised, fits_of
from livelihood.drafting.nouns import thing_of
from livelihood.drafting.sorting import only_verb

_JOINED = re.compile(r"[、和及与]")
# 城区, 中学, 虚山镇: what is no longer than this leaves out what the number before it has named.
_SHORT = 3


def summands_beside(
    fact: Fact, promise: Promised, facts: Sequence[Fact], promises: Sequence[Promised]
) -> list[Fact]:
    """Return the numbers in a row with ``fact`` that may be further parts of what ``promise`` counts, itself included.

    Empty where there are none, or where ``fact`` is the sum of those behind it.
    """
    own = [each for each in facts if each.passage is fact.passage and each.mention.unit == fact.mention.unit]
    at = next(index for index, each in enumerate(own) if each is fact)
    row = [fact]
    for index in range(at + 1, len(own)):
        if not _in_row(own[index - 1], own[index]) or not _is_part(own[index], promise, promises):
            break
        row.append(own[index])
    whole, parts = fact.mention.quantity, [each.mention.quantity for each in row[1:]]
    if parts and whole and sum(each.low or 0 for each in parts if each) == whole.low:
        return []
    for index in range(at - 1, -1, -1):
        if not _in_row(own[index], own[index + 1]) or not _is_part(own[index], promise, promises):
            break
        row.insert(0, own[index])
    return row if len(row) > 1 else []


def _in_row(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are joined by 、 or 和; by a comma only where the second says no more than a place."""
    if other.at != one.at + 1 or one.mention.sentence != other.mention.sentence:
        return False
    gap = one.passage.text[one.mention.span.end : other.mention.span.start]
    if one.mention.clause == other.mention.clause:
        return bool(_JOINED.search(gap))
    return gap.startswith(",") and len(gap) <= _SHORT + 1


def _is_part(fact: Fact, promise: Promised, promises: Sequence[Promised]) -> bool:
    """Tell whether the number may count a part of what the promise does: it names the same, or only which part."""
    own = fact.around
    if fact.sort is not Sort.DONE or fact.mention.nested or (own and only_verb(own)):
        return False
    others = [each for each in promises if each.id != promise.id]
    if any(fit.score and fit.same_unit for fit in fits_of(fact, others)):
        return False
    thing = thing_of(own)
    return len(thing) <= _SHORT or thing[-2:] in promise.name
