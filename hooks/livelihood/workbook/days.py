"""Dates as clerks write them: 2022-07-01, 2022/7/1, 2022.7.1, 2022年7月1日, 7月1日, or a date of the spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from livelihood.plain_text import comparable
from livelihood.workbook.complaints import CellError
from livelihood.workbook.grid import GridCell

_FULL = re.compile(r"(\d{4})(?:-(\d{1,2})-|/(\d{1,2})/|\.(\d{1,2})\.|年(\d{1,2})月)(\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})月(\d{1,2})日")
_FORMS = "写成 2022-07-01、2022/7/1、2022.7.1、2022年7月1日或7月1日"


def read_day(cell: GridCell, year_of: Callable[[int, int], int]) -> date:
    """Return the day in ``cell``; ``year_of`` (month, day) gives the year of one that is written without."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    text = comparable(cell.text)
    try:
        if full := _FULL.fullmatch(text):
            year, *months, day = full.groups()
            return date(int(year), int(next(filter(None, months))), int(day))
        if cell.number is None and (short := _SHORT.fullmatch(text)):
            month, day = int(short[1]), int(short[2])
            return date(year_of(month, day), month, day)
    except CellError:
        raise
    except ValueError:
        raise CellError(f"“{cell.text}”不是真实的日期：请核对月份和日子") from None
    raise CellError(f"“{cell.text}”不是能读懂的日期：请{_FORMS}")
