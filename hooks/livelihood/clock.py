"""The one place where time comes in: everything else is given its moment."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone

# China has had one zone without summer time since 1991; a fixed offset needs no time-zone database on Windows.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def moment(text: str | None = None) -> datetime:
    """Return the moment to build for, in Asia/Shanghai.

    ``text`` is an ISO date (its first instant) or date and time, taken as Shanghai time where it names no zone.
    Without it: the environment's SOURCE_DATE_EPOCH (seconds since 1970, UTC), else the present. Raises ValueError
    with a reason in Chinese for a text or an epoch that can't be read.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if text is not None:
        try:
            given = datetime.fromisoformat(text)
            return given.replace(tzinfo=given.tzinfo or SHANGHAI).astimezone(SHANGHAI)
        except (ValueError, OverflowError):
            raise ValueError(f"“{text}”不是时间，应写作 2022-07-01 或 2022-07-01T09:00:00+08:00") from None
    if epoch is not None:
        try:
            # int() would read -1, 1_0 and spaces too.
            if epoch.isdecimal():
                return datetime.fromtimestamp(int(epoch), SHANGHAI)
        except (ValueError, OverflowError, OSError):
            pass  # a year beyond 9999
        raise ValueError(f"环境变量 SOURCE_DATE_EPOCH 写的是“{epoch}”，应为自 1970 年起的秒数")
    return present()


def present() -> datetime:
    """Return what the clock shows, in Asia/Shanghai: for what is told of a command, never for what it makes."""
    return datetime.now(SHANGHAI)
