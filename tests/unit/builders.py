"""Small model objects for tests: an invented county, one task, promises and figures named ``goal`` unless said.

Fields are given as the data files write them (``target="2.8万人次"``), so they are typed loosely here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from livelihood.documents import Document
from livelihood.model import (
    County,
    CountyRecord,
    CountyYear,
    Figure,
    Indicator,
    Ledger,
    Plan,
    Report,
    Source,
    Task,
)
from livelihood.progress import Reading, read

YEAR = 2022
MID_YEAR = date(2022, 7, 1)
YEAR_END = date(2022, 12, 31)
NOW = datetime(2022, 8, 1, tzinfo=UTC)


def goal(target: str | None = "100人", **fields: Any) -> Indicator:
    given = {"id": "goal", "name": "目标", "target": target, "quote": "承诺原句"} | fields
    return Indicator.model_validate({name: value for name, value in given.items() if value is not None})


def figure(value: str | None = None, **fields: Any) -> Figure:
    given = {
        "indicator": None if fields.get("extra") else "goal",
        "value": value,
        "quote": "通报原句",
    } | fields
    return Figure.model_validate({name: value for name, value in given.items() if value is not None})


def report(*figures: Figure, source: str = "notice", no: int = 1, **fields: Any) -> Report:
    task = {"no": no, "figures": figures}
    return Report.model_validate({"format": "1", "source": source, "tasks": [task]} | fields)


def source(name: str = "notice", day: date | None = MID_YEAR, **fields: Any) -> Source:
    given = {"id": name, "file": f"{name}.txt", "kind": "progress", "date": day, "recorded": "2022-07-02"}
    return Source.model_validate(given | {"parts": [{"name": "正文"}]} | fields)


def task(*indicators: Indicator, no: int = 1, **fields: Any) -> Task:
    given = {
        "no": no,
        "key": f"task-{no}",
        "title": f"任务{no}",
        "commitment": "承诺原文",
        "lead": ["县民政局"],
    }
    return Task.model_validate(given | {"indicators": indicators} | fields)


def document(text: str, *later_parts: tuple[str, str]) -> Document:
    """Return a document whose first part is 正文, followed by ``later_parts`` (name, opening text)."""
    return Document(text, (("正文", None), *later_parts))


def county_year(
    *indicators: Indicator,
    reports: tuple[Report, ...] = (),
    sources: tuple[Source, ...] = (source(),),
    tasks: tuple[Task, ...] = (),
    start: str | None = None,
    year: int = YEAR,
    documents: Mapping[str, Document] | None = None,
    county_fields: Mapping[str, Any] | None = None,
    **plan_fields: Any,
) -> CountyYear:
    """Return a county-year whose first task holds ``indicators``, followed by ``tasks``."""
    first = (task(*indicators),) if indicators else ()
    plan = {"format": "1", "title": "计划", "scheme": "a", "source": "notice", "tasks": (*first, *tasks)}
    county = {"format": "1", "code": "990101", "name": "虚构县", "prefecture": "虚构市", "province": "虚构省"}
    return CountyYear(
        county=County.model_validate(county | dict(county_fields or {})),
        year=year,
        folder=f"990101-xugou/{year}",
        plan=Plan.model_validate(plan | ({"start": start} if start else {}) | plan_fields),
        sources={each.id: each for each in sources},
        documents=documents or {},
        reports=reports,
    )


def ledger(*years: CountyYear) -> Ledger:
    """Return a ledger of one county with these years."""
    return Ledger((CountyRecord(years[0].county, "990101-xugou", years),), (), {})


def reading(told: Figure, promise: Indicator | None = None, as_of: date = MID_YEAR) -> Reading:
    """Return the reading of ``told`` against ``promise``, as of ``as_of`` unless the figure has its own date."""
    notice = report(told, as_of=as_of)
    return read(told, promise, notice, county_year(promise or goal(), reports=(notice,)))
