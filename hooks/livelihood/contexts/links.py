"""Links from a page to the other pages of its county-year, and to the sentences that its numbers come from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from livelihood import routes
from livelihood.assessment import TaskProgress, YearProgress
from livelihood.changes import Change, changes_of
from livelihood.documents import Span
from livelihood.model import County, CountyYear, Task, Unit
from livelihood.provenance import Claim, claims, evidence_anchor, figure_anchor, places_of
from livelihood.routes import Url
from livelihood.wording import chinese_number, days, one_line, source_title

_T = TypeVar("_T")


@dataclass(frozen=True)
class Link:
    """A link as a template shows it."""

    title: str
    url: Url


@dataclass(frozen=True)
class Evidence:
    """A sentence of a document, what it shows, and the link to where it stands.

    ``source`` names the document with the part of it, ``part`` that part alone (of a workbook the cell), "" where no
    part is named.
    """

    label: str
    quote: str
    source: Link
    part: str
    document: Link


@dataclass(frozen=True)
class YearLinks:
    """A county-year with what is needed to link its pages to each other: units by every name, places of quotes.

    What several pages show alike is made once and kept here (``once``), no longer than the county-year itself.
    """

    year: YearProgress
    units: Mapping[str, Unit]
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what ``make`` returned when it was first asked for by this ``key``."""
        if key not in self._made:
            self._made[key] = make()
        made: _T = self._made[key]
        return made

    @cached_property
    def county_year(self) -> CountyYear:
        """The promises, documents and reports."""
        return self.year.county_year

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed in this county-year, the newest record first."""
        return changes_of(self.year)

    @cached_property
    def county(self) -> County:
        """The county."""
        return self.county_year.county

    @cached_property
    def code(self) -> str:
        """The county's six-digit code."""
        return self.county.code

    @property
    def pinyin(self) -> str:
        """The county's name in pinyin, from its data folder's name: 410422-yexian."""
        return self.county_year.folder.partition("/")[0].partition("-")[2]

    @cached_property
    def title(self) -> str:
        """The county-year's short name: 叶县2022年."""
        return f"{self.county.name}{self.county_year.year}年"

    @cached_property
    def url(self) -> str:
        """The address of the county-year's own page."""
        return routes.county_year(self.code, self.county_year.year)

    def task_url(self, no: int) -> str:
        """Return the URL of the task with this number."""
        return self.once(("url", no), lambda: routes.task(self.code, self.county_year.year, no))

    @property
    def updates_url(self) -> str:
        """The address of what changed in the county-year."""
        return routes.year_updates(self.code, self.county_year.year)

    @property
    def checks_url(self) -> str:
        """The address of the county-year's 核对说明."""
        return routes.year_checks(self.code, self.county_year.year)

    def unit_url(self, unit: Unit) -> str:
        """Return the URL of a unit's page in this county-year."""
        return routes.unit(self.code, self.county_year.year, unit.id)

    def source_url(self, source: str) -> str:
        """Return the URL of a document's page."""
        return routes.source(self.code, self.county_year.year, source)

    def task(self, task: Task, page: str) -> Link:
        """Return the link from ``page`` to a task, by its numbered title."""
        url = self.task_url(task.no)
        return self.once(
            ("task", task.no, _stand(url, page)), lambda: Link(task_title(task), routes.relative(url, page))
        )

    def unit(self, name: str, page: str) -> Link:
        """Return the link from ``page`` to a unit, named as the document names it."""
        url = self.once(("unit", name), lambda: self.unit_url(self.units[name]))
        return self.once(("unit", name, _stand(url, page)), lambda: Link(name, routes.relative(url, page)))

    def source(self, source: str, page: str) -> Link:
        """Return the link from ``page`` to a document."""
        url = self.source_url(source)
        return self.once(
            ("source", source, _stand(url, page)),
            lambda: Link(self.document_title(source), routes.relative(url, page)),
        )

    def document_title(self, source: str) -> str:
        """Return the title of a document, or what it is where it has none."""
        return self.once(
            ("title", source), lambda: source_title(self.county_year.sources[source], self.county_year)
        )

    def own(self, page: str) -> Link:
        """Return the link from ``page`` to the county-year's own page."""
        return Link(f"{self.title}民生实事", routes.relative(self.url, page))

    def figure(self, task_no: int, key: str, page: str) -> Link:
        """Return the link from ``page`` to an indicator or an extra figure, by its name and its task's."""
        url = self.task_url(task_no)
        return self.once(
            ("figure", task_no, key, _stand(url, page)),
            lambda: Link(
                f"{chinese_number(task_no)}、{self._figure_names[task_no, key]}",
                routes.relative(url, page, figure_anchor(task_no, key)),
            ),
        )

    def silence(self, dates: Iterable[date]) -> str:
        """Return what this site does not know of the county-year; "" where nothing has to be said.

        ``dates`` are the days of the figures that are shown with it.
        """
        if not self.county_year.reports:
            return f"本站未收录{self.title}的进展通报。下面只有承诺，没有进展。"
        if not self.year.final_missing:
            return ""
        shown = days(dates)
        return f"本站未收录全年结果。下面的进展截至{shown}。" if shown else "本站未收录全年结果。"

    def by_unit(self, named: Iterable[tuple[str, Task]]) -> dict[Unit, list[Task]]:
        """Return the tasks of each unit, by whatever name it is called, in the given order."""
        found: dict[Unit, list[Task]] = {}
        for name, task in named:
            found.setdefault(self.units[name], []).append(task)
        return found

    @cached_property
    def _figure_names(self) -> Mapping[tuple[int, str], str]:
        promises = ((each.task.no, each.indicator.id, each.indicator.name) for each in self.year.indicators)
        extras = (
            (task.task.no, extra.figure.key, extra.figure.name or extra.figure.key)
            for task in self.year.tasks
            for extra in (*task.withdrawn, *task.extras)
        )
        return {(no, key): name for no, key, name in (*promises, *extras)}

    def evidence(
        self, label: str, source: str, quote: str, part: str | None, page: str, *, cell: str | None = None
    ) -> Evidence:
        """Return ``quote`` with the link from ``page`` to its mark in the document; ``cell`` is a workbook's."""
        document = self.document_title(source)
        place = f"工作簿 {cell}" if cell else part or ""
        where = f"{document}，{place}" if place else document
        url = routes.relative(self.source_url(source), page, self._marks.get((source, quote, part), ""))
        return Evidence(label, one_line(quote), Link(where, url), place, self.source(source, page))

    @cached_property
    def quoted(self) -> Mapping[str, Sequence[tuple[Claim, Sequence[Span]]]]:
        """By document, what rests on it, and where in it each quote stands, the best place first."""
        documents = self.county_year.documents
        found: dict[str, list[tuple[Claim, Sequence[Span]]]] = {source: [] for source in documents}
        for claim in claims(self.county_year):
            if claim.source in documents:
                found[claim.source].append((claim, places_of(claim, documents[claim.source])))
        return found

    @cached_property
    def _marks(self) -> Mapping[tuple[str, str, str | None], str]:
        return {
            (claim.source, claim.quote, claim.part): evidence_anchor(places[0])
            for found in self.quoted.values()
            for claim, places in found
            if places
        }

    def neighbour(self, task: TaskProgress, step: int, page: str) -> Link | None:
        """Return the link from ``page`` to the task before (-1) or after (1) ``task``, None at either end."""
        tasks = [each.task for each in self.year.tasks]
        at = [each.no for each in tasks].index(task.task.no) + step
        return self.task(tasks[at], page) if 0 <= at < len(tasks) else None


def _stand(target: str, page: str) -> tuple[str, bool]:
    """Return what tells ``page`` from the pages whose link to ``target`` is another one.

    From all pages of a folder a link is the same, except from the page that ``target`` is, or is below.
    """
    is_above = target.startswith(page)
    return (page if is_above else page[:-1].rpartition("/")[0], is_above)


def task_title(task: Task) -> str:
    """Return a task's title with its number, as the documents number them: 三、推进…."""
    return f"{chinese_number(task.no)}、{one_line(task.title)}"
