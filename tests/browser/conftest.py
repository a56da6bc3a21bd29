"""The sites to visit, and a copy of the project to edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.refusals import is_refusal
from tests.browser.server import serving
from tests.project_copy import copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@pytest.fixture(scope="session")
def address(built: Path, invented: Path) -> Iterator[str]:
    """The address of a server with the real site below /a/b/ and an invented one below /a/c/."""
    with serving({"/a/b/": built, "/a/c/": invented}) as server:
        yield server


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A fresh page; whatever a test does there, the content policy has nothing to refuse."""
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if is_refusal(message.text) else None)
    yield page
    assert refused == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what makes the site, free to edit."""
    return copy_project(tmp_path / "project")
