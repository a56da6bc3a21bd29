"""What is to be published against what the log says was published: new versions, and changes without a record."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from livelihood import routes
from livelihood.embargo import published_county
from livelihood.model import CountyRecord, CountyYear, Record, Redirect, Report, Task
from livelihood.names import disclosed_county
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.transparency.contents import Content, contents_of_year
from livelihood.transparency.differences import Difference, differences
from livelihood.transparency.entries import Entry
from livelihood.transparency.log import ENTRIES, Log, with_contents
from livelihood.transparency.records import is_recorded, without_records

# One edit may touch a whole notice: the first differences show what happened.
_MOST_TOLD = 5
_Key = tuple[str, int, str, str]


@dataclass(frozen=True)
class Version:
    """A plan or report that the log lacks in this form; ``follows`` is the number of its earlier version there."""

    content: Content
    follows: int | None


class Changes:
    """What the ``log`` in ``folder`` doesn't have of what may be published at ``now``.

    ``problems`` gets what changed or vanished without a record; ``redirects`` tell which counties' codes changed.
    """

    def __init__(
        self, log: Log, folder: Path, now: datetime, redirects: Iterable[Redirect], problems: Problems
    ) -> None:
        self._log = log
        self._moved = moved_codes(redirects)
        self._folder = folder
        self._now = now
        self._problems = problems

    def versions(
        self, records: Sequence[CountyRecord], codes: Collection[str] | None = None
    ) -> tuple[Version, ...]:
        """Return what is new of the counties as loaded, in their order, by their years and reports.

        What the log has of a county that isn't among them has vanished; with ``codes``, only of those counties.
        """
        found, known = [], set()
        for record in records:
            published = published_county(disclosed_county(record), self._now)
            for county_year in reversed(published.years):
                contents = contents_of_year(county_year)
                for content, report in zip(contents, (None, *county_year.reports), strict=True):
                    number = self._number(content)
                    known |= {content.key} if number is None else {content.key, self._log.entries[number].key}
                    version = self._version(content, number, county_year, report)
                    found += [version] if version else []
        self._report_vanished(known, records, codes)
        return tuple(found)

    def _number(self, content: Content) -> int | None:
        """Return the number of the last version of a plan or report in the log, None where there is none."""
        code, *what = content.key
        found = (self._log.latest.get((each, *what)) for each in (code, *self._moved.get(code, ())))
        return next((number for number in found if number is not None), None)

    def _version(
        self, content: Content, number: int | None, county_year: CountyYear, report: Report | None
    ) -> Version | None:
        if number is None:
            return Version(content, None)
        published = self._log.entries[number]
        if published.content_sha256 == content.digest:
            return None
        self._compare(published, content, county_year, report)
        return Version(content, number)

    def _compare(
        self, published: Entry, content: Content, county_year: CountyYear, report: Report | None
    ) -> None:
        said = county_year.plan if report is None else report
        kept = with_contents(self._folder, published.content_sha256)
        if kept is None:
            what = f"{_name(published)}与公开过的不同；data/log/contents 里没有公开时的内容，说不出改了什么"
            self._problems.add("published-changed", said.spot(), what)
            return
        old: dict[str, Any] = json.loads(kept)
        if old["county_code"] != content.county_code:
            # A county with another code may have another name, too.
            old |= {name: content.body[name] for name in ("county_code", "county")}
        if is_recorded(old, content.body):
            return
        found = differences(old, without_records(content.body, old), _names(county_year))
        for difference in found[:_MOST_TOLD]:
            what = f"公开过的内容改动了，没有记录：{difference.words}"
            self._problems.add("published-changed", _spot(difference, county_year, report), what)
        if len(found) > _MOST_TOLD:
            what = f"公开过的内容改动了，没有记录：另有 {len(found) - _MOST_TOLD} 处"
            self._problems.add("published-changed", said.spot(), what)

    def _report_vanished(
        self, known: Collection[_Key], records: Sequence[CountyRecord], codes: Collection[str] | None
    ) -> None:
        missing = (key for key in self._log.latest if key not in known)
        vanished = [self._log.latest[key] for key in missing if codes is None or key[0] in codes]
        withheld = _keys(records) if vanished else set()
        for number in vanished:
            entry = self._log.entries[number]
            why = "现在又要到以后才公开（publish_at）" if entry.key in withheld else "现在不见了"
            spot = Spot((self._folder / ENTRIES).as_posix(), number + 1)
            self._problems.add("published-vanished", spot, f"{_name(entry)}公开过，{why}")


def moved_codes(redirects: Iterable[Redirect]) -> dict[str, list[str]]:
    """Return the earlier codes of the counties that have another one now, by that."""
    found: dict[str, list[str]] = {}
    for each in redirects:
        old, new = routes.county_code(each.old), routes.county_code(each.new)
        if each.below and old and new and (each.old, each.new) == (routes.county(old), routes.county(new)):
            found.setdefault(new, []).append(old)
    return found


def _keys(records: Iterable[CountyRecord]) -> set[_Key]:
    """Return what names the plans and reports of the counties, embargoed or not."""
    years = (county_year for record in records for county_year in record.years)
    return {content.key for county_year in years for content in contents_of_year(county_year)}


def _name(entry: Entry) -> str:
    return f"{entry.name}（{entry.published:%Y-%m-%d}）"


def _names(county_year: CountyYear) -> Mapping[tuple[int, str], str]:
    """Return the names of the targets, by the task's number and the target's id."""
    return {(task.no, each.id): each.name for task in county_year.plan.tasks for each in task.indicators}


def _spot(difference: Difference, county_year: CountyYear, report: Report | None) -> Spot:
    """Return where the difference is; where that is gone, what it was in."""
    said = county_year.plan if report is None else report
    task = said.task(difference.task) if difference.task is not None else None
    if task is None:
        return said.spot()
    figures: dict[str, Record]
    if isinstance(task, Task):
        figures = {each.id: each for each in task.indicators}
    else:
        figures = {each.key: each for each in task.figures}
    return figures.get(difference.figure or "", task).spot()
