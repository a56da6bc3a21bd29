"""The sites that tests of pages share, built once in each process of the run; and how long property tests search."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.builds import INVENTED, build, configured

# The fixtures of the browser are for all folders of tests: one Chromium for each process of the run.
pytest_plugins = ["tests.chromium"]

# Never against the clock of a busy machine. The gate tries the same examples each time, so that a failure tells of
# the change at hand; the long tests look further, and elsewhere each time.
settings.register_profile("gate", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=1_000, deadline=None)
settings.load_profile("gate")

FURNITURE = {
    "publisher": "虚构县人民政府",
    "organizer": "虚构县人民政府办公室",
    "address": "虚构县人民路1号",
    "telephone": "0990-7654321",
    "id_code": "9901010001",
    "icp": "虚ICP备00000000号",
    "police": "虚公网安备 00000000000000号",
    "police_url": "https://beian.example.org/",
    "site_map": "https://www.example.org/map/",
    "column_type": "民生实事",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, as `make site` builds it."""
    return build(tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented county's site with two reports, at an address of its own and with all that a site can show of itself."""
    folder = tmp_path_factory.mktemp("invented")
    config = configured(
        folder / "project", site_url="https://www.example.org/a/c/", extra={"site": FURNITURE}
    )
    return build(folder / "site", "--data", str(INVENTED), "--config-file", str(config))
