"""What one county gives to the files of the open data: finished bytes, which are put together for the whole site."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from livelihood.assessment import YearProgress
from livelihood.model import Unit
from livelihood.open_data.csv_files import csv_rows
from livelihood.open_data.dictionary import TABLES
from livelihood.open_data.exact_json import json_text
from livelihood.open_data.json_file import county
from livelihood.open_data.year_rows import YearRows

# A county's entry stands in data.json's object, in the list of counties.
DEPTH = 2


@dataclass(frozen=True)
class CountyOpenData:
    """One county's part: its rows of each table (by name) with their number, and its entry of data.json."""

    tables: Mapping[str, bytes]
    rows: Mapping[str, int]
    entry: bytes

    def encoded(self) -> bytes:
        """Return all of it as bytes: a line that tells the lengths, then the pieces."""
        head = {
            "tables": {name: [self.rows[name], len(content)] for name, content in self.tables.items()},
            "entry": len(self.entry),
        }
        return b"".join((json.dumps(head).encode(), b"\n", *self.tables.values(), self.entry))

    @classmethod
    def decoded(cls, data: bytes) -> CountyOpenData:
        """Return what ``encoded`` wrote; raise ValueError where ``data`` is something else."""
        head, _, rest = data.partition(b"\n")
        try:
            described = json.loads(head)
            lengths = {name: length for name, (_, length) in described["tables"].items()}
            tables, at = {}, 0
            for name, length in lengths.items():
                tables[name] = rest[at : at + length]
                at += length
            rows = {name: count for name, (count, _) in described["tables"].items()}
            if at + described["entry"] != len(rest):
                raise ValueError("the lengths don't add up")
        except (LookupError, TypeError, AttributeError) as error:
            raise ValueError(f"no open data of a county: {head[:80]!r}") from error
        return cls(tables, rows, rest[at:])


def county_open_data(years: Sequence[YearProgress], units: Mapping[str, Unit]) -> CountyOpenData:
    """Return the part of the county whose ``years`` these are, newest first; ``units`` are by every name.

    Raises KeyError for a unit's name that isn't among them.
    """
    rows = [YearRows.of(year, units) for year in years]
    by_table = {table.name: [row for each in rows for row in each.tables[table.name]] for table in TABLES}
    return CountyOpenData(
        tables={table.name: csv_rows(table, by_table[table.name]) for table in TABLES},
        rows={name: len(found) for name, found in by_table.items()},
        entry=json_text(county(rows), DEPTH).encode(),
    )
