"""When a county's notices appear, and what they are called."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import NamedTuple

# The first day on which a notice may be dated: its month (13 is the next January) and day; it is within a fortnight.
_FIRST_DAYS = ((7, 1), (10, 9), (13, 8))
_FORTNIGHT = 14
_PERIODS = ("上半年进展", "前三季度进展", "完成情况")
_HAS_FINAL, _IS_OF_MONTH_END = 20, 40  # percent


class Notice(NamedTuple):
    """A notice to be: its id, its date, the day that its figures stand for, when it came here, and its title."""

    id: str
    on: date
    as_of: date
    recorded: date
    title: str
    is_final: bool

    @property
    def elapsed(self) -> Fraction:
        """The share of the plan's year that is gone."""
        year = self.on.year - self.is_final
        return min(Fraction(1), Fraction((self.as_of - date(year, 1, 1)).days, 364))

    @property
    def until(self) -> str:
        """The day of its figures, as the notice says it."""
        return "目前" if self.as_of == self.on else self.said(self.as_of)

    def said(self, on: date) -> str:
        """Return a day as the notice says it: the year only where it isn't the plan's."""
        year = f"{on.year}年" if self.is_final and on.year == self.on.year else ""
        return f"{year}{on.month}月{on.day}日"


def notices(county: str, year: int, random: Random) -> list[Notice]:
    """Return the year's notices, the first first: two, and for some a third that tells the year's result."""
    count = 3 if random.randrange(100) < _HAS_FINAL else 2
    found = []
    for at, (month, first) in enumerate(_FIRST_DAYS[:count]):
        is_final = month > 12
        start = date(year + is_final, 1 if is_final else month, first)
        on = start + timedelta(days=random.randrange(_FORTNIGHT))
        month_end = on - timedelta(days=on.day)
        as_of = month_end if random.randrange(100) < _IS_OF_MONTH_END else on
        recorded = on + timedelta(days=random.randint(1, 5))
        title = f"{year}年{county}重点民生实事{_PERIODS[at]}通报"
        found.append(Notice(f"notice-{at + 1}", on, as_of, recorded, title, is_final))
    return found
