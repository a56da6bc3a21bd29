"""A scheme's task in every county side by side, as far as they count the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.assessment import IndicatorProgress, TaskProgress
from livelihood.contexts.bars import Tag
from livelihood.contexts.frame import Frame, Sidebar, Step, joined, way_to_prefecture
from livelihood.contexts.links import Link, YearLinks, task_title
from livelihood.model import Measure, Scheme, SchemeTask
from livelihood.provenance import figure_anchor
from livelihood.rounding import percent_text
from livelihood.wording import chinese_number, day, one_line, said, target_text


@dataclass(frozen=True)
class ComparisonRow:
    """One indicator of a county: its target, what was reached of it, and the day that this stands for."""

    figure: Link
    target: str
    actual: str
    ratio: str
    tag: Tag
    as_of: str


@dataclass(frozen=True)
class Comparison:
    """What several counties both count. ``without`` are the counties that promise nothing by this measure."""

    anchor: str
    name: str
    rows: tuple[ComparisonRow, ...]
    without: str


@dataclass(frozen=True)
class CountyTask:
    """The task in one county, with the indicators that only this county counts so."""

    anchor: str
    task: Link
    standing: str
    own: tuple[ComparisonRow, ...]


@dataclass(frozen=True)
class SchemeTaskPage:
    """Everything on the page of a scheme's task; ``has_own`` tells whether a county counts something its own way."""

    frame: Frame
    scheme: str
    counties: tuple[CountyTask, ...]
    comparisons: tuple[Comparison, ...]
    has_own: bool


# A county's task and the links of its county-year.
_Member = tuple[TaskProgress, YearLinks]


def scheme_pages(schemes: Mapping[str, Scheme], years: Sequence[YearLinks]) -> Iterator[SchemeTaskPage]:
    """Yield the page of every task, of every scheme, that a county has."""
    for scheme in schemes.values():
        members = {task.key: _members(scheme, task, years) for task in scheme.tasks}
        for task in scheme.tasks:
            if members[task.key]:
                known = [each for each in scheme.tasks if members[each.key]]
                yield _page(scheme, task, known, members[task.key])


def _members(scheme: Scheme, task: SchemeTask, years: Sequence[YearLinks]) -> list[_Member]:
    return [
        (progress, links)
        for links in years
        if links.county_year.plan.scheme == scheme.id
        for progress in links.year.tasks
        if progress.task.key == task.key
    ]


def _page(
    scheme: Scheme, task: SchemeTask, known: Sequence[SchemeTask], members: Sequence[_Member]
) -> SchemeTaskPage:
    url = routes.scheme_task(scheme.id, task.key)
    title = scheme_task_title(task)
    names = joined([links.county.name for _, links in members])
    counties = tuple(_county(progress, links, url) for progress, links in members)
    return SchemeTaskPage(
        frame=Frame(
            url,
            f"{title}：各县对照",
            f"{scheme.title}第{task.no}件“{one_line(task.title)}”在各县的目标和进展：{names}。",
            max(links.county_year.recorded for _, links in members),
            way_to_prefecture(members[0][1].county),
            Sidebar(
                f"{scheme.title}：各县对照",
                tuple(
                    Step(scheme_task_title(each), routes.scheme_task(scheme.id, each.key)) for each in known
                ),
            ),
        ),
        scheme=scheme.title,
        counties=counties,
        comparisons=tuple(
            comparison for measure in task.measures if (comparison := _comparison(measure, members, url))
        ),
        has_own=any(county.own for county in counties),
    )


def scheme_task_title(task: SchemeTask) -> str:
    """Return the title of a scheme's task with its number."""
    return f"{chinese_number(task.no)}、{one_line(task.title)}"


def _comparison(measure: Measure, members: Sequence[_Member], page: str) -> Comparison | None:
    rows, without = [], []
    for progress, links in members:
        found = [each for each in progress.indicators if each.indicator.measure == measure.id]
        rows += [_row(each, links, page, links.county.name) for each in found]
        without += [] if found else [links.county.name]
    return Comparison(f"m-{measure.id}", measure.name, tuple(rows), joined(without)) if rows else None


def _county(progress: TaskProgress, links: YearLinks, page: str) -> CountyTask:
    own = [each for each in progress.indicators if each.indicator.measure is None]
    return CountyTask(
        anchor=f"c{links.code}",
        task=Link(f"{links.county.name}：{task_title(progress.task)}", links.task(progress.task, page).url),
        standing=progress.standing.words(),
        own=tuple(_row(each, links, page, each.indicator.name) for each in own),
    )


def _row(progress: IndicatorProgress, links: YearLinks, page: str, label: str) -> ComparisonRow:
    no, reading = progress.task.no, progress.reading
    url = routes.relative(links.task_url(no), page, figure_anchor(no, progress.indicator.id))
    return ComparisonRow(
        figure=Link(label, url),
        target=target_text(progress.indicator) or "没有写明数量",
        actual=(said(reading.figure, reading.actual) or "") if reading else "",
        ratio=percent_text(progress.ratio) if progress.ratio is not None else "",
        tag=Tag.of(progress.status),
        as_of=day(reading.as_of) if reading else "",
    )
