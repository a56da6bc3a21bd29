"""The files of one invented county: a plan, its reports, and the documents that both quote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from livelihood.synth.names import person, towns
from livelihood.synth.promises import TASKS, Promise, Undertaking
from livelihood.wording import chinese_number, day

YEAR = 2022
_REPORT_DAYS = (date(YEAR, 7, 5), date(YEAR, 10, 10), date(YEAR + 1, 1, 10))
# How many counties of ten have one, two or three reports; the first has none.
_REPORTS = (0, 1, 1, 1, 1, 1, 2, 2, 2, 3)
_WORDS = ("正在办理前期手续", "正在开展招标", "正在加快推进", "正在组织验收", "方案已经确定")
_OPENINGS = ("截至目前", "上半年以来", "通过集中推进", "在各方配合下")

Content = Mapping[str, Any] | str


@dataclass(frozen=True)
class County:
    """Which county: code, name and what lies above it."""

    code: str
    name: str
    prefecture: str
    province: str
    scheme: str


@dataclass
class _Course:
    """How one promise goes from report to report: its target, and the share of it that is reached."""

    promise: Promise
    target: Decimal
    share: Decimal
    style: str


def county_files(county: County, random: Random) -> dict[str, Content]:
    """Return the county's files by their paths in its folder."""
    known = {"code": county.code, "name": county.name, "prefecture": county.prefecture}
    tasks = [(task, [_course(promise, random) for promise in task.promises]) for task in TASKS]
    places = towns(random, 8)
    plan, document = _plan(county, tasks, random)
    sources = [_source("plan", f"{county.name}{YEAR}年重点民生实事工作方案", date(YEAR, 3, 10), "plan")]
    files: dict[str, Content] = {
        "county.yml": known | {"province": county.province},
        f"{YEAR}/plan.yml": plan,
        f"{YEAR}/sources/plan.txt": document,
    }
    for at in range(random.choice(_REPORTS)):
        on, is_final = _REPORT_DAYS[at], at == len(_REPORT_DAYS) - 1
        id = f"notice-{at + 1}"
        report, text = _report(county, tasks, places, on, random)
        sources.append(_source(id, _notice_title(county), on, "final" if is_final else "progress"))
        final = {"final": True} if is_final else {}
        files[f"{YEAR}/reports/{on.isoformat()}.yml"] = {"source": id, **final, "tasks": report}
        files[f"{YEAR}/sources/{id}.txt"] = text
    files[f"{YEAR}/sources.yml"] = {"sources": sources}
    return files


def _course(promise: Promise, random: Random) -> _Course:
    target = Decimal(random.randint(promise.least, promise.most)).scaleb(-promise.decimals)
    style = random.choices(("number", "words", "silent"), (8, 1, 1))[0]
    return _Course(promise, target, Decimal(random.randint(0, 70)) / 100, style)


def _source(id: str, title: str, on: date, kind: str) -> dict[str, Any]:
    dates = [f"{YEAR}年"] if on.year == YEAR else [f"{YEAR}年", f"{on.year}年"]
    not_indicators = [{"text": text, "reason": "日期"} for text in (*dates, f"{on.month}月{on.day}日")]
    return {
        "id": id,
        "file": f"{id}.txt",
        "kind": kind,
        "title": title,
        "date": on.isoformat(),
        "recorded": (on + timedelta(days=1)).isoformat(),
        "parts": [{"name": "正文"}],
        "not_indicators": not_indicators,
    }


def _plan(
    county: County, tasks: list[tuple[Undertaking, list[_Course]]], random: Random
) -> tuple[dict[str, Any], str]:
    """Return the plan and the document that it comes from."""
    entries, lines = [], [f"{county.name}{YEAR}年重点民生实事工作方案", ""]
    for no, (task, courses) in enumerate(tasks, 1):
        clauses = [course.promise.promised.format(_target_text(course)) for course in courses]
        commitment = f"{'，'.join(clauses)}。"
        official = person(random)
        lines += [f"{chinese_number(no)}、{task.title}", commitment, f"牵头单位：{task.lead}"]
        lines += [f"责任单位：{'、'.join(task.responsible)}", f"责任人：{official}", ""]
        entries.append(
            {
                "no": no,
                "key": task.key,
                "title": task.title,
                "commitment": commitment,
                "lead": [task.lead],
                "responsible": list(task.responsible),
                "officials": [{"role": "责任人", "name": official}],
                "indicators": [
                    _indicator(course, clause) for course, clause in zip(courses, clauses, strict=True)
                ],
            }
        )
    lines.append(day(date(YEAR, 3, 10)))
    title = f"{county.name}{YEAR}年重点民生实事"
    plan = {"title": title, "scheme": county.scheme, "source": "plan", "tasks": entries}
    return plan, "\n".join(lines) + "\n"


def _indicator(course: _Course, clause: str) -> dict[str, Any]:
    promise = course.promise
    kinds: dict[str, dict[str, Any]] = {
        "amount": {"target": _target_text(course), "measure": promise.id},
        "rate": {"kind": "rate", "target": _target_text(course)},
        "stage": {"kind": "stage", "stages": list(promise.stages)},
    }
    return {"id": promise.id, "name": promise.name, **kinds[promise.kind], "quote": clause}


def _target_text(course: _Course) -> str:
    if course.promise.kind == "rate":
        # Between 90 and 98 percent, by the county's number of births.
        return f"{90 + int(course.target) % 9}%"
    return f"{course.promise.qualifier}{_quantity(course.target, course.promise)}"


def _quantity(number: Decimal, promise: Promise) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-promise.decimals), ROUND_HALF_UP)
    return f"{rounded.normalize():f}{promise.unit}"


def _notice_title(county: County) -> str:
    return f"{county.name}{YEAR}年重点民生实事进展情况"


def _report(
    county: County,
    tasks: list[tuple[Undertaking, list[_Course]]],
    places: list[str],
    on: date,
    random: Random,
) -> tuple[list[dict[str, Any]], str]:
    """Return what a report says of each task, and its text; every figure is further on than before."""
    entries, lines = [], [_notice_title(county), ""]
    for no, (task, courses) in enumerate(tasks, 1):
        figures, clauses = [], []
        for course in courses:
            course.share += Decimal(random.randint(5, 50)) / 100
            clause, result = _told(course, random)
            if clause:
                clauses.append(clause)
                figures.append({"indicator": course.promise.id, **result, "quote": clause})
        first, second = random.sample(places, 2)
        text = f"{random.choice(_OPENINGS)}，{first}、{second}等地走在前列；{'，'.join(clauses)}。"
        if not clauses:
            text = f"{random.choice(_OPENINGS)}，{first}、{second}等地正在开展工作。"
        lines += [f"{chinese_number(no)}、{task.title}", text, ""]
        entries.append({"no": no, "progress": [{"part": "正文", "text": text}], "figures": figures})
    lines.append(day(on))
    return entries, "\n".join(lines) + "\n"


def _told(course: _Course, random: Random) -> tuple[str, dict[str, Any]]:
    """Return the clause that tells how far a promise is, "" for none, and the figure's result."""
    promise = course.promise
    if course.style == "silent":
        return "", {}
    if promise.kind == "stage":
        reached = min(int(course.share * len(promise.stages)), len(promise.stages) - 1)
        return promise.reached.format(promise.stages[reached]), {"stage": promise.stages[reached]}
    if course.style == "words":
        clause = f"{promise.name}{random.choice(_WORDS)}"
        return clause, {"words": clause}
    if promise.kind == "rate":
        numerator = (course.target * min(Decimal(1), Decimal("0.9") + course.share / 15)).to_integral_value()
        denominator, number = _quantity(course.target, promise), _quantity(numerator, promise)
        clause = promise.reached.format(denominator, number)
        return clause, {"numerator": number, "denominator": denominator}
    value = _quantity(course.target * course.share, promise)
    return promise.reached.format(value), {"value": value}
