"""A real Chromium, the sites to visit with it, and a copy of the project to edit."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.server import serving
from tests.project_copy import copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

# Nothing but the pages under test may be loaded; the sandbox needs rights that containers lack.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, without cookies or cache."""
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def address(built: Path, invented: Path) -> Iterator[str]:
    """The address of a server with the real site below /a/b/ and an invented one below /a/c/."""
    with serving({"/a/b/": built, "/a/c/": invented}) as server:
        yield server


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what makes the site, free to edit."""
    return copy_project(tmp_path / "project")
