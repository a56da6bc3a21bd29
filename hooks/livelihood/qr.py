"""QR codes of addresses, for pages on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

# A reader needs four light modules around the code.
_MARGIN = 4


@dataclass(frozen=True)
class QrCode:
    """A code as a path in a square of ``size`` × ``size``, its margin included."""

    size: int
    path: str


@lru_cache(maxsize=4096)  # a preview builds the same pages again and again, and a code takes 3 ms
def qr_code(text: str) -> QrCode:
    """Return the code of ``text``, readable with up to 15% of it damaged."""
    rows = [tuple(row) for row in segno.make_qr(text, error="m").matrix]
    return QrCode(len(rows) + 2 * _MARGIN, "".join(_runs(rows)))


def _runs(rows: list[tuple[int, ...]]) -> Iterator[str]:
    """Yield a rectangle for every run of dark modules."""
    for y, row in enumerate(rows, _MARGIN):
        x = _MARGIN
        for dark, modules in groupby(row):
            width = len(list(modules))
            if dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
