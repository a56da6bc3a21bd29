"""The sites to visit, and a copy of the project to edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.server import serving
from tests.project_copy import copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def address(built: Path, invented: Path) -> Iterator[str]:
    """The address of a server with the real site below /a/b/ and an invented one below /a/c/."""
    with serving({"/a/b/": built, "/a/c/": invented}) as server:
        yield server


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what makes the site, free to edit."""
    return copy_project(tmp_path / "project")
