"""A change as pages and feeds tell it: what was recorded, and each number and target before → after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from livelihood import routes
from livelihood.changes import Change, ChangeKind, TargetChange
from livelihood.contexts.bars import Tag
from livelihood.contexts.corrections import WITHDRAWN
from livelihood.contexts.links import Link, YearLinks
from livelihood.model import FigureCorrection
from livelihood.number_changes import NumberChange
from livelihood.progress import Reading
from livelihood.rounding import percent_text
from livelihood.status import Status
from livelihood.wording import day, said

_ARROW = " → "


@dataclass(frozen=True)
class StatusView:
    """A status before and after; ``before`` is None where it stayed as it was."""

    before: Tag | None
    after: Tag

    @property
    def words(self) -> str:
        """The status in words."""
        return f"{self.before.label}{_ARROW}{self.after.label}" if self.before else self.after.label


@dataclass(frozen=True)
class NumberView:
    """A number before and after, in words; where ``before`` is "", ``lead`` says why (仍为), or nothing was known at all."""

    figure: Link
    before: str
    lead: str
    after: str
    status: StatusView | None
    remark: str

    @property
    def words(self) -> str:
        """The change on one line."""
        moved = f"{self.before}{_ARROW}{self.after}" if self.before else f"{self.lead}{self.after}"
        remark = f"（{self.remark}）" if self.remark else ""
        return f"{self.figure.title}：{moved}{remark}" + (f"；{self.status.words}" if self.status else "")


@dataclass(frozen=True)
class TargetView:
    """A revised target: what it was and is, since when, and why."""

    figure: Link
    original: str
    target: str
    day: str
    reason: str
    status: StatusView

    @property
    def words(self) -> str:
        """The change on one line."""
        moved = f"目标{self.original}{_ARROW}{self.target}，{self.day}调整"
        return f"{self.figure.title}：{moved}，原因：{self.reason}；{self.status.words}"


@dataclass(frozen=True)
class ChangeView:
    """One change. ``all`` is its place among the county-year's changes; ``left_off`` counts numbers not listed."""

    anchor: str
    title: str
    county_year: str
    day: str
    recorded: date
    document: Link
    all: Link
    facts: tuple[str, ...]
    numbers: tuple[NumberView, ...]
    targets: tuple[TargetView, ...]
    left_off: int = 0

    @property
    def total(self) -> int:
        """How many numbers changed, listed or not."""
        return len(self.numbers) + self.left_off

    def shortened(self) -> ChangeView:
        """Return the change without its single numbers."""
        return replace(self, numbers=(), left_off=self.total)


def change_view(change: Change, links: YearLinks, page: str) -> ChangeView:
    """Return ``change`` as it is told at the address ``page``."""
    updates = links.updates_url
    anchor = change.key if page == updates else f"c{links.code}-{links.county_year.year}-{change.key}"
    return ChangeView(
        anchor=anchor,
        title=change_title(change),
        county_year=links.title,
        day=day(change.recorded),
        recorded=change.recorded,
        document=links.source(change.source, page),
        all=Link(f"{links.title}的更新记录", routes.relative(updates, page, change.key)),
        facts=tuple(_facts(change, links)),
        numbers=tuple(_number(number, change, links, page) for number in change.numbers),
        targets=tuple(_target(target, links, page) for target in change.targets),
    )


def correction_view(change: Change, links: YearLinks, page: str) -> ChangeView:
    """Return ``change`` with only what it corrects: figures that were corrected or fell, and revised targets."""
    whole = change_view(change, links, page)
    # Of a figure that fell, what it fell from is what it was before.
    corrected = (replace(number, before=number.fell_from or number.before) for number in change.corrected)
    return replace(whole, numbers=tuple(_number(number, change, links, page) for number in corrected))


def change_title(change: Change) -> str:
    """Return in a few words what was recorded."""
    if change.kind is ChangeKind.CORRECTION:
        made = (number.correction for number in change.numbers)
        kinds = {"撤回" if each.withdrawn else "更正" for each in made if each}
        return f"数字{'和'.join(sorted(kinds, reverse=True))}"
    if change.kind is ChangeKind.AMENDMENT:
        return "录入更正"
    if change.report is None:
        return "承诺已收录" if change.kind is ChangeKind.PLAN else "目标有调整"
    what = "收录全年结果" if change.report.final else "收录进展通报"
    return f"{what}，含更正" if change.report.correction else what


def _facts(change: Change, links: YearLinks) -> Iterator[str]:
    year = links.county_year
    if change.kind is ChangeKind.CORRECTION:
        corrected = (number.after for number in change.numbers if number.after)
        titles = dict.fromkeys(links.document_title(reading.report.source) for reading in corrected)
        yield f"更正的是{'、'.join(f'“{title}”' for title in titles)}里的数字；文件照原样保留。"
    for amendment in change.amendments:
        yield f"本站录入的内容改正了，文件没有变。原因：{amendment.reason}。"
    if change.kind is ChangeKind.PLAN:
        yield f"{links.title}承诺办好{len(year.plan.tasks)}件民生实事，共{change.after.total}项目标。"
    if change.report:
        yield f"数据截至{day(year.as_of(change.report))}。"
        if change.is_late:
            yield "这份通报早于已经收录的通报，现在的进展仍以较新的通报为准。"
        if correction := change.report.correction:
            of_day = f"（{day(correction.date)}）" if correction.date else ""
            yield f"更正说明{of_day}：{correction.reason}。"
    if _is_first(change):
        yield f"这是收录的第一份通报，此前什么数字也没有。现在{change.after.words()}。"
    elif change.before and change.before != change.after:
        yield f"此前{change.before.words()}；现在{change.after.words()}。"


def _is_first(change: Change) -> bool:
    """Tell whether a report found nothing known: saying so once does for all its numbers."""
    return (
        change.report is not None
        and change.before is not None
        and set(change.before.counts) == {Status.AWAITING}
    )


def _number(number: NumberChange, change: Change, links: YearLinks, page: str) -> NumberView:
    if number.correction:
        return _corrected(number, number.correction, links, page)
    is_first = _is_first(change)
    before = _told(number.before) if number.before else "" if is_first else "此前没有数字"
    after = _told(number.after) if number.after else "这份通报没有提到"
    is_same = before == after
    is_of_another_year = number.after is not None and number.after.figure.prior_year
    status = None if is_of_another_year else _status(number)
    return NumberView(
        figure=links.figure(number.task_no, number.key, page),
        before="" if is_same else before,
        lead="仍为" if is_same else "",
        after=after,
        status=replace(status, before=None) if status and is_first else status,
        remark="不是本年的数" if is_of_another_year else "",
    )


def _corrected(number: NumberChange, correction: FigureCorrection, links: YearLinks, page: str) -> NumberView:
    """A number before and after its correction, with its day and the reason."""
    told = number.after or number.before
    of_day = f"{day(told.as_of)}的数，" if told else ""
    return NumberView(
        figure=links.figure(number.task_no, number.key, page),
        before=_told(number.before) if number.before else correction.old,
        lead="",
        after=WITHDRAWN if correction.withdrawn or number.after is None else _told(number.after),
        status=_status(number),
        remark=f"{of_day}原因：{correction.reason}",
    )


def _target(change: TargetChange, links: YearLinks, page: str) -> TargetView:
    revision = change.revision
    status = _status(change)
    assert status
    return TargetView(
        figure=links.figure(revision.no, revision.indicator, page),
        original=revision.original.text,
        target=change.target.text if change.target else "",
        day=day(revision.date),
        reason=revision.reason,
        status=status,
    )


def _status(change: NumberChange | TargetChange) -> StatusView | None:
    before, after = change.status_before, change.status_after
    if before is None or after is None:
        return None
    return StatusView(Tag.of(before) if before is not after else None, Tag.of(after))


def _told(reading: Reading) -> str:
    """Return what a reading says, with its ratio to the target; a rate stands for itself."""
    words = said(reading.figure, reading.actual) or ""
    if reading.actual is None or reading.ratio is None or reading.actual.unit == "%":
        return words
    return f"{words}（相当于目标的{percent_text(reading.ratio)}）"
