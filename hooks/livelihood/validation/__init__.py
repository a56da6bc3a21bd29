"""The rules that the data must keep, each module a family of them. ``validate`` runs them all."""

from __future__ import annotations

from dataclasses import replace

from livelihood.model import Common, CountyRecord, Ledger
from livelihood.problems import Problems
from livelihood.provenance import claims
from livelihood.validation.cells import check_cells
from livelihood.validation.corrections import check_corrections
from livelihood.validation.coverage import check_coverage
from livelihood.validation.dates import check_dates
from livelihood.validation.figures import check_figures
from livelihood.validation.follow_ups import Unread
from livelihood.validation.history import check_history
from livelihood.validation.identity import (
    CountyFacts,
    check_common_identity,
    check_counties,
    check_county_year_identity,
    facts_of,
)
from livelihood.validation.quotes import check_quotes
from livelihood.validation.redirects import check_addresses, check_redirects
from livelihood.validation.references import check_references
from livelihood.validation.synonyms import check_synonyms
from livelihood.validation.targets import check_targets
from livelihood.validation.verbatim import check_parts, check_verbatim

__all__ = [
    "CountyFacts",
    "check_addresses",
    "check_counties",
    "facts_of",
    "validate",
    "validate_common",
    "validate_county",
]

_COUNTY_YEAR_RULES = (
    check_county_year_identity,
    check_targets,
    check_figures,
    check_corrections,
    check_history,
    check_dates,
    check_verbatim,
    check_cells,
)


def validate(ledger: Ledger, problems: Problems) -> None:
    """Report every rule that the ledger breaks to ``problems``; never raises for bad data.

    ``problems`` holds what the loader reported: what only follows from that isn't reported too.
    """
    unread = Unread(problems.errors)
    validate_common(ledger.common, problems)
    known = (facts_of(record) for record in ledger.counties)
    check_counties((facts for facts in known if facts), problems)
    for record in ledger.counties:
        _validate_years(record, ledger.common, unread, problems)


def validate_common(common: Common, problems: Problems) -> None:
    """Report what is wrong with what the counties share."""
    check_common_identity(common, problems)
    check_synonyms(common.synonyms, problems)
    check_redirects(common.redirects, problems)


def validate_county(record: CountyRecord, common: Common, problems: Problems) -> None:
    """Report every rule that one county breaks; no other county matters to it.

    ``problems`` holds what the loader reported of this county. What takes several counties together to be seen is
    reported by ``check_counties``, from what ``facts_of`` tells of each.
    """
    _validate_years(record, common, Unread([*common.errors, *problems.errors]), problems)


def _validate_years(record: CountyRecord, common: Common, unread: Unread, problems: Problems) -> None:
    for county_year in record.years:
        found = unread.problems_of(county_year.plan.place.path.removesuffix("plan.yml"), problems)
        check_references(common, county_year, found)
        # Where a document's parts can't be told apart, nothing can be looked up in them.
        sound = check_parts(county_year, found)
        to_check = replace(county_year, documents=sound)
        for rule in _COUNTY_YEAR_RULES:
            rule(to_check, found)
        claimed = claims(to_check)
        check_quotes(to_check, found, claimed)
        check_coverage(to_check, found, claimed)
