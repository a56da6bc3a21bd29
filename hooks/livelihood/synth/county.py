"""One invented county's files of a year: the plan, its reports, and the documents that both quote."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from livelihood.synth.content import Undertaking, tasks, units
from livelihood.synth.course import Course, course
from livelihood.synth.documents import (
    Assignment,
    dates_in,
    notice_parts,
    notice_text,
    plan_parts,
    plan_text,
    repeated,
)
from livelihood.synth.names import people, towns
from livelihood.synth.oddities import Oddity, revise, revision
from livelihood.synth.reports import Reporter
from livelihood.synth.timing import Notice, notices

_STREETS = 3
_TOWNS = 9
_LEADERS = 5
_FEWEST_UNITS, _MOST_UNITS = 3, 4

Content = Mapping[str, Any] | str


@dataclass(frozen=True)
class County:
    """Which county: its number among all, its code, name and what lies above it."""

    number: int
    code: str
    name: str
    prefecture: str
    province: str


def year_files(county: County, year: int, scheme: str, random: Random) -> dict[str, Content]:
    """Return the files of one year of the county by their paths in the year's folder."""
    oddity = Oddity.of(county.number)
    places = towns(random, _TOWNS)
    assignments = _assignments(places, random)
    dated = notices(county.name, year, random)
    title = f"{year}年{county.name}重点民生实事工作方案"
    plan: dict[str, Any] = {"title": title, "scheme": scheme, "source": "plan"}
    files, source = _plan_document(county.name, title, year, assignments, random)
    sources = [source]
    if oddity is not Oddity.NONE:
        no, odd = oddity.course(assignments)
        odd.is_told = True
        if oddity is Oddity.REVISED:
            revise(odd)
            plan["revisions"] = [revision(no, odd, dated[1])]
    files["plan.yml"] = {**plan, "tasks": [_task(each, year) for each in assignments]}
    reporter = Reporter(assignments, oddity, places, random)
    table = f"{year}年{county.name}重点民生实事推进情况表"
    for at, notice in enumerate(dated):
        report, progress = reporter.report(dated, at)
        text = notice_text(notice, table, progress)
        files[f"reports/{notice.on.isoformat()}.yml"] = report
        files[f"sources/{notice.id}.txt"] = text
        sources.append(_notice_source(notice, table, [*dates_in(text), *repeated(assignments)]))
    files["sources.yml"] = {"sources": sources}
    return files


def _assignments(places: Sequence[str], random: Random) -> list[Assignment]:
    """Draw what the county promises and by whom."""
    short = random.randrange(2) == 0
    leaders = people(random, _LEADERS)
    found: list[Assignment] = []
    named: set[str] = set()
    for no, task in enumerate(tasks(), 1):
        pattern = random.choice(task.promises)
        courses = _courses(task, pattern, places, random)
        responsible = _responsible(task, named, random)
        named.update(task.lead, responsible)
        found.append(
            Assignment(
                no=no,
                task=task,
                commitment=pattern.format_map({each.id: each.clause for each in courses}),
                lead=_named(task.lead, short=short),
                responsible=_named(responsible, short=short),
                heads=people(random, len(task.lead)),
                leader=random.choice(leaders),
                courses=courses,
            )
        )
    return found


def _responsible(task: Undertaking, named: Collection[str], random: Random) -> list[str]:
    """Draw the units that answer for a task, those first that no task before it has ``named``: nearly all have one."""
    count = random.randint(_FEWEST_UNITS, _MOST_UNITS)
    drawn = random.sample(task.responsible, len(task.responsible))
    first = set(sorted(drawn, key=lambda name: name in named)[:count])
    return [name for name in task.responsible if name in first]


def _courses(task: Undertaking, pattern: str, places: Sequence[str], random: Random) -> list[Course]:
    found: dict[str, Course] = {}
    for id, promise in task.named(pattern).items():
        streets = [f"{place}街道" for place in places[:_STREETS]]
        names = streets if promise.items == "街道" else [f"{place}镇" for place in places[_STREETS:]]
        found[id] = course(id, promise, found, names, random)
    return list(found.values())


def _named(names: Sequence[str], *, short: bool) -> list[str]:
    return [units()[name].short if short else name for name in names]


def _task(assignment: Assignment, year: int) -> dict[str, Any]:
    return {
        "no": assignment.no,
        "key": assignment.task.key,
        "title": assignment.task.title,
        "commitment": assignment.commitment,
        "lead": assignment.lead,
        "responsible": assignment.responsible,
        "officials": assignment.officials,
        "indicators": [each.record(year) for each in assignment.courses],
    }


def _plan_document(
    county: str, title: str, year: int, assignments: Sequence[Assignment], random: Random
) -> tuple[dict[str, Content], dict[str, Any]]:
    """Return the document that issues the plan, as a file, and its entry among the sources."""
    on = date(year, 3, 1) + timedelta(days=random.randrange(28))
    issuer, number = f"{county}人民政府办公室", f"{county[:-1]}政办〔{year}〕{random.randint(3, 40)}号"
    text = plan_text(issuer, number, title, on, assignments)
    source = {
        "id": "plan",
        "file": "plan.txt",
        "kind": "plan",
        "title": f"关于印发《{title}》的通知",
        "issuer": issuer,
        "number": number,
        "date": on.isoformat(),
        "recorded": (on + timedelta(days=random.randint(1, 9))).isoformat(),
        "parts": plan_parts(title),
        "not_indicators": [*dates_in(text), {"text": number[number.index("〔") :], "reason": "序号"}],
    }
    return {"sources/plan.txt": text}, source


def _notice_source(notice: Notice, table: str, not_indicators: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": notice.id,
        "file": f"{notice.id}.txt",
        "kind": "final" if notice.is_final else "progress",
        "title": notice.title,
        "date": notice.on.isoformat(),
        "recorded": notice.recorded.isoformat(),
        "parts": notice_parts(table),
        "not_indicators": not_indicators,
    }
