"""The figures of a notice: each number of the progress texts, and the promise that it belongs to, if any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from livelihood.documents import Document
from livelihood.drafting.clauses import best_quote
from livelihood.drafting.draft import DraftFigure, DraftIndicator, DraftTask
from livelihood.drafting.extras import extra_doubts, extra_reason
from livelihood.drafting.fact import Fact, Sort
from livelihood.drafting.facts import find_facts
from livelihood.drafting.figures import figure_of
from livelihood.drafting.likeness import (
    Fit,
    Promised,
    doubts_of_match,
    fits_of,
    is_strong,
    promised_of,
)
from livelihood.drafting.naming import id_of
from livelihood.drafting.progress_words import figures_in_words
from livelihood.drafting.rates import attach_shares, fraction_of, stated_doubts
from livelihood.drafting.restated import drop_restated, parts_of_whole
from livelihood.drafting.sorting import full_name
from livelihood.drafting.summands import summands_beside
from livelihood.model import Indicator
from livelihood.plain_text import comparable

_SURE, _LIKELY, _WEAK = 95, 75, 40


def draft_figures(
    task: DraftTask,
    promised: Sequence[Indicator | DraftIndicator],
    document: Document,
    year: int,
    as_of: date | None = None,
) -> tuple[DraftFigure, ...]:
    """Return what the task's progress texts say in numbers, then in words of the promises without a number.

    ``as_of`` is the notice's own date: a figure that is dated so needs no date of its own.
    """
    promises = [promised_of(each, task.title) for each in promised]
    facts = find_facts(task, document, year, as_of)
    return tuple(_Matching(task, promises, document, as_of).figures(facts))


class _Matching:
    """One task's facts on their way to figures."""

    def __init__(
        self, task: DraftTask, promises: Sequence[Promised], document: Document, as_of: date | None
    ) -> None:
        self.task = task
        self.promises = promises
        self.document = document
        self.as_of = as_of
        self.taken: dict[str, Fact] = {}
        self.settled: set[str] = set()
        self.ids = {promise.id for promise in promises}

    def figures(self, facts: list[Fact]) -> list[DraftFigure]:
        everything = list(facts)
        facts = attach_shares(facts)
        facts, restated = drop_restated(facts, self.promises)
        figures: list[tuple[tuple[int, int], DraftFigure]] = []
        used: list[Fact] = []
        percents = [each for each in facts if each.mention.is_percent and each.sort is Sort.DONE]
        rates = [(self._order(each, everything), self._rate(each, facts, used)) for each in percents]
        figures.extend((order, rate) for order, rate in rates if rate is not None)
        rest = [each for each in facts if not any(each is other for other in used)]
        rest = [each for each in rest if each.sort is not Sort.COMPARED]
        strong = self._assign(rest)
        parts = parts_of_whole(rest, restated, self.promises)
        for fact in rest:
            if (fit := strong.get(id(fact))) is not None:
                figure = self._matched(fact, fit, restated)
            else:
                figure = self._extra(fact, parts.get(id(fact)))
            figures.append((self._order(fact, everything), figure))
        drafted = [figure for _, figure in sorted(figures, key=lambda each: each[0])]
        open_promises = [each for each in self.promises if each.id not in self.taken]
        words = figures_in_words(self.task, open_promises, self.document)
        for figure in words:
            goal = _standing_in(figure.quote, restated.get(figure.indicator or ""))
            drafted.append(replace(figure, restated_target=goal) if goal else figure)
        return drafted

    def _order(self, fact: Fact, everything: Sequence[Fact]) -> tuple[int, int]:
        return next(at for at, each in enumerate(everything) if each is fact), 0

    def _assign(self, facts: Sequence[Fact]) -> dict[int, Fit]:
        """Give each promise the number that fits it beyond doubt; two that do are both put before the person."""
        claims: dict[str, list[tuple[Fact, Fit]]] = {}
        for fact in facts:
            fits = fits_of(fact, self.promises)
            money = fact.sort is Sort.SCALE and fact.mention.unit.endswith("元")
            if (fact.sort is Sort.DONE or money) and is_strong(fact, fits):
                claims.setdefault(fits[0].promise.id, []).append((fact, fits[0]))
        strong: dict[int, Fit] = {}
        for promise_id, claimed in claims.items():
            claimed.sort(key=lambda each: -each[1].score)
            fact, fit = claimed[0]
            if len(claimed) > 1:
                shown = "、".join(each.mention.text for each, _ in claimed)
                fact.doubts.append(f"{shown}都像是“{fit.promise.name}”的进展，请确认取哪一个或相加")
                for other, _ in claimed[1:]:
                    other.doubts.append(f"{shown}都像是“{fit.promise.name}”的进展，请确认取哪一个或相加")
            elif row := summands_beside(fact, fit.promise, facts, self.promises):
                shown = "、".join(each.mention.text for each in row)
                fact.doubts.append(
                    f"{shown}并列写着，没有合计，可能各是“{fit.promise.name}”的一部分，请确认取哪一个或相加"
                )
            strong[id(fact)] = fit
            self.taken[promise_id] = fact
            if not fact.doubts and not doubts_of_match(fact, fit.promise):
                self.settled.add(promise_id)
        return strong

    def _matched(self, fact: Fact, fit: Fit, restated: dict[str, str]) -> DraftFigure:
        promise = fit.promise
        doubts = [*fact.doubts, *doubts_of_match(fact, promise), *stated_doubts(fact, promise)]
        common = f"，都写到“{fit.shared}”" if fit.shared else ""
        unit = f"单位都是“{fact.mention.unit}”" if fact.mention.unit else "都没有单位"
        likely = max(50, round(100 * fit.score))
        drafted = figure_of(fact, self.document, self.as_of)
        return replace(
            drafted,
            id=promise.id,
            indicator=promise.id,
            name=promise.name,
            confidence=min(60 if doubts else _SURE, likely),
            reason=unit + common,
            value=fact.mention.text,
            restated_target=drafted.restated_target or _standing_in(drafted.quote, restated.get(promise.id)),
            doubts=(*doubts, *drafted.doubts),
        )

    def _rate(self, fact: Fact, facts: Sequence[Fact], used: list[Fact]) -> DraftFigure | None:
        """Return the figure of a rate: its numerator and denominator where they prove it, else its percentage."""
        pairs = fraction_of(fact, facts)
        if pairs:
            fact.words |= pairs[0][0].words
        fits = fits_of(fact, [each for each in self.promises if each.id not in self.taken])
        if not fits or not fits[0].score:
            return None
        promise = fits[0].promise
        doubts = [*fact.doubts, *_rivals(fact, fits), *doubts_of_match(fact, promise)]
        if len({(over.mention.text, under.mention.text) for over, under in pairs}) > 1:
            doubts.append(f"“{fact.mention.text}”可以由几组数算出，请确认分子和分母")
        self.taken[promise.id] = fact
        self.settled.add(promise.id)
        used.append(fact)
        first = pairs[0][0] if pairs else fact
        drafted = figure_of(first, self.document, self.as_of, ends=fact)
        drafted = replace(
            drafted,
            id=promise.id,
            indicator=promise.id,
            name=promise.name,
            doubts=(*doubts, *drafted.doubts),
        )
        if not pairs:
            return replace(
                drafted,
                confidence=_WEAK if doubts else _LIKELY,
                reason=f"都是百分数，都写到“{fits[0].shared}”",
                value=fact.mention.text,
            )
        numerator, denominator = pairs[0]
        used.extend(pairs[0])
        over, under, stated = (each.mention.text for each in (numerator, denominator, fact))
        quote, _ = best_quote(denominator.passage, *denominator.mention.span, self.document, denominator.part)
        return replace(
            drafted,
            confidence=_WEAK if doubts else _SURE,
            reason=f"{over}÷{under}正好是{stated}，都写到“{fits[0].shared}”",
            numerator=over,
            denominator=under,
            denominator_quote=quote.text,
            stated=stated,
            stated_of="rate",
        )

    def _extra(self, fact: Fact, part_of_whole: str | None) -> DraftFigure:
        name = full_name(fact)
        id = id_of(name, self.ids, "number")
        self.ids.add(id)
        doubts = [*fact.doubts, *extra_doubts(fact, self.promises, self.settled)]
        certain = part_of_whole is not None and part_of_whole.startswith("正好")
        if part_of_whole and not certain:
            doubts.append(part_of_whole)
        drafted = figure_of(fact, self.document, self.as_of)
        return replace(
            drafted,
            id=id,
            name=name,
            confidence=_WEAK if doubts else _SURE,
            reason=part_of_whole if part_of_whole and certain else extra_reason(fact),
            value=fact.mention.text,
            prior_year=fact.sort is Sort.PRIOR,
            doubts=(*doubts, *drafted.doubts),
        )


def _standing_in(quote: str, target: str | None) -> str | None:
    """Return the repeated target if the figure's quote holds it: every number of a figure must stand in its quote."""
    return target if target and comparable(target) in comparable(quote) else None


def _rivals(fact: Fact, fits: Sequence[Fit]) -> list[str]:
    """Return a doubt where the percentage may be that of several rates, or its words hardly fit the likeliest."""
    rivals = [fit for fit in fits[1:] if fits[0].score - fit.score < 0.1]
    if rivals:
        names = "，也可能是".join(f"“{fit.promise.name}”" for fit in (fits[0], *rivals))
        return [f"“{fact.mention.text}”可能是{names}，请确认"]
    return [] if is_strong(fact, fits) else [f"“{fact.mention.text}”是不是“{fits[0].promise.name}”，请确认"]
