"""The page of the benchmarks, docs/benchmarks.md: between two marks, what the last run found."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.bench.table import Table
from tests.project_copy import PROJECT

PAGE = PROJECT / "docs" / "benchmarks.md"
_BETWEEN = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.DOTALL)
_UPDATED = re.compile(r"^updated: .*$", re.MULTILINE)


def machine() -> str:
    """Return how many cores this process may use and how much memory there is."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cores}个处理器核，{memory:.0f} GB内存"


def figures(tables: Sequence[Table], notes: Sequence[str], about: str) -> str:
    """Return the part of the page that is measured: ``about`` says when, where and with which versions."""
    said = "".join(f"- {note}\n" for note in notes)
    return (
        "\n".join(["", f"{about}\n", *(table.html() for table in tables), *([said] if said else [])]) + "\n"
    )


def written(page: str, figures: str, on: date) -> str:
    """Return ``page`` with these figures and their date. Raises ValueError where it lacks the marks."""
    if not _BETWEEN.search(page):
        raise ValueError("the page has no marks between which figures stand")
    return _UPDATED.sub(f"updated: {on.isoformat()}", _BETWEEN.sub(lambda _: figures, page), count=1)


def write(text: str, on: date, page: Path = PAGE) -> None:
    """Write the figures into the page of the benchmarks."""
    page.write_text(written(page.read_text(encoding="utf-8"), text, on), encoding="utf-8", newline="\n")


def measured(on: date, versions: Sequence[str]) -> str:
    """Return the sentence that says when, where and with what was measured."""
    # Late, as it is large: a process that was started counts the size of the one that started it.
    from livelihood.wording import day

    return f"{day(on)}测得。机器：{machine()}。版本：{'、'.join(versions)}。"
