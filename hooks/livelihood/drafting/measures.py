"""Which of the scheme's measures a promise is: the same unit, and the measure's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from livelihood.drafting.naming import words_of
from livelihood.model import SchemeTask
from livelihood.model.scheme import Measure

_ENOUGH = 0.6


@dataclass(frozen=True)
class Candidate:
    """A number that may be a measure's: its name, its clause with what leads to it, its unit."""

    name: str
    around: str
    unit: str


def fit_measures(candidates: Sequence[Candidate], scheme_task: SchemeTask | None) -> Mapping[int, Measure]:
    """Return the measure of each candidate that has one, by index; each measure serves one candidate."""
    if scheme_task is None:
        return {}
    scored = sorted(
        (
            (_score(candidate, measure), -index, order)
            for index, candidate in enumerate(candidates)
            for order, measure in enumerate(scheme_task.measures)
            if candidate.unit == measure.unit
        ),
        reverse=True,
    )
    fitted: dict[int, Measure] = {}
    taken: set[int] = set()
    for score, index, order in scored:
        rivals = [other for other, at, each in scored if (at == index) != (each == order) and other == score]
        if score < _ENOUGH or -index in fitted or order in taken or rivals:
            continue
        fitted[-index] = scheme_task.measures[order]
        taken.add(order)
    return fitted


def _score(candidate: Candidate, measure: Measure) -> float:
    wanted = words_of(measure.name)
    if not wanted:
        return 0
    own, around = words_of(candidate.name), words_of(candidate.around)
    near = 2 * len(wanted & own) / (len(wanted) + len(own)) if own else 0
    # What is counted must be named by the number's own words in part at least.
    wide = len(wanted & (own | around)) / len(wanted) * 0.8 if wanted & own else 0
    return max(near, wide)
