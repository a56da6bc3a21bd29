"""Quotes: one clause that stands in the source and contains the number, in the same unit and with the same force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from livelihood.documents import Document, Span
from livelihood.model import CountyYear, Source
from livelihood.plain_text import comparable
from livelihood.problems import Problems
from livelihood.provenance import Claim, claims
from livelihood.quantity import Qualifier, Quantity, written_qualifier

LONGEST_QUOTE = 80
_NUMBER_AND_UNIT = re.compile(r"([\d,]+(?:\.\d+)?)(\D*)")
_CLAUSE_END = re.compile(r"[。!?;！？；\n]")
_QUALIFIER_WORDS = {
    Qualifier.AT_LEAST: "没有限定词，或写不少于、以上等",
    Qualifier.MORE_THAN: "写超、超过或突破",
    Qualifier.AT_MOST: "写不超过、以内等",
    Qualifier.ABOUT: "写约或左右",
    Qualifier.ALL: "写全覆盖",
}


def check_quotes(county_year: CountyYear, problems: Problems, claimed: Sequence[Claim] | None = None) -> None:
    """Check every quote of the plan and of the reports against its document; ``claimed`` are its claims, if known."""
    for claim in claims(county_year) if claimed is None else claimed:
        source, document = county_year.sources.get(claim.source), county_year.documents.get(claim.source)
        if source and document and (source.is_workbook or _check_form(claim, problems)):
            span = _find(claim, source, document, problems)
            if span:
                if claim.words and not document.places_within(claim.words, span):
                    problems.add(
                        "quote-lacks-number", claim.spot, f"引文“{claim.quote}”里没有“{claim.words}”"
                    )
                for quantity in claim.quantities:
                    if not (source.is_workbook and _stands_in_cells(quantity, document, span)):
                        _check_quantity(claim, quantity, document, span, problems)


def _check_form(claim: Claim, problems: Problems) -> bool:
    length = len(comparable(claim.quote))
    ends = _CLAUSE_END.search(claim.quote.strip())
    if length > LONGEST_QUOTE:
        problems.add("quote-too-long", claim.spot, f"引文有 {length} 字：“{claim.quote[:12]}…”")
    if ends:
        mark = "换行" if ends[0] == "\n" else f"“{ends[0]}”"
        at_end = ends.end() == len(claim.quote.strip())
        what = f"引文末尾多了{mark}" if at_end else f"引文里有{mark}，不止一个分句"
        problems.add("quote-not-clause", claim.spot, what)
    return length <= LONGEST_QUOTE and not ends


def _find(claim: Claim, source: Source, document: Document, problems: Problems) -> Span | None:
    parts = [part.name for part in source.parts]
    if claim.part is not None and claim.part not in parts:
        known = "、".join(parts)
        what = f"part 写的是“{claim.part}”，文件 {source.id} 没有这一部分"
        problems.add("unknown-part", claim.spot, what, expected=f"写其中之一：{known}")
        return None
    places = document.places(claim.quote, claim.part)
    if not places:
        elsewhere = document.places(claim.quote)
        where = (
            f"{claim.part}里没有，{document.part_at(elsewhere[0].start)}里有" if elsewhere else "全文里没有"
        )
        problems.add(
            "quote-not-found", claim.spot, f"引文在 {source.file} 里找不到（{where}）：“{claim.quote}”"
        )
        return None
    if len(places) > 1:
        found = "、".join(document.part_at(place.start) for place in places)
        what = f"引文在 {source.file} 里出现了 {len(places)} 次（{found}）：“{claim.quote}”"
        problems.add("quote-ambiguous", claim.spot, what)
        return None
    return places[0]


def _stands_in_cells(quantity: Quantity, document: Document, row: Span) -> bool:
    """Tell whether the number fills one cell of the row and its unit another: 7,200 and 人次."""
    parted = _NUMBER_AND_UNIT.fullmatch(quantity.core)
    # A plain number without a word: what qualifies it would stand beside it.
    if parted is None or quantity.core != comparable(quantity.text):
        return False
    number, unit = parted.groups()
    is_there = any(
        Decimal(token.text.replace(",", "")) == Decimal(number.replace(",", ""))
        and document.stands_alone(token.span)
        for token in document.numbers_in(row)
    )
    units = document.places_within(unit, row) if unit else []
    return is_there and (not unit or any(document.stands_alone(span) for span in units))


def _check_quantity(
    claim: Claim, quantity: Quantity, document: Document, span: Span, problems: Problems
) -> None:
    found = document.quantity_places(quantity.core, span)
    if not found:
        problems.add("quote-lacks-number", claim.spot, f"引文“{claim.quote}”里没有“{quantity.core}”")
        return
    if quantity.low is None:
        return
    meanings = [written_qualifier(document.comparable, *place) for place in found]
    if quantity.qualifier not in meanings:
        what = f"数量写作“{quantity}”，原文是“{document.around(found[0])}”，限定词不同"
        expected = f"与原文一致：{_QUALIFIER_WORDS[meanings[0]]}"
        problems.add("qualifier-mismatch", claim.spot, what, expected=expected)
