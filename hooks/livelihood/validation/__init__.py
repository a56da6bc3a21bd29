"""The rules that the data must keep, each module a family of them. ``validate`` runs them all."""

from __future__ import annotations

from dataclasses import replace

from livelihood.model import Ledger
from livelihood.problems import Problems
from livelihood.validation.cells import check_cells
from livelihood.validation.corrections import check_corrections
from livelihood.validation.coverage import check_coverage
from livelihood.validation.dates import check_dates
from livelihood.validation.figures import check_figures
from livelihood.validation.follow_ups import Unread
from livelihood.validation.history import check_history
from livelihood.validation.identity import check_county_year_identity, check_shared_identity
from livelihood.validation.quotes import check_quotes
from livelihood.validation.references import check_references
from livelihood.validation.synonyms import check_synonyms
from livelihood.validation.targets import check_targets
from livelihood.validation.verbatim import check_parts, check_verbatim

_COUNTY_YEAR_RULES = (
    check_county_year_identity,
    check_targets,
    check_figures,
    check_corrections,
    check_history,
    check_dates,
    check_verbatim,
    check_quotes,
    check_cells,
    check_coverage,
)


def validate(ledger: Ledger, problems: Problems) -> None:
    """Report every rule that the ledger breaks to ``problems``; never raises for bad data.

    ``problems`` holds what the loader reported: what only follows from that isn't reported too.
    """
    unread = Unread(problems.errors)
    check_shared_identity(ledger, problems)
    check_synonyms(ledger.synonyms, problems)
    for county_year in ledger.county_years:
        found = unread.problems_of(county_year.plan.place.path.removesuffix("plan.yml"), problems)
        check_references(ledger, county_year, found)
        # Where a document's parts can't be told apart, nothing can be looked up in them.
        sound = check_parts(county_year, found)
        for rule in _COUNTY_YEAR_RULES:
            rule(replace(county_year, documents=sound), found)
