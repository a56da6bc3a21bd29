"""The status of an indicator: ten of them, decided in a fixed order."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from livelihood.model import Figure, Indicator
from livelihood.progress import Actual, Reading, elapsed, item_stages, stage_of
from livelihood.quantity import Qualifier, Quantity

# Ten points: how far a ratio may lie behind the share of time gone before it counts as slow.
LEEWAY = Fraction(1, 10)


class Status(StrEnum):
    """Where an indicator stands, in the order in which it is decided; ``label`` is what citizens read."""

    AWAITING = "awaiting"
    UNAVAILABLE = "unavailable"
    OMITTED = "omitted"
    EXCEEDED = "exceeded"
    MET = "met"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    BEHIND = "behind"
    ON_TRACK = "on_track"
    IN_PROGRESS = "in_progress"

    @property
    def label(self) -> str:
        """The status in Chinese."""
        return _LABELS[self]


_LABELS = {
    Status.AWAITING: "未收录通报",
    Status.UNAVAILABLE: "暂无法统计",
    Status.OMITTED: "通报未提及",
    Status.EXCEEDED: "超额完成",
    Status.MET: "已达标",
    Status.OVERDUE: "逾期未完成",
    Status.NOT_STARTED: "未启动",
    Status.BEHIND: "慢于时间进度",
    Status.ON_TRACK: "符合时间进度",
    Status.IN_PROGRESS: "推进中",
}


def decide(
    indicator: Indicator, reading: Reading | None, *, reported: bool, start: date, due: date
) -> Status:
    """Return the status by the latest ``reading`` that speaks of ``indicator`` (design: the table, in order).

    ``reported`` tells whether there is any published report of the county-year; time counts from ``start``.
    """
    if not reported:
        return Status.AWAITING
    if reading is None:
        return Status.OMITTED
    if reading.figure.unavailable is not None:
        return Status.UNAVAILABLE
    if _exceeded(indicator, reading.actual):
        return Status.EXCEEDED
    if _met(indicator, reading, due):
        return Status.MET
    if reading.as_of > due and _can_be_judged(indicator, reading):
        return Status.OVERDUE
    if _not_started(indicator, reading):
        return Status.NOT_STARTED
    if reading.ratio is None or _is_bound(reading.actual) or not _keeps_pace_with_time(indicator):
        return Status.IN_PROGRESS
    behind = reading.ratio < elapsed(start, due, reading.as_of) - LEEWAY
    return Status.BEHIND if behind else Status.ON_TRACK


def _exceeded(indicator: Indicator, actual: Actual | None) -> bool:
    target = indicator.target
    if indicator.kind != "amount" or actual is None or target is None or target.high is None:
        return False
    # A range (2-3个) is exceeded above its upper end, and met within it.
    return target.qualifier is Qualifier.AT_LEAST and _is_over(actual, Fraction(target.high))


def _is_over(actual: Actual, number: Fraction) -> bool:
    if _is_bound(actual):
        return False
    return actual.value > number or (actual.value == number and actual.qualifier is Qualifier.MORE_THAN)


def _met(indicator: Indicator, reading: Reading, due: date) -> bool:
    stage = stage_of(reading.figure, indicator)
    if stage is not None and stage == len(indicator.stages) - 1:
        return True
    target = indicator.target
    if target is None:
        return False
    if target.qualifier is Qualifier.ALL:
        return reading.figure.value is not None and reading.figure.value.qualifier is Qualifier.ALL
    if reading.actual is None or (target.qualifier is Qualifier.AT_MOST and reading.as_of < due):
        return False
    return _holds(reading.actual, target)


def _holds(actual: Actual, target: Quantity) -> bool:
    """Tell whether ``actual`` satisfies ``target``; the document's own qualifier decides between equals."""
    if _is_bound(actual) and target.qualifier is not Qualifier.AT_MOST:
        return False
    if actual.value == Fraction(target.number()):
        if actual.qualifier is Qualifier.MORE_THAN:
            return target.qualifier is not Qualifier.AT_MOST
        if actual.qualifier is Qualifier.ABOUT:
            # 近26万 may be less than 26万: it claims no more than a target of 约26万 asks.
            return target.qualifier is Qualifier.ABOUT
    return target.holds_for(actual.value)


def _is_bound(actual: Actual | None) -> bool:
    """Tell whether all that is known is an upper bound: 不超过150人 may be fewer than 100."""
    return actual is not None and actual.qualifier is Qualifier.AT_MOST


def _can_be_judged(indicator: Indicator, reading: Reading) -> bool:
    """Tell whether the figure shows that the promise is not kept, rather than leaving it open.

    A promise without target and stages is never met by a number or stage, and a number doesn't tell whether
    it is all (全覆盖): neither may be called overdue.
    """
    if indicator.target is None:
        return bool(indicator.stages)
    if _is_bound(reading.actual) and not _is_limit(indicator):
        return reading.ratio is not None and reading.ratio < 1
    return indicator.target.qualifier is not Qualifier.ALL or reading.actual is None


def _not_started(indicator: Indicator, reading: Reading) -> bool:
    reached = item_stages(reading.figure, indicator)
    if reached:
        return max(reached) == 0
    if reading.figure.stage is not None:
        return stage_of(reading.figure, indicator) == 0
    # A rate of 0 may have work behind it, and 0 of a limit is as good as can be.
    if indicator.kind == "rate" or _is_limit(indicator) or reading.actual is None:
        return False
    return reading.actual.value == 0 and not _has_work_under_way(reading.figure, indicator)


def _has_work_under_way(figure: Figure, indicator: Indicator) -> bool:
    """Tell whether a figure by stages counts something beyond the first stage."""
    return any(count.value != 0 for stage, count in figure.by_stage.items() if stage != indicator.stages[0])


def _keeps_pace_with_time(indicator: Indicator) -> bool:
    # A limit (不超过) isn't approached at the pace of time: using little of it early is neither slow nor on
    # schedule, and on its due date too much of it is neither. So it is only in progress.
    return indicator.kind == "amount" and not _is_limit(indicator)


def _is_limit(indicator: Indicator) -> bool:
    return indicator.target is not None and indicator.target.qualifier is Qualifier.AT_MOST
