"""Numbers without a promise: why they have none, and what a person should look at."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from livelihood.drafting.fact import Fact, Sort
from livelihood.drafting.likeness import Fit, Promised, counts_the_reached, fits_of, is_nested, says_alike
from livelihood.drafting.sorting import says_what
from livelihood.drafting.units import are_people_and_visits

_REASONS = {
    Sort.PRIOR: "是往年的数，不计入本年",
    Sort.LEFT: "是剩余的数，不是完成数",
    Sort.SCALE: "是规模，不是完成数",
    Sort.PRICE: "是标准或单价",
}
_DOUBTS = {
    Sort.PLANNED: "是计划的数，不是完成数，请确认要不要收录",
    Sort.PRICE: "像是标准或单价，请确认要不要收录",
    Sort.STATED: "是哪个目标的完成比例，请确认",
    Sort.GOAL: "像是重述的目标，和方案里的目标对不上，请确认",
}


def extra_reason(fact: Fact) -> str:
    """Return why the number belongs to no promise."""
    return _REASONS.get(fact.sort, "没有单位和名称都相符的目标")


def extra_doubts(fact: Fact, promises: Sequence[Promised], settled: Collection[str]) -> list[str]:
    """Return the doubts of keeping the number without a promise; ``settled`` promises have their number already."""
    doubts = []
    shown = fact.mention.text
    if fact.sort in _DOUBTS:
        doubts.append(f"“{shown}”{_DOUBTS[fact.sort]}")
    elif fact.sort is Sort.DONE and not counts_the_reached(fact, promises):
        likely = _likely(fact, promises, settled)
        if likely:
            names = "，也可能是".join(f"“{fit.promise.name}”的进展" for fit in likely[:3])
            target = likely[0].promise.target
            unit = f"（目标的单位是“{target.unit}”）" if target and not likely[0].same_unit else ""
            doubts.append(f"“{shown}”可能是{names}{unit}，也可能是另一件事，请确认")
    visits = [
        each
        for each in promises
        if each.target and are_people_and_visits(each.target.unit, fact.mention.unit)
    ]
    alike = next((each for each in visits if each.id not in settled and says_alike(fact, each)), None)
    if alike and alike.target and fact.sort is Sort.DONE and not fact.mention.nested:
        doubts.append(
            f"“{shown}”像是“{alike.name}”的进展，但目标的单位是“{alike.target.unit}”，不能直接比较，请核对"
        )
    rates = [each for each in promises if each.is_rate and each.id not in settled]
    rate = next((each for each in rates if says_alike(fact, each)), None)
    if rate and fact.sort is Sort.DONE and not fact.mention.is_percent:
        doubts.append(f"“{shown}”可能是“{rate.name}”的分子或分母，原文没有写出比率，请核对")
    if fact.stated and fact.sort is Sort.DONE:
        doubts.append(f"“{fact.stated.mention.text}”是哪个目标的完成比例，请确认")
    if not fact.name or (fact.sort is Sort.DONE and not says_what(fact)):
        doubts.append(f"看不出“{shown}”数的是什么，请补上名称")
    return doubts


def _likely(fact: Fact, promises: Sequence[Promised], settled: Collection[str]) -> list[Fit]:
    fits = fits_of(fact, promises)
    free = [fit for fit in fits if fit.promise.id not in settled]
    whole = fact.mentions[fact.mention.whole] if fact.mention.whole is not None else None
    if is_nested(fact) and whole and whole.unit == fact.mention.unit:
        return [fit for fit in free if fit.promise.part_of and fit.score > 0]
    likely = [fit for fit in free if fit.score > 0] or [fit for fit in free if fit.same_unit] or free
    # 建成5座 after 开工12座 says nothing of what was built: it may be any promise of that unit.
    return likely or ([fit for fit in fits if fit.same_unit] if not says_what(fact) else [])
