"""A real Chromium to visit pages with."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

# The shell without a window is the same engine, and quicker.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
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


# What is awaited comes at once or never; a busy machine may take its time.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, without cookies or cache."""
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()
