"""The rows of figures.csv: what every report says, each figure followed by what it consists of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from livelihood.assessment import YearProgress
from livelihood.model import Figure, FigureCorrection, Indicator, Report, Task
from livelihood.open_data.dictionary import FIGURES
from livelihood.open_data.tables import Cell, Row
from livelihood.open_data.values import (
    correction_text,
    exact_number,
    figure_url,
    number_of,
    quotes,
    said_qualifier,
    where,
)
from livelihood.progress import read
from livelihood.quantity import Quantity
from livelihood.wording import said

# Every column, so that rows have them in one order.
_UNKNOWN: Mapping[str, Cell] = dict.fromkeys(FIGURES.names)


def figure_rows(year: YearProgress) -> Iterator[Row]:
    """Yield the rows of every report's figures, oldest report first.

    ``row`` numbers them within a document and task.
    """
    county_year = year.county_year
    numbers: Counter[tuple[str, int]] = Counter()
    for report in county_year.reports:
        for entry in report.tasks:
            task = county_year.plan.task(entry.no)
            for figure in entry.figures:
                for row in _figure_rows(year, report, task, entry.no, figure):
                    numbers[report.source, entry.no] += 1
                    row["row"] = numbers[report.source, entry.no]
                    yield row


def _figure_rows(
    year: YearProgress, report: Report, task: Task | None, no: int, written: Figure
) -> Iterator[dict[str, Cell]]:
    indicator = task.indicator(written.indicator) if task and written.indicator else None
    corrections = report.corrections_of(no, written.key)
    reading = read(written, indicator, report, year.county_year, corrections)
    figure, is_withdrawn = reading.figure, reading.is_withdrawn
    number = None if is_withdrawn else _written(figure, indicator)
    common: dict[str, Cell] = {
        **_UNKNOWN,
        **where(year, no),
        "source": report.source,
        "figure": figure.key,
        "indicator": figure.indicator,
        "name": figure.name or (indicator.name if indicator else figure.key),
        "prior_year": figure.prior_year,
        "form": _form(figure),
        # A report's date says nothing about when last year's number was reached.
        "as_of": figure.as_of if figure.prior_year else reading.as_of,
        "withdrawn": is_withdrawn,
        "correction": correction_text(corrections),
        "final": report.final,
        "url": figure_url(year, no, figure.key),
    }
    yield common | {
        "component": "figure",
        "original_text": _original_text(corrections),
        "qualifier": said_qualifier(number),
        "unit": "%" if figure.numerator is not None else number.unit if number else None,
        "value": number_of(reading.actual),
        "value_text": None if is_withdrawn else said(figure, reading.actual),
        "numerator": None if is_withdrawn else exact_number(figure.numerator),
        "denominator": None if is_withdrawn else exact_number(figure.denominator),
        "stage": None if is_withdrawn else figure.stage,
        "stated_text": figure.stated.text.text if figure.stated else None,
        "stated_of": figure.stated.of if figure.stated else None,
        "stated_quote": figure.stated.quote if figure.stated else None,
        "restated_target": figure.restated_target.text if figure.restated_target else None,
        "counts_as": figure.counts_as,
        "quote": quotes(figure),
        "cell": figure.cell,
        "note": figure.note,
    }
    # Of a figure that was withdrawn, no part counts either.
    if is_withdrawn:
        return
    for part in figure.parts:
        yield common | _component("part", part.name, part.quote) | _number(part.value)
    for stage, quantity in figure.by_stage.items():
        yield common | _component("stage", stage, figure.quote) | _number(quantity) | {"stage": stage}
    for item in figure.items:
        yield common | _component("item", item.name, item.quote or figure.quote) | {"stage": item.stage}


def _original_text(corrections: Sequence[FigureCorrection]) -> str | None:
    """Return what the document has; of several corrections the first tells."""
    return corrections[0].old if corrections else None


def _component(kind: str, name: str, quote: str | None) -> dict[str, Cell]:
    return {"component": kind, "component_name": name, "quote": quote}


def _number(quantity: Quantity) -> dict[str, Cell]:
    return {
        "qualifier": said_qualifier(quantity),
        "unit": quantity.unit,
        "value": exact_number(quantity),
        "value_text": quantity.text,
    }


def _written(figure: Figure, indicator: Indicator | None) -> Quantity | None:
    """Return the number that stands for the figure as the document writes it; None where it writes none."""
    if figure.by_stage:
        return figure.by_stage.get(indicator.stages[-1]) if indicator and indicator.stages else None
    return figure.amount if figure.numerator is None else None


def _form(figure: Figure) -> str:
    if figure.numerator is not None:
        return "rate"
    forms = ("value", "parts", "by_stage", "items", "stage", "words", "unavailable")
    return next(form for form in forms if getattr(figure, form))
