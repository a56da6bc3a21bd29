"""Material's search works in our frame: below a path of its own, and under a strict content policy."""

from __future__ import annotations

import functools
import http.server
import threading
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.frame_site import build, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Material's style sheet holds its icons as data: images.
POLICY = "default-src 'self'; img-src 'self' data:"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with a strict content policy, quietly."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        pass


@pytest.fixture(scope="module")
def mounted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that is mounted under /a/b/."""
    folder: Path = tmp_path_factory.mktemp("mounted")
    built = build(write_project(folder / "project"), folder / "root" / "a" / "b")
    assert built.returncode == 0, built.stderr
    handler = functools.partial(Handler, directory=str(folder / "root"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/a/b/"
        server.shutdown()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser's console says: errors of scripts, refused inline code, missing files."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    return messages


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("start", ["", "method/", "410422/2022/03/"])
def test_a_chinese_word_is_found(
    page: Page, mounted: str, complaints: list[str], width: int, start: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(mounted + start)
    if width < 960:
        page.locator("header label.md-header__button").click()
    query = page.get_by_role("textbox", name="搜索")
    query.fill("雨水篦子")
    query.press("End")
    result = page.locator(".md-search-result__link").filter(has_text="井盖")
    expect(page.locator(".md-search-result__meta")).to_have_text("找到 1 个符合条件的结果")
    result.click()
    expect(page).to_have_url(f"{mounted}410422/2022/03/#covers")
    expect(page.get_by_role("heading", name="推进城市窨井设施改造")).to_be_visible()
    assert complaints == []


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
    expect(page.get_by_role("textbox")).to_have_count(0)  # a search box that does nothing isn't offered
    context.close()
