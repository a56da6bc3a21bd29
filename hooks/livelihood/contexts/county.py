"""A county's page: its years, whom to ask, its documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.cards import YearCard, year_card
from livelihood.contexts.contact import ContactFact, county_facts
from livelihood.contexts.documents import DocumentRow, document_rows
from livelihood.contexts.frame import Frame, Sidebar, Step, way_to_county
from livelihood.contexts.links import YearLinks


@dataclass(frozen=True)
class CountyPage:
    """Everything on a county's page."""

    frame: Frame
    cards: tuple[YearCard, ...]
    facts: tuple[ContactFact, ...]
    documents: tuple[DocumentRow, ...]


def county_page(years: Sequence[YearLinks]) -> CountyPage:
    """Return the page of a county; ``years`` are its years, newest first."""
    county = years[0].county
    url = routes.county(county.code)
    steps = tuple(Step(f"{year.county_year.year}年", year.url) for year in years)
    return CountyPage(
        frame=Frame(
            url,
            county.name,
            f"{county.province}{county.prefecture}{county.name}各年度的民生实事：承诺、进展和出处。",
            max(year.county_year.recorded for year in years),
            way_to_county(county),
            Sidebar(county.name, (Step(f"{county.name}首页", url), *steps)),
            county=county,
            share=f"{years[0].title}民生实事：{years[0].year.standing.words()}",
        ),
        cards=tuple(year_card(year, url) for year in years),
        facts=county_facts(county),
        documents=tuple(row for year in years for row in document_rows(year, url)),
    )
