"""The notices that the tests look at: 叶县's own, and an invented county's with an issuer and an addressee."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from livelihood.assessment import YearProgress
from livelihood.bulletin.content import Bulletin, bulletin_of
from livelihood.site import load_site
from tests.invented import BASE

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def yexian() -> Bulletin:
    return bulletin_of(load_site(DATA, now=NOW).year("410422", 2022))


@pytest.fixture(scope="session")
def lushan() -> YearProgress:
    return load_site(DATA, now=NOW).year("410423", 2022)


@pytest.fixture(scope="session")
def xugou() -> YearProgress:
    return load_site(BASE, now=NOW).year("990101", 2022)


@pytest.fixture(scope="session")
def invented(xugou: YearProgress) -> Bulletin:
    return bulletin_of(xugou, dated=date(2022, 10, 20), addressee="各乡镇人民政府")
