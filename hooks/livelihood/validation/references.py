"""Names that point elsewhere: schemes, measures, units and sources must exist and fit."""

from __future__ import annotations

from collections.abc import Iterable

from livelihood.model import Common, CountyYear, Indicator, Record, Scheme, SchemeTask, Task
from livelihood.places import Spot
from livelihood.problems import Problems


def check_references(common: Common, county_year: CountyYear, problems: Problems) -> None:
    """Every scheme, task key, measure, unit and source that the county-year names exists and fits."""
    plan = county_year.plan
    _check_sources(county_year, problems)
    scheme = common.schemes.get(plan.scheme)
    if scheme is None:
        known = "、".join(sorted(common.schemes)) or "（schemes 文件夹里还没有）"
        problems.add(
            "unknown-scheme",
            plan.spot("scheme"),
            f"没有方案 {plan.scheme}",
            expected=f"写已有的方案：{known}",
        )
    else:
        _check_scheme(county_year, scheme, problems)
    for task in plan.tasks:
        _check_units(common, _named_units(task), problems)
    for report in county_year.reports:
        named = (
            (text.unit, text.spot("unit")) for task in report.tasks for text in task.progress if text.unit
        )
        _check_units(common, named, problems)


def sources_in_use(county_year: CountyYear) -> set[str]:
    """Return the ids of the documents that the plan, its revisions, the reports and their corrections rest on."""
    plan = county_year.plan
    return {
        plan.source,
        *(revision.source for revision in plan.revisions),
        *(report.source for report in county_year.reports),
        *(each.source for report in county_year.reports for each in report.corrections if each.source),
    }


def _check_sources(county_year: CountyYear, problems: Problems) -> None:
    users: list[tuple[str, Record]] = [(county_year.plan.source, county_year.plan)]
    users += [(report.source, report) for report in county_year.reports]
    users += [(revision.source, revision) for revision in county_year.plan.revisions]
    users += [
        (each.source, each) for report in county_year.reports for each in report.corrections if each.source
    ]
    for name, user in users:
        if name not in county_year.sources:
            known = "、".join(county_year.sources)
            what = f"sources.yml 里没有文件 {name}"
            problems.add("unknown-source", user.spot("source"), what, expected=f"写已有的文件 id：{known}")
    # Under a wrong name, a file only seems unused.
    if all(name in county_year.sources for name, _ in users):
        used = sources_in_use(county_year)
        for source in county_year.sources.values():
            if source.id not in used:
                problems.add("unused-source", source.spot("id"), f"方案和通报都没有用到文件 {source.id}")


def _check_scheme(county_year: CountyYear, scheme: Scheme, problems: Problems) -> None:
    plan = county_year.plan
    if scheme.year != county_year.year:
        what = f"方案 {scheme.id} 是 {scheme.year} 年的，这里是 {county_year.year} 年"
        problems.add("scheme-mismatch", plan.spot("scheme"), what)
    if scheme.province != county_year.county.province_code:
        province = county_year.county.province_code
        what = f"方案 {scheme.id} 的省级代码是 {scheme.province}，本县的是 {province}"
        problems.add("scheme-mismatch", plan.spot("scheme"), what)
    by_key = {task.key: task for task in scheme.tasks}
    planned = [task.key for task in plan.tasks]
    # Under a wrong key, a task only seems missing.
    right = by_key.keys() >= set(planned) and len(set(planned)) == len(planned)
    for key in by_key.keys() - set(planned) if right else ():
        what = f"省里的方案 {scheme.id} 有“{by_key[key].title}”（{key}），这里没有"
        problems.add("scheme-task-missing", plan.spot("tasks"), what)
    for task in plan.tasks:
        if task.key not in by_key:
            known = "、".join(by_key)
            what = f"方案 {scheme.id} 里没有事项 {task.key}"
            problems.add("unknown-scheme-task", task.spot("key"), what, expected=f"写方案里的 key：{known}")
            continue
        for indicator in task.indicators:
            _check_measure(indicator, by_key[task.key], problems)


def _check_measure(indicator: Indicator, task: SchemeTask, problems: Problems) -> None:
    if indicator.measure is None:
        return
    measure = next((measure for measure in task.measures if measure.id == indicator.measure), None)
    if measure is None:
        known = "、".join(measure.id for measure in task.measures) or "（这件事还没有口径）"
        what = f"方案的 {task.key} 里没有口径 {indicator.measure}"
        problems.add("unknown-measure", indicator.spot("measure"), what, expected=f"写方案里的口径：{known}")
    elif indicator.target and indicator.target.low is not None and indicator.target.unit != measure.unit:
        what = f"口径 {measure.id} 的单位是“{measure.unit}”，目标写的是“{indicator.target}”"
        expected = "同一口径用同一个单位；不可比的不写 measure"
        problems.add("unit-mismatch", indicator.spot("target"), what, expected=expected)


def _named_units(task: Task) -> Iterable[tuple[str, Spot]]:
    for key in ("lead", "responsible"):
        yield from ((name, task.spot(key, at)) for at, name in enumerate(getattr(task, key)))
    yield from ((official.unit, official.spot("unit")) for official in task.officials if official.unit)


def _check_units(common: Common, named: Iterable[tuple[str, Spot]], problems: Problems) -> None:
    for name, spot in named:
        if name not in common.unit_names:
            problems.add("unknown-unit", spot, f"units.yml 里没有单位“{name}”")
