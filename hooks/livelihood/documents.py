"""Source documents: their text as received, and the same text made comparable, with a way back.

Documents come from scans and Word tables: layout tags, line breaks and spaces stand anywhere. Texts are compared
after NFKC with white space and tags dropped; every position of that form leads back to the text as received.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from livelihood.plain_text import ComparableText, comparable, compare
from livelihood.quantity import is_range_end

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
# What must not follow a number's unit, or the unit would be another one: 人 is not 人次, 个 not 个月, 26万 not 26万户.
_UNIT_GOES_ON = re.compile(r"[^次]次|.百分点|./|个(?:月|小时|工作日)|方(?:米|公里)|瓦时")
_NO_UNIT_ENDS = re.compile(
    r"(?!以上|以内|以下|及以|之内|左右|上下|大关|至|到)(?:[A-Za-z%‰°\d]|[\u4e00-\u9fff])"
)
_NUMERALS = "十百千万亿"


class Span(NamedTuple):
    """A stretch of a document's comparable text."""

    start: int
    end: int


class NumberToken(NamedTuple):
    """One occurrence of a number written in Arabic digits."""

    text: str
    span: Span


@dataclass(frozen=True)
class Document:
    """A source document's text as received, and where its parts begin: (name, opening text or None)."""

    text: str
    openings: tuple[tuple[str, str | None], ...]

    @cached_property
    def _form(self) -> ComparableText:
        return compare(self.text)

    @property
    def comparable(self) -> str:
        """The text in the form in which quotes are looked for; spans count its characters."""
        return self._form.text

    @cached_property
    def numbers(self) -> tuple[NumberToken, ...]:
        """Every number in Arabic digits; digits that only white space or a tag separates are two numbers."""
        spaced, at = self._form.spaced, self._form.spaced_at
        return tuple(
            NumberToken(found[0], Span(at[found.start()], at[found.end() - 1] + 1))
            for found in _NUMBER.finditer(spaced)
        )

    @cached_property
    def _part_starts(self) -> tuple[tuple[int, str], ...]:
        starts: list[tuple[int, str]] = []
        for name, begins in self.openings:
            places = [Span(0, 0)] if begins is None else self.places(begins)
            starts.extend((place.start, name) for place in places[:1])
        return tuple(sorted(starts))

    def part_at(self, position: int) -> str:
        """Return the name of the part that holds ``position`` of the comparable text."""
        starts = self._part_starts
        at = bisect_right(starts, position, key=itemgetter(0)) - 1
        # Where no part's opening stands in the text (validation reports it), the first part is all there is.
        return starts[max(at, 0)][1] if starts else self.openings[0][0]

    def places(self, text: str, part: str | None = None) -> list[Span]:
        """Return every place where ``text`` stands (in ``part``, if given); a match never cuts a number in two."""
        found = self._places.get(text)
        if found is None:
            found = self._places[text] = self._find(comparable(text))
        return [span for span in found if self.part_at(span.start) == part] if part is not None else [*found]

    @cached_property
    def _places(self) -> dict[str, list[Span]]:
        """What was found: the same sentences are looked up again and again, by each rule and for each page."""
        return {}

    def _find(self, wanted: str) -> list[Span]:
        text, length = self._form.text, len(wanted)
        found = []
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + length
            if at not in self._within_numbers and end not in self._within_numbers:
                found.append(Span(at, end))
            at = text.find(wanted, at + 1)
        return found

    def places_within(self, text: str, within: Span) -> list[Span]:
        """Return the places of ``text`` that lie wholly within the span ``within``."""
        return [span for span in self.places(text) if within.start <= span.start and span.end <= within.end]

    @cached_property
    def _within_numbers(self) -> frozenset[int]:
        """The positions before which a digit of a number stands and after which it goes on."""
        return frozenset(at for _, (start, end) in self.numbers for at in range(start + 1, end))

    @cached_property
    def _number_starts(self) -> Sequence[int]:
        return [number.span.start for number in self.numbers]

    def quantity_places(self, core: str, within: Span) -> list[Span]:
        """Return where a quantity's ``core`` (number, multiplier, unit) stands in ``within``, whole.

        人 of 人次 and one end of a range (5个 in 3-5个) are not.
        """
        found = self._quantities.get(core)
        if found is None:
            found = self._quantities[core] = self._find_quantity(core)
        return [span for span in found if within.start <= span.start and span.end <= within.end]

    @cached_property
    def _quantities(self) -> dict[str, list[Span]]:
        """What was found, likewise."""
        return {}

    def _find_quantity(self, core: str) -> list[Span]:
        return [
            span
            for span in self._find(core)
            if not self._goes_on(core, span.end) and not is_range_end(self.comparable, *span)
        ]

    def _goes_on(self, core: str, end: int) -> bool:
        if core[-1].isdigit() or core[-1] in _NUMERALS:
            return bool(_NO_UNIT_ENDS.match(self.comparable, end))
        return bool(_UNIT_GOES_ON.match(self.comparable, end - 1))

    def numbers_in(self, span: Span) -> Iterator[NumberToken]:
        """Yield the numbers that lie wholly within ``span``."""
        start, end = span
        first = bisect_left(self._number_starts, start)
        last = bisect_left(self._number_starts, end, first)
        return (number for number in self.numbers[first:last] if number.span.end <= end)

    def stands_alone(self, span: Span) -> bool:
        """Tell whether white space or a tag stands on both sides of ``span``, as around a table's numbers."""
        form = self._form
        # What stands before a character of the comparable text has its index in spaced_at too, and comes first.
        before, after = (bisect_left(form.spaced_at, edge) for edge in span)
        return (span.start == 0 or form.spaced[before] == " ") and form.spaced[after : after + 1] in ("", " ")

    def raw_span(self, span: Span) -> Span:
        """Return ``span`` as offsets into the text as received."""
        offsets = self._form.offsets
        return Span(offsets[span.start], offsets[span.end - 1] + 1)

    def line(self, span: Span) -> int:
        """Return the line of the text as received, from 1, on which ``span`` begins."""
        return self.text.count("\n", 0, self.raw_span(span).start) + 1

    def around(self, span: Span, width: int = 8) -> str:
        """Return the comparable text around ``span``, for messages."""
        return self.comparable[max(0, span.start - width) : span.end + width]
