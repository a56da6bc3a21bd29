"""Search from every page: below a path of its own, under a strict content policy, and told without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

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


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser's console says: errors of scripts, refused inline code, missing files."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    return messages


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("start", ["", "method/", "410422/2022/03/"])
def test_a_chinese_word_is_found_from_every_page(
    page: Page, mounted: str, complaints: list[str], width: int, start: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(mounted + start)
    query = page.get_by_role("banner").get_by_role("searchbox", name="搜索")
    query.fill("雨水篦子")
    query.press("Enter")
    expect(page).to_have_url(f"{mounted}search/?q={quote('雨水篦子')}")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("雨水篦子")
    expect(page.locator(".md-search-result__meta")).to_have_text("找到 1 个符合条件的结果")
    page.locator(".md-search-result__link").filter(has_text="井盖").click()
    expect(page).to_have_url(f"{mounted}410422/2022/03/#covers")
    expect(page.get_by_role("heading", name="推进城市窨井设施改造")).to_be_visible()
    assert complaints == []


def test_typing_on_the_search_page_finds_at_once(page: Page, mounted: str, complaints: list[str]) -> None:
    page.goto(f"{mounted}search/")
    query = page.get_by_role("main").get_by_role("searchbox")
    query.fill("井盖")
    query.press("End")  # the theme's script listens for keys
    expect(page.locator(".md-search-result__link").filter(has_text="井盖").first).to_be_visible()
    assert complaints == []


def test_on_a_phone_the_results_can_be_scrolled(page: Page, mounted: str) -> None:
    page.set_viewport_size({"width": 360, "height": 300})
    page.goto(f"{mounted}search/?q={quote('井盖')}")
    expect(page.locator(".md-search-result__link").filter(has_text="井盖").first).to_be_visible()
    page.wait_for_timeout(600)  # Material holds the page still after 400 ms
    page.mouse.move(180, 200)
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 50")


def test_without_scripts_the_search_page_says_so(browser: Browser, mounted: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(mounted)
    page.get_by_role("searchbox", name="搜索").fill("井盖")
    page.get_by_role("button", name="搜索").click()
    expect(page).to_have_url(f"{mounted}search/?q={quote('井盖')}")
    expect(page.get_by_text("搜索要用到浏览器的脚本功能")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)  # a box that does nothing isn't offered
    context.close()


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
