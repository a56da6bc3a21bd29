"""Large type, dark and high contrast: by the system's settings or the page's own, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

YEAR = "/a/b/410422/2022/"
SETTINGS = {"size": "大字版", "theme": "深色", "contrast": "高对比"}
LOOK = """() => {
    const style = getComputedStyle(document.querySelector('main p'));
    return [style.color, getComputedStyle(document.body).backgroundColor, style.fontSize];
}"""


@pytest.fixture
def year(page: Page, address: str) -> Page:
    page.goto(address + YEAR)
    return page


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_choice_is_remembered_on_every_page(year: Page, address: str, setting: str) -> None:
    button = year.get_by_role("button", name=SETTINGS[setting], exact=True)
    expect(button).to_have_attribute("aria-pressed", "false")
    before = year.evaluate(LOOK)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    after = year.evaluate(LOOK)
    assert after != before

    year.goto(f"{address}/a/b/410422/2022/03/")
    expect(button).to_have_attribute("aria-pressed", "true")
    year.goto(address + YEAR)
    assert year.evaluate(LOOK) == after
    button.click()
    year.reload()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert year.evaluate(LOOK) == before


def test_large_type_enlarges_all_text(year: Page) -> None:
    sizes = "() => [...document.querySelectorAll('main *')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    before = year.evaluate(sizes)
    year.get_by_role("button", name="大字版", exact=True).click()
    after = year.evaluate(sizes)

    shares = {round(large / usual, 2) for large, usual in zip(after, before, strict=True)}
    assert len(shares) == 1
    assert 1.2 <= shares.pop() <= 1.6


@pytest.fixture(params=["theme", "contrast"])
def set_by_system(
    browser: Browser, address: str, request: pytest.FixtureRequest
) -> Iterator[tuple[str, Page]]:
    """A setting, and the page in a system that has it."""
    is_dark = request.param == "theme"
    context = browser.new_context(
        locale="zh-CN",
        color_scheme="dark" if is_dark else "light",
        contrast="no-preference" if is_dark else "more",
    )
    page = context.new_page()
    page.goto(address + YEAR)
    yield request.param, page
    context.close()


def test_the_systems_setting_looks_like_the_pages_own(set_by_system: tuple[str, Page], year: Page) -> None:
    name, by_system = set_by_system
    expect(by_system.get_by_role("button", name=SETTINGS[name], exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    year.get_by_role("button", name=SETTINGS[name], exact=True).click()

    assert by_system.evaluate(LOOK) == year.evaluate(LOOK)


def test_a_choice_outweighs_the_system(set_by_system: tuple[str, Page], year: Page) -> None:
    name, by_system = set_by_system
    by_system.get_by_role("button", name=SETTINGS[name], exact=True).click()

    assert by_system.evaluate(LOOK) == year.evaluate(LOOK)


def test_without_scripts_no_button_is_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + YEAR)
    expect(page.get_by_role("button", name="大字版")).to_have_count(0)
    context.close()


def test_where_storage_is_forbidden_a_choice_holds_for_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
    )
    page = context.new_page()
    page.goto(address + YEAR)
    button = page.get_by_role("button", name="大字版", exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    context.close()
