"""Open data read back as a spreadsheet or a program would, and sites of invented counties to make it from."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from livelihood.assessment import assess
from livelihood.model import CountyRecord, CountyYear, Indicator, Ledger, Report, Scheme, Unit
from livelihood.open_data.files import open_data_files
from livelihood.site import Site
from tests.unit.builders import NOW, county_year

UNIT = Unit(id="minzheng", name="县民政局", aliases=("民政局",))
SCHEME = Scheme.model_validate(
    {
        "format": "1",
        "id": "a",
        "title": "虚构省方案",
        "year": 2022,
        "province": "99",
        "tasks": [{"no": 1, "key": "task-1", "title": "任务1"}],
    }
)


def site_of(*years: CountyYear, now: datetime = NOW, schemes: Mapping[str, Scheme] | None = None) -> Site:
    """Return the site of county-years that stand for checked data."""
    counties = tuple(CountyRecord(year.county, year.folder, (year,)) for year in years)
    ledger = Ledger(counties, (UNIT,), {"a": SCHEME} if schemes is None else schemes)
    return Site(ledger, tuple(assess(year, now) for year in years), now)


def published_files(site: Site) -> dict[str, bytes]:
    """Return every file of the open data by its name in the open data's folder."""
    files = dict(open_data_files(site))
    assert all(path.startswith("open-data/") for path in files)
    return {path.removeprefix("open-data/"): content for path, content in files.items()}


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def promise_row(promise: Indicator, *reports: Report) -> dict[str, str]:
    """Return the one row of indicators.csv that ``promise`` makes with ``reports``."""
    (row,) = csv_rows(published_files(site_of(county_year(promise, reports=reports)))["indicators.csv"])
    return row


def figure_rows(promise: Indicator, *reports: Report) -> list[dict[str, str]]:
    """Return the rows of figures.csv that ``reports`` make."""
    return csv_rows(published_files(site_of(county_year(promise, reports=reports)))["figures.csv"])


def exact_json(content: bytes) -> Any:
    """Return the JSON with its numbers as the exact decimals that they are written as."""
    return json.loads(content, parse_float=Decimal, parse_int=Decimal)


def json_tasks(data: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield every task of data.json with the columns that its place stands for."""
    for county in data["counties"]:
        for year in county["years"]:
            for task in year["tasks"]:
                place = {key: county[key] for key in ("county_code", "county")} | {"year": year["year"]}
                yield place | {key: task[key] for key in ("task", "task_title")}, task


def csv_text(value: Any) -> str:
    """Return a JSON value as its CSV cell reads, leaving aside the guard against formulas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "；".join(value) if isinstance(value, list) else str(value)
