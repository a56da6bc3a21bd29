"""The real data of both counties, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.site import Site, load_site

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def site() -> Site:
    return load_site(DATA, now=moment("2026-11-21"))
