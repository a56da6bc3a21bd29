"""The rules that the data must keep, each module a family of them. ``validate`` runs them all."""

from __future__ import annotations

from livelihood.model import Ledger
from livelihood.problems import Problems
from livelihood.validation.coverage import check_coverage
from livelihood.validation.dates import check_dates
from livelihood.validation.figures import check_figures
from livelihood.validation.history import check_history
from livelihood.validation.identity import check_county_year_identity, check_shared_identity
from livelihood.validation.quotes import check_quotes
from livelihood.validation.references import check_references
from livelihood.validation.targets import check_targets
from livelihood.validation.verbatim import check_verbatim

_COUNTY_YEAR_RULES = (
    check_county_year_identity,
    check_targets,
    check_figures,
    check_history,
    check_dates,
    check_verbatim,
    check_quotes,
    check_coverage,
)


def validate(ledger: Ledger, problems: Problems) -> None:
    """Report every rule that the ledger breaks to ``problems``; never raises for bad data."""
    check_shared_identity(ledger, problems)
    for county_year in ledger.county_years:
        check_references(ledger, county_year, problems)
        for rule in _COUNTY_YEAR_RULES:
            rule(county_year, problems)
