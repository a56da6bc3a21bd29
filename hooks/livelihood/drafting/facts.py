"""The numbers of a task's progress texts, each once, with its name and the date that the text gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from livelihood.documents import Document
from livelihood.drafting.clauses import Passage
from livelihood.drafting.cutoffs import Calendar
from livelihood.drafting.draft import DraftProgress, DraftTask
from livelihood.drafting.fact import Fact, Sort
from livelihood.drafting.mention import Mention
from livelihood.drafting.mentions import find_mentions
from livelihood.drafting.naming import name_of, words_of
from livelihood.drafting.roles import Role
from livelihood.drafting.shares import rows
from livelihood.drafting.sorting import only_verb, sort_of
from livelihood.drafting.surroundings import subject_of


def find_facts(task: DraftTask, document: Document, year: int, notice: date | None = None) -> list[Fact]:
    """Return the task's numbers; one that several passages repeat is taken from the document's last part.

    ``notice`` is the notice's own day: it tells the year of a date that is written without one.
    """
    calendar = Calendar(year, notice)
    order = [name for name, _ in document.openings]
    passages = sorted(task.progress, key=lambda each: -order.index(each.part) if each.part in order else 0)
    facts: list[Fact] = []
    seen: Counter[tuple[str, frozenset[str]]] = Counter()
    for progress in passages:
        own: Counter[tuple[str, frozenset[str]]] = Counter()
        for fact in _of_passage(progress, calendar):
            key = (fact.passage.text[slice(*fact.mention.core)], fact.words)
            own[key] += 1
            if own[key] > seen[key]:
                facts.append(fact)
        seen |= own
    return facts


def _of_passage(progress: DraftProgress, calendar: Calendar) -> list[Fact]:
    passage = Passage(progress.text)
    mentions = find_mentions(passage)
    facts: list[Fact] = []
    named = rows(mentions)
    for at, mention in enumerate(mentions):
        if mention.role is not Role.QUANTITY or mention.quantity is None:
            continue
        name = name_of(subject_of(mentions, at) or mention.before, mention.after)
        if (
            not words_of(name)
            and mention.clause.start > mention.sentence.start
            and not _within_clause(mentions, at)
        ):
            ahead = passage.clause(mention.clause.start - 2)
            if not any(each.span.start < ahead.end and each.span.end > ahead.start for each in mentions):
                name = name_of(passage.text[ahead.start : ahead.end], "") + name
        if (above := _topic_above(mentions, at)) is not None:
            name = name_of("", above.after + name)
        if named.get(at):
            name = named[at]
        cutoff = calendar.cutoff_of(passage, mention.span.start)
        fact = Fact(
            passage,
            progress.part,
            mentions,
            at,
            Sort.DONE,
            name,
            words_of(name),
            cutoff.day,
        )
        fact.sort = sort_of(fact, calendar.year)
        if named.get(at) == "":
            fact.doubts.append("“分别”前后的名称和数字对不上，请核对各数是什么")
        fact.doubts.extend(filter(None, (mention.doubt, cutoff.doubt)))
        facts.append(fact)
    return facts


def _topic_above(mentions: Sequence[Mention], at: int) -> Mention | None:
    """Return the number that this one counts the done of: 15个 for 8个 in 15个农村幸福院已完成8个."""
    mention = mentions[at]
    above = mentions[at - 1] if at else None
    if above is None or above.clause != mention.clause or above.unit != mention.unit or not above.after:
        return None
    return above if not mention.after and only_verb(mention.before) else None


def _within_clause(mentions: Sequence[Mention], at: int) -> bool:
    return (
        at > 0 and mentions[at - 1].clause == mentions[at].clause and mentions[at - 1].role is Role.QUANTITY
    )
