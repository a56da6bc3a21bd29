"""What a reader waits for: how much a task page loads, and whether it moves while it loads."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import PageType, every_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

FIRST_VIEW = 120 * 1024

WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            window.shifts.push([entry.value, ...entry.sources.map((source) => source.node?.outerHTML?.slice(0, 120))]);
    }).observe({type: 'layout-shift', buffered: true});
"""


@pytest.mark.parametrize("task", ["410422/2022/03/", "410422/2022/07/", "410423/2022/10/"])
def test_the_first_view_of_a_task_is_small(page: Page, address: str, task: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - the library wants a function
    page.goto(f"{address}/a/b/{task}")

    sizes = {answer.url: len(gzip.compress(answer.body(), 6)) for answer in answers}
    assert sizes
    assert sum(sizes.values()) <= FIRST_VIEW, sizes


@every_page
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, kind: PageType, width: int) -> None:
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": 800})
    context.add_init_script(WATCH_SHIFTS)
    page = context.new_page()
    page.goto(address + kind.path)
    shifts = page.evaluate("window.shifts")
    context.close()

    # A line may be drawn while its end is still on the way: that moves a word's mark, and nothing that is read.
    assert sum(shift[0] for shift in shifts) < 0.001, shifts
