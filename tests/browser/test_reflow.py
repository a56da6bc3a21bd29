"""No page is cut off: on the narrowest phones, and with text twice as large as usual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.modes import show
from tests.browser.pages import PageType, every_page
from tests.chromium import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

# How far the page can be scrolled sideways, and what of its text stands outside the screen or is cut by its own box.
CUT = """() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (one) => one && one !== document.body
        && (['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const cut = [...document.body.querySelectorAll('*')].filter((one) => {
        if (!one.checkVisibility({visibilityProperty: true}) || !one.innerText?.trim() || scrolls(one)) return false;
        const box = one.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1 || box.bottom < 0) return false;
        return box.right > width + 1 || box.left < -1;
    });
    return [document.documentElement.scrollWidth - width, ...cut.map((one) => one.outerHTML.slice(0, 160))];
}"""


@pytest.fixture(scope="module")
def large_text(playwright: Playwright) -> Iterator[Browser]:
    """A browser whose reader has set its text to twice the usual size."""
    twice = ["--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS + twice)
    yield chromium
    chromium.close()


def cut_off(browser: Browser, url: str, width: int, mode: str) -> list[str | int]:
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(url)
    show(page, mode)
    found: list[str | int] = page.evaluate(CUT)
    context.close()
    return found


@every_page
@pytest.mark.parametrize("mode", ["light", "large"])
def test_on_the_narrowest_phone(browser: Browser, address: str, kind: PageType, mode: str) -> None:
    assert cut_off(browser, address + kind.path, 320, mode) == [0]


@every_page
@pytest.mark.parametrize("width", [360, 1280])
def test_with_text_of_twice_the_size(large_text: Browser, address: str, kind: PageType, width: int) -> None:
    assert cut_off(large_text, address + kind.path, width, "light") == [0]


def test_text_follows_the_readers_size(browser: Browser, large_text: Browser, address: str) -> None:
    sizes = []
    for chromium in (browser, large_text):
        page = chromium.new_page()
        page.goto(f"{address}/a/b/410422/2022/03/")
        sizes.append(
            float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))
        )
        page.context.close()

    assert sizes[1] == 2 * sizes[0]
