"""data.json: the same facts as the tables, nested, with what tables have no room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from livelihood import routes
from livelihood.assessment import IndicatorProgress, TaskProgress, YearProgress
from livelihood.model import Plan, Report, Revision, Scheme, Source
from livelihood.open_data.dictionary import FIGURES, INDICATORS, STATUS_LABELS, TASKS
from livelihood.open_data.edition import Edition
from livelihood.open_data.exact_json import Json
from livelihood.open_data.tables import Row
from livelihood.open_data.values import correction_text, exact_number, number_of, rounded
from livelihood.open_data.year_rows import YearRows
from livelihood.site import Site

FORMAT = 1
# The last key: what stands in it is put together from the counties.
COUNTIES = "counties"
PLACE = ("county_code", "county", "year", "task", "task_title")


def data(site: Site) -> dict[str, Json]:
    """Return the content of data.json (its schema describes every key)."""
    units = site.ledger.unit_names
    counties = groupby(site.years, key=lambda year: year.county_year.county.code)
    return {
        **opening(Edition.of(site)),
        COUNTIES: [county([YearRows.of(year, units) for year in years]) for _, years in counties],
    }


def opening(edition: Edition) -> dict[str, Json]:
    """Return what stands before the counties."""
    return {
        "format": FORMAT,
        "updated": edition.updated,
        "partial": edition.partial,
        "statuses": dict(STATUS_LABELS),
        "units": [{"id": unit.id, "name": unit.name, "aliases": unit.aliases} for unit in edition.units],
        "schemes": [_scheme(scheme) for _, scheme in sorted(edition.schemes.items())],
    }


def _scheme(scheme: Scheme) -> dict[str, Json]:
    return {
        "scheme": scheme.id,
        "title": scheme.title,
        "year": scheme.year,
        "province_code": scheme.province,
        "tasks": [
            {
                "task": task.no,
                "key": task.key,
                "task_title": task.title,
                "measures": [
                    {"measure": each.id, "name": each.name, "unit": each.unit} for each in task.measures
                ],
            }
            for task in scheme.tasks
        ],
    }


def county(years: Sequence[YearRows]) -> dict[str, Json]:
    """Return the entry of a county, of all its years."""
    county = years[0].year.county_year.county
    return {
        "county_code": county.code,
        "county": county.name,
        "prefecture": county.prefecture,
        "province": county.province,
        "url": routes.county(county.code),
        "years": [_year(year) for year in years],
    }


def _year(rows: YearRows) -> dict[str, Json]:
    year = rows.year
    county_year = year.county_year
    code, number = county_year.county.code, county_year.year
    promises, figures = _by_task(rows.tables[INDICATORS.name]), _by_task(rows.tables[FIGURES.name])
    tasks = zip(year.tasks, rows.tables[TASKS.name], strict=True)
    return {
        "year": number,
        "title": county_year.plan.title,
        "scheme": county_year.plan.scheme,
        "start": county_year.start,
        "updated": county_year.recorded,
        "final_missing": year.final_missing,
        "url": routes.county_year(code, number),
        "standing": {status.value: count for status, count in year.standing.counts.items()},
        "sources": [_source(code, number, source) for source in county_year.sources.values()],
        "reports": [_report(year, report) for report in county_year.reports],
        "tasks": [
            _task(task, county_year.plan, row, promises.get(task.task.no, []), figures.get(task.task.no, []))
            for task, row in tasks
        ],
    }


def _source(code: str, year: int, source: Source) -> dict[str, Json]:
    return {
        "source": source.id,
        "kind": source.kind,
        "title": source.title,
        "issuer": source.issuer,
        "number": source.number,
        "date": source.date,
        "recorded": source.recorded,
        "url": routes.source(code, year, source.id),
    }


def _report(year: YearProgress, report: Report) -> dict[str, Json]:
    return {
        "source": report.source,
        "as_of": year.county_year.as_of(report),
        "final": report.final,
        "correction": report.correction.reason if report.correction else None,
    }


def _task(
    progress: TaskProgress, plan: Plan, row: Row, promises: list[Row], figures: list[Row]
) -> dict[str, Json]:
    pairs = zip(progress.indicators, promises, strict=True)
    return {
        "task": progress.task.no,
        "task_title": progress.task.title,
        **_without_place(row),
        "officials": [
            {
                "role": each.role,
                "unit": each.unit,
                "name": each.name,
                "since": each.since,
                "until": each.until,
            }
            for each in progress.task.officials
        ],
        "indicators": [_without_place(promise) | _details(each, plan) for each, promise in pairs],
        "figures": [_without_place(figure) for figure in figures],
        "checks": [
            {
                "kind": check.kind.value,
                "title": check.kind.label,
                "figure": check.key,
                "source": check.report.source if check.report else None,
                "statement": check.statement,
            }
            for check in progress.checks
        ],
    }


def _details(progress: IndicatorProgress, plan: Plan) -> dict[str, Json]:
    indicator = progress.indicator
    return {
        "due_text": indicator.due.text if indicator.due else None,
        "elapsed": rounded(progress.elapsed),
        "stages": indicator.stages,
        "stage": indicator.stages[progress.stage] if progress.stage is not None else None,
        "measure": indicator.measure,
        "part_of": indicator.part_of,
        "per": indicator.per.unit if indicator.per else None,
        "members": indicator.per.members if indicator.per else (),
        "scope": [quantity.text for quantity in indicator.scope],
        "set_by": indicator.set_by,
        "note": indicator.note,
        "correction": correction_text(progress.reading.corrections) if progress.reading else None,
        "parts": [
            {
                "name": each.part.name,
                "target": exact_number(each.part.target),
                "target_text": each.part.target.text,
                "actual": number_of(each.actual),
                "actual_text": each.actual.text if each.actual else None,
                "ratio": rounded(each.ratio),
                "due": each.due,
                "target_quote": each.part.quote,
            }
            for each in progress.parts
        ],
        "revisions": [_revision(each) for each in plan.revisions_of(progress.task.no, indicator.id)],
    }


def _revision(revision: Revision) -> dict[str, Json]:
    return {
        "original": exact_number(revision.original),
        "original_text": revision.original.text,
        "date": revision.date,
        "reason": revision.reason,
        "source": revision.source,
        "quote": revision.quote,
    }


def _by_task(rows: Iterable[Row]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        number = row["task"]
        assert isinstance(number, int)
        grouped.setdefault(number, []).append(row)
    return grouped


def _without_place(row: Row) -> dict[str, Json]:
    """Return the row without the columns that say where it belongs: in JSON its place says so."""
    told: dict[str, Json] = dict(row)
    for name in PLACE:
        told.pop(name, None)
    return told
