"""The rows of indicators.csv and tasks.csv, from the arithmetic's results. Unknown is None, never 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from livelihood import routes
from livelihood.assessment import IndicatorProgress, TaskProgress, YearProgress
from livelihood.model import Unit
from livelihood.open_data.tables import Row
from livelihood.open_data.values import (
    exact_number,
    figure_url,
    number_of,
    quotes,
    rounded,
    where,
)
from livelihood.provenance import target_statement
from livelihood.status import Status
from livelihood.wording import said, target_text


def indicator_rows(year: YearProgress) -> Iterator[Row]:
    """Yield a row per promise, in the plan's order (design §5: the meaning of each column)."""
    for progress in year.indicators:
        yield _indicator_row(year, progress)


def task_rows(year: YearProgress, units: Mapping[str, Unit]) -> Iterator[Row]:
    """Yield a row per task, units by their canonical names; raise KeyError for a name that ``units`` lacks."""
    for progress in year.tasks:
        yield _task_row(year, progress, units)


def _indicator_row(year: YearProgress, progress: IndicatorProgress) -> Row:
    indicator, actual, reading = progress.indicator, progress.actual, progress.reading
    target = indicator.target
    stated = target_statement(year.county_year.plan, progress.task.no, indicator)
    # 全覆盖 has no unit of its own: where a number is reported of it, that number's.
    has_number = target is not None and target.value is not None
    unit = actual.unit if actual and not has_number else target.unit if target else None
    return {
        **where(year, progress.task.no),
        "task_title": progress.task.title,
        "indicator": indicator.id,
        "name": indicator.name,
        "kind": indicator.kind,
        "qualifier": target.qualifier.value if target else None,
        "unit": unit,
        "target": exact_number(target),
        "target_text": target_text(indicator),
        "actual": number_of(actual),
        "actual_text": said(reading.figure, actual) if reading else None,
        "numerator": exact_number(reading.figure.numerator) if reading else None,
        "denominator": exact_number(reading.figure.denominator) if reading else None,
        "ratio": rounded(progress.ratio),
        "status": progress.status.value,
        "due": progress.due,
        "due_basis": progress.due_basis,
        "as_of": progress.as_of,
        "target_source": stated.source,
        "actual_source": reading.report.source if reading else None,
        "target_quote": stated.quote,
        "actual_quote": quotes(reading.figure) if reading else None,
        "url": figure_url(year, progress.task.no, indicator.id),
    }


def _task_row(year: YearProgress, progress: TaskProgress, units: Mapping[str, Unit]) -> Row:
    county_year, task = year.county_year, progress.task
    return {
        **where(year, task.no),
        "task_title": task.title,
        "key": task.key,
        "scheme": county_year.plan.scheme,
        "commitment": task.commitment,
        "lead": tuple(units[name].name for name in task.lead),
        "responsible": tuple(units[name].name for name in task.responsible),
        "source": county_year.plan.source,
        "note": task.note,
        "indicator_count": progress.standing.total,
        **{status.value: progress.standing.counts.get(status, 0) for status in Status},
        "url": routes.task(county_year.county.code, county_year.year, task.no),
    }
