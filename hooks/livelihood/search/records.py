"""The records of the search: one per task, county-year, unit, document and hand-written page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from livelihood import routes
from livelihood.assessment import IndicatorProgress, TaskProgress
from livelihood.contexts.bars import Bar
from livelihood.contexts.indicator import IndicatorView, task_views
from livelihood.contexts.links import YearLinks, task_title
from livelihood.model import Unit
from livelihood.search import texts
from livelihood.search.pages import HandWrittenPage
from livelihood.wording import one_line


@dataclass(frozen=True)
class Place:
    """Whose page it is: county and year."""

    county: str
    code: str
    year: int


@dataclass(frozen=True)
class Record:
    """One page as the search knows it.

    ``text`` is what the page says, a line for each passage; ``headings`` are the lines that say what it is about.
    ``bar`` is drawn beside a result: for each indicator its status and its share per mille (``-``: unknown).
    ``names`` are what readers may type in pinyin.
    """

    kind: Literal["task", "year", "unit", "source", "page"]
    url: str
    title: str
    text: str
    place: Place | None = None
    standing: str = ""
    bar: str = ""
    statuses: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def records_of_year(links: YearLinks) -> Iterator[Record]:
    """Yield the records of a county-year: its own, those of its tasks, its units and its documents."""
    shown = {task.task.no: task_views(task, links) for task in links.year.tasks}
    bars = {task.task.no: _bar(task, shown[task.task.no]) for task in links.year.tasks}
    yield _year(links, " ".join(filter(None, bars.values())))
    for task in links.year.tasks:
        yield _task(task, links, shown[task.task.no], bars[task.task.no])
    yield from _units(links)
    for source in links.county_year.sources:
        yield _source(source, links)


def record_of_page(page: HandWrittenPage) -> Record:
    """Return the record of a hand-written page."""
    return Record("page", page.url, page.title, f"{page.title}\n{page.text}")


def _place(links: YearLinks) -> Place:
    return Place(links.county.name, links.code, links.county_year.year)


def _year(links: YearLinks, bar: str) -> Record:
    tasks = tuple(task_title(task.task) for task in links.year.tasks)
    county_year = links.county_year
    people = (each.name for task in county_year.plan.tasks for each in county_year.in_office(task))
    county = links.county
    return Record(
        kind="year",
        url=links.url,
        title=f"{links.title}民生实事",
        text=texts.year_text(links),
        place=_place(links),
        standing=links.year.standing.words(),
        bar=bar,
        statuses=_statuses(links.year.indicators),
        headings=tasks,
        names=(*tasks, *dict.fromkeys(people), county.name, county.prefecture, county.province),
    )


def _task(task: TaskProgress, links: YearLinks, views: Sequence[IndicatorView], bar: str) -> Record:
    promises = [each.indicator for each in task.indicators]
    units = (*task.task.lead, *task.task.responsible)
    places = (place for each in promises if each.per for place in each.per.members)
    names = tuple(each.name for each in promises)
    text = texts.task_text(task, links, views)
    return Record(
        kind="task",
        url=links.task_url(task.task.no),
        title=task_title(task.task),
        text=text,
        place=_place(links),
        standing=task.standing.words(),
        bar=bar,
        statuses=_statuses(task.indicators),
        units=tuple(dict.fromkeys(links.units[name].name for name in units)),
        headings=names,
        names=(one_line(task.task.commitment), *names, *units, *places, *texts.places_named(text)),
    )


def _units(links: YearLinks) -> Iterator[Record]:
    tasks = links.county_year.plan.tasks
    named = ((name, task) for task in tasks for name in (*task.lead, *task.responsible))
    return (_unit(unit, links) for unit in links.by_unit(named))


def _unit(unit: Unit, links: YearLinks) -> Record:
    names = {unit.name, *unit.aliases}
    tasks = [
        task for task in links.year.tasks if names.intersection((*task.task.lead, *task.task.responsible))
    ]
    return Record(
        kind="unit",
        url=links.unit_url(unit),
        title=unit.name,
        text=texts.unit_text(unit, links),
        place=_place(links),
        units=(unit.name,),
        statuses=_statuses(indicator for task in tasks for indicator in task.indicators),
        names=(unit.name, *unit.aliases),
    )


def _source(source_id: str, links: YearLinks) -> Record:
    title = links.document_title(source_id)
    return Record(
        kind="source",
        url=routes.source(links.code, links.county_year.year, source_id),
        title=title,
        text=texts.source_text(source_id, links),
        place=_place(links),
        names=(title,),
    )


def _bar(task: TaskProgress, views: Sequence[IndicatorView]) -> str:
    pairs = zip(task.indicators, views, strict=True)
    return " ".join(f"{progress.status.value}:{_share(view.bar)}" for progress, view in pairs)


def _share(bar: Bar) -> str:
    if bar.kind == "unknown":
        return "-"
    if bar.kind == "stages":
        return str(1000 * sum(cell.done for cell in bar.cells) // len(bar.cells))
    return str(bar.share if bar.kind == "ratio" else 1000)


def _statuses(indicators: Iterable[IndicatorProgress]) -> tuple[str, ...]:
    return tuple(sorted({each.status.label for each in indicators}))
