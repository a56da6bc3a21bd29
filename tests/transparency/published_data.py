"""A small data folder whose first publication is in its log, and edits of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from livelihood.clock import SHANGHAI
from livelihood.transparency.notes import Signer
from livelihood.transparency.pending import PendingLog, pending_log
from tests.unit.data_tree import YEAR, write_data

FIRST_DAY = datetime(2022, 7, 5, 9, tzinfo=SHANGHAI)
LATER = datetime(2022, 8, 10, 9, tzinfo=SHANGHAI)
PLAN = f"{YEAR}/plan.yml"
REPORT = f"{YEAR}/reports/2022-07-01.yml"
SOURCES = f"{YEAR}/sources.yml"
NOTICE = f"{YEAR}/sources/notice.txt"
# What is in force from its date on: 150 were 145.
CORRECTION = """\
corrections:
  - {no: 1, indicator: relief, old: 150人, new: 145人, reason: 重复统计5人, date: 2022-08-01}
"""
AMENDMENT = "amendments:\n  - {reason: 单位录错了, date: 2022-08-01}\n"


def published(folder: Path, signer: Signer | None = None) -> Path:
    """Write the data with its first publication into ``folder`` and return where it is."""
    data = write_data(folder)
    publish(data, signer=signer, now=FIRST_DAY)
    return data


def publish(data: Path, signer: Signer | None = None, now: datetime = LATER) -> PendingLog:
    pending = pending_log(data, now, signer)
    assert pending.problems == ()
    pending.save()
    return pending


def edit(data: Path, file: str, old: str, new: str) -> None:
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{text.count(old)} × {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def told(data: Path, now: datetime = LATER) -> list[str]:
    """Return what is told of changes without a record: place and found."""
    problems = pending_log(data, now, None).problems
    return [
        f"{Path(each.path).relative_to(data).as_posix()}:{each.line} {each.code}: {each.message.split('。应当：')[0]}"
        for each in problems
    ]
