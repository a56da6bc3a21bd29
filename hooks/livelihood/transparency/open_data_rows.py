"""The rows of a published site's open data, as anybody can read them, by the files that hold them."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from livelihood.open_data.csv_files import unguarded

Row = Mapping[str, Any]
_CSV = ("tasks", "indicators", "figures")


@dataclass(frozen=True)
class Tables:
    """The rows of one ``file`` or more, by what they are and by county code and year; unknown values are None."""

    file: str
    rows: Mapping[tuple[str, str, int], Sequence[Row]] = field(repr=False)

    def of(self, table: str, code: str, year: int) -> Sequence[Row]:
        """Return the rows of a table that are about a county-year."""
        return self.rows.get((table, code, year), ())


def read_tables(folder: Path) -> Iterator[Tables]:
    """Yield what data.json and the CSV files in ``folder`` hold, those that are there.

    Raises ValueError, naming the file, where one can't be read.
    """
    if (folder / "data.json").is_file():
        yield Tables("data.json", _grouped("data.json", _of_json, folder / "data.json"))
    for name in _CSV:
        if (folder / f"{name}.csv").is_file():
            yield Tables(f"{name}.csv", _grouped(f"{name}.csv", _of_csv, folder / f"{name}.csv"))


def _grouped(name: str, read: Any, file: Path) -> dict[tuple[str, str, int], list[Row]]:
    found: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
    try:
        for table, row in read(file):
            found[table, row["county_code"], int(row["year"])].append(row)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(name) from error
    return found


def _of_json(file: Path) -> Iterator[tuple[str, Row]]:
    # Numbers stay as written: a float wouldn't be exact.
    content = json.loads(file.read_bytes(), parse_float=Decimal, parse_int=Decimal)
    for county in content["counties"]:
        for year in county["years"]:
            place = {"county_code": county["county_code"], "year": year["year"]}
            for task in year["tasks"]:
                where = place | {"task": task["task"]}
                yield "tasks", task | where
                yield from (("indicators", each | where) for each in task["indicators"])
                yield from (("figures", each | where) for each in task["figures"])


def _of_csv(file: Path) -> Iterator[tuple[str, Row]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            yield file.stem, {name: unguarded(value) or None for name, value in row.items()}
