"""The official documents of a county-year, as lists show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from livelihood.contexts.links import Link, YearLinks
from livelihood.model import Source
from livelihood.wording import day, source_kind


@dataclass(frozen=True)
class DocumentRow:
    """A document in a list; ``facts`` are what is known of it: kind, number, date, day of recording."""

    document: Link
    facts: tuple[str, ...]
    recorded: date


def document_rows(links: YearLinks, page: str) -> tuple[DocumentRow, ...]:
    """Return the county-year's documents as they stand at the address ``page``, the newest record first."""
    sources = sorted(links.county_year.sources.values(), key=lambda source: source.recorded, reverse=True)
    return tuple(
        DocumentRow(links.source(source.id, page), document_facts(source), source.recorded)
        for source in sources
    )


def document_facts(source: Source) -> tuple[str, ...]:
    """Return what is known of a document; what the scan lacks is absent, never supplied."""
    known = (
        source_kind(source),
        source.issuer,
        source.number,
        f"成文日期{day(source.date)}" if source.date else None,
        f"收录于{day(source.recorded)}",
    )
    return tuple(fact for fact in known if fact)
