"""The frame around a page: at every width, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.server import serving
from tests.frame_site import build, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def mounted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that is mounted under /a/b/."""
    folder = tmp_path_factory.mktemp("mounted")
    built = build(write_project(folder / "project"), folder / "site")
    assert built.returncode == 0, built.stderr
    with serving({"/a/b/": folder / "site"}) as address:
        yield f"{address}/a/b/"


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("start", ["", "method/", "410422/2022/03/"])
def test_no_page_is_wider_than_the_screen(page: Page, mounted: str, width: int, start: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(mounted + start)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_sidebar_stands_beside_the_page_or_below_it(page: Page, mounted: str) -> None:
    page.goto(f"{mounted}410422/2022/03/")
    boxes = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        boxes.append((page.get_by_role("main").bounding_box(), page.locator(".ll-side").bounding_box()))
    (wide_main, wide_side), (narrow_main, narrow_side) = boxes
    assert wide_main and wide_side and narrow_main and narrow_side  # noqa: PT018 - all or nothing
    assert wide_side["x"] >= wide_main["x"] + wide_main["width"]
    assert wide_side["y"] == wide_main["y"]
    assert narrow_side["y"] >= narrow_main["y"] + narrow_main["height"]


def test_a_page_reads_well_without_scripts(browser: Browser, mounted: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{mounted}410422/2022/03/")
    expect(page.get_by_text("已整改病害井盖201座")).to_be_visible()
    expect(page.get_by_role("link", name="叶县首页")).to_be_visible()
    context.close()
