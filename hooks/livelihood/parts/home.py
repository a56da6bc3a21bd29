"""A county on the home page: the card of its newest year, and the documents that were recorded last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.cards import YearCard, year_card
from livelihood.contexts.documents import DocumentRow, document_rows
from livelihood.contexts.links import YearLinks

MOST_DOCUMENTS = 10


@dataclass(frozen=True)
class HomePart:
    """A county on the home page; ``documents`` are no more than the page can show, the newest record first."""

    card: YearCard
    documents: tuple[DocumentRow, ...]


def home_part(years: Sequence[YearLinks]) -> HomePart:
    """Return what the home page shows of the county with these ``years``, newest first."""
    url = routes.home()
    rows = (row for links in years for row in document_rows(links, url))
    newest = sorted(rows, key=lambda row: row.recorded, reverse=True)
    return HomePart(year_card(years[0], url), tuple(newest[:MOST_DOCUMENTS]))
