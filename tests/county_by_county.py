"""The problems of a data folder as a build finds them that takes county by county."""

from __future__ import annotations

import json
from pathlib import Path

from livelihood.clock import moment
from livelihood.loading import load, load_common, load_county
from livelihood.model import Ledger
from livelihood.page_addresses import ledger_addresses
from livelihood.problems import Problem, Problems
from livelihood.transparency.checking import check_published
from livelihood.validation import (
    CountyFacts,
    check_addresses,
    check_counties,
    facts_of,
    validate_common,
    validate_county,
)


def found_one_by_one(data: Path) -> tuple[Problem, ...]:
    """Return the problems in ``data``, the last county read first, and each by itself."""
    problems = Problems()
    common = load_common(data, problems)
    validate_common(common, problems)
    told: dict[str, str] = {}
    records = []
    for folder in reversed(common.folders):
        own = Problems()
        record = load_county(folder, own)
        records.append(record)
        validate_county(record, common, own)
        problems.extend(own.sorted())
        facts = facts_of(record)
        told |= {folder.name: json.dumps(facts)} if facts else {}
    # Facts may have been kept in a file meanwhile.
    facts_in_order = (CountyFacts(*json.loads(told[name])) for name in sorted(told))
    check_counties(facts_in_order, problems)
    if not problems.errors:
        pages = [ledger_addresses(Ledger((each,), common.units, common.schemes)) for each in records]
        check_addresses(data, common.redirects, frozenset().union(*pages), problems)
        check_published(data, load(data, Problems()).counties, common.redirects, moment(), problems)
    return problems.sorted()
