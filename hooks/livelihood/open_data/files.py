"""Every file of the open data, put together from what the counties give to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from livelihood.open_data.county_pieces import DEPTH, CountyOpenData, county_open_data
from livelihood.open_data.csv_files import csv_header
from livelihood.open_data.data_schema import data_schema
from livelihood.open_data.datapackage import datapackage_bytes
from livelihood.open_data.dictionary import TABLES
from livelihood.open_data.edition import Edition
from livelihood.open_data.exact_json import json_bytes, json_text, new_line
from livelihood.open_data.json_file import COUNTIES, opening
from livelihood.open_data.schemas import schemas
from livelihood.open_data.streams import OpenDataFile, Opener, Stream, in_memory, on_disk
from livelihood.site import Site

FOLDER = "open-data/"
_DATA = f"{FOLDER}data.json"
_PACKAGE = f"{FOLDER}datapackage.json"


def open_data_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield each file's path (with forward slashes) and content. The same site gives the same bytes on any day."""
    grouped = groupby(site.years, key=lambda year: year.county_year.county.code)
    units = site.ledger.unit_names
    counties = (county_open_data(list(years), units) for _, years in grouped)
    contents: dict[str, bytes] = {}
    for file in _assembled(counties, Edition.of(site), in_memory(contents)):
        yield file.path, contents[file.path]
    yield from schema_files()


def write_open_data(
    folder: Path, counties: Iterable[CountyOpenData], edition: Edition
) -> tuple[OpenDataFile, ...]:
    """Write the tables, data.json and datapackage.json into the built site's ``folder``; return what was written.

    ``counties`` come in the site's order, and no more than one of them is held at a time.
    """
    return _assembled(counties, edition, on_disk(folder))


def schema_files() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the files that are the same for any data."""
    yield f"{FOLDER}data.schema.json", json_bytes(data_schema())
    for name, schema in schemas():
        yield f"{FOLDER}schemas/{name}.schema.json", json_bytes(schema)


def _assembled(
    counties: Iterable[CountyOpenData], edition: Edition, opener: Opener
) -> tuple[OpenDataFile, ...]:
    with ExitStack() as opened:
        tables = {table.name: opened.enter_context(opener(FOLDER + table.path)) for table in TABLES}
        data = opened.enter_context(opener(_DATA))
        _write(counties, edition, tables, data)
    made = [*(stream.written for stream in tables.values()), data.written]
    with opener(_PACKAGE) as package:
        described = {file.path.removeprefix(FOLDER): file for file in made}
        package.write(datapackage_bytes(edition.updated, described))
    return *made, package.written


def _write(
    counties: Iterable[CountyOpenData], edition: Edition, tables: dict[str, Stream], data: Stream
) -> None:
    for table in TABLES:
        tables[table.name].write(csv_header(table))
    # The whole object with an empty list of counties, but for what closes both.
    before = json_text({**opening(edition), COUNTIES: []}).removesuffix(f"]{new_line(0)}}}")
    data.write(before.encode())
    parted = new_line(DEPTH)
    for county in counties:
        for name, content in county.tables.items():
            tables[name].write(content)
        data.write(parted.encode() + county.entry)
        parted = f",{new_line(DEPTH)}"
    has_counties = parted.startswith(",")
    data.write(f"{new_line(DEPTH - 1) if has_counties else ''}]{new_line(0)}}}\n".encode())
