"""The open data and the search index of a built site, compared with the data that it was built from."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.completeness.html import folded
from tests.completeness.promise_words import bar_words, numbers_shown
from tests.completeness.quantities import amount, plain
from tests.completeness.reckoning import LABELS, Standing
from tests.completeness.records import Tree, read_tree
from tests.completeness.tasks import Task, Year

_SIGNATURE = b"pagefind_dcd"
_Key = tuple[str, ...]


def open_data_differences(site: Path, data: Path, now: datetime) -> list[str]:
    """Return everything in which the tables and data.json of ``site`` differ from ``data`` as it stands at ``now``."""
    years = [Year(record) for record in read_tree(data, now).years]
    folder = site / "open-data"
    return [
        *_compared("indicators.csv", _indicators(folder), dict(_promises(years))),
        *_compared("tasks.csv", _tasks(folder), dict(_promised_tasks(years))),
        *_compared("figures.csv", Counter(_figures(folder)), Counter(_told_figures(years))),
        *_compared("data.json", _json(folder), dict(_nested(years))),
    ]


def _compared(name: str, found: dict[Any, Any], expected: dict[Any, Any]) -> list[str]:
    return [
        f"{name} {key}: has {found.get(key)!r}, must have {expected.get(key)!r}"
        for key in dict.fromkeys((*expected, *found))
        if found.get(key) != expected.get(key)
    ]


def _rows(file: Path) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""))


def _indicators(folder: Path) -> dict[_Key, _Key]:
    columns = ("target_text", "actual_text", "status", "due", "due_basis", "as_of", "unit")
    return {
        (row["county_code"], row["year"], row["task"], row["indicator"]): (
            *(folded(row[column]) for column in columns),
            *(_canonical(row[column]) for column in ("target", "actual", "ratio")),
        )
        for row in _rows(folder / "indicators.csv")
    }


def _canonical(number: str) -> str:
    return plain(Fraction(Decimal(number))) if number else ""


def _promises(years: list[Year]) -> Iterator[tuple[_Key, _Key]]:
    for year in years:
        for each in year.promises:
            latest, reached = each.latest, each.latest.reached if each.latest else None
            target = amount(each.indicator["target"]) if "target" in each.indicator else None
            low = target.low if target else None
            unit = target.unit if target and low is not None else reached.unit if reached else ""
            is_rate = latest is not None and "numerator" in latest.figure
            value = (_to_six if is_rate else plain)(reached.value) if reached else ""
            yield (
                (year.record.county["code"], str(year.record.year), each.no, each.indicator["id"]),
                (
                    folded(each.target or ""),
                    folded(latest.words) if latest else "",
                    each.status,
                    each.due.isoformat(),
                    "stated" if "due" in each.indicator else "year_end",
                    latest.as_of.isoformat() if latest else "",
                    unit,
                    plain(low) if low is not None else "",
                    value,
                    _to_six(each.ratio) if each.ratio is not None else "",
                ),
            )


def _to_six(value: Fraction) -> str:
    return plain(Fraction(int(value * 10**6 + Fraction(1, 2)), 10**6))


def _tasks(folder: Path) -> dict[_Key, _Key]:
    return {
        (row["county_code"], row["year"], row["task"]): (
            folded(row["task_title"]),
            row["indicator_count"],
            *(row[status] for status in LABELS),
        )
        for row in _rows(folder / "tasks.csv")
    }


def _promised_tasks(years: list[Year]) -> Iterator[tuple[_Key, _Key]]:
    for year in years:
        for task in year.tasks:
            counts = Counter(each.status for each in task.promises)
            key = (year.record.county["code"], str(year.record.year), task.no)
            told = (
                folded(task.record["title"]),
                str(counts.total()),
                *(str(counts[status]) for status in LABELS),
            )
            yield key, told


def _figures(folder: Path) -> Iterator[_Key]:
    for row in _rows(folder / "figures.csv"):
        if row["component"] == "figure":
            place = (row["county_code"], row["year"], row["task"], row["source"], row["figure"])
            yield *place, folded(row["value_text"]), row["withdrawn"]


def _told_figures(years: list[Year]) -> Iterator[_Key]:
    for year in years:
        for task in year.tasks:
            told = [each for promised in task.promises for each in promised.told]
            told += [each for extra in task.extras.values() for each in extra]
            for each in told:
                key = each.figure.get("indicator", each.figure.get("id"))
                place = (
                    year.record.county["code"],
                    str(year.record.year),
                    task.no,
                    each.report["source"],
                    key,
                )
                yield (
                    *place,
                    "" if each.withdrawn else folded(each.words),
                    "true" if each.withdrawn else "false",
                )


def _json(folder: Path) -> dict[_Key, Any]:
    content = json.loads((folder / "data.json").read_text(encoding="utf-8"), parse_float=Decimal)
    found: dict[_Key, Any] = {}
    for county in content["counties"]:
        for year in county["years"]:
            place = (county["county_code"], str(year["year"]))
            found[place] = year["standing"]
            for task in year["tasks"]:
                ids = tuple((each["indicator"], each["status"]) for each in task["indicators"])
                figures = sum(each["component"] == "figure" for each in task["figures"])
                found[(*place, str(task["task"]))] = (ids, figures)
    return found


def _nested(years: list[Year]) -> Iterator[tuple[_Key, Any]]:
    for year in years:
        place = (year.record.county["code"], str(year.record.year))
        yield place, dict(Counter(each.status for each in year.promises))
        for task in year.tasks:
            ids = tuple((each.indicator["id"], each.status) for each in task.promises)
            figures = sum(len(each.told) for each in task.promises) + sum(map(len, task.extras.values()))
            yield (*place, task.no), (ids, figures)


def search_differences(site: Path, data: Path, now: datetime) -> list[str]:
    """Return everything in which the search index of ``site`` differs from ``data`` as it stands at ``now``."""
    tree = read_tree(data, now)
    found = {record["url"]: record["meta"] for record in _records(site)}
    differences = []
    for address, expected in _recorded(tree):
        differences += _record_differences(address, found.pop(f"/{address}", None), expected)
    left = [url for url, meta in found.items() if meta["kind"] != "page"]
    return [*differences, *(f"search: {url} is no page of the data" for url in left)]


def _records(site: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(site.rglob("*.pf_fragment")):
        yield json.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))


def _record_differences(address: str, found: dict[str, str] | None, expected: dict[str, Any]) -> list[str]:
    if found is None:
        return [f"search: {address} is missing"]
    lines = expected.pop("lines")
    told = found["text"].split("\n")
    differences = [f"search: {address} lacks {line!r}" for line in lines if line not in told]
    return differences + [
        f"search: {address} {key} is {found.get(key)!r}, must be {words!r}"
        for key, words in expected.items()
        if found.get(key, "") != words
    ]


def _recorded(tree: Tree) -> Iterator[tuple[str, dict[str, Any]]]:
    for record in tree.years:
        year = Year(record)
        words = year.standing
        lines = [words, *(f"{task.title}：{task.standing}" for task in year.tasks)]
        bar = " ".join(_bar(each) for each in year.promises)
        title = f"{record.name}民生实事"
        yield record.address, {"kind": "year", "title": title, "standing": words, "bar": bar, "lines": lines}
        for task in year.tasks:
            yield task.address, _task(task)
        names = {
            name
            for task in year.tasks
            for role in ("lead", "responsible")
            for name in task.record.get(role, ())
        }
        for unit in {tree.unit(name) for name in names}:
            yield f"{record.address}units/{unit}/", {"kind": "unit", "lines": []}
        for source in record.sources:
            title = folded(record.document(source))
            yield f"{record.address}sources/{source}/", {"kind": "source", "title": title, "lines": [title]}


def _task(task: Task) -> dict[str, Any]:
    lines = [task.standing, folded(task.record["commitment"])]
    for each in task.promises:
        lines += [
            folded(each.indicator["name"]),
            f"{LABELS[each.status]}，{numbers_shown(each)}",
            folded(bar_words(each)),
        ]
        lines += [each.percent] if each.percent else []
    bar = " ".join(_bar(each) for each in task.promises)
    return {"kind": "task", "title": task.title, "standing": task.standing, "bar": bar, "lines": lines}


def _bar(promised: Standing) -> str:
    """Return the status and the share per mille that is drawn beside a result."""
    stages = promised.indicator.get("stages", [])
    if promised.ratio is not None:
        share = str(min(int(promised.ratio * 1000), 1000))
    elif promised.stage is not None and len(stages) > 1:
        share = str(1000 * promised.stage // (len(stages) - 1))
    else:
        share = "1000" if promised.status in {"met", "exceeded"} else "-"
    return f"{promised.status}:{share}"
