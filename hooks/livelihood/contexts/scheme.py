"""A scheme's task in every county side by side, as far as they count the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from livelihood import routes
from livelihood.contexts.above import AbovePage
from livelihood.contexts.counties import way_below_province
from livelihood.contexts.frame import Frame, Sidebar, Step, joined
from livelihood.model import Measure, Scheme, SchemeTask
from livelihood.parts.county import CountyParts
from livelihood.parts.place import YearPlace, topic_of
from livelihood.parts.schemes import ComparisonRow, CountyTask, SchemePart
from livelihood.wording import chinese_number, one_line


@dataclass(frozen=True)
class Comparison:
    """What several counties both count. ``without`` are the counties that promise nothing by this measure."""

    anchor: str
    name: str
    rows: tuple[ComparisonRow, ...]
    without: str


@dataclass(frozen=True)
class SchemeTaskPage:
    """Everything on the page of a scheme's task; ``has_own`` tells whether a county counts something its own way."""

    frame: Frame
    scheme: str
    counties: tuple[CountyTask, ...]
    comparisons: tuple[Comparison, ...]
    has_own: bool


# A county and the year of it that has the task; a county may have it in several years.
_Member = tuple[CountyParts, YearPlace]


def scheme_pages(
    schemes: Mapping[str, Scheme], counties: Sequence[CountyParts]
) -> Iterator[AbovePage[SchemeTaskPage]]:
    """Yield the page of every task, of every scheme, that a county has."""
    following: dict[str, list[CountyParts]] = {}
    members: dict[str, list[_Member]] = {}
    for county in counties:
        years = county.place.years
        for name in dict.fromkeys(year.scheme for year in years):
            following.setdefault(name, []).append(county)
        for year in years:
            for topic in year.topics:
                members.setdefault(topic, []).append((county, year))
    for scheme in schemes.values():
        known = [task for task in scheme.tasks if topic_of(scheme.id, task.key) in members]
        sidebar = _sidebar(scheme, known)
        for task in known:
            topic = topic_of(scheme.id, task.key)
            yield _page(scheme, task, sidebar, following[scheme.id], members[topic])


def _sidebar(scheme: Scheme, known: Sequence[SchemeTask]) -> Sidebar:
    steps = (Step(scheme_task_title(each), routes.scheme_task(scheme.id, each.key)) for each in known)
    return Sidebar(f"{scheme.title}：各县对照", tuple(steps))


def _page(
    scheme: Scheme,
    task: SchemeTask,
    sidebar: Sidebar,
    following: Sequence[CountyParts],
    members: Sequence[_Member],
) -> AbovePage[SchemeTaskPage]:
    url, topic = routes.scheme_task(scheme.id, task.key), topic_of(scheme.id, task.key)
    updated = max(year.recorded for _, year in members)
    holders = {county.place.code: county for county, _ in members}

    def context() -> SchemeTaskPage:
        found = [(county.place.name, part) for county in holders.values() for part in county.schemes[topic]]
        names = joined([name for name, _ in found])
        return SchemeTaskPage(
            frame=Frame(
                url,
                f"{scheme_task_title(task)}：各县对照",
                f"{scheme.title}第{task.no}件“{one_line(task.title)}”在各县的目标和进展：{names}。",
                updated,
                way_below_province(members[0][0].place),
                sidebar,
            ),
            scheme=scheme.title,
            counties=tuple(part.task for _, part in found),
            comparisons=tuple(
                comparison for measure in task.measures if (comparison := _comparison(measure, found))
            ),
            has_own=any(part.task.own for _, part in found),
        )

    reads = tuple((code, f"schemes/{topic}") for code in holders)
    return AbovePage(url, "scheme-task", updated, following, reads, context)


def scheme_task_title(task: SchemeTask) -> str:
    """Return the title of a scheme's task with its number."""
    return f"{chinese_number(task.no)}、{one_line(task.title)}"


def _comparison(measure: Measure, found: Sequence[tuple[str, SchemePart]]) -> Comparison | None:
    rows: list[ComparisonRow] = []
    without = []
    for name, part in found:
        own = [row for measured, row in part.measured if measured == measure.id]
        rows += own
        without += [] if own else [name]
    return Comparison(f"m-{measure.id}", measure.name, tuple(rows), joined(without)) if rows else None
