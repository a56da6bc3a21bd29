"""Embargo: what ``publish_at`` keeps back until its moment exists nowhere in the output, not even by a trace."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, time
from typing import TypeVar

from livelihood.clock import SHANGHAI
from livelihood.model import CountyRecord, CountyYear, Indicator, Ledger, Plan, Report, Revision
from livelihood.quantity import Quantity

_Said = TypeVar("_Said", Plan, Report)


def published(ledger: Ledger, now: datetime) -> Ledger:
    """Return the ledger without the reports and documents that may not be seen at ``now`` (an aware moment).

    A report is held back by its own ``publish_at`` or by its document's, and a document by its own or by that of the
    reports that it serves; a county-year whose plan's document is held back is left out whole. A target whose
    revision's document is held back stays as it was before, and so does a figure whose correction is: by its
    document, or by its own date, which is still to come. An amendment is told from its date on.
    """
    return replace(ledger, counties=tuple(published_county(record, now) for record in ledger.counties))


def published_county(record: CountyRecord, now: datetime) -> CountyRecord:
    """Return one county without what may not be seen at ``now`` (see ``published``)."""
    years = (_published_year(county_year, now) for county_year in record.years)
    return replace(record, years=tuple(year for year in years if year))


def moments_of(record: CountyRecord) -> set[datetime]:
    """Return the moments at which something of the county begins to be seen or to count."""
    moments: set[datetime] = set()
    for county_year in record.years:
        moments |= {each.publish_at for each in county_year.sources.values() if each.publish_at}
        moments |= {each.publish_at for each in county_year.reports if each.publish_at}
        corrections = (each for report in county_year.reports for each in report.corrections)
        days = {each.date for each in corrections}
        days |= {each.date for _, each in county_year.amendments}
        moments |= {datetime.combine(day, time(), SHANGHAI) for day in days}
    return moments


def _published_year(county_year: CountyYear, now: datetime) -> CountyYear | None:
    held = {source.id for source in county_year.sources.values() if _later(source.publish_at, now)}
    held |= {report.source for report in county_year.reports if _later(report.publish_at, now)}
    if county_year.plan.source in held:
        return None
    reports = [report for report in county_year.reports if report.source not in held]
    # What corrects a report that nobody may see shows that there is one.
    held |= _corrects_only(county_year, held)
    return replace(
        county_year,
        plan=_amended_by(plan_without(county_year.plan, held), now),
        sources={id: source for id, source in county_year.sources.items() if id not in held},
        documents={id: document for id, document in county_year.documents.items() if id not in held},
        reports=tuple(_corrected_by(report, held, now) for report in reports),
    )


def _corrects_only(county_year: CountyYear, held: Collection[str]) -> set[str]:
    """Return the documents that serve for nothing but to correct reports which are held back."""
    plan, reports = county_year.plan, county_year.reports
    others = {plan.source, *(revision.source for revision in plan.revisions)}
    correcting: set[str] = set()
    for report in reports:
        of_report = {each.source for each in report.corrections if each.source}
        if report.source in held:
            correcting |= of_report
        else:
            others |= {report.source, *of_report}
    return correcting - others


def _corrected_by(report: Report, held: Collection[str], now: datetime) -> Report:
    today = now.astimezone(SHANGHAI).date()
    made = tuple(each for each in report.corrections if each.source not in held and each.date <= today)
    report = _amended_by(report, now)
    return report if made == report.corrections else report.model_copy(update={"corrections": made})


def _amended_by(said: _Said, now: datetime) -> _Said:
    today = now.astimezone(SHANGHAI).date()
    made = tuple(each for each in said.amendments if each.date <= today)
    return said if made == said.amendments else said.model_copy(update={"amendments": made})


def plan_without(plan: Plan, held: Collection[str]) -> Plan:
    """Return the plan as it was before the revisions that the documents ``held`` make."""
    if not any(revision.source in held for revision in plan.revisions):
        return plan
    tasks, revisions = [], []
    for task in plan.tasks:
        indicators = []
        for indicator in task.indicators:
            target, kept = _earlier_target(indicator, plan.revisions_of(task.no, indicator.id), held)
            indicators.append(indicator.model_copy(update={"target": target}))
            revisions += kept
        tasks.append(task.model_copy(update={"indicators": tuple(indicators)}))
    return plan.model_copy(update={"tasks": tuple(tasks), "revisions": tuple(revisions)})


def _earlier_target(
    indicator: Indicator, revisions: Collection[Revision], held: Collection[str]
) -> tuple[Quantity | None, list[Revision]]:
    """Return the target by the revisions that aren't held back, and these, each following on the one before it."""
    targets = [*(revision.original for revision in revisions), indicator.target]
    target, kept = targets[0], []
    for revision, new in zip(revisions, targets[1:], strict=True):
        if revision.source not in held:
            kept.append(revision.model_copy(update={"original": target}))
            target = new
    return target, kept


def _later(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment > now
