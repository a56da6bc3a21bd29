"""Figures: each belongs to a promise of the plan and is comparable with it."""

from __future__ import annotations

from livelihood.model import CountyYear, Figure, Indicator, Task
from livelihood.problems import Problems
from livelihood.quantity import Quantity


def check_figures(county_year: CountyYear, problems: Problems) -> None:
    """Every figure names a task and an indicator of the plan, in its unit and with its stages and members."""
    plan = county_year.plan
    for report in county_year.reports:
        reported = [entry.no for entry in report.tasks]
        numbers = [task.no for task in plan.tasks]
        # Under a wrong number, a task only seems missing.
        if len(set(reported)) == len(reported) and set(reported) <= set(numbers):
            for no in sorted(set(numbers) - set(reported)):
                problems.add("task-not-reported", report.spot("tasks"), f"第 {no} 件事在这份通报里没有记录")
        for at, entry in enumerate(report.tasks):
            task = plan.task(entry.no)
            if task is None:
                # Where a number of the plan is used twice, this one may be the one that it should be.
                if len(set(numbers)) == len(numbers):
                    known = "、".join(map(str, numbers))
                    what = f"方案里没有第 {entry.no} 件事"
                    problems.add("unknown-task", entry.spot("no"), what, expected=f"写方案里的编号：{known}")
            elif entry.no not in reported[:at]:
                for figure in entry.figures:
                    _check_figure(figure, task, problems)


def _check_figure(figure: Figure, task: Task, problems: Problems) -> None:
    _check_shape(figure, problems)
    indicator = task.indicator(figure.indicator) if figure.indicator else None
    if indicator:
        _check_against(figure, indicator, problems)
    elif figure.indicator and len({each.id for each in task.indicators}) == len(task.indicators):
        known = "、".join(each.id for each in task.indicators)
        what = f"方案的第 {task.no} 件事没有目标 {figure.indicator}"
        expected = f"写方案里的目标 id：{known}；没有目标的数写 extra: true"
        problems.add("unknown-indicator", figure.spot("indicator"), what, expected=expected)


def _check_shape(figure: Figure, problems: Problems) -> None:
    if figure.counts_as and not figure.note:
        problems.add("note-missing", figure.spot("counts_as"), "写了 counts_as，没有写 note")
    if figure.prior_year and not figure.extra:
        problems.add("prior-year", figure.spot("prior_year"), f"往年的数 {figure.key} 算进了今年的目标")
    units = sorted({part.value.unit for part in figure.parts if part.value.low is not None})
    if len(units) > 1:
        what = f"各部分单位不同：{'、'.join(map(_shown, units))}"
        problems.add("unit-mismatch", figure.spot("parts"), what, expected="各部分单位相同，才能相加")
    for part in figure.parts:
        if part.value.low is None:
            problems.add("bad-quantity", part.spot("value"), f"“{part.value}”没有数字，不能相加")
    _check_fraction(figure, problems)
    if figure.stated and not figure.stated.text.is_percent:
        what = f"“{figure.stated.text}”不是百分数"
        problems.add("unit-mismatch", figure.stated.spot("text"), what, expected="写百分数，如 60%")
    if figure.stated and not (figure.stated.quote or figure.quote):
        problems.add("missing-quote", figure.stated.spot(), "stated 没有引文")


def _check_fraction(figure: Figure, problems: Problems) -> None:
    numerator, denominator = figure.numerator, figure.denominator
    if numerator is None or denominator is None:
        return
    if numerator.low is None or denominator.low is None or denominator.low == 0:
        problems.add("half-rate", figure.spot("denominator"), f"“{numerator} ÷ {denominator}”不能计算")
    elif numerator.unit != denominator.unit:
        what = f"分子的单位是{_shown(numerator.unit)}，分母的单位是{_shown(denominator.unit)}"
        problems.add("unit-mismatch", figure.spot("denominator"), what, expected="分子和分母单位相同")
    elif numerator.low > denominator.low:
        problems.add("half-rate", figure.spot("numerator"), f"分子 {numerator} 大于分母 {denominator}")


def _check_against(figure: Figure, indicator: Indicator, problems: Problems) -> None:
    _check_units(figure, indicator, problems)
    _check_stage_names(figure, indicator, problems)
    if indicator.kind == "rate":
        _check_rate(figure, indicator, problems)
    given = figure.value or figure.numerator or figure.parts or figure.by_stage
    if indicator.kind == "qualitative" and indicator.target is None and given:
        problems.add("target-unexpected", figure.spot(), f"目标 {indicator.id} 没有可比的数，这里却写了数")
    elif figure.numerator and indicator.kind != "rate":
        what = f"目标 {indicator.id} 不是比率，这里写了分子和分母"
        problems.add("unit-mismatch", figure.spot("numerator"), what, expected="写完成的数量（value）")


def _check_rate(figure: Figure, indicator: Indicator, problems: Problems) -> None:
    if figure.value:
        wrong = None if figure.value.is_percent else "value"
    else:
        wrong = "parts" if figure.parts else "by_stage" if figure.by_stage else None
    if wrong:
        written = f"的是“{figure.value}”" if figure.value else f"了 {wrong}"
        what = f"目标 {indicator.id} 是比率，这里写{written}"
        problems.add("unit-mismatch", figure.spot(wrong), what, expected="写分子和分母，或写百分数（value）")


def _check_units(figure: Figure, indicator: Indicator, problems: Problems) -> None:
    target = indicator.target
    if target is None:
        return
    restated = figure.restated_target
    if restated and restated.unit != target.unit:
        what = f"目标的单位是{_shown(target.unit)}，重述的目标是“{restated}”"
        problems.add("unit-mismatch", figure.spot("restated_target"), what)
    if indicator.kind == "rate":
        return
    compared = [("value", figure.value), *(("by_stage", each) for each in figure.by_stage.values())]
    if figure.parts:
        compared.append(("parts", figure.parts[0].value))
    for key, quantity in compared:
        if quantity and not _comparable(quantity, target, figure.counts_as):
            _report_unit(figure, key, quantity, target, problems)


def _report_unit(figure: Figure, key: str, quantity: Quantity, target: Quantity, problems: Problems) -> None:
    if quantity.low is None or target.low is None:
        what = f"目标是“{target}”，这里写的是“{quantity}”，不能比较"
    elif figure.counts_as:
        key, what = "counts_as", f"目标的单位是{_shown(target.unit)}，counts_as 写的是“{figure.counts_as}”"
    else:
        what = f"目标的单位是{_shown(target.unit)}，这里是{_shown(quantity.unit)}（{quantity}）"
    problems.add("unit-mismatch", figure.spot(key), what)


def _shown(unit: str) -> str:
    return f"“{unit}”" if unit else "空的"


def _comparable(quantity: Quantity, target: Quantity, counts_as: str | None) -> bool:
    if quantity.low is None or target.low is None:
        return quantity.low is target.low
    return (counts_as or quantity.unit) == target.unit


def _check_stage_names(figure: Figure, indicator: Indicator, problems: Problems) -> None:
    # Stages that can't be right are reported where they are written.
    if len(indicator.stages) < 2 and (indicator.stages or indicator.kind == "stage"):
        return
    named = [(figure.stage, figure.spot("stage"))] if figure.stage else []
    named += [(item.stage, item.spot("stage")) for item in figure.items]
    named += [(stage, figure.spot("by_stage")) for stage in figure.by_stage]
    for stage, spot in named:
        if stage not in indicator.stages:
            known = "、".join(indicator.stages) or "（方案里没有写阶段）"
            what = f"目标 {indicator.id} 没有阶段“{stage}”"
            problems.add("unknown-stage", spot, what, expected=f"写方案里的阶段：{known}")
    members = indicator.per.members if indicator.per else ()
    for item in figure.items:
        if members and item.name not in members:
            what = f"“{item.name}”不在方案的 members 里"
            problems.add(
                "unknown-member", item.spot("name"), what, expected=f"写其中之一：{'、'.join(members)}"
            )
