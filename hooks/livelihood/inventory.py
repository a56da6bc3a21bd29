"""How much the data holds, in one line: what a press office reads to see that all of it was found."""

from __future__ import annotations

from livelihood.model import Ledger
from livelihood.provenance import claims


def inventory(ledger: Ledger) -> str:
    """Return in Chinese how many counties, years, tasks, targets, figures, quotes and numbers the ledger holds."""
    years = ledger.county_years
    tasks = [task for year in years for task in year.plan.tasks]
    figures = sum(len(entry.figures) for year in years for report in year.reports for entry in report.tasks)
    quotes = sum(len(claims(year)) for year in years)
    numbers = sum(len(document.numbers) for year in years for document in year.documents.values())
    counted = (
        (len(ledger.counties), "个县"),
        (len(years), "个年度"),
        (len(tasks), "件事"),
        (sum(len(task.indicators) for task in tasks), "个目标"),
        (figures, "个进展数"),
        (quotes, "条引文"),
        (numbers, "处数字"),
    )
    return "、".join(f"{count} {noun}" for count, noun in counted)
