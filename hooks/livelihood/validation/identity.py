"""Ids, numbers and names: each stands for one thing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from livelihood.model import CountyYear, Ledger, Source
from livelihood.places import Spot
from livelihood.problems import Problems


def _once(pairs: Iterable[tuple[object, Spot]], what: str, problems: Problems) -> None:
    first: dict[object, Spot] = {}
    for value, spot in pairs:
        if value in first:
            problems.add(
                "duplicate-id", spot, f"{what} {value} 已在 {first[value].path} 第 {first[value].line} 行用过"
            )
        first.setdefault(value, spot)


def check_shared_identity(ledger: Ledger, problems: Problems) -> None:
    """Units, schemes and counties: ids and names are unique, divisions agree between counties."""
    _once(((unit.id, unit.spot("id")) for unit in ledger.units), "单位 id", problems)
    names = [(name, unit.spot("name")) for unit in ledger.units for name in [unit.name]]
    names += [
        (name, unit.spot("aliases", at)) for unit in ledger.units for at, name in enumerate(unit.aliases)
    ]
    _once(names, "单位名称", problems)
    for scheme in ledger.schemes.values():
        _once(((task.no, task.spot("no")) for task in scheme.tasks), "事项编号", problems)
        _once(((task.key, task.spot("key")) for task in scheme.tasks), "事项 key", problems)
        for task in scheme.tasks:
            _once(((measure.id, measure.spot("id")) for measure in task.measures), "口径 id", problems)
    _once(
        ((record.county.code, record.county.spot("code")) for record in ledger.counties),
        "行政区划代码",
        problems,
    )
    _check_divisions(ledger, problems)


def _check_divisions(ledger: Ledger, problems: Problems) -> None:
    names: dict[str, str] = {}
    for record in ledger.counties:
        county = record.county
        for code, name, key in (
            (county.province_code, county.province, "province"),
            (county.prefecture_code, county.prefecture, "prefecture"),
        ):
            if names.setdefault(code, name) != name:
                what = f"代码 {code} 在别的县写作“{names[code]}”，这里写作“{name}”"
                problems.add("division-name", county.spot(key), what)


def check_county_year_identity(county_year: CountyYear, problems: Problems) -> None:
    """Sources, tasks, indicators and figures of one county-year: ids and numbers are unique."""
    sources = county_year.sources.values()
    _check_sources(county_year, sources, problems)
    tasks = county_year.plan.tasks
    _once(((task.no, task.spot("no")) for task in tasks), "事项编号", problems)
    _once(((task.key, task.spot("key")) for task in tasks), "事项 key", problems)
    for task in tasks:
        _once(((indicator.id, indicator.spot("id")) for indicator in task.indicators), "目标 id", problems)
    for report in county_year.reports:
        _once(((task.no, task.spot("no")) for task in report.tasks), "事项编号", problems)
        for entry in report.tasks:
            planned = county_year.plan.task(entry.no)
            taken = [(i.id, i.spot("id")) for i in planned.indicators] if planned else []
            key = [
                (figure.key, figure.spot("indicator" if figure.indicator else "id"))
                for figure in entry.figures
            ]
            _once(key, "数的 id", problems)
            extras = [(figure.key, figure.spot("id")) for figure in entry.figures if figure.extra]
            _once(taken + extras, "目标或数的 id", problems)


def _check_sources(county_year: CountyYear, sources: Iterable[Source], problems: Problems) -> None:
    for source in sources:
        _once(((part.name, part.spot("name")) for part in source.parts), "部分名称", problems)
        if PurePosixPath(source.file).stem != source.id:
            problems.add("misnamed", source.spot("file"), f"id 是 {source.id}，文件却叫 {source.file}")
