"""The real site behind a server with the ready-made settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def served(built: Path, invented: Path) -> Iterator[str]:
    """The address of the real site below /a/b/ and an invented one below /a/c/, with HSTS switched on."""
    with serving({"/a/b/": built, "/a/c/": invented}, hsts=True) as server:
        yield server
