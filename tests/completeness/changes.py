"""What each document changed, reckoned anew: the county-year as it stood before and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.completeness.html import folded
from tests.completeness.quantities import percent
from tests.completeness.reckoning import LABELS, Standing
from tests.completeness.records import Yaml, YearRecord, day, day_words
from tests.completeness.tasks import Task, Year, numeral
from tests.completeness.told import Told

_PLAN, _REVISION, _REPORT, _CORRECTION = range(4)
# A report and one of its corrections.
_Made = tuple[Yaml, Yaml]


@dataclass(frozen=True)
class Row:
    """A number or a target before and after: its words, and the statuses that go with it.

    ``corrected`` are its words among the corrections, None for one that isn't any.
    """

    words: tuple[str, ...]
    statuses: tuple[str, ...]
    corrected: tuple[str, ...] | None

    @property
    def is_target(self) -> bool:
        """Whether it is a target's, which says when and why."""
        return len(self.words) == 3


@dataclass(frozen=True)
class Change:
    """What one document changed: its heading, what is said of it, and the rows."""

    recorded: date
    name: str
    title: str
    said: tuple[str, ...]
    rows: tuple[Row, ...]
    corrects: bool


@dataclass(frozen=True)
class _Event:
    kind: int
    source: str
    recorded: date
    report: Yaml | None = None
    made: tuple[_Made, ...] = ()


def changes(year: Year) -> list[Change]:
    """Return what changed in a county-year, the newest record first."""
    record = year.record
    events = sorted(_events(record), key=lambda event: (event.recorded, event.kind))
    states = [_state(record, events[:count]) for count in range(len(events) + 1)]
    found = [
        _change(event, before, after)
        for event, before, after in zip(events, states, states[1:], strict=False)
    ]
    return found[::-1]


def _events(record: YearRecord) -> Iterator[_Event]:
    def recorded(source: str) -> date:
        return day(record.sources[source]["recorded"])

    plan = record.plan["source"]
    yield _Event(_PLAN, plan, recorded(plan))
    for source in dict.fromkeys(each["source"] for each in record.plan.get("revisions", ())):
        yield _Event(_REVISION, source, recorded(source))
    for report in record.reports:
        yield _Event(_REPORT, report["source"], recorded(report["source"]), report)
    made: dict[tuple[date, str], list[_Made]] = {}
    for report in record.reports:
        for each in report.get("corrections", ()):
            if any(each is counted for counted in record.corrections(report)):
                by = (day(each["date"]), each.get("source", report["source"]))
                made.setdefault(by, []).append((report, each))
    for (of_day, source), corrections in made.items():
        yield _Event(_CORRECTION, source, of_day, made=tuple(corrections))


def _state(record: YearRecord, past: Sequence[_Event]) -> Year:
    """Return the county-year as it stood after the events ``past``."""
    revised = {event.source for event in past if event.kind == _REVISION}
    made = [each for event in past for _, each in event.made]
    reports = [
        {
            **report,
            "corrections": [
                each for each in report.get("corrections", ()) if any(each is one for one in made)
            ],
        }
        for report in record.reports
        if any(event.report is report for event in past)
    ]
    tasks = [
        {
            **task,
            "indicators": [_promised_then(each, task["no"], record, revised) for each in task["indicators"]],
        }
        for task in record.plan["tasks"]
    ]
    kept = [each for each in record.plan.get("revisions", ()) if each["source"] in revised]
    return Year(replace(record, plan={**record.plan, "tasks": tasks, "revisions": kept}, reports=reports))


def _promised_then(indicator: Yaml, no: str, record: YearRecord, revised: set[str]) -> Yaml:
    revisions = record.revisions(no, indicator["id"])
    if not revisions:
        return indicator
    targets = [*(each["original"] for each in revisions[1:]), indicator["target"]]
    target = revisions[0]["original"]
    for revision, new in zip(revisions, targets, strict=True):
        target = new if revision["source"] in revised else target
    return {**indicator, "target": target}


def _change(event: _Event, before: Year, after: Year) -> Change:
    record, report = after.record, event.report
    is_first = report is not None and {each.status for each in before.promises} == {"awaiting"}
    if report is not None:
        rows = [*_reported(report, before, after, is_first=is_first)]
    elif event.made:
        rows = [*_corrected(event.made, before, after)]
    else:
        rows = [*_revised(event.source, before, after)] if event.kind == _REVISION else []
    corrects = any(row.corrected for row in rows) or (report is not None and "correction" in report)
    said = (f"文件：{record.document(event.source)}", *_said(event, before, after, is_first=is_first))
    return Change(event.recorded, record.name, _title(event), said, tuple(rows), corrects)


def _title(event: _Event) -> str:
    if event.made:
        kinds = {"更正" if "new" in each else "撤回" for _, each in event.made}
        return f"数字{'和'.join(kind for kind in ('更正', '撤回') if kind in kinds)}"
    if event.report is None:
        return "承诺已收录" if event.kind == _PLAN else "目标有调整"
    what = "收录全年结果" if event.report.get("final") == "true" else "收录进展通报"
    return f"{what}，含更正" if "correction" in event.report else what


def _said(event: _Event, before: Year, after: Year, *, is_first: bool) -> Iterator[str]:
    record, report = after.record, event.report
    if event.made:
        titles = "、".join(dict.fromkeys(f"“{record.document(of['source'])}”" for of, _ in event.made))
        yield f"更正的是{titles}里的数字；文件照原样保留。"
    if event.kind == _PLAN:
        yield f"{record.name}承诺办好{len(after.tasks)}件民生实事，共{len(after.promises)}项目标。"
    if report is not None:
        yield f"数据截至{day_words(record.as_of(report))}。"
        if not _is_same(record.reports[-1], report):
            yield "这份通报早于已经收录的通报，现在的进展仍以较新的通报为准。"
        if correction := report.get("correction"):
            of_day = f"（{day_words(day(correction['date']))}）" if "date" in correction else ""
            yield f"更正说明{of_day}：{correction['reason']}。"
    if is_first:
        yield f"这是收录的第一份通报，此前什么数字也没有。现在{after.standing}。"
    elif event.kind != _PLAN and _counts(before) != _counts(after):
        yield f"此前{before.standing}；现在{after.standing}。"


def _counts(year: Year) -> Counter[str]:
    return Counter(each.status for each in year.promises)


def _reported(report: Yaml, before: Year, after: Year, *, is_first: bool) -> Iterator[Row]:
    for old_task, task in zip(before.tasks, after.tasks, strict=True):
        for old, new in zip(old_task.promises, task.promises, strict=True):
            yield from _promise(report, task, old, new, is_first=is_first)
        entry = next((each for each in report["tasks"] if each["no"] == task.no), {})
        for figure in entry.get("figures", ()):
            if "id" in figure:
                yield from _extra(report, task, figure["id"], is_first=is_first)


def _is_same(report: Yaml, other: Yaml) -> bool:
    # A workbook may come again with later numbers.
    return (report["source"], report.get("as_of")) == (other["source"], other.get("as_of"))


def _of(told: Sequence[Told], report: Yaml) -> tuple[list[Told], Told | None]:
    """Return what was told before ``report``, and by it."""
    at = next((at for at, each in enumerate(told) if _is_same(each.report, report)), None)
    return ([*told], None) if at is None else ([*told[:at]], told[at])


def _promise(report: Yaml, task: Task, old: Standing, new: Standing, *, is_first: bool) -> Iterator[Row]:
    shown = [each for each in new.told if not each.withdrawn]
    earlier, told = _of([each for each in shown if each.figure.get("prior_year") != "true"], report)
    of_another_year = None
    if told is None:
        of_another_year = _of([each for each in shown if each.figure.get("prior_year") == "true"], report)[1]
        if of_another_year:
            earlier, told = [], of_another_year
    if told is None and old.status == new.status:
        return
    statuses = () if of_another_year else _statuses(old.status, new.status, is_first=is_first)
    counted = [each for each in earlier if each.reached]
    fell = told is not None and bool(counted) and _fell(counted[-1], told, new)
    before = _words(earlier[-1]) if earlier else "" if is_first else "此前没有数字"
    after = _words(told) if told else "这份通报没有提到"
    remark = "不是本年的数" if of_another_year else ""
    row = _row(task, new.indicator["name"], before, after, statuses, remark)
    from_last = (
        _row(task, new.indicator["name"], _words(counted[-1]), after, statuses, remark) if fell else None
    )
    yield replace(row, corrected=from_last.words if from_last else None)


def _fell(earlier: Told, later: Told, standing: Standing) -> bool:
    if standing.indicator.get("kind") == "rate" or standing.rule == "at_most":
        return False
    one, other = earlier.reached, later.reached
    return one is not None and other is not None and one.unit == other.unit and other.value < one.value


def _extra(report: Yaml, task: Task, id: str, *, is_first: bool) -> Iterator[Row]:
    earlier, told = _of([each for each in task.extras[id] if not each.withdrawn], report)
    if told is None:
        return
    before = _words(earlier[-1]) if earlier else "" if is_first else "此前没有数字"
    remark = "不是本年的数" if told.figure.get("prior_year") == "true" else ""
    yield _row(task, task.extras[id][-1].figure["name"], before, _words(told), (), remark)


def _corrected(made: Sequence[_Made], before: Year, after: Year) -> Iterator[Row]:
    for report, each in made:
        task = next(task for task in after.tasks if task.no == each["no"])
        old_task = next(task for task in before.tasks if task.no == each["no"])
        new = next((one for one in task.promises if one.indicator["id"] == each["indicator"]), None)
        old = next((one for one in old_task.promises if one.indicator["id"] == each["indicator"]), None)
        told = _of(new.told if new else task.extras[each["indicator"]], report)[1]
        earlier = _of(old.told if old else old_task.extras[each["indicator"]], report)[1]
        assert told
        assert earlier
        name = new.indicator["name"] if new else told.figure["name"]
        remark = f"{day_words(told.as_of)}的数，原因：{each['reason']}"
        outcome = _words(told) if "new" in each else "已撤回"
        statuses = _statuses(old.status, new.status, is_first=False) if new and old else ()
        row = _row(task, name, _words(earlier), outcome, statuses, remark)
        yield replace(row, corrected=row.words)


def _revised(source: str, before: Year, after: Year) -> Iterator[Row]:
    for old, new in zip(before.promises, after.promises, strict=True):
        revisions = after.record.revisions(new.no, new.indicator["id"])
        targets = [*(each["original"] for each in revisions), new.indicator.get("target", "")][1:]
        for revision, target in zip(revisions, targets, strict=True):
            if revision["source"] == source:
                statuses = _statuses(old.status, new.status, is_first=False)
                title = f"{numeral(int(new.no))}、{new.indicator['name']}"
                words = f"目标从{revision['original']} → 变为{target} {_moved(statuses)}"
                reason = f"{day_words(day(revision['date']))}调整，原因：{revision['reason']}"
                found = tuple(map(folded, (title, words, reason)))
                yield Row(found, statuses, found)


def _statuses(before: str, after: str, *, is_first: bool) -> tuple[str, ...]:
    found = (after,) if before == after or is_first else (before, after)
    return tuple(f"{name} {LABELS[name]}" for name in found)


def _moved(statuses: Sequence[str]) -> str:
    return " → 变为".join(each.partition(" ")[2] for each in statuses)


def _words(told: Told) -> str:
    if told.reached is None or told.ratio is None or told.reached.unit == "%":
        return told.words
    return f"{told.words}（相当于目标的{percent(told.ratio)}）"


def _row(task: Task, name: str, before: str, after: str, statuses: tuple[str, ...], remark: str) -> Row:
    moved = f"仍为{after}" if before == after else f"{before} → 变为{after}" if before else after
    words = " ".join(filter(None, (moved, remark, _moved(statuses))))
    return Row(tuple(map(folded, (f"{numeral(int(task.no))}、{name}", words))), statuses, None)
