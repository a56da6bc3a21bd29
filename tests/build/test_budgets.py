"""How large the built pages are."""

from __future__ import annotations

import gzip
from pathlib import Path

HTML = 12 * 1024


def packed(file: Path) -> int:
    """Return the size of ``file`` as a web server sends it."""
    return len(gzip.compress(file.read_bytes(), 6))


def test_every_task_page_is_small(built: Path) -> None:
    sizes = {packed(page): page.parent.as_posix() for page in built.glob("*/2022/[01][0-9]/index.html")}

    assert len(list(built.glob("*/2022/[01][0-9]/index.html"))) == 20
    largest = max(sizes)
    assert largest <= HTML, sizes[largest]
