"""The data tree as plain YAML, and what of it may be seen at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

# The site's zone has had one offset since before the first notice.
CHINA = timezone(timedelta(hours=8))

Yaml = Mapping[str, Any]


def read(file: Path) -> Any:
    """Return a YAML file with every scalar as it is written."""
    # C's loader is the fast one; it is not there in every build of PyYAML.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(file.read_text(encoding="utf-8"), loader)  # noqa: S506 - it makes strings, lists and mappings only


def day(text: str) -> date:
    """Return the day that ``text`` writes as 2022-07-01."""
    return date.fromisoformat(text)


def day_words(value: date) -> str:
    """Return 2022年7月1日."""
    return f"{value.year}年{value.month}月{value.day}日"


def all_days(values: Iterator[date] | set[date]) -> str:
    """Return days in order, the year only where it changes."""
    told, year = [], 0
    for value in sorted(values):
        told.append(day_words(value) if value.year != year else f"{value.month}月{value.day}日")
        year = value.year
    return "、".join(told)


@dataclass(frozen=True)
class YearRecord:
    """A county-year's files: the county's, the plan, the documents by id, the reports that may be seen, oldest first."""

    county: Yaml
    year: int
    plan: Yaml
    sources: Mapping[str, Yaml]
    reports: Sequence[Yaml]
    now: datetime

    @property
    def address(self) -> str:
        """The county-year's address on the site."""
        return f"{self.county['code']}/{self.year}/"

    @property
    def name(self) -> str:
        """Its short name: 叶县2022年."""
        return f"{self.county['name']}{self.year}年"

    @property
    def start(self) -> date:
        """The day from which time counts."""
        return day(self.plan["start"]) if "start" in self.plan else date(self.year, 1, 1)

    @property
    def is_over_without_result(self) -> bool:
        """Whether the year is over and no report gives its final result."""
        over = self.now >= datetime(self.year + 1, 1, 1, tzinfo=CHINA)
        return over and not any(report.get("final") == "true" for report in self.reports)

    @cached_property
    def recorded(self) -> date:
        """The day on which a document or a correction was recorded last."""
        found = [day(source["recorded"]) for source in self.sources.values()]
        found += [day(each["date"]) for report in self.reports for each in self.corrections(report)]
        return max(found)

    def as_of(self, report: Yaml) -> date:
        """The day that the report stands for."""
        return day(report.get("as_of") or self.sources[report["source"]]["date"])

    def corrections(self, report: Yaml) -> list[Yaml]:
        """Return the report's corrections that count by now, the earliest first."""
        today = self.now.astimezone(CHINA).date()
        found = [each for each in report.get("corrections", ()) if day(each["date"]) <= today]
        return sorted(found, key=lambda each: each["date"])

    def revisions(self, no: str, indicator: str) -> list[Yaml]:
        """Return how a target was changed, the first change first."""
        found = (
            each
            for each in self.plan.get("revisions", ())
            if (each["no"], each["indicator"]) == (no, indicator)
        )
        return sorted(found, key=lambda each: each["date"])

    def document(self, source: str) -> str:
        """Return how a document is called."""
        found = self.sources[source]
        if "title" in found:
            return " ".join(found["title"].split())
        kind = {"plan": "方案", "progress": "进展通报", "final": "全年结果", "workbook": "工作簿"}[
            found["kind"]
        ]
        told = next(
            (report["as_of"] for report in self.reports if report["source"] == source and "as_of" in report),
            None,
        )
        of_day = f"（{day_words(day(found['date']))}）" if "date" in found else ""
        return f"{self.name}{kind}{of_day or (f'（截至{day_words(day(told))}）' if told else '')}"


@dataclass(frozen=True)
class Tree:
    """A data tree: its county-years in the site's order, its schemes by id, its units."""

    years: Sequence[YearRecord]
    schemes: Mapping[str, Yaml]
    units: Sequence[Yaml]

    def newest(self) -> list[YearRecord]:
        """Return each county's newest year."""
        return list({year.county["code"]: year for year in reversed(self.years)}.values())[::-1]

    def unit(self, name: str) -> str:
        """Return the id of the unit that is called ``name``."""
        return next(unit["id"] for unit in self.units if name in {unit["name"], *unit.get("aliases", ())})


def read_tree(data: Path, now: datetime) -> Tree:
    """Read all of ``data`` as it may be seen at ``now``."""
    years = [
        year
        for folder in sorted(data.glob("[0-9]*-*"))
        for of_year in sorted(folder.glob("[0-9]*"), reverse=True)
        if (year := _year(read(folder / "county.yml"), of_year, now))
    ]
    schemes = {file.stem: read(file) for file in sorted((data / "schemes").glob("*.yml"))}
    units = read(data / "units.yml")
    return Tree(years, schemes, units["units"])


def _year(county: Yaml, folder: Path, now: datetime) -> YearRecord | None:
    sources = {source["id"]: source for source in read(folder / "sources.yml")["sources"]}
    files = sorted((folder / "reports").glob("*.yml"))
    reports = [report for file in files if not _held(report := read(file), sources, now)]
    plan = read(folder / "plan.yml")
    held = {id for id, source in sources.items() if _later(source, now)}
    if plan["source"] in held:
        return None
    shown = {id: source for id, source in sources.items() if id not in held}
    return YearRecord(county, int(folder.name), plan, shown, reports, now)


def _held(report: Yaml, sources: Mapping[str, Yaml], now: datetime) -> bool:
    return _later(report, now) or _later(sources[report["source"]], now)


def _later(entry: Yaml, now: datetime) -> bool:
    return "publish_at" in entry and datetime.fromisoformat(entry["publish_at"]) > now
