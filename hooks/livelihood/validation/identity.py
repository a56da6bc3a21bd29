"""Ids, numbers and names: each stands for one thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from livelihood.model import Common, CountyRecord, CountyYear, Task, TaskReport
from livelihood.places import Spot
from livelihood.problems import Problems


def _once(pairs: Iterable[tuple[object, Spot]], what: str, problems: Problems) -> None:
    first: dict[object, Spot] = {}
    for value, spot in pairs:
        if value in first:
            before = first[value]
            # In the same file, the line says it all.
            where = f"第 {before.line} 行" if before.path == spot.path else f" {_at(before)}"
            problems.add("duplicate-id", spot, f"{what} {value} 已在{where}用过")
        first.setdefault(value, spot)


class CountyFacts(NamedTuple):
    """What has to be known of each county to check them against each other, with the lines of county.yml (``path``)."""

    path: str
    code: str
    code_line: int
    prefecture: str
    prefecture_line: int
    province: str
    province_line: int

    def spot(self, key: str) -> Spot:
        """Return where ``key`` (code, prefecture or province) stands."""
        return Spot(self.path, getattr(self, f"{key}_line"))


def facts_of(record: CountyRecord) -> CountyFacts | None:
    """Return what has to be known of a county; None of one whose county.yml couldn't be read."""
    county = record.county
    if not county.place.path:
        return None
    return CountyFacts(
        path=county.place.path,
        code=county.code,
        code_line=county.spot("code").line,
        prefecture=county.prefecture,
        prefecture_line=county.spot("prefecture").line,
        province=county.province,
        province_line=county.spot("province").line,
    )


def check_common_identity(common: Common, problems: Problems) -> None:
    """Units and schemes: ids and names are unique."""
    _once(((unit.id, unit.spot("id")) for unit in common.units), "单位 id", problems)
    names = [(name, unit.spot("name")) for unit in common.units for name in [unit.name]]
    names += [
        (name, unit.spot("aliases", at)) for unit in common.units for at, name in enumerate(unit.aliases)
    ]
    _once(names, "单位名称", problems)
    for scheme in common.schemes.values():
        _once(((task.no, task.spot("no")) for task in scheme.tasks), "事项编号", problems)
        _once(((task.key, task.spot("key")) for task in scheme.tasks), "事项 key", problems)
        for task in scheme.tasks:
            _once(((measure.id, measure.spot("id")) for measure in task.measures), "口径 id", problems)


def check_counties(counties: Iterable[CountyFacts], problems: Problems) -> None:
    """Counties, in the order of their folders: codes are unique, and they agree on the names of divisions."""
    names: dict[str, str] = {}
    counties = tuple(counties)
    _once(((county.code, county.spot("code")) for county in counties), "行政区划代码", problems)
    for county in counties:
        for code, name, key in (
            (county.code[:2], county.province, "province"),
            (county.code[:4], county.prefecture, "prefecture"),
        ):
            if names.setdefault(code, name) != name:
                what = f"代码 {code} 在别的县写作“{names[code]}”，这里写作“{name}”"
                problems.add("division-name", county.spot(key), what)


def check_county_year_identity(county_year: CountyYear, problems: Problems) -> None:
    """Tasks, indicators and figures of one county-year: ids and numbers are unique."""
    tasks = county_year.plan.tasks
    _once(((task.no, task.spot("no")) for task in tasks), "事项编号", problems)
    _once(((task.key, task.spot("key")) for task in tasks), "事项 key", problems)
    for task in tasks:
        _once(((indicator.id, indicator.spot("id")) for indicator in task.indicators), "目标 id", problems)
        measures = (
            (indicator.measure, indicator.spot("measure"))
            for indicator in task.indicators
            if indicator.measure
        )
        _once(measures, "口径", problems)
    for report in county_year.reports:
        _once(((task.no, task.spot("no")) for task in report.tasks), "事项编号", problems)
        for entry in report.tasks:
            _check_figures(entry, county_year.plan.task(entry.no), problems)


def _check_figures(entry: TaskReport, planned: Task | None, problems: Problems) -> None:
    keys = [(figure.key, figure.spot("indicator" if figure.indicator else "id")) for figure in entry.figures]
    _once(keys, "数的 id", problems)
    for figure in entry.figures:
        target = planned.indicator(figure.key) if planned and figure.extra else None
        if target:
            what = f"没有目标的数的 id {figure.key} 是一个目标的 id（{_at(target.spot('id'))}）"
            problems.add("duplicate-id", figure.spot("id"), what)


def _at(spot: Spot) -> str:
    return f"{spot.path} 第 {spot.line} 行"
