"""Rates in progress texts: a share that the numbers beside it prove, or only a percentage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from livelihood.drafting.fact import Fact, Sort
from livelihood.drafting.likeness import Promised
from livelihood.rounding import half_up


def places_of(number: Decimal) -> int:
    """Return how many decimals a number is written with."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def proves(numerator: Fact, denominator: Fact, percent: Fact) -> bool:
    """Tell whether the two numbers give the percentage to its own digits, half up."""
    over, under, stated = (each.mention.quantity for each in (numerator, denominator, percent))
    if over is None or under is None or stated is None or not over.low or not under.low or stated.low is None:
        return False
    if over.unit != under.unit or over.low > under.low:
        return False
    return half_up(Fraction(over.low) / Fraction(under.low) * 100, places_of(stated.low)) == stated.low


def fraction_of(percent: Fact, facts: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Return the pairs of numbers, numerator first, that prove the percentage: those in its sentence before it.

    The denominator may stand earlier in the passage (one number of births for four rates).
    """
    own = [each for each in facts if each.passage is percent.passage and not each.mention.is_percent]
    earlier = [each for each in own if each.at < percent.at and each.sort in (Sort.DONE, Sort.SCALE)]
    near = [each for each in earlier if each.mention.sentence == percent.mention.sentence]
    pairs = []
    for numerator in near[-2:]:
        pairs += [
            (numerator, each)
            for each in earlier
            if each is not numerator and proves(numerator, each, percent)
        ]
    return pairs


def attach_shares(facts: Sequence[Fact]) -> list[Fact]:
    """Attach stated shares of a target and restated targets to the numbers that they speak of; return the rest."""
    rest: list[Fact] = []
    for fact in facts:
        if fact.sort is Sort.STATED:
            owner = _owner(fact, facts, percent=False)
            if owner is None or owner.stated:
                rest.append(fact)
            else:
                owner.stated = fact
        elif fact.sort is Sort.GOAL:
            owner = _goal_owner(fact, facts)
            if owner is None or owner.goal:
                rest.append(fact)
            else:
                owner.goal = fact
        else:
            rest.append(fact)
    return rest


def _owner(fact: Fact, facts: Sequence[Fact], *, percent: bool) -> Fact | None:
    """Return the number that stands last before ``fact`` in its sentence, or in the one before if it opens one."""
    earlier = [
        each
        for each in facts
        if each.passage is fact.passage
        and each.at < fact.at
        and each.mention.is_percent == percent
        and each.sort is Sort.DONE
    ]
    if not earlier:
        return None
    last = earlier[-1]
    if last.mention.sentence == fact.mention.sentence:
        # A number in between, of whatever sort, breaks the tie.
        between = [each for each in facts if each.passage is fact.passage and last.at < each.at < fact.at]
        return last if all(each.sort in (Sort.GOAL, Sort.STATED) for each in between) else None
    gap = fact.passage.text[last.mention.span.end : fact.mention.sentence.start]
    if re.fullmatch(r"[^。;!?]{0,12}[。;]", gap):
        last.doubts.append(f"“{fact.mention.text}”说的是不是“{last.mention.text}”的完成比例，请确认")
        return last
    return None


def _goal_owner(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    found = _owner(fact, facts, percent=fact.mention.is_percent)
    return found if found and found.mention.sentence == fact.mention.sentence else None


def stated_doubts(fact: Fact, promise: Promised) -> list[str]:
    """Return a doubt where the share that the text states isn't what the number and the target give."""
    stated, value = fact.stated, fact.mention.quantity
    if stated is None or stated.mention.quantity is None or value is None or promise.target is None:
        return []
    target, share = promise.target.low, stated.mention.quantity.low
    if not target or value.low is None or share is None:
        return []
    exact = Fraction(value.low) / Fraction(target) * 100
    places = places_of(share)
    # Cut off or rounded: documents do both.
    if half_up(exact, places) == share or abs(exact - Fraction(share)) < Fraction(1, 10**places):
        return []
    return [f"原文写“{stated.mention.text}”，按目标{promise.target}算是{half_up(exact, 2)}%，请核对目标和数"]
