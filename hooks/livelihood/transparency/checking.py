"""The data against the log in it: problems for those who edit, long before they publish."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from livelihood.folder_entries import special
from livelihood.model import CountyRecord, Redirect
from livelihood.places import LOG_FOLDER, Spot
from livelihood.problems import Problems
from livelihood.transparency.changes import Changes
from livelihood.transparency.log import FILES, Log, read_log


def checked_log(folder: Path, problems: Problems) -> Log:
    """Return the log in ``folder``; report what is wrong with it to ``problems``.

    Through a link nothing is read: that is a problem of the data, which loading reports.
    """
    if any(special(path) for path in (folder, *(folder / name for name in FILES))):
        return Log()
    log = read_log(folder)
    for fault in log.faults:
        problems.add("log-broken", Spot((folder / fault.file).as_posix(), fault.line), fault.words)
    return log


def check_published(
    data: Path,
    records: Sequence[CountyRecord],
    redirects: Iterable[Redirect],
    now: datetime,
    problems: Problems,
    *,
    codes: Collection[str] | None = None,
) -> None:
    """Report what is wrong with the log in ``data``, and what changed or vanished without a record since publication.

    ``records`` are the counties as loaded: all of them, or those of ``codes``. ``redirects`` tell which changed codes.
    """
    log = checked_log(data / LOG_FOLDER, problems)
    if not log.faults:
        Changes(log, data / LOG_FOLDER, now, redirects, problems).versions(records, codes)
