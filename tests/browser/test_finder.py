"""The home page's finder: by name, pinyin and code, by keyboard alone; without scripts the list is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

YEXIAN, LUSHAN = "叶县", "鲁山县"


@pytest.fixture
def home(page: Page, address: str) -> Page:
    page.goto(f"{address}/a/b/")
    return page


def shown(page: Page) -> list[str]:
    """The names of the counties in the list that can be seen."""
    return [
        link.inner_text() for link in page.locator("#county-list [data-keys] a").all() if link.is_visible()
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("叶", [YEXIAN]),
        ("  鲁山 ", [LUSHAN]),
        ("yexian", [YEXIAN]),
        ("Lu Shan", [LUSHAN]),
        ("410423", [LUSHAN]),
        ("4104", [YEXIAN, LUSHAN]),
        ("４１０４２２", [YEXIAN]),  # full-width digits
        ("平顶山", [YEXIAN, LUSHAN]),
        ("河南 叶", [YEXIAN]),
        ("", [YEXIAN, LUSHAN]),
        ("   ", [YEXIAN, LUSHAN]),
    ],
)
def test_the_list_is_narrowed(home: Page, typed: str, found: list[str]) -> None:
    home.get_by_role("searchbox", name="县名、拼音或区划代码").fill(typed)
    assert shown(home) == found
    told = f"找到{len(found)}个县（市、区）" if typed.strip() else ""
    expect(home.locator("#finder-count")).to_have_text(told)


def test_nothing_found_is_said_and_the_empty_province_goes(home: Page) -> None:
    home.get_by_label("县名、拼音或区划代码").fill("虚构县")
    assert shown(home) == []
    expect(home.get_by_role("status")).to_have_text("没有找到。可以只输入一部分，或换成拼音试试。")
    expect(home.locator("#county-list").get_by_text("河南省")).to_be_hidden()


def test_enter_opens_the_only_match(home: Page, address: str) -> None:
    home.get_by_label("县名、拼音或区划代码").press_sequentially("yex")
    home.keyboard.press("Enter")
    expect(home).to_have_url(f"{address}/a/b/410422/")
    home.go_back()
    box = home.get_by_label("县名、拼音或区划代码")
    # Whatever the browser kept in the box, the list goes with it.
    assert shown(home) == ([YEXIAN] if box.input_value() else [YEXIAN, LUSHAN])


def test_enter_goes_to_the_first_of_several(home: Page) -> None:
    home.get_by_label("县名、拼音或区划代码").fill("4104")
    home.keyboard.press("Enter")
    expect(home.locator("#county-list").get_by_role("link", name=YEXIAN)).to_be_focused()


def test_escape_shows_everything_again(home: Page) -> None:
    box = home.get_by_label("县名、拼音或区划代码")
    box.fill("叶")
    box.press("Escape")
    assert (box.input_value(), shown(home)) == ("", [YEXIAN, LUSHAN])


def test_without_scripts_the_list_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/a/b/")
    assert shown(page) == [YEXIAN, LUSHAN]
    expect(page.get_by_text("县名、拼音或区划代码")).to_be_hidden()
    context.close()
