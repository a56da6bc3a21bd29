"""Targets: what each kind of indicator needs, and that its parts fit together."""

from __future__ import annotations

from collections.abc import Sequence

from livelihood.model import CountyYear, Indicator, Record, Revision, Task
from livelihood.places import Spot
from livelihood.problems import Problems


def check_targets(county_year: CountyYear, problems: Problems) -> None:
    """Every indicator has what its kind needs, stages that differ, parts in its own unit, and a due date in order."""
    for task in county_year.plan.tasks:
        for indicator in task.indicators:
            _check_kind(indicator, problems)
            _check_stages(indicator, problems)
            _check_parts(indicator, problems)
            _check_part_of(task, indicator, problems)
            _check_due(county_year, indicator, problems)
    for revision in county_year.plan.revisions:
        _check_revision(county_year, revision, problems)


def _check_kind(indicator: Indicator, problems: Problems) -> None:
    spot, kind, target = indicator.spot("kind"), indicator.kind, indicator.target
    if kind in ("amount", "rate") and target is None:
        problems.add("target-missing", spot, f"目标 {indicator.id} 没有写 target")
    if kind == "qualitative" and target is not None:
        problems.add(
            "target-unexpected",
            indicator.spot("target"),
            f"目标 {indicator.id} 是 qualitative，却写了 target",
        )
    if kind == "stage" and not indicator.stages:
        problems.add("stages-missing", spot, f"目标 {indicator.id} 是 stage，却没有写 stages")
    if kind == "rate" and target and not target.is_percent:
        problems.add(
            "unit-mismatch",
            indicator.spot("target"),
            f"比率的目标写的是“{target}”",
            expected="写百分数，如 60%",
        )
    if target and target.low == 0 and kind != "stage":
        problems.add("target-zero", indicator.spot("target"), f"目标“{target}”是 0，算不出完成比例")


def _check_stages(indicator: Indicator, problems: Problems) -> None:
    stages: Sequence[str] = indicator.stages
    if len(stages) == 1:
        problems.add("stages-missing", indicator.spot("stages"), "只写了一个阶段")
    for at, stage in enumerate(stages):
        if stage in stages[:at]:
            problems.add("duplicate-id", indicator.spot("stages", at), f"阶段“{stage}”写了两次")


def _check_parts(indicator: Indicator, problems: Problems) -> None:
    names: set[str] = set()
    for part in indicator.parts:
        if part.name in names:
            problems.add("duplicate-id", part.spot("name"), f"组成部分“{part.name}”写了两次")
        names.add(part.name)
        if indicator.target and part.target.unit != indicator.target.unit:
            what = f"组成部分的目标写的是“{part.target}”，目标的单位是“{indicator.target.unit}”"
            problems.add("unit-mismatch", part.spot("target"), what, expected="与目标的单位相同")
        elif part.target.low is None or part.target.low == 0:
            problems.add("target-zero", part.spot("target"), f"组成部分的目标“{part.target}”不是大于零的数")


def _check_part_of(task: Task, indicator: Indicator, problems: Problems) -> None:
    seen = [indicator.id]
    while (whole := task.indicator(seen[-1])) and whole.part_of:
        if whole.part_of in seen:
            problems.add(
                "part-of",
                indicator.spot("part_of"),
                f"包含关系绕成了一圈：{' → '.join([*seen, whole.part_of])}",
            )
            return
        seen.append(whole.part_of)
    if indicator.part_of and task.indicator(indicator.part_of) is None:
        problems.add("part-of", indicator.spot("part_of"), f"这件事没有目标 {indicator.part_of}")


def _check_due(county_year: CountyYear, indicator: Indicator, problems: Problems) -> None:
    holders: list[Record] = [indicator, *indicator.parts]
    for holder in holders:
        due = getattr(holder, "due", None)
        if due and not county_year.start < due.date:
            spot: Spot = holder.spot("due")
            problems.add("due-order", spot, f"期限 {due.date} 不晚于起算日 {county_year.start}")


def _check_revision(county_year: CountyYear, revision: Revision, problems: Problems) -> None:
    task = county_year.plan.task(revision.no)
    indicator = task.indicator(revision.indicator) if task else None
    if indicator is None:
        what = f"第 {revision.no} 件事没有目标 {revision.indicator}"
        problems.add("unknown-indicator", revision.spot("indicator"), what)
        return
    original, target = revision.original, indicator.target
    if target is None or target.low is None or original.low is None:
        return
    if original.unit != target.unit:
        # The figures were compared with the one and are with the other.
        what = f"目标的单位是“{target.unit}”，原来的目标写的是“{original}”"
        problems.add("unit-mismatch", revision.spot("original"), what)
