"""The runs as tables, in Chinese: for the terminal and for the page of the benchmarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from statistics import median

from tests.bench.engines import Case, Run

OURS = "ours"
_HEAD = ("怎样生成", "情形", "用时（秒）", "每秒页数", "处理器（秒）", "最大进程（MB）", "输出（MB）")
_MB = 1_000_000


@dataclass(frozen=True)
class Table:
    """A table with its caption and the notes below it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """Return the table as text."""
        lines = [f"\n{self.caption}\n", _line(self.head), _line("---" for _ in self.head)]
        return "\n".join([*lines, *(_line(row) for row in self.rows)]) + "\n"

    def html(self) -> str:
        """Return the table as it stands in a page, where it may be moved sideways on a phone."""
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self.head)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in self.rows
        )
        return (
            # A keyboard moves it sideways once it has the focus.
            f'<div class="ll-scroll" role="region" tabindex="0" aria-label="{escape(self.caption)}">'
            f'<table class="ll-table ll-table--wide"><caption>{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></div>\n"
        )


@dataclass(frozen=True)
class Row:
    """The runs of one engine in one case: seconds of the best and of the middle one, and what else the best took."""

    title: str
    case: Case
    best: float
    middle: float
    cpu: float
    peak: int
    pages: int
    size: int

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.best


def summed_up(runs: Iterable[Run]) -> dict[tuple[int, bool, str, Case], Row]:
    """Return a row for the runs of each number of counties, with or without search, each engine and case."""
    grouped: dict[tuple[int, bool, str, Case], list[Run]] = {}
    for run in runs:
        grouped.setdefault((run.counties, run.whole, run.engine, run.case), []).append(run)
    return {key: _row(same) for key, same in grouped.items()}


def tables(runs: Sequence[Run]) -> list[Table]:
    """Return a table for each number of counties, then how fast ours is beside the others, then how it grows."""
    rows = summed_up(runs)
    made = []
    for counties, whole in dict.fromkeys((run.counties, run.whole) for run in runs):
        here = [row for key, row in rows.items() if key[:2] == (counties, whole)]
        with_search = "含" if whole else "不含"
        caption = f"{counties}个县，{here[0].pages}个网页，{with_search}搜索和开放数据"
        made.append(Table(caption, _HEAD, tuple(_cells(row) for row in here)))
    return [*made, *_ratios(runs, rows), *_growth(rows)]


def _row(runs: Sequence[Run]) -> Row:
    best = min(runs, key=lambda run: run.usage.seconds)
    return Row(
        title=best.title,
        case=best.case,
        best=best.usage.seconds,
        middle=median(run.usage.seconds for run in runs),
        cpu=best.usage.cpu,
        peak=max(run.usage.peak for run in runs),
        pages=best.output.pages,
        size=best.output.size,
    )


def _cells(row: Row) -> tuple[str, ...]:
    # Seconds of a single run have no middle to tell apart.
    time = f"{row.best:.2f}" + (f"（中位{row.middle:.2f}）" if row.middle != row.best else "")
    rate = f"{row.rate:.0f}" if row.case is Case.COLD else ""
    return (
        row.title,
        row.case.value,
        time,
        rate,
        f"{row.cpu:.2f}",
        f"{row.peak / _MB:.0f}",
        f"{row.size / _MB:.1f}",
    )


def _ratios(runs: Sequence[Run], rows: dict[tuple[int, bool, str, Case], Row]) -> list[Table]:
    """Return how many pages a second ours makes from nothing for each page of another engine."""
    others = {run.engine: run.title for run in runs if run.engine != OURS}
    lines = []
    for counties, whole in dict.fromkeys((run.counties, run.whole) for run in runs):
        ours = rows.get((counties, whole, OURS, Case.COLD))
        if ours is None:
            continue
        found = (rows.get((counties, whole, key, Case.COLD)) for key in others)
        cells = (f"{ours.rate / row.rate:.2f}倍" if row else "未测" for row in found)
        lines.append((f"{counties}（{'含' if whole else '不含'}搜索和开放数据）", *cells))
    if not lines or not others:
        return []
    return [Table("从头生成，本站每秒页数是别的几倍", ("县数", *others.values()), tuple(lines))]


def _growth(rows: dict[tuple[int, bool, str, Case], Row]) -> list[Table]:
    """Return what each further county costs ours, from one number of counties to the next."""
    lines = []
    for whole in (False, True):
        sizes = sorted(key[0] for key in rows if key[1:] == (whole, OURS, Case.COLD))
        for few, many in pairwise(sizes):
            fewer, more = (rows[size, whole, OURS, Case.COLD] for size in (few, many))
            each = (more.best - fewer.best) / (many - few)
            with_search = "含" if whole else "不含"
            lines.append((f"{few}到{many}", f"{with_search}搜索和开放数据", f"{each:.3f}"))
    head = ("县数", "情形", "每多一个县（秒）")
    return [Table("从头生成，本站每多一个县要多久", head, tuple(lines))] if lines else []


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
