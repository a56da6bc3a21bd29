"""The sites that the gate reads back, with the data that they were built from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builds import EPOCH, ROOT, build
from tests.completeness.hard_cases import write_hard_cases

NOW = datetime.fromtimestamp(int(EPOCH), UTC)


@dataclass(frozen=True)
class BuiltSite:
    """A built site, its data, and the moment of its build."""

    site: Path
    data: Path
    now: datetime = NOW


@pytest.fixture
def real_site(built: Path) -> BuiltSite:
    return BuiltSite(built, ROOT / "data")


@pytest.fixture(scope="session")
def hard_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Invented counties: corrections, a revised target, promises without reports, and numbers easily shown wrong."""
    folder = tmp_path_factory.mktemp("hard-cases")
    data = write_hard_cases(folder)
    return BuiltSite(build(folder / "site", "--data", str(data)), data)


@pytest.fixture(params=["real_site", "hard_site"])
def any_site(request: pytest.FixtureRequest) -> BuiltSite:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, BuiltSite)
    return found
