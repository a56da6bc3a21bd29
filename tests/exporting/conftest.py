"""The real counties' pages, exported once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exporting.exports import export


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tmp_path_factory.mktemp("exported") / "export")
