"""A passage of a document cut into sentences and clauses, and the quotes that are taken from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from livelihood.documents import Document, NumberToken, Span
from livelihood.plain_text import ComparableText, compare

LONGEST_QUOTE = 80
_SENTENCE_END = re.compile(r"[。!?;]")
_CLAUSE_END = re.compile(r"[。!?;,:|]|(?<!\d)\.(?!\d)")
_OPENING, _CLOSING = "([【", ")]】"


@dataclass(frozen=True)
class Passage:
    """A text as its document has it. Positions count the characters of its comparable form."""

    raw: str

    @cached_property
    def _form(self) -> ComparableText:
        return compare(self.raw)

    @property
    def text(self) -> str:
        """The comparable form."""
        return self._form.text

    @cached_property
    def numbers(self) -> tuple[NumberToken, ...]:
        """Every number in Arabic digits."""
        return Document(self.raw, (("", None),)).numbers

    def slice(self, start: int, end: int) -> str:
        """Return the original's characters from ``start`` to ``end``, without white space and tags."""
        offsets = dict.fromkeys(self._form.offsets[start:end])
        return "".join(self.raw[offset] for offset in offsets)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [0, *(found.end() for found in _SENTENCE_END.finditer(self.text))]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [0, *(found.end() for found in _CLAUSE_END.finditer(self.text))]

    def sentence(self, position: int) -> Span:
        """Return the sentence around ``position``: it ends at 。；！ or ？."""
        return self._around(self._sentence_starts, position)

    def clause(self, position: int) -> Span:
        """Return the clause around ``position``, which ends at a comma or colon too."""
        return self._around(self._clause_starts, position)

    def _around(self, starts: list[int], position: int) -> Span:
        at = bisect_right(starts, position) - 1
        end = starts[at + 1] - 1 if at + 1 < len(starts) else len(self.text)
        return Span(starts[at], end)

    def sentences(self) -> Iterator[Span]:
        """Yield the sentences that aren't empty."""
        return (span for start in self._sentence_starts if (span := self.sentence(start)).end > span.start)

    def clauses(self, within: Span) -> Iterator[Span]:
        """Yield the clauses of a sentence that aren't empty."""
        at = within.start
        while at < within.end:
            span = self.clause(at)
            if span.end > span.start:
                yield Span(span.start, min(span.end, within.end))
            at = span.end + 1

    def bracket(self, position: int) -> Span | None:
        """Return the innermost bracket around ``position`` within its sentence, without its signs."""
        sentence = self.sentence(position)
        opened: list[int] = []
        for at in range(sentence.start, position):
            if self.text[at] in _OPENING:
                opened.append(at)
            elif self.text[at] in _CLOSING and opened:
                opened.pop()
        if not opened:
            return None
        depth = 0
        for at in range(position, sentence.end):
            if self.text[at] in _OPENING:
                depth += 1
            elif self.text[at] in _CLOSING:
                if depth == 0:
                    return Span(opened[-1] + 1, at)
                depth -= 1
        return Span(opened[-1] + 1, sentence.end)

    def quote_around(self, start: int, end: int, *, wide: bool = False) -> Span | None:
        """Return the clause that holds ``start`` to ``end`` as a quote, or None if none of 80 characters does.

        A clause that a bracket belongs to is quoted with its bracket where that fits; ``wide`` takes the whole
        sentence where that fits.
        """
        sentence = self.sentence(start)
        if end > sentence.end:
            return None
        first, last = self.clause(start), self.clause(max(start, end - 1))
        bracket = self.bracket(start)
        close = _close(self.text, Span(first.start, last.end), sentence)
        inner = Span(max(first.start, bracket.start), min(last.end, bracket.end)) if bracket else close
        tries = [Span(first.start, last.end), inner, Span(max(first.start, end - LONGEST_QUOTE), end)]
        tries = [sentence, close, *tries] if wide else [close, *tries]
        for span in tries:
            trimmed = self._trim(span, start, end)
            if trimmed.end - trimmed.start <= LONGEST_QUOTE and trimmed.start <= start and end <= trimmed.end:
                return trimmed
        return None

    def _trim(self, span: Span, start: int, end: int) -> Span:
        """Leave out an item's number, and signs at the edges that belong to no quote."""
        left, right = span
        lead = re.compile(r"[,:、)\]】]+|\(\d{1,2}\)|\d{1,2}[.、](?!\d)").match(self.text, left, start)
        while lead:
            left = lead.end()
            lead = re.compile(r"[,:、)\]】]+|\(\d{1,2}\)|\d{1,2}[.、](?!\d)").match(self.text, left, start)
        while right > end and self.text[right - 1] in ",:、([【":
            right -= 1
        return Span(left, right)


def _close(text: str, span: Span, sentence: Span) -> Span:
    """Return ``span`` widened until its brackets and quotation marks are whole."""
    start, end = span
    for left, right in ("()", "[]", "“”", "《》"):
        within = text[start:end]
        if within.count(left) > within.count(right):
            at = text.find(right, end, sentence.end)
            if at >= 0:
                end = at + 1
        elif within.count(left) < within.count(right):
            at = text.rfind(left, sentence.start, start)
            if at >= 0:
                start = max([sentence.start, *(m.end() for m in _CLAUSE_END.finditer(text, 0, at))])
    return Span(start, end)


@dataclass(frozen=True)
class Quote:
    """A clause as it is quoted, and the part that is named where the clause stands more than once."""

    text: str
    part: str | None
    doubt: str | None = None


def best_quote(passage: Passage, start: int, end: int, document: Document, part: str) -> tuple[Quote, Span]:
    """Return the shortest quote around ``start`` to ``end`` that stands once in its part, and its span.

    A clause that stands more than once is quoted with a neighbour.
    """
    sentence, clause = passage.sentence(start), passage.clause(start)
    last = passage.clause(max(start, end - 1))
    begins = [
        start,
        *([passage.clause(clause.start - 2).start] if clause.start - 2 >= sentence.start else []),
    ]
    ends = [end, *([passage.clause(last.end + 1).end] if last.end + 1 < sentence.end else [])]
    first: tuple[Quote, Span] | None = None
    for left, right in [(left, right) for left in begins for right in ends]:
        if (span := passage.quote_around(left, right)) is not None:
            quote = quote_of(passage, span, document, part)
            if quote.doubt is None:
                return quote, span
            first = first or (quote, span)
    if first:
        return first
    quote = quote_of(passage, Span(start, end), document, part)
    return Quote(quote.text, quote.part, "数字所在的分句超过80字，请另选引文"), Span(start, end)


def quote_of(passage: Passage, span: Span, document: Document, part: str) -> Quote:
    """Return the quote of ``span`` with the part that makes it unique in the document."""
    text = passage.slice(*span)
    places = document.places(text)
    if not places:
        return Quote(text, None, f"引文“{text}”在文件里找不到，请核对")
    if len(places) == 1:
        return Quote(text, None)
    parts = [document.part_at(place.start) for place in places]
    for name in (part, *dict.fromkeys(parts)):
        if parts.count(name) == 1:
            return Quote(text, name)
    return Quote(text, part, f"引文“{text}”在文件的{part}里不止一处，请另选一句")
