"""What the pages of changes and of corrections must show, put together from the data alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.completeness.changes import Change, Row, changes
from tests.completeness.html import Facts, folded
from tests.completeness.records import day_words
from tests.completeness.tasks import Year

# The page of all changes lists so many, and tells them number by number as long as there is room.
MOST_CHANGES, MOST_NUMBERS = 100, 60


def year_updates_page(year: Year) -> Facts:
    """Return what the page of a county-year's changes must show."""
    found = changes(year)
    return {
        "title": f"{year.record.name}更新记录",
        "of": f"{year.record.name}民生实事",
        "headings": tuple(f"{day_words(each.recorded)}：{each.title}" for each in found),
        "changes": tuple(_told(each) for each in found),
        "left off": (),
    }


def updates_page(years: Sequence[Year]) -> Facts:
    """Return what the page of all changes must show."""
    found = _newest(years)
    told, total = [], 0
    for each in found[:MOST_CHANGES]:
        numbers = sum(not row.is_target for row in each.rows)
        total += numbers
        is_whole = total <= max(numbers, MOST_NUMBERS)
        rows = each.rows if is_whole else [row for row in each.rows if row.is_target]
        left = () if is_whole or not numbers else (f"共有{numbers}个数字，逐个看：{each.name}的更新记录",)
        told.append((*_said((*each.said, *left)), _rows(rows)))
    older = len(found) - len(told)
    return {
        "headings": tuple(_heading(each) for each in found[:MOST_CHANGES]),
        "changes": tuple(told),
        "left off": (f"更早的{older}次变化，见各县自己的更新记录。",) if older else (),
    }


def corrections_page(years: Sequence[Year]) -> Facts:
    """Return what the page of corrections must show."""
    found = [each for each in _newest(years) if each.corrects]
    rows = [[Row(row.corrected, row.statuses, None) for row in each.rows if row.corrected] for each in found]
    return {
        "headings": tuple(_heading(each) for each in found),
        "changes": tuple((*_said(each.said), _rows(own)) for each, own in zip(found, rows, strict=True)),
        "left off": (),
    }


def _newest(years: Sequence[Year]) -> list[Change]:
    """Return all changes, the newest record first, a day's in the counties' order."""
    return sorted(
        (each for year in years for each in changes(year)), key=lambda each: each.recorded, reverse=True
    )


def _heading(change: Change) -> str:
    return f"{day_words(change.recorded)}：{change.name}，{change.title}"


def _told(change: Change) -> tuple[object, ...]:
    return (*_said(change.said), _rows(change.rows))


def _said(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(folded, said))


def _rows(rows: Iterable[Row]) -> tuple[object, ...]:
    return tuple((*row.words, *row.statuses) for row in rows)
