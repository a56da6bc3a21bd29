"""Targets that a progress text repeats, and numbers that together make one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from livelihood.drafting.fact import Fact, Sort
from livelihood.drafting.likeness import Promised
from livelihood.drafting.progress_words import UNDER_WAY

_OBJECT = re.compile(r"(?:对|将|把|围绕|按照|全县|全年|我县)$")
_FINISHED = re.compile(r"(?:全部|均|都|已经?)(?:完成|完工|竣工|建成|投用|交付|办结|实现)[一-鿿]{0,4}$")


def drop_restated(facts: Sequence[Fact], promises: Sequence[Promised]) -> tuple[list[Fact], dict[str, str]]:
    """Return the facts without those that only repeat a target, and the repeated targets by promise."""
    restated: dict[str, str] = {}
    kept: list[Fact] = []
    for fact in facts:
        promise = next((each for each in promises if _repeats(fact, each, facts)), None)
        if promise is None:
            kept.append(fact)
        else:
            restated.setdefault(promise.id, fact.mention.text)
    return kept, restated


def _repeats(fact: Fact, promise: Promised, facts: Sequence[Fact]) -> bool:
    if promise.target is None or not fact.mention.equals(promise.target):
        return False
    common = fact.words & promise.words
    shares_words = len(common) >= 2
    if fact.sort in (Sort.GOAL, Sort.PLANNED):
        return shares_words or len(fact.words) < 2
    if fact.sort is Sort.SCALE and common and fact.mention.after:
        return True
    if fact.sort not in (Sort.DONE, Sort.SCALE) or not shares_words or fact.mention.is_percent:
        return False
    before, after = fact.mention.before, fact.mention.after
    if _FINISHED.search(after):
        return False
    if _OBJECT.search(before) or (UNDER_WAY.search(after) and (not before or before.endswith("等"))):
        return True
    # 21个设施已完成建设10个: what follows says how many of them.
    return fact.sort is Sort.SCALE


def parts_of_whole(
    facts: Sequence[Fact], restated: dict[str, str], promises: Sequence[Promised]
) -> dict[int, str]:
    """Return what to say of numbers that add up to a promise's target, by the fact's ``id()``.

    Of numbers of one sentence it is a doubt (they may be stages of one target); of scales it is a certainty: they
    are the target's own parts, not progress.
    """
    said: dict[int, str] = {}
    for promise in promises:
        target = promise.target
        if target is None or target.low is None or promise.is_rate:
            continue
        same = [
            each
            for each in facts
            if each.mention.unit == target.unit
            and each.mention.quantity
            and each.mention.quantity.low is not None
            and not each.mention.nested
        ]
        scales = [each for each in same if each.sort is Sort.SCALE]
        for one, other in combinations(scales, 2):
            if _sum((one, other)) == target.low:
                listed = f"{one.mention.text}与{other.mention.text}"
                for each in (one, other):
                    said[id(each)] = f"正好{listed}相加等于目标{target}，是目标的组成部分，不是完成数"
        for sentence in {each.mention.sentence for each in same if each.sort is Sort.DONE}:
            row = [each for each in same if each.sort is Sort.DONE and each.mention.sentence == sentence]
            if len(row) > 1 and _sum(row) == target.low:
                listed = "、".join(each.mention.text for each in row)
                for each in row:
                    said[id(each)] = f"{listed}相加等于目标{target}，可能是“{promise.name}”的各个阶段，请确认"
    return said


def _sum(facts: Sequence[Fact]) -> object:
    return sum(each.mention.quantity.low or 0 for each in facts if each.mention.quantity)
