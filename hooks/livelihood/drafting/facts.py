"""The numbers of a task's progress texts, each once, with its name and the date that the text gives it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date

from livelihood.documents import Document
from livelihood.drafting.clauses import Passage
from livelihood.drafting.draft import DraftProgress, DraftTask
from livelihood.drafting.fact import Fact, Sort
from livelihood.drafting.mention import Mention
from livelihood.drafting.mentions import find_mentions
from livelihood.drafting.naming import name_of, words_of
from livelihood.drafting.roles import Role
from livelihood.drafting.shares import rows
from livelihood.drafting.sorting import only_verb, sort_of
from livelihood.drafting.surroundings import subject_of

_AS_OF = re.compile(
    r"截[至止]到?(?:(?P<year>20\d\d)年)?(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|(?P<end>底|末))|目前|当前|(?P<now>今))"
    r"|1(?:月份?)?[-—~至到]{1,2}(?P<last>\d{1,2})月"
)


def find_facts(task: DraftTask, document: Document, year: int) -> list[Fact]:
    """Return the task's numbers; one that several passages repeat is taken from the document's last part."""
    order = [name for name, _ in document.openings]
    passages = sorted(task.progress, key=lambda each: -order.index(each.part) if each.part in order else 0)
    facts: list[Fact] = []
    seen: Counter[tuple[str, frozenset[str]]] = Counter()
    for progress in passages:
        own: Counter[tuple[str, frozenset[str]]] = Counter()
        for fact in _of_passage(progress, year):
            key = (fact.passage.text[slice(*fact.mention.core)], fact.words)
            own[key] += 1
            if own[key] > seen[key]:
                facts.append(fact)
        seen |= own
    return facts


def _of_passage(progress: DraftProgress, year: int) -> list[Fact]:
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
        fact = Fact(
            passage,
            progress.part,
            mentions,
            at,
            Sort.DONE,
            name,
            words_of(name),
            _as_of(passage, mention, year),
        )
        fact.sort = sort_of(fact, year)
        if named.get(at) == "":
            fact.doubts.append("“分别”前后的名称和数字对不上，请核对各数是什么")
        if mention.doubt:
            fact.doubts.append(mention.doubt)
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


def _as_of(passage: Passage, mention: Mention, year: int) -> date | None:
    """Return the date that the text gives for its numbers up to this one: 截至7月25日; 截至目前 gives none."""
    found = list(_AS_OF.finditer(passage.text, 0, mention.span.start))
    if not found:
        return None
    last = found[-1]
    month = int(last["month"] or last["last"] or 0)
    if not 1 <= month <= 12:
        return None
    own = int(last["year"] or year)
    day = int(last["day"]) if last["day"] else monthrange(own, month)[1]
    return date(own, month, day) if 1 <= day <= monthrange(own, month)[1] else None
