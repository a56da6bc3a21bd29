"""The promises that a commitment makes: every number that is a target, and what it counts."""

from __future__ import annotations

import re
from dataclasses import replace

from livelihood.documents import Document
from livelihood.drafting.clauses import LONGEST_QUOTE, Passage, best_quote
from livelihood.drafting.draft import DraftDue, DraftIndicator, DraftTask
from livelihood.drafting.dues import due_before
from livelihood.drafting.measures import Candidate, fit_measures
from livelihood.drafting.mentions import find_mentions
from livelihood.drafting.naming import id_of
from livelihood.drafting.targets import Target, read_targets
from livelihood.model import SchemeTask


def draft_indicators(
    task: DraftTask, document: Document, year: int, scheme_task: SchemeTask | None = None
) -> tuple[DraftIndicator, ...]:
    """Return the indicators that the task's commitment promises; one in words where it holds no quantity."""
    passage = Passage(task.commitment or "")
    if not re.search(r"\w", passage.text):
        return ()
    promises = read_targets(passage, find_mentions(passage), year, scheme_task)
    if not promises:
        promises = [_in_words(task, passage)]
    candidates = [Candidate(each.name, _around(passage, each), each.unit) for each in promises]
    measures = fit_measures(candidates, scheme_task)
    indicators: list[DraftIndicator] = []
    ids: dict[int, str] = {}
    reserved = {measure.id for measure in measures.values()}
    for at, promise in enumerate(promises):
        measure = measures.get(at)
        taken = {*ids.values(), *reserved}
        id = measure.id if measure else id_of(promise.name, taken, f"goal-{at + 1}")
        ids[at] = id
        whole = next(
            (ids[i] for i in range(at) if promise.whole and promises[i].mention is promise.whole), None
        )
        if measure:
            promise.doubts = [each for each in promise.doubts if not each.startswith("种类数")]
        drafted = _indicator(promise, passage, document, task.part, year)
        indicators.append(replace(drafted, id=id, measure=measure.id if measure else None, part_of=whole))
    return tuple(indicators)


def _indicator(promise: Target, passage: Passage, document: Document, part: str, year: int) -> DraftIndicator:
    """Return the promise with its quote and due date, without an id yet."""
    doubts = list(promise.doubts)
    stated = due_before(passage, promise.span.start, year)
    start, end = promise.begins, max(promise.span.end, promise.ends)
    due: DraftDue | None = None
    if stated:
        first, last = min(start, stated.span.start), max(end, stated.span.end)
        if passage.quote_around(first, last):
            start, end, due = first, last, stated.due
            doubts.extend([stated.doubt] if stated.doubt else [])
        elif (stated.due.date.month, stated.due.date.day) != (12, 31):
            doubts.append(f"期限“{stated.due.text}”离这个数太远，请确认是不是它的期限")
    if passage.quote_around(start, end) is None:
        start, end = promise.span
        if promise.scope:
            promise.scope.clear()
            doubts.append("规模和目标不在80字以内的一句里，请确认规模怎样写")
    quote, _ = best_quote(passage, start, end, document, part)
    if quote.doubt:
        doubts.append(quote.doubt)
    return DraftIndicator(
        id="",
        name=promise.name,
        kind=promise.kind,
        quote=quote.text,
        part=quote.part,
        target=promise.text,
        stages=("未启动", "全覆盖") if promise.kind == "stage" else (),
        due=due,
        per=promise.per,
        scope=tuple(promise.scope),
        set_by=promise.set_by,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _in_words(task: DraftTask, passage: Passage) -> Target:
    clauses = [clause for sentence in passage.sentences() for clause in passage.clauses(sentence)]
    clause = next(
        (each for each in passage.sentences() if each.end - each.start <= LONGEST_QUOTE), clauses[0]
    )
    doubt = "承诺里没有数量，请确认是不是只能用文字说明的目标"
    return Target(task.title, clause, None, None, "qualitative", clause.start, [doubt])


def _around(passage: Passage, promise: Target) -> str:
    clause = passage.clause(promise.span.start)
    return passage.text[passage.sentence(promise.span.start).start : max(clause.end, promise.span.end)]
