"""Drafts as the mappings that data files hold, in the order in which people write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from livelihood.drafting.draft import DraftDismissal, DraftFigure, DraftIndicator, DraftProgress, DraftSource
from livelihood.importing.drafts import Drafts, DraftUnit, PlannedTask, ReportedTask
from livelihood.yaml_writer import Short

CONFIRM = "待确认："


def confirm(doubts: Sequence[str]) -> str | None:
    """Return what marks a record as not yet agreed to; None where nothing is in doubt."""
    return CONFIRM + "；".join(doubts) if doubts else None


def source_record(
    id: str,
    source: DraftSource,
    file: str,
    original: Short,
    recorded: date,
    dismissals: Sequence[DraftDismissal],
) -> dict[str, Any]:
    """Return a document as sources.yml has it."""
    return {
        "id": id,
        "file": file,
        "original": original,
        "kind": source.kind,
        "title": source.title,
        "issuer": source.issuer,
        "number": source.number,
        "date": source.date,
        "recorded": recorded,
        "parts": [Short(name=part.name, begins=part.begins or "") for part in source.parts],
        "not_indicators": [_dismissal(dismissal) for dismissal in dismissals],
        "confirm": confirm(source.doubts),
    }


def _dismissal(dismissal: DraftDismissal) -> Short:
    return Short(
        text=dismissal.text,
        reason=dismissal.reason,
        part=dismissal.part or "",
        confirm=confirm(dismissal.doubts) or "",
    )


def plan_record(title: str | None, scheme: str, source: str, tasks: Sequence[PlannedTask]) -> dict[str, Any]:
    """Return a plan as plan.yml has it."""
    return {
        "format": 1,
        "# read": f"由 livelihood import 从 sources/{source}.txt 读出。数和原句照文件，名称可以改得更明白。",
        "title": title,
        "scheme": scheme,
        "source": source,
        "tasks": [_planned(task) for task in tasks],
    }


def _planned(planned: PlannedTask) -> dict[str, Any]:
    task = planned.task
    return {
        "no": task.no,
        "key": planned.key,
        "title": task.title,
        "commitment": task.commitment or "待填：文件没有写明承诺",
        "lead": list(task.lead) or ["待填：文件没有写明牵头单位"],
        "responsible": list(task.responsible),
        "officials": [
            Short(role=official.role, unit=official.unit or "", name=official.name)
            for official in task.officials
        ],
        "indicators": [_indicator(indicator) for indicator in planned.indicators],
        "confirm": confirm((*task.doubts, *planned.doubts)),
    }


def _indicator(indicator: DraftIndicator) -> dict[str, Any]:
    due = indicator.due
    return {
        "id": indicator.id,
        "name": indicator.name,
        "kind": None if indicator.kind == "amount" else indicator.kind,
        "target": indicator.target,
        "due": Short(text=due.text, date=due.date.isoformat()) if due else None,
        "stages": list(indicator.stages),
        "per": Short(unit=indicator.per) if indicator.per else None,
        "scope": list(indicator.scope),
        "set_by": indicator.set_by,
        "quote": indicator.quote,
        "part": indicator.part,
        "measure": indicator.measure,
        "part_of": indicator.part_of,
        "confirm": confirm(indicator.doubts),
    }


def report_record(drafts: Drafts, tasks: Sequence[ReportedTask]) -> dict[str, Any]:
    """Return a report as its file has it; its date stands there only where the document's own doesn't say it."""
    return {
        "format": 1,
        "# read": f"由 livelihood import 从 sources/{drafts.source_id}.txt 读出。",
        "source": drafts.source_id,
        "as_of": drafts.as_of if drafts.as_of != drafts.source.date else None,
        "final": "true" if drafts.source.kind == "final" else None,
        "correction": Short(reason=drafts.correction) if drafts.correction else None,
        # Where the plan comes of the same document, its tasks say what is doubtful about them.
        "tasks": [_reported(task, () if drafts.plan else task.task.doubts) for task in tasks],
    }


def _reported(reported: ReportedTask, doubts: Sequence[str]) -> dict[str, Any]:
    return {
        "no": reported.task.no,
        "progress": [_progress(passage) for passage in reported.task.progress],
        "figures": [_figure(figure) for figure in reported.figures],
        "confirm": confirm(doubts),
    }


def _progress(passage: DraftProgress) -> dict[str, Any]:
    return {"part": passage.part, "unit": passage.unit, "text": passage.text}


def _figure(figure: DraftFigure) -> dict[str, Any]:
    stated = None
    if figure.stated and figure.stated_of:
        stated = Short(text=figure.stated, of=figure.stated_of, quote=figure.stated_quote or "")
    matched = figure.indicator and not figure.cell
    return {
        "#": f"把握{figure.confidence}%：{figure.reason}" if matched else None,
        **dict(_identity(figure)),
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "stage": figure.stage,
        "words": figure.words,
        "unavailable": figure.unavailable,
        "as_of": figure.as_of,
        "stated": stated,
        "restated_target": figure.restated_target,
        "prior_year": "true" if figure.prior_year else None,
        "cell": figure.cell,
        "quote": figure.quote,
        "denominator_quote": figure.denominator_quote,
        "part": figure.part,
        "confirm": confirm(figure.doubts),
    }


def _identity(figure: DraftFigure) -> Iterator[tuple[str, str]]:
    if figure.indicator:
        yield "indicator", figure.indicator
    else:
        yield "extra", "true"
        yield "id", figure.id
        yield "name", figure.name


def unit_record(unit: DraftUnit) -> Short:
    """Return a unit as units.yml has it."""
    return Short(id=unit.id, name=unit.name, confirm=confirm(unit.doubts) or "")


def scheme_record(id: str, title: str, year: int, province: str, drafts: Drafts) -> dict[str, Any]:
    """Return the scheme of a province as it has to be made."""
    tasks = [
        {"no": task.no, "key": task.key, "title": task.title, "confirm": confirm(task.doubts)}
        for task in drafts.scheme
    ]
    return {"format": 1, "id": id, "title": title, "year": year, "province": province, "tasks": tasks}
