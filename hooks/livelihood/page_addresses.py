"""The addresses of the pages that are made from the data, without making them."""

from __future__ import annotations

from collections.abc import Iterator

from livelihood import routes
from livelihood.model import Common, CountyYear, Ledger


def ledger_addresses(ledger: Ledger) -> frozenset[str]:
    """Return the addresses of all pages that are made from ``ledger``."""
    common = ledger.common
    found = set(_of_every_site())
    for county_year in ledger.county_years:
        found.update(_of_year(county_year, common))
    return frozenset(found)


def _of_every_site() -> Iterator[str]:
    yield routes.home()
    yield routes.updates()
    yield routes.checks()
    yield routes.corrections()
    yield routes.search()
    yield routes.open_data()
    yield routes.guide_problems()
    yield routes.guide_server()


def _of_year(county_year: CountyYear, common: Common) -> Iterator[str]:
    """Yield the addresses of a county-year's pages and of those above it, as far as what they need is known."""
    code, year, plan = county_year.county.code, county_year.year, county_year.plan
    yield routes.province(code[:2])
    yield routes.prefecture(code[:4])
    yield routes.county(code)
    yield routes.county_year(code, year)
    yield routes.year_updates(code, year)
    yield routes.year_checks(code, year)
    for source in county_year.sources:
        yield routes.source(code, year, source)
    scheme = common.schemes.get(plan.scheme)
    known = {task.key for task in scheme.tasks} if scheme else set()
    for task in plan.tasks:
        yield routes.task(code, year, task.no)
        if task.key in known:
            yield routes.scheme_task(plan.scheme, task.key)
        for name in (*task.lead, *task.responsible):
            if unit := common.unit_names.get(name):
                yield routes.unit(code, year, unit.id)
