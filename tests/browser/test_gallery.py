"""The components' examples, as the preview's gallery shows them: accessible in every mode, and never too wide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from livelihood import routes
from livelihood.component_library import components
from livelihood.contexts.gallery import gallery_page
from livelihood.rendering import render
from tests.browser.axe import violations
from tests.browser.modes import MODES
from tests.browser.server import serving
from tests.frame_site import build, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the gallery."""
    folder = tmp_path_factory.mktemp("gallery")
    project = write_project(folder / "project")
    pages = yaml.safe_load((project / "pages.yml").read_text(encoding="utf-8"))
    shown = gallery_page(date(2026, 11, 21))
    pages[routes.markdown_uri(shown.frame.url)] = [shown.frame.meta(), render("gallery", shown)]
    (project / "pages.yml").write_text(yaml.safe_dump(pages, allow_unicode=True), encoding="utf-8")
    built = build(project, folder / "site")
    assert built.returncode == 0, built.stderr
    with serving({"/": folder / "site"}) as address:
        yield address


@pytest.fixture(scope="module", params=[360, 1280])
def gallery(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport={"width": request.param, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/gallery/")
    yield page
    context.close()


def test_every_component_is_shown(gallery: Page) -> None:
    shown = set(gallery.locator("article > h2").all_text_contents())

    assert shown == {component.name for component in components()}


@pytest.mark.parametrize("mode", MODES)
def test_no_violations(gallery: Page, mode: str) -> None:
    assert violations(gallery, mode) == []


def test_no_example_is_wider_than_the_screen(gallery: Page) -> None:
    assert (
        gallery.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    )
