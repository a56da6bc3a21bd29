"""The sites that tests of pages share, built once; and how long property tests search."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.builds import INVENTED, build, configured

# Enough to find mistakes, and never against the clock of a busy machine.
settings.register_profile("gate", max_examples=200, deadline=None)
settings.load_profile("gate")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, as `make site` builds it."""
    return build(tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented county's site with two reports, at an address of its own."""
    folder = tmp_path_factory.mktemp("invented")
    config = configured(folder / "project", site_url="https://www.example.org/a/c/")
    return build(folder / "site", "--data", str(INVENTED), "--config-file", str(config))
