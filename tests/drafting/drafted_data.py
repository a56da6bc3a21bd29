"""Drafts as the data files that they become, and what the checks of the data say of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from livelihood.documents import Document
from livelihood.drafting.dismissals import draft_dismissals
from livelihood.drafting.draft import DraftFigure, DraftIndicator
from livelihood.model import County, CountyYear, Plan, Report, Source
from livelihood.problems import Problems
from livelihood.validation.coverage import check_coverage
from livelihood.validation.figures import check_figures
from livelihood.validation.quotes import check_quotes
from livelihood.validation.targets import check_targets

Drafted = tuple[dict[str, Any], Sequence[DraftIndicator], Sequence[DraftFigure]]
_FIGURE_FIELDS = (
    "part",
    "value",
    "numerator",
    "denominator",
    "denominator_quote",
    "stage",
    "words",
    "unavailable",
    "restated_target",
)


def problems_of(document: Document, year: int, tasks: Sequence[Drafted]) -> list[str]:
    """Return the problems of a county-year whose data are these drafts: quotes, coverage, targets and figures."""
    indicators = [each for _, promised, _ in tasks for each in promised]
    figures = [each for _, _, found in tasks for each in found]
    dismissed = draft_dismissals(document, indicators, figures)
    source = {
        "id": "notice",
        "file": "notice.txt",
        "kind": "progress",
        "recorded": f"{year}-12-31",
        "parts": [
            {"name": name} | ({"begins": begins} if begins else {}) for name, begins in document.openings
        ],
        "not_indicators": [_given(text=each.text, reason=each.reason, part=each.part) for each in dismissed],
    }
    plan = {
        "format": "1",
        "title": "方案",
        "scheme": "a",
        "source": "notice",
        "tasks": [
            {"key": f"task-{task['no']}", "lead": ["县民政局"]}
            | task
            | {"indicators": [_indicator(each) for each in promised]}
            for task, promised, _ in tasks
        ],
    }
    reported = [{"no": task["no"], "figures": [_figure(each) for each in found]} for task, _, found in tasks]
    report = {"format": "1", "source": "notice", "tasks": reported}
    county = {"format": "1", "code": "990101", "name": "虚构县", "prefecture": "虚构市", "province": "虚构省"}
    county_year = CountyYear(
        county=County.model_validate(county),
        year=year,
        folder=f"990101-xugou/{year}",
        plan=Plan.model_validate(plan),
        sources={"notice": Source.model_validate(source)},
        documents={"notice": document},
        reports=(Report.model_validate(report),) if figures else (),
    )
    problems = Problems()
    for check in (check_quotes, check_coverage, check_targets, check_figures):
        check(county_year, problems)
    return [str(each) for each in problems.sorted()]


def _indicator(draft: DraftIndicator) -> dict[str, Any]:
    return _given(
        id=draft.id,
        name=draft.name,
        kind=draft.kind,
        quote=draft.quote,
        part=draft.part,
        target=draft.target,
        stages=draft.stages,
        due={"text": draft.due.text, "date": str(draft.due.date)} if draft.due else None,
        part_of=draft.part_of,
        scope=draft.scope,
        per={"unit": draft.per} if draft.per else None,
        set_by=draft.set_by,
    )


def _figure(draft: DraftFigure) -> dict[str, Any]:
    whose = (
        {"indicator": draft.indicator}
        if draft.indicator
        else {"extra": True, "id": draft.id, "name": draft.name}
    )
    stated = _given(text=draft.stated, of=draft.stated_of, quote=draft.stated_quote) if draft.stated else None
    told = _given(**{name: getattr(draft, name) for name in _FIGURE_FIELDS}, stated=stated)
    return whose | {"quote": draft.quote} | told


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
