"""What a task's page must say of each promise, put into words from the data alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from tests.completeness.html import Facts, folded
from tests.completeness.quantities import amount, percent, plain
from tests.completeness.reckoning import LABELS, Standing, due_of_part
from tests.completeness.records import Yaml, day, day_words
from tests.completeness.told import Told, ratio_of, reached_by

_CONDITIONS = {
    "more_than": "（必须超过，正好相等不算）",
    "at_most": "（不得超过，到期才判断）",
    "about": "（大约数，达到即为完成）",
    "all": "",
}


def status_shown(standing: Standing) -> str:
    """Return a status as tags show it: machine name and label."""
    return f"{standing.status} {LABELS[standing.status]}"


def numbers_shown(standing: Standing) -> str:
    """Return what was reached of what was promised."""
    target, latest = standing.target, standing.latest
    if latest is None:
        silent = {"awaiting": "本站未收录进展通报", "omitted": "通报没有提到这项目标"}[standing.status]
        silent = "通报的数已撤回" if any(told.withdrawn for told in standing.told) else silent
        return folded(f"目标{target}，{silent}" if target else silent)
    if target is None:
        return folded(latest.shown)
    return folded(f"{latest.shown} / {target}" if latest.reached else f"目标{target}；{latest.shown}")


def line_shown(standing: Standing) -> tuple[str, ...]:
    """Return a promise as it stands in the list of tasks."""
    numbers = folded(f"{numbers_shown(standing)} {standing.percent}")
    return folded(standing.indicator["name"]), numbers, status_shown(standing)


def promise(standing: Standing) -> Facts:
    """Return what the task's page must show of one promise, but for its 核对说明 and sentences."""
    chart = _chart(standing)
    return {
        "name": folded(standing.indicator["name"]),
        "status": status_shown(standing),
        "numbers": numbers_shown(standing),
        "percent": standing.percent,
        "bar": _bar(standing),
        "time gone": _time_gone(standing),
        "terms": {term: tuple(map(folded, lines)) for term, lines in _terms(standing)},
        "parts": tuple(_part(part, standing) for part in standing.indicator.get("parts", ())),
        "history": _history(standing),
        "chart": chart[:1],
        "chart's words": chart[1:],
        "notes": _notes(standing),
    }


def segment_shown(standing: Standing) -> str:
    """Return what a promise's segment in its task's bar says."""
    bar, label = bar_words(standing), LABELS[standing.status]
    words = f"{standing.indicator['name']}：{bar}"
    return folded(words if bar == label else f"{words}，{label}")


def bar_words(standing: Standing) -> str:
    """Return in words how far a promise's bar is."""
    if standing.ratio is not None:
        over = "，超出上限" if standing.rule == "at_most" else "，超出目标"
        return f"相当于目标的{standing.percent}{over if standing.ratio > 1 else ''}"
    stages = standing.indicator.get("stages", [])
    if standing.stage is not None and len(stages) > 1:
        reached = stages[standing.stage]
        place = f"到第{standing.stage}步“{reached}”" if standing.stage else reached
        return f"{place}，共{len(stages) - 1}步"
    return LABELS[standing.status]


def _bar(standing: Standing) -> tuple[str, ...]:
    label = folded(f"{standing.indicator['name']}：{bar_words(standing)}")
    stages = standing.indicator.get("stages", [])
    if standing.ratio is not None:
        fill = min(Fraction(int(standing.ratio * 1000), 1000), Fraction(1))
        over = ("超出上限" if standing.rule == "at_most" else "超出目标",)
        return (label, str(fill), *(over if standing.ratio > 1 else ()))
    if standing.stage is not None and len(stages) > 1:
        done = standing.stage
        cells = (f"{stage}（{'已到' if at <= done else '未到'}）" for at, stage in enumerate(stages) if at)
        return (label, *map(folded, cells))
    if standing.status in {"met", "exceeded"}:
        return (label, "1")
    return ("没有可以画成长度的数字",)


def _time_gone(standing: Standing) -> tuple[str, ...]:
    """Return the time's share beside a bar that keeps pace with it."""
    is_paced = standing.indicator.get("kind", "amount") == "amount" and standing.rule != "at_most"
    if standing.ratio is None or standing.gone is None or standing.gone >= 1 or not is_paced:
        return ()
    return (f"时间已过{percent(standing.gone)}",)


def _terms(standing: Standing) -> Iterator[tuple[str, tuple[str, ...]]]:
    indicator, year, latest = standing.indicator, standing.year, standing.latest
    yield "目标", (_demand(standing), *((indicator["set_by"],) if "set_by" in indicator else ()))
    revised = year.revisions(standing.no, indicator["id"])
    if revised:
        yield (
            "目标调整",
            tuple(f"{_day(each['date'])}调整，原为{each['original']}：{each['reason']}" for each in revised),
        )
    if indicator.get("scope"):
        yield "涉及", ("、".join(indicator["scope"]),)
    if "part_of" in indicator:
        task = next(task for task in year.plan["tasks"] if task["no"] == standing.no)
        whole = next(each["name"] for each in task["indicators"] if each["id"] == indicator["part_of"])
        yield "包含在", (f"{whole}之内，不另外相加",)
    yield "期限", (_due(standing),)
    corrected = tuple(line for told in _counted_then(standing) for line in correction_lines(told))
    if corrected:
        yield "更正", corrected
    if latest is None:
        return
    if sums := tuple(_sums(standing, latest)):
        yield "算式", sums
    time = f"从{day_words(year.start)}到{day_words(standing.due)}，时间已过{percent(standing.gone or Fraction(0))}"
    yield "数据截至", (day_words(latest.as_of), time)


def _day(text: str) -> str:
    return day_words(day(text))


def _demand(standing: Standing) -> str:
    indicator, target = standing.indicator, standing.target
    if indicator.get("kind") == "stage" and indicator.get("stages"):
        step = f"做到“{indicator['stages'][-1]}”为完成"
        return f"{target}，{step}" if target else step
    if target is None:
        return "文件没有写明数量"
    promised = amount(indicator["target"])
    if promised.rule in _CONDITIONS:
        return target + _CONDITIONS[promised.rule]
    if promised.low != promised.high:
        return f"{target}（区间，按下限计算）"
    # 不少于 and 以上 say it themselves.
    if len(promised.bare) < len("".join(promised.text.split())):
        return target
    return target + ("（达到即为达标）" if indicator.get("kind") == "rate" else "（达到即为完成）")


def _due(standing: Standing) -> str:
    due = standing.indicator.get("due")
    if due is None:
        return f"文件没有单独写明，按{day_words(standing.due)}计"
    return _due_words(due, day_words(standing.due))


def _due_words(due: object, of_day: str) -> str:
    text = due.get("text") if isinstance(due, dict) else None
    return f"{text}（{of_day}）" if text else of_day


def correction_lines(told: Told) -> tuple[str, ...]:
    """Return what was corrected of a telling, a line for each correction."""
    found = []
    for each in told.corrections:
        outcome = f"更正为{each['new']}" if "new" in each else "已撤回"
        found.append(
            folded(
                f"{day_words(told.as_of)}的{each['old']}{outcome}（{_day(each['date'])}），原因：{each['reason']}"
            )
        )
    return tuple(found)


def _counted_then(standing: Standing) -> list[Told]:
    """Return what was told for this year and what was withdrawn, oldest first."""
    counted = [
        told for told in standing.told if not told.withdrawn and told.figure.get("prior_year") != "true"
    ]
    withdrawn = [told for told in standing.told if told.withdrawn]
    return sorted([*counted, *withdrawn], key=lambda told: standing.year.as_of(told.report))


def _sums(standing: Standing, latest: Told) -> Iterator[str]:
    figure, reached, indicator = latest.figure, latest.reached, standing.indicator
    if reached and reached.sum_of:
        yield f"{_plus(reached.sum_of)} = {reached.text}（本站合计）"
    elif "numerator" in figure and reached:
        yield f"{figure['numerator']} ÷ {figure['denominator']} = {reached.text}"
    elif "by_stage" in figure:
        counts = figure["by_stage"]
        read = [amount(count) for count in counts.values()]
        if len(read) > 1 and len({each.unit for each in read}) == 1:
            total = sum((each.low or Fraction(0) for each in read), Fraction(0))
            yield f"{_plus(counts.items())} = {plain(total)}{read[0].unit}"
        if (last := indicator["stages"][-1]) in counts:
            yield f"只有“{last}”的{counts[last]}算作完成"
    if reached is None or latest.ratio is None:
        return
    target = amount(indicator["target"])
    yield f"{reached.text} ÷ {target.bare} = {percent(latest.ratio)}"
    if target.rule == "more_than" and latest.ratio == 1 and standing.status != "met":
        yield f"正好等于目标；目标写明“{target.text}”，需超过才算达标"
    if target.low is not None and target.low != target.high:
        yield f"目标是区间，按下限{plain(target.low)}{target.unit}计算"


def _plus(terms: Iterable[tuple[str, str]]) -> str:
    return " + ".join(f"{count}（{name}）" for name, count in terms)


def _part(part: Yaml, standing: Standing) -> tuple[str, ...]:
    due = due_of_part(part, standing.due)
    told = standing.latest.figure.get("parts", ()) if standing.latest else ()
    found = next((each for each in told if each["name"] == part["name"]), None)
    reached = None
    if found and standing.latest:
        same = {key: value for key, value in standing.latest.figure.items() if key == "counts_as"}
        reached = reached_by({**same, "value": found["value"]}, None)
    text = reached.text if reached else "未知"
    ratio = ratio_of(reached, part["target"]) if reached else None
    words = _due_words(part.get("due", {}), day_words(due))
    return tuple(
        map(folded, (part["name"], part["target"], text, "未知" if ratio is None else percent(ratio), words))
    )


def _history(standing: Standing) -> tuple[tuple[str, ...], ...]:
    told = _counted_then(standing)
    if len(told) < 2:
        return ()
    return tuple(
        (
            day_words(each.as_of),
            folded(_told_then(each)),
            "—" if each.ratio is None else percent(each.ratio),
            folded(standing.year.document(each.report["source"])),
        )
        for each in reversed(told)
    )


def _told_then(told: Told) -> str:
    if told.withdrawn:
        return f"{told.corrections[-1]['old']}（已撤回）"
    before = "、".join(each["old"] for each in told.corrections)
    return f"{told.shown}（更正前{before}）" if before else told.shown


def _chart(standing: Standing) -> tuple[str, ...]:
    """Return the chart's words: the label first, then what is written in it; () without a chart."""
    indicator, year, target = standing.indicator, standing.year, standing.target
    told = [each for each in standing.told if not each.withdrawn and each.figure.get("prior_year") != "true"]
    numbers = [(each.as_of, each.reached) for each in told if each.reached]
    promised = amount(indicator["target"]) if target else None
    unit = promised.unit if promised and promised.low is not None else numbers[-1][1].unit if numbers else ""
    points = sorted(
        ((at, reached) for at, reached in numbers if reached.unit == unit), key=lambda point: point[0]
    )
    targets = [amount(each["original"]).low for each in year.revisions(standing.no, indicator["id"])]
    targets += [promised.low] if promised else []
    highest = max((reached.value for _, reached in points), default=Fraction(0))
    if len(points) < 2 or max(highest, *(each or Fraction(0) for each in targets), Fraction(0)) == 0:
        return ()
    listed = "，".join(f"{day_words(at)}{reached.text}" for at, reached in points)
    aim = f"；目标{target}，{day_words(standing.due)}到期" if target else ""
    is_paced = any(targets) and indicator.get("kind", "amount") == "amount" and standing.rule != "at_most"
    pace = "；另画有按时间均匀推进的线" if is_paced else ""
    ends = (min(year.start, points[0][0]), max(standing.due, points[-1][0]))
    aims = (f"目标{target}",) if any(each is not None for each in targets) else ()
    label = f"{indicator['name']}历次进展：{listed}{aim}{pace}"
    return tuple(map(folded, (label, *map(day_words, ends), points[-1][1].text, *aims)))


def _notes(standing: Standing) -> tuple[str, ...]:
    latest = standing.latest.figure if standing.latest else {}
    found = dict.fromkeys(each["note"] for each in (standing.indicator, latest) if "note" in each)
    return tuple(folded(f"说明：{note}") for note in found)
