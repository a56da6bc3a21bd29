"""A number of a progress text as a figure: with its quote, its own date and the share that the text states."""

from __future__ import annotations

from datetime import date

from livelihood.documents import Document
from livelihood.drafting.clauses import best_quote
from livelihood.drafting.draft import DraftFigure
from livelihood.drafting.fact import Fact


def figure_of(
    fact: Fact, document: Document, notice_date: date | None, ends: Fact | None = None
) -> DraftFigure:
    """Return the figure of a fact as far as its text gives it: whose it is and its result are still to be filled in.

    The quote reaches to ``ends``, and to the share and the target that the text states, where they stand in the
    sentence; a date that is the notice's own is left out.
    """
    last = ends or fact
    told = [each for each in (fact, last, last.goal, last.stated) if each]
    own = fact.mention.span
    end = max(each.mention.span.end for each in told if each.mention.sentence == fact.mention.sentence)
    quote, span = best_quote(fact.passage, own.start, end, document, fact.part)
    if not (span.start <= own.start and end <= span.end):
        quote, span = best_quote(fact.passage, *own, document, fact.part)
    stated_quote = None
    if fact.stated:
        claimed = fact.stated.mention.span
        if not (span.start <= claimed.start and claimed.end <= span.end):
            stated_quote = best_quote(fact.passage, *claimed, document, fact.part)[0].text
    return DraftFigure(
        id="",
        indicator=None,
        name=fact.name,
        quote=quote.text,
        part=quote.part,
        confidence=0,
        reason="",
        as_of=fact.as_of if fact.as_of != notice_date else None,
        stated=fact.stated.mention.text if fact.stated else None,
        stated_of="target" if fact.stated else None,
        stated_quote=stated_quote,
        restated_target=last.goal.mention.text if last.goal else None,
        doubts=(quote.doubt,) if quote.doubt else (),
    )
