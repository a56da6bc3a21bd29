"""Embargo: what ``publish_at`` keeps back until its moment exists nowhere in the output, not even by a trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from livelihood.model import CountyYear, Ledger


def published(ledger: Ledger, now: datetime) -> Ledger:
    """Return the ledger without the reports and documents that may not be seen at ``now`` (an aware moment).

    A report is held back by its own ``publish_at`` or by its document's, and a document by its own or by that of the
    reports that it serves; a county-year whose plan's document is held back is left out whole.
    """
    counties = []
    for record in ledger.counties:
        years = (_published_year(county_year, now) for county_year in record.years)
        counties.append(replace(record, years=tuple(year for year in years if year)))
    return replace(ledger, counties=tuple(counties))


def _published_year(county_year: CountyYear, now: datetime) -> CountyYear | None:
    held = {source.id for source in county_year.sources.values() if _later(source.publish_at, now)}
    held |= {report.source for report in county_year.reports if _later(report.publish_at, now)}
    if county_year.plan.source in held:
        return None
    return replace(
        county_year,
        sources={id: source for id, source in county_year.sources.items() if id not in held},
        documents={id: document for id, document in county_year.documents.items() if id not in held},
        reports=tuple(report for report in county_year.reports if report.source not in held),
    )


def _later(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment > now
