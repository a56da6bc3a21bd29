"""The tables of a built site's open data, counted against the data."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from livelihood import routes
from livelihood.site_checks.contents import YearContents
from livelihood.site_checks.flaws import Flaw
from livelihood.site_checks.leftovers import folded, leftovers

_NAMES = {"tasks": "实事", "indicators": "目标", "figures": "进展数"}
# A row of figures.csv that is a component of another one.
_COMPONENT, _WHOLE = "component", "figure"


def open_data_flaws(folder: Path, years: Iterable[YearContents], typed: tuple[str, ...]) -> Iterator[Flaw]:
    """Yield what is wrong with the tables of the site in ``folder``, which should have the rows of these ``years``."""
    years = tuple(years)
    for table, noun in _NAMES.items():
        path = f"{routes.open_data()}{table}.csv"
        if not (folder / path).is_file():
            yield Flaw(path, "没有这个文件")
            continue
        found: Counter[tuple[str, str]] = Counter()
        for row in _rows(folder / path):
            if row.get(_COMPONENT, _WHOLE) == _WHOLE:
                found[row["county_code"], row["year"]] += 1
            for around in {each for cell in row.values() for each in leftovers(folded(cell), typed)}:
                yield Flaw(path, f"表里有程序留下的字样：“{around}”")
        expected = Counter({(year.code, str(year.year)): year.rows[table] for year in years})
        for code, year in sorted(found.keys() | expected.keys()):
            if found[code, year] != expected[code, year]:
                counted = (
                    f"{code} 在{year}年有 {found[code, year]} 个{noun}，数据里是 {expected[code, year]} 个"
                )
                yield Flaw(path, counted)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)
