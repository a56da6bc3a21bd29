"""A county's tasks on the pages on which a scheme's task in every county stands side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.assessment import IndicatorProgress, TaskProgress
from livelihood.contexts.bars import Tag
from livelihood.contexts.links import Link, YearLinks, task_title
from livelihood.parts.place import topic_of
from livelihood.provenance import figure_anchor
from livelihood.rounding import percent_text
from livelihood.wording import day, said, target_text


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
class CountyTask:
    """The task in one county, with the indicators that only this county counts so."""

    anchor: str
    task: Link
    standing: str
    own: tuple[ComparisonRow, ...]


@dataclass(frozen=True)
class SchemePart:
    """A task of a scheme in one county-year; ``measured`` are its rows by the measure that they share with others."""

    task: CountyTask
    measured: tuple[tuple[str, ComparisonRow], ...]


def scheme_parts(years: Sequence[YearLinks]) -> dict[str, tuple[SchemePart, ...]]:
    """Return by scheme and key what the tasks' pages show of a county."""
    found: dict[str, tuple[SchemePart, ...]] = {}
    for links in years:
        for task in links.year.tasks:
            topic = topic_of(links.county_year.plan.scheme, task.task.key)
            found[topic] = (*found.get(topic, ()), _part(task, links))
    return found


def _part(progress: TaskProgress, links: YearLinks) -> SchemePart:
    page = routes.scheme_task(links.county_year.plan.scheme, progress.task.key)
    county = links.county.name
    indicators = [(each.indicator.measure, each) for each in progress.indicators]
    return SchemePart(
        task=CountyTask(
            anchor=f"c{links.code}",
            task=Link(f"{county}：{task_title(progress.task)}", links.task(progress.task, page).url),
            standing=progress.standing.words(),
            own=tuple(
                _row(each, links, page, each.indicator.name)
                for measure, each in indicators
                if measure is None
            ),
        ),
        measured=tuple(
            (measure, _row(each, links, page, county)) for measure, each in indicators if measure is not None
        ),
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
