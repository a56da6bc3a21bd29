"""Every file of the open data: its path below the site's root, and its bytes."""

from __future__ import annotations

from collections.abc import Iterator

from livelihood.open_data.csv_files import csv_bytes
from livelihood.open_data.data_schema import data_schema
from livelihood.open_data.datapackage import datapackage_bytes
from livelihood.open_data.dictionary import FIGURES, INDICATORS, TASKS
from livelihood.open_data.exact_json import json_bytes
from livelihood.open_data.figure_rows import figure_rows
from livelihood.open_data.json_file import data
from livelihood.open_data.rows import indicator_rows, task_rows
from livelihood.open_data.schemas import schemas
from livelihood.open_data.tables import Row, Table
from livelihood.site import Site

FOLDER = "open-data/"


def open_data_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield each file's path (with forward slashes) and content. The same site gives the same bytes on any day."""
    files = {table.path: csv_bytes(table, rows) for table, rows in tables(site)}
    files["data.json"] = json_bytes(data(site))
    files["datapackage.json"] = datapackage_bytes(site, files)
    files["data.schema.json"] = json_bytes(data_schema())
    for name, schema in schemas():
        files[f"schemas/{name}.schema.json"] = json_bytes(schema)
    for name, content in files.items():
        yield FOLDER + name, content


def tables(site: Site) -> Iterator[tuple[Table, list[Row]]]:
    """Yield every table with its rows: county-years in the site's order, then the plan's and the reports' order."""
    yield INDICATORS, [row for year in site.years for row in indicator_rows(year)]
    yield TASKS, [row for year in site.years for row in task_rows(year, site.ledger)]
    yield FIGURES, [row for year in site.years for row in figure_rows(year)]
