"""What a new year's plan has in common with the last one's: said as hints, each to be filled in and none taken over."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood.model import CountyYear, Indicator, Ledger, Scheme, Task
from livelihood.wording import one_line
from livelihood.yaml_reader import PLACEHOLDER


@dataclass(frozen=True)
class NewOfficial:
    """A post to fill in; ``unit`` is None where the last plan gives none."""

    role: str
    unit: str | None
    name: str


@dataclass(frozen=True)
class NewIndicator:
    """A promise to fill in."""

    id: str = PLACEHOLDER
    name: str = PLACEHOLDER
    target: str | None = PLACEHOLDER


@dataclass(frozen=True)
class NewTask:
    """A task to fill in: what the scheme says of it is there, all else begins with 待填."""

    no: int
    key: str = PLACEHOLDER
    title: str = PLACEHOLDER
    lead: tuple[str, ...] = (PLACEHOLDER,)
    responsible: tuple[str, ...] = ()
    officials: tuple[NewOfficial, ...] = ()
    indicators: tuple[NewIndicator, ...] = (NewIndicator(),)


def last_year(ledger: Ledger, code: str, year: int) -> CountyYear | None:
    """Return the county's newest year before ``year``, None where there is none that could be read."""
    years = (each for each in ledger.county_years if each.county.code == code and each.year < year)
    return max(years, key=lambda each: each.year, default=None)


def hint(last: CountyYear, value: object) -> str:
    """Return what is to be filled in where ``value`` stood in the last year."""
    return f"{PLACEHOLDER}（{last.year}年：{one_line(str(value))}）"


def new_tasks(scheme: Scheme | None, last: CountyYear | None) -> list[NewTask]:
    """Return the tasks of a new year: the scheme's where it is known, else those of the last year, else a blank one."""
    before = last.plan.tasks if last else ()
    if scheme:
        by_key = {task.key: task for task in before}
        return [_task(each.no, each.key, each.title, by_key.get(each.key), last) for each in scheme.tasks]
    if last:
        return [_task(task.no, hint(last, task.key), hint(last, task.title), task, last) for task in before]
    return [NewTask(1)]


def _task(no: int, key: str, title: str, before: Task | None, last: CountyYear | None) -> NewTask:
    if before is None or last is None:
        return NewTask(no, key, title)
    return NewTask(
        no,
        key,
        title,
        lead=tuple(hint(last, unit) for unit in before.lead),
        responsible=tuple(hint(last, unit) for unit in before.responsible),
        officials=tuple(
            NewOfficial(each.role, hint(last, each.unit) if each.unit else None, hint(last, each.name))
            for each in last.in_office(before)
        ),
        indicators=tuple(_indicator(each, last) for each in before.indicators),
    )


def _indicator(before: Indicator, last: CountyYear) -> NewIndicator:
    target = hint(last, before.target) if before.target else None
    return NewIndicator(hint(last, before.id), hint(last, before.name), target)
