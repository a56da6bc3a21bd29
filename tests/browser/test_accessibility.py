"""Every kind of page, on a phone and a desk, in every mode: for everyone, by WCAG 2.2 A and AA."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from livelihood.status import Status
from tests.browser.axe import violations
from tests.browser.modes import MODES, show
from tests.browser.pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (360, 1280)


@pytest.fixture(
    scope="module",
    params=[pytest.param((kind, width), id=f"{kind.name}-{width}") for kind in PAGES for width in WIDTHS],
)
def opened(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page, opened once for all the tests of it."""
    kind, width = request.param
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": 800})
    page = context.new_page()
    response = page.goto(address + kind.path)
    assert response
    assert response.status == 200, kind.path
    yield page
    context.close()


# Both settings at once colour the same components: the gate sees them in the gallery.
BOTH = pytest.param("dark-contrast", marks=pytest.mark.long)


@pytest.mark.parametrize("mode", [*(mode for mode in MODES if mode != "dark-contrast"), BOTH])
def test_no_violations(opened: Page, mode: str) -> None:
    assert violations(opened, mode) == []


# Every bar and drawing as a reader of the screen has it: what it is named, and what is said of its value. What is drawn
# on a button beside its words, or marked as decoration, says nothing.
BARS = """() => [...document.querySelectorAll('progress, meter, svg, [role=img], [role=progressbar], [role=meter]')]
    .filter((bar) => bar.checkVisibility() && !bar.closest('[aria-hidden=true], a, button, label'))
    .map((bar) => [
        (bar.getAttribute('aria-labelledby') || '').split(' ')
            .map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()
            || bar.getAttribute('aria-label') || bar.getAttribute('alt')
            || bar.querySelector('title')?.textContent.trim() || '',
        bar.getAttribute('aria-valuetext') || '',
        bar.outerHTML.slice(0, 200),
    ])"""


def test_every_bar_has_a_name_and_a_value_in_words(opened: Page) -> None:
    for name, value, html in opened.evaluate(BARS):
        said = f"{name}，{value}"
        assert name, html
        assert re.search(r"\d", said) or any(status.label in said for status in Status), html


def test_the_pages_with_bars_are_among_them(browser: Browser, address: str) -> None:
    page = browser.new_page()
    for path in ("410422/2022/", "410422/2022/03/"):
        page.goto(f"{address}/a/b/{path}")
        assert len(page.evaluate(BARS)) >= 3
    page.context.close()


# Everything that a keyboard must reach: what can be pressed or filled in and is shown.
FOCUSABLE = """() => {
    const wanted = 'a[href], button, input, select, textarea, summary, audio[controls], [contenteditable], [tabindex]';
    const all = [...document.querySelectorAll(wanted)].filter((one) => one.tabIndex >= 0 && !one.disabled
        && one.checkVisibility({visibilityProperty: true}) && !one.closest('[inert]')
        && !(one.type === 'radio' && !one.checked && document.querySelector(`[name="${one.name}"]:checked`)));
    const look = (one) => {
        const style = getComputedStyle(one);
        const outline = style.outlineStyle === 'none' ? 'none' : `${style.outlineWidth} ${style.outlineColor}`;
        return `${outline} / ${style.boxShadow}`;
    };
    window.reached = new Set();
    window.unseen = [];
    const before = new Map(all.map((one) => [one, look(one)]));
    document.addEventListener('focusin', ({target}) => {
        window.reached.add(target);
        if (look(target) === before.get(target)) window.unseen.push(target.outerHTML.slice(0, 200));
    });
    window.focusable = all;
    return all.length;
}"""
# The focused element isn't hidden below something that stays in place, as a header does.
COVERED = """() => {
    const one = document.activeElement;
    const boxes = [...one.getClientRects()];
    const points = boxes.flatMap((box) => [0.1, 0.5, 0.9].map((share) =>
        [box.left + box.width * share, box.top + box.height / 2]));
    const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (one.contains(top) || top.contains(one));
    });
    return seen || one === document.body ? '' : one.outerHTML.slice(0, 200);
}"""
UNREACHED = "() => window.focusable.filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 200))"


def test_the_keyboard_reaches_everything_and_shows_where_it_is(opened: Page) -> None:
    show(opened, "light")
    count = opened.evaluate(FOCUSABLE)
    covered = []
    for _ in range(count + 5):  # what scrolls by itself is a stop, too
        opened.keyboard.press("Tab")
        covered.append(opened.evaluate(COVERED))

    assert opened.evaluate(UNREACHED) == []
    assert opened.evaluate("() => window.unseen") == []
    assert [one for one in covered if one] == []
