"""What a notice says of a promise: the clauses of its text, and the figures of the report that quote them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from random import Random
from typing import Any

from livelihood.rounding import percent_of
from livelihood.synth.content import Extra
from livelihood.synth.course import Course, quantity

TABLE = "附件"
_OMITTED, _IN_WORDS, _STATED = 12, 40, 60  # percent


@dataclass
class Told:
    """Clauses, in order, and the figures that quote them."""

    clauses: list[str] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)

    def add(self, clause: str, **figure: Any) -> None:
        """Add a clause, and the figure that rests on it."""
        self.clauses.append(clause)
        self.figures.append({**figure, "quote": clause, "part": TABLE})

    def extend(self, other: Told) -> None:
        """Add what ``other`` tells."""
        self.clauses += other.clauses
        self.figures += other.figures


def tell(course: Course, elapsed: Fraction, random: Random, misstated: int = 0) -> Told:
    """Return what is said of a promise when the share ``elapsed`` of the year is gone; now and then nothing.

    ``misstated`` is by how many points the document's own ratio is wrong.
    """
    share = Fraction(course.pace, 100) * elapsed
    is_omitted, is_in_words, is_stated = (random.randrange(100) < of for of in (_OMITTED, _IN_WORDS, _STATED))
    told, promise = Told(), course.promise
    number = reached(course, share)
    if course.is_told:
        _value(course, number, told, misstated=misstated, states=misstated > 0)
    elif is_omitted:
        pass
    elif promise.kind == "stage":
        _stage(course, share, told)
    elif promise.kind == "rate":
        _rate(course, elapsed, told, random)
    elif promise.kind == "qualitative":
        _in_words(course, told, random, can_be_counted=is_stated)
    elif promise.summands or promise.programmes or promise.counted:
        _composed(course, share, told)
    elif promise.words and is_in_words:
        _in_words(course, told, random)
    elif number:
        _value(course, number, told, states=is_stated)
    return told


def tell_extra(id: str, extra: Extra, elapsed: Fraction, base: int, told: Told) -> None:
    """Add a number without a target; ``base`` is what it reaches in the year."""
    grown = Fraction(base) if extra.still or extra.prior_year else base * elapsed
    number = _decimal(grown) * Decimal(1).scaleb(-extra.decimals)
    text = f"{extra.qualifier}{quantity(number, extra.unit, extra.decimals)}"
    prior_year = extra.prior_year or None
    clause = extra.told.format(text)
    told.add(clause, extra=True, id=id, name=extra.name, value=text, prior_year=prior_year)


def reached(course: Course, share: Fraction) -> Decimal:
    """Return the number that is reached when ``share`` of the target is."""
    return _reached(course.target, share, Decimal(1).scaleb(-course.promise.decimals))


def _reached(target: Decimal, share: Fraction, step: Decimal) -> Decimal:
    return _decimal(Fraction(target) * share / Fraction(step)) * step


def _decimal(number: Fraction) -> Decimal:
    """Return the whole number at or below ``number``: of what only begins, nothing is counted."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).to_integral_value(ROUND_FLOOR)


def _value(course: Course, number: Decimal, told: Told, *, states: bool, misstated: int = 0) -> None:
    text = course.text(number)
    clause, stated = course.promise.told.format(text), None
    if course.promise.states and states:
        ratio = percent_of(Fraction(number) / Fraction(course.target), 1) + misstated
        stated = {"text": f"{ratio.normalize():f}%", "of": "target"}
        clause = f"{clause}，完成全年任务{stated['text']}"
    told.add(clause, indicator=course.id, value=text, stated=stated)


def _in_words(course: Course, told: Told, random: Random, *, can_be_counted: bool = True) -> None:
    words = random.choice(course.promise.words) if can_be_counted else course.promise.unavailable
    told.add(words, indicator=course.id, **{"words" if can_be_counted else "unavailable": words})


def _stage(course: Course, share: Fraction, told: Told) -> None:
    promise, last = course.promise, len(course.promise.stages) - 1
    if promise.items:
        _by_name(course, share, told)
        return
    at = min(int(share * len(promise.stages)), last)
    restated = course.target_text if "{1}" in promise.told else None
    clause = promise.told.format(promise.words[at], restated)
    told.add(clause, indicator=course.id, stage=promise.stages[at], restated_target=restated)


def _by_name(course: Course, share: Fraction, told: Told) -> None:
    """Tell of things with names: the first ``ahead`` are a stage further, until all are at the last."""
    promise, last = course.promise, len(course.promise.stages) - 1
    front = min(int(share * len(promise.stages)) + 1, last)
    groups = [(course.names[: course.ahead], front), (course.names[course.ahead :], max(0, front - 1))]
    if share >= 1:
        groups = [(course.names, last)]
    items: list[dict[str, str]] = []
    clauses: list[str] = []
    for names, at in groups:
        if names:
            clause = promise.told.format(promise.words[at], "、".join(names))
            clauses.append(clause)
            shared = {"stage": promise.stages[at], "quote": clause, "part": TABLE}
            items.extend({"name": name, **shared} for name in names)
    told.add(clauses[0], indicator=course.id, items=items)
    told.clauses += clauses[1:]


def _rate(course: Course, elapsed: Fraction, told: Told, random: Random) -> None:
    promise = course.promise
    # From a little below what was promised to a little above it, in tenths of a percent.
    tenths = min(int(course.target * 10) + random.randint(-40, 60), 999)
    if promise.whole is None:
        text = quantity(Decimal(tenths) / 10, "%", 1)
        told.add(promise.told.format(text), indicator=course.id, value=text)
        return
    # Births grow with the year, villages don't.
    whole = course.whole if promise.told_unit == "个" else int(course.whole * elapsed)
    count = whole * tenths // 1000
    rate = f"{percent_of(Fraction(count, whole), 2).normalize():f}%"
    both = [f"{number}{promise.told_unit}" for number in (whole, count)]
    clause = f"{promise.told.format(None, *both)}，{promise.rate}{rate}"
    restated = f"{course.text(course.target)}以上" if promise.restates else None
    if restated:
        clause = f"{clause}（目标任务为{restated}）"
    told.add(
        clause,
        indicator=course.id,
        numerator=both[1],
        denominator=both[0],
        stated={"text": rate, "of": "rate"},
        restated_target=restated,
    )


def _composed(course: Course, share: Fraction, told: Told) -> None:
    """Tell the numbers of which the figure consists, and not their sum."""
    if course.promise.counted:
        _by_stage(course, share, told)
    elif course.promise.programmes:
        step = Decimal(1).scaleb(-course.promise.decimals)
        parts = [
            (each.programme.name, each.programme.told, course.text(_reached(each.target, share, step)))
            for each in course.shares
        ]
        _parts(course, parts, told)
    else:
        counts = _split(int(reached(course, share)), len(course.promise.summands))
        unit = course.promise.told_unit
        named = zip(course.promise.summands, counts, strict=True)
        parts = [(name, words, f"{count}{unit}") for (name, words), count in named]
        _parts(course, parts, told, counts_as=course.promise.unit, note=course.promise.note)


def _parts(course: Course, parts: Sequence[tuple[str, str, str]], told: Told, **more: str) -> None:
    """Tell parts, each with its name, its words and its number."""
    listed = []
    for name, words, number in parts:
        told.clauses.append(words.format(number))
        listed.append({"name": name, "value": number, "quote": told.clauses[-1], "part": TABLE})
    told.figures.append({"indicator": course.id, "parts": listed, **more})


def _split(number: int, parts: int) -> list[int]:
    """Part ``number`` into so many unlike numbers."""
    found: list[int] = []
    for at in range(parts - 1):
        found.append((number - sum(found)) * (at + 2) // 5)
    return [*found, number - sum(found)]


def _by_stage(course: Course, share: Fraction, told: Told) -> None:
    """Tell how many are at each stage, the last stage first; together they are what was promised."""
    total, stages = int(course.target), course.promise.stages
    done = min(int(reached(course, share)), total)
    almost = (total - done) // 2
    counts = dict(zip(stages[:0:-1], (done, almost, total - done - almost), strict=True))
    told_counts = {stage: f"{count}{course.promise.unit}" for stage, count in counts.items() if count}
    clause = course.promise.counted.format(
        "、".join(f"{stage}{count}" for stage, count in told_counts.items()), course.target_text
    )
    told.add(clause, indicator=course.id, by_stage=told_counts, restated_target=course.target_text)
