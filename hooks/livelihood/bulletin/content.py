"""What a notice says: its title, an opening with the standing, a section and a table row for each task.

Everything is the ledger's own text or number. What isn't known (issuer, addressee, progress) is absent.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from livelihood.assessment import TaskProgress, YearProgress
from livelihood.bulletin.passages import Passages, passages_of
from livelihood.model import Official, Report, Task
from livelihood.standing import Standing
from livelihood.wording import chinese_number, day, days

# The people's columns that the table always has; other roles follow with columns of their own.
_ROLES = ("责任人", "分管领导")

# Control characters, and halves of characters outside the basic plane.
_UNFIT = ("Cc", "Cs")


class BulletinError(Exception):
    """Why there is nothing to write a notice from, in Chinese."""


@dataclass(frozen=True)
class Section:
    """One task in the notice's body: its heading (一、…。), the promise, then the progress, a paragraph a line.

    A line of the progress may begin with one of ``units`` and a colon: the unit that it is of.
    """

    heading: str
    units: tuple[str, ...]
    commitment: tuple[str, ...]
    progress: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One task in the attachment, a cell each; every cell is a tuple of lines. ``people`` has a cell per role."""

    no: int
    task: tuple[str, ...]
    units: tuple[str, ...]
    people: tuple[tuple[str, ...], ...]
    progress: tuple[str, ...]

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The cells in the order of the attachment's columns."""
        return ((str(self.no),), self.task, self.units, *self.people, self.progress)


@dataclass(frozen=True)
class Attachment:
    """The table: 编号, 工作任务, 责任单位, the roles, 工作进度."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Bulletin:
    """A notice ready to be laid out. ``silent`` numbers the tasks of whose progress nothing is known."""

    title: str
    addressee: str | None
    opening: str
    sections: tuple[Section, ...]
    attachment: Attachment
    issuer: str | None
    date: date
    silent: tuple[int, ...]


def bulletin_of(
    progress: YearProgress, *, dated: date | None = None, addressee: str | None = None
) -> Bulletin:
    """Return the notice on ``progress``, dated by its latest report unless ``dated`` is given.

    Raises BulletinError where no report is there to tell of any progress, or ``dated`` is before the latest one.
    """
    county_year = progress.county_year
    name = f"{county_year.county.name}{county_year.year}年"
    report = progress.latest_report
    if report is None:
        raise BulletinError(f"{name}民生实事还没有收录通报，写不出进展；收录通报以后再写。")
    as_of = county_year.as_of(report)
    if dated is not None and dated < as_of:
        raise BulletinError(
            f"成文日期{day(dated)}早于最近一份通报的数据截止日期{day(as_of)}；请写{day(as_of)}或以后的日期。"
        )
    on = dated or as_of
    issuer = county_year.county.publisher or county_year.county.organizer
    topic = "完成情况" if report.final else "进展情况"
    told = {task.task.no: passages_of(task, county_year, on) for task in progress.tasks}
    return Bulletin(
        title=f"关于{name}民生实事{topic}的通报",
        addressee=_clean(addressee) if addressee else None,
        opening=_opening(progress, report, topic),
        sections=tuple(_section(task.task, told[task.task.no]) for task in progress.tasks),
        attachment=_attachment(f"{name}民生实事{topic}表", progress.tasks, told, on),
        issuer=_clean(issuer) if issuer else None,
        date=on,
        silent=tuple(no for no, passages in told.items() if not passages.body),
    )


def _opening(progress: YearProgress, report: Report, topic: str) -> str:
    county_year = progress.county_year
    dates = progress.as_of_dates or (county_year.as_of(report),)
    return (
        f"{county_year.year}年，{county_year.county.name}民生实事共{_count(len(progress.tasks))}任务、"
        f"{_count(progress.standing.total)}目标。截至{days(dates)}，{_standing(progress.standing)}。"
        f"现将{topic}通报如下："
    )


def _standing(standing: Standing) -> str:
    return "，".join(f"{_count(count)}{status.label}" for status, count in standing.counts.items())


def _count(number: int) -> str:
    """Return 三十项: in characters, so that who reads the notice into data meets no number that isn't a figure."""
    return f"{chinese_number(number) if 0 < number < 100 else number}项"


def _section(task: Task, passages: Passages) -> Section:
    heading = f"{chinese_number(task.no)}、{_sentence(task.title)}"
    return Section(heading, passages.units, _lines(task.commitment), _all_lines(passages.body))


def _attachment(
    title: str, tasks: Iterable[TaskProgress], told: Mapping[int, Passages], on: date
) -> Attachment:
    # Whoever is in office on the notice's day.
    people = [(task.task, [each for each in task.task.officials if each.is_in_office(on)]) for task in tasks]
    given = (official.role for _, officials in people for official in officials)
    roles = tuple(dict.fromkeys((*_ROLES, *given)))
    rows = tuple(_row(task, roles, officials, told[task.no]) for task, officials in people)
    return Attachment(title, ("编号", "工作任务", "责任单位", *roles, "工作进度"), rows)


def _row(task: Task, roles: Iterable[str], officials: Iterable[Official], passages: Passages) -> Row:
    named = [(each.role, _clean(each.name)) for each in officials]
    return Row(
        no=task.no,
        task=_lines(_sentence(task.title) + task.commitment),
        units=tuple(map(_clean, task.lead)),
        people=tuple(tuple(name for role, name in named if role == wanted) for wanted in roles),
        progress=_all_lines(passages.attachment),
    )


def _sentence(title: str) -> str:
    """Return ``title`` with the full stop that parts it from the promise."""
    return _clean(title).rstrip("。") + "。"


def _all_lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts for line in _lines(text))


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of ``text``: a document's paragraphs hold no line break."""
    return tuple(line for line in (_clean(line) for line in text.splitlines()) if line)


def _clean(text: str) -> str:
    """Return ``text`` in one line, without the characters that neither Word nor Excel can hold."""
    spaced = "".join(" " if character.isspace() else character for character in text)
    return "".join(each for each in spaced if unicodedata.category(each) not in _UNFIT).strip()
