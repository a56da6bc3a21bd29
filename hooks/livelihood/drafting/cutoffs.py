"""The day up to which a progress text counts: 截至7月25日, 截至2022年6月底, 1—6月, 截至目前."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from livelihood.drafting.clauses import Passage
from livelihood.plain_text import comparable

_CUTOFF = re.compile(
    r"截[至止]到?(?:(?P<now>目前|当前|当下|现在|今(?!年)|本?通报|发稿|统计时)"
    r"|(?:(?P<year>20\d\d)年|今年|本年|当年)?"
    r"(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|(?P<end>底|末))?|(?P<half>上半年)|(?P<last_day>年?[底末](?=[,:。;]|已|共|全)))"
    r"|(?P<own>20\d\d)[-/.](?P<own_month>\d{1,2})[-/.](?P<own_day>\d{1,2})(?!\d)"
    r"|(?P<unread>[^,:。;!?]{0,12}))"
    r"|(?<!\d)1(?:月份?)?[-—~至到]{1,2}(?P<through>\d{1,2})月"
    r"|(?:^|(?<=[。;!?]))(?:今年|本年)?(?:(?:到|至)?(?P<opening>\d{1,2})月[底末](?=,)|(?P<first_half>上半年)(?!计划|拟|将|要))"
)
# What the whole document counts up to: 现将截至6月30日的进展情况通报如下.
_OF_ALL = re.compile(
    r"截[至止]到?[^,。;:|\t]{2,12}?的?[^,。;:|\t]{0,10}(?:进展|进度|完成|推进|落实|实施)(?:情况|如下)"
)
# A notice tells of the months behind it: a day of the year that is farther back than this may be one to come.
_FARTHEST = 300


class Cutoff(NamedTuple):
    """The last day that numbers count; None means the notice's own. ``doubt`` says what a person must decide."""

    day: date | None = None
    doubt: str | None = None


@dataclass(frozen=True)
class Calendar:
    """What a date without a year can be: ``year`` is the promises' year, ``notice`` the notice's own day if known."""

    year: int
    notice: date | None

    def cutoff_of(self, passage: Passage, position: int) -> Cutoff:
        """Return the cutoff that the passage gives for what stands at ``position``: the last one before it.

        Where a date stands before verbatim words (截至7月8日：…截至目前…), their 截至目前 means that date.
        """
        text = passage.text
        found = list(_CUTOFF.finditer(text, 0, position))
        if not found:
            return Cutoff()
        if not found[-1]["now"]:
            return self._read(found[-1])
        headed = [each for each in found if not each["now"] and text.startswith(":", each.end())]
        return self._read(headed[-1]) if headed else Cutoff()

    def doubt_of_all(self, text: str) -> str | None:
        """Return a doubt where a document's lead or its table's head counts up to another day than its own."""
        if self.notice is None:
            return None
        for led in _OF_ALL.finditer(comparable(text)):
            found = _CUTOFF.match(led[0])
            day = self._read(found).day if found and not found["now"] else self.notice
            if day != self.notice:
                return _other_day(led[0], self.notice, day)
        return None

    def _read(self, found: re.Match[str]) -> Cutoff:
        """Return the date that ``found`` writes; the notice's own with a doubt where it can't be read."""
        told, unread = found[0], Cutoff(None, f"“{found[0]}”是哪一天没有读出来，请确认这些数的截止日期")
        if found["unread"] is not None:
            return unread
        own = found["own"] or found["year"]
        month = int(found["own_month"] or found["month"] or found["through"] or found["opening"] or 0)
        month = month or (6 if found["half"] or found["first_half"] else 12)
        given = found["own_day"] or found["day"]
        if own:
            day = _day(int(own), month, given)
            cutoff = Cutoff(day) if day else unread
        else:
            cutoff = self._nearest(month, given, told) or unread
        if found["month"] and not given and not found["end"] and not cutoff.doubt:
            return Cutoff(cutoff.day, f"“{told}”没有写明到哪一天，这里取{month}月的最后一天，请确认")
        return cutoff

    def _nearest(self, month: int, given: str | None, told: str) -> Cutoff | None:
        """Return the last such day up to the notice's; one of an earlier or a coming year is doubtful."""
        if self.notice is None:
            day = _day(self.year, month, given)
            return Cutoff(day) if day else None
        near = (self.notice.year - 1, self.notice.year, self.notice.year + 1)
        days = [day for own in near if (day := _day(own, month, given))]
        past = [day for day in days if day <= self.notice]
        if past and past[-1].year >= self.year and (self.notice - past[-1]).days <= _FARTHEST:
            return Cutoff(past[-1])
        notice = self.notice
        nearest = min(days, key=lambda day: abs(day - notice), default=None)
        if nearest is None:
            return None
        return Cutoff(
            nearest, f"“{told}”没有写年份，通报日期是{_said(notice)}，这里当作{_said(nearest)}，请确认"
        )


def _day(year: int, month: int, given: str | None) -> date | None:
    """Return a day, the month's last where none is ``given``; None where the calendar has no such day."""
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = int(given) if given else last
    return date(year, month, day) if 1 <= day <= last else None


def _other_day(told: str, notice: date, day: date | None) -> str:
    given = f"，如 --as-of {day}" if day else ""
    return (
        f"文件写“{told}”，成文日期是{_said(notice)}：没有另写日期的数按成文日期算；"
        f"应当按另一天算的，请在命令后面加上 --as-of{given}"
    )


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
