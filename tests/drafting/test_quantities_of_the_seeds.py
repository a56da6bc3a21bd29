"""The two counties' real documents: what is drafted of their numbers against what was curated by hand.

Recall counts the curated quantities that a draft has with the same number, unit and qualifier; a draft without a
doubt is wrong where its number or its role contradicts the curated data. Run with ``-s`` for the figures per task.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from livelihood.drafting.draft import DraftFigure, DraftIndicator, DraftProgress, DraftTask
from livelihood.drafting.matching import draft_figures
from livelihood.drafting.promises import draft_indicators
from livelihood.loading import load
from livelihood.model import CountyYear, Figure, Indicator, Ledger, SchemeTask, Task
from livelihood.problems import Problems
from livelihood.quantity import Quantity
from tests.drafting.drafted_data import problems_of

DATA = Path(__file__).parents[2] / "data"
COUNTIES = ("410422", "410423")


@dataclass
class Score:
    """What was found of a task's quantities, and what of the drafts is flagged or wrong."""

    wanted: int = 0
    found: int = 0
    drafted: int = 0
    flagged: int = 0
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.wanted + other.wanted,
            self.found + other.found,
            self.drafted + other.drafted,
            self.flagged + other.flagged,
            self.missing + other.missing,
            self.wrong + other.wrong,
        )


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return load(DATA, Problems())


def test_quantities_of_the_seeds(ledger: Ledger) -> None:
    total = Score()
    for county_year in years(ledger):
        for task in county_year.plan.tasks:
            targets = score_targets(county_year, task, ledger)
            figures = score_figures(county_year, task, task.indicators, by_id=True)
            report(county_year, task, targets, figures)
            total += targets + figures
    show("合计", total)
    assert total.found / total.wanted >= 0.95, total.missing
    assert total.wrong == []
    assert total.flagged / total.drafted <= 0.15


def test_figures_against_the_drafted_promises_themselves(ledger: Ledger) -> None:
    # A county's first notice has no plan before it: its figures meet the promises that it drafts itself.
    total = Score()
    for county_year in years(ledger):
        for task in county_year.plan.tasks:
            drafted = draft_indicators(
                draft_task(county_year, task),
                county_year.documents[county_year.plan.source],
                county_year.year,
                scheme_task(ledger, task),
            )
            total += score_figures(county_year, task, drafted, by_id=False)
    show("合计（对照起草的目标）", total)
    assert total.found / total.wanted >= 0.95, total.missing
    assert total.wrong == []


def test_promises_without_a_scheme_are_flagged_rather_than_wrong(ledger: Ledger) -> None:
    wrong = [
        each
        for county_year in years(ledger)
        for task in county_year.plan.tasks
        for each in score_targets(county_year, task, None).wrong
    ]
    assert wrong == []


@pytest.mark.parametrize("code", COUNTIES)
def test_what_is_drafted_passes_the_checks_of_the_data(ledger: Ledger, code: str) -> None:
    (county_year,) = [each for each in years(ledger) if each.county.code == code]
    document = county_year.documents[county_year.plan.source]
    tasks = []
    for task in county_year.plan.tasks:
        draft = draft_task(county_year, task)
        promised = draft_indicators(draft, document, county_year.year, scheme_task(ledger, task))
        figures = draft_figures(draft, promised, document, county_year.year)
        told = {"no": task.no, "title": task.title, "commitment": task.commitment}
        tasks.append((told, promised, figures))
    assert problems_of(document, county_year.year, tasks) == []


def years(ledger: Ledger) -> Iterator[CountyYear]:
    for county in ledger.counties:
        if county.county.code in COUNTIES:
            yield from county.years


def scheme_task(ledger: Ledger, task: Task) -> SchemeTask:
    scheme = ledger.schemes["henan-2022"]
    return next(each for each in scheme.tasks if each.key == task.key)


def draft_task(county_year: CountyYear, task: Task) -> DraftTask:
    document = county_year.documents[county_year.plan.source]
    progress = [
        DraftProgress(text.part or document.openings[0][0], text.unit, text.text)
        for report in county_year.reports
        for entry in report.tasks
        if entry.no == task.no
        for text in entry.progress
    ]
    return DraftTask(
        no=task.no,
        title=task.title,
        commitment=task.commitment,
        part=document.openings[-1][0],
        lead=task.lead,
        responsible=(),
        officials=(),
        progress=tuple(progress),
        place=f"第{task.no}项",
    )


def score_targets(county_year: CountyYear, task: Task, ledger: Ledger | None) -> Score:
    document = county_year.documents[county_year.plan.source]
    scheme = scheme_task(ledger, task) if ledger else None
    drafted = draft_indicators(draft_task(county_year, task), document, county_year.year, scheme)
    curated = [each.target for each in task.indicators if each.target]
    score = Score(wanted=len(curated))
    left = list(curated)
    for indicator in drafted:
        if indicator.target is None:
            continue
        score.drafted += 1
        score.flagged += bool(indicator.doubts)
        same = next((each for each in left if each.same_demand(Quantity.parse(indicator.target))), None)
        if same is not None:
            left.remove(same)
        elif not indicator.doubts:
            score.wrong.append(f"{task.no} 目标 {indicator.target}")
    score.found = len(curated) - len(left)
    score.missing = [f"{task.no} 目标 {each}" for each in left]
    return score


def score_figures(
    county_year: CountyYear, task: Task, promised: Sequence[Indicator | DraftIndicator], *, by_id: bool
) -> Score:
    score = Score()
    document = county_year.documents[county_year.plan.source]
    for report in county_year.reports:
        entry = report.task(task.no)
        figures = entry.figures if entry else ()
        drafted = draft_figures(draft_task(county_year, task), promised, document, county_year.year)
        wanted = [each for figure in figures for each in quantities(figure)]
        got = [each for figure in drafted for each in drafted_quantities(figure)]
        left = list(got)
        score.wanted += len(wanted)
        for quantity in wanted:
            same = next((each for each in left if each.same_demand(quantity)), None)
            if same is None:
                score.missing.append(f"{task.no} 进展 {quantity}")
            else:
                left.remove(same)
                score.found += 1
        for figure in drafted:
            own = list(drafted_quantities(figure))
            score.drafted += bool(own)
            score.flagged += bool(own and figure.doubts)
            if not figure.doubts:
                name = named(figure, promised, task, by_id)
                score.wrong += [f"{task.no} 进展 {each}" for each in own if contradicts(each, name, figures)]
    return score


def named(
    figure: DraftFigure, promised: Sequence[Indicator | DraftIndicator], task: Task, by_id: bool
) -> str | None:
    """Return the curated id of the indicator that the figure is for."""
    if by_id or figure.indicator is None:
        return figure.indicator
    drafted = next(
        each for each in promised if isinstance(each, DraftIndicator) and each.id == figure.indicator
    )
    same = [each for each in promised if isinstance(each, DraftIndicator) and each.target == drafted.target]
    curated = [
        each.id
        for each in task.indicators
        if each.target and drafted.target and str(each.target) == drafted.target
    ]
    return curated[same.index(drafted)] if curated else None


def contradicts(quantity: Quantity, indicator: str | None, figures: Sequence[Figure]) -> bool:
    """Tell whether the curated figures give the number another role; one that they don't list has none."""
    own = [figure for figure in figures if any(each.same_demand(quantity) for each in quantities(figure))]
    roles = {figure.indicator for figure in own}
    if indicator is None:
        return bool(roles) and None not in roles
    return indicator not in roles


def quantities(figure: Figure) -> Iterator[Quantity]:
    for each in (figure.value, figure.numerator, figure.denominator):
        if each is not None:
            yield each
    yield from (part.value for part in figure.parts)
    yield from figure.by_stage.values()


def drafted_quantities(figure: DraftFigure) -> Iterator[Quantity]:
    for each in (figure.value, figure.numerator, figure.denominator):
        if each is not None:
            yield Quantity.parse(each)


def report(county_year: CountyYear, task: Task, targets: Score, figures: Score) -> None:
    show(f"{county_year.county.name}第{task.no}项", targets + figures)


def show(label: str, score: Score) -> None:
    recall = f"{score.found}/{score.wanted}"
    missing = f"，缺：{'；'.join(score.missing)}" if score.missing else ""
    print(f"{label}：找到 {recall}，待确认 {score.flagged}/{score.drafted}，有误 {len(score.wrong)}{missing}")
