"""The search box in the head of every page and the search page: by keyboard, on a phone, below a path of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.modes import MODES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

TASK = "410422/2022/03/"
MANHOLES = "三、推进城市窨井设施及城镇老旧小区改造提升"


@pytest.fixture
def site(address: str) -> str:
    """The address of the real site, below a path of its own and under a strict content policy."""
    return f"{address}/a/b/"


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser's console says: errors of scripts, refused inline code, missing files."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    return messages


def box_of(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("combobox", name="搜索")


def options_of(page: Page) -> Locator:
    return page.get_by_role("listbox", name="搜索结果").get_by_role("option")


def active(page: Page) -> str:
    """The words of the option that a screen reader is told."""
    return page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.innerText ?? ''"
    )


def results_of(page: Page) -> Locator:
    return page.get_by_role("region", name="搜索结果").get_by_role("listitem")


def told(page: Page) -> Locator:
    return page.locator("#search-count")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("start", ["", "method/", TASK])
def test_by_keyboard_alone_from_every_page(
    page: Page, site: str, complaints: list[str], width: int, start: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + start)
    page.keyboard.press("/")
    expect(box_of(page)).to_be_focused()
    page.keyboard.type("雨水篦子")
    expect(options_of(page)).to_have_count(3)  # the task, its source, and the way to all results
    expect(box_of(page)).to_have_attribute("aria-expanded", "true")
    assert active(page) == ""

    page.keyboard.press("ArrowDown")
    assert MANHOLES in active(page)
    page.keyboard.press("ArrowUp")
    assert active(page) == ""
    page.keyboard.press("ArrowUp")
    assert active(page) == "看全部2条结果"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{site}{TASK}?mark={quote('雨水篦子')}")
    mark = page.locator("mark.ll-found").first
    expect(mark).to_have_text("雨水篦子")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


def test_escape_closes_then_clears(page: Page, site: str) -> None:
    page.goto(site)
    box = box_of(page)
    box.fill("养老")
    expect(options_of(page).first).to_be_visible()

    box.press("Escape")
    expect(options_of(page)).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("养老")
    box.press("ArrowDown")
    expect(options_of(page).first).to_be_visible()
    box.press("Escape")
    box.press("Escape")
    expect(box).to_have_value("")


def test_the_list_closes_when_the_reader_turns_away(page: Page, site: str) -> None:
    page.goto(site)
    box_of(page).fill("养老")
    expect(options_of(page).first).to_be_visible()
    page.keyboard.press("Tab")  # to the button beside the box
    expect(options_of(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(options_of(page)).to_have_count(0)


def test_a_slash_that_is_typed_stays_one(page: Page, site: str) -> None:
    page.goto(site)
    finder = page.get_by_label("县名、拼音或区划代码")
    finder.press_sequentially("a/b")
    expect(finder).to_have_value("a/b")
    expect(finder).to_be_focused()


def test_nothing_is_loaded_before_the_reader_turns_to_the_box(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(site + TASK, wait_until="networkidle")
    assert [url for url in asked if "search" in url] == ["assets/javascripts/search/box.js"]

    box_of(page).fill("养老")
    expect(options_of(page).first).to_be_visible()
    assert "search/index/4104/pagefind.js" in asked
    assert [url for url in asked if "://" in url] == []


def test_the_options_are_large_enough_for_a_thumb(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site + TASK)
    box_of(page).fill("养老")
    expect(options_of(page).first).to_be_visible()
    heights = [option.bounding_box() for option in options_of(page).all()]
    assert heights
    assert all(
        box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in heights
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    options_of(page).first.click()
    expect(page).to_have_url(f"{site}410422/2022/06/?mark={quote('养老')}")


def test_a_county_is_offered_by_name_and_pinyin(page: Page, site: str) -> None:
    page.goto(site)
    for typed in ("叶", "yex", "410422"):
        box_of(page).fill(typed)
        expect(options_of(page).first).to_have_text("叶县河南省平顶山市")
    box_of(page).press("ArrowDown")
    box_of(page).press("Enter")
    expect(page).to_have_url(f"{site}410422/")


def test_the_county_of_the_page_comes_first_and_goes_along(page: Page, site: str) -> None:
    for code, county in (("410422", "叶县"), ("410423", "鲁山县")):
        page.goto(f"{site}{code}/2022/01/")
        box = box_of(page)
        box.fill("养老床位")
        expect(options_of(page).first).to_contain_text(f"{county} · 2022年 · 实事")
        box.press("Enter")
        expect(page).to_have_url(f"{site}search/?q={quote('养老床位')}&near={code}")
        expect(results_of(page).first).to_contain_text(f"{county} · 2022年 · 实事")


def test_a_shared_address_shows_its_results(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(f"{site}search/?q={quote('井盖')}")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("井盖")
    expect(page.get_by_text("也按“窨井”搜索。")).to_be_visible()
    first = results_of(page).first
    expect(first).to_contain_text("叶县 · 2022年 · 实事")
    expect(first.get_by_role("heading", level=3)).to_have_text(MANHOLES)
    expect(first).to_contain_text("3项目标：1项超额完成 · 1项推进中 · 1项通报未提及")
    expect(first.locator("mark").filter(has_text="井盖")).not_to_have_count(0)
    assert first.locator("svg").count() == 3  # a segment for each indicator
    assert page.title() == "井盖 - 搜索 - 民生实事公开"
    assert complaints == []


def test_what_is_typed_before_the_script_is_there_is_searched(page: Page, site: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/results.js", hold)
    with page.expect_request("**/search/results.js"):
        page.goto(f"{site}search/")
    query = page.get_by_role("main").get_by_role("searchbox")
    query.press_sequentially("养老")
    held[0].continue_()
    expect(page).to_have_url(f"{site}search/?q={quote('养老')}")
    query.press_sequentially("床位")
    expect(page).to_have_url(f"{site}search/?q={quote('养老床位')}")
    expect(query).to_have_value("养老床位")


def test_typing_keeps_the_address_up_to_date_and_the_way_back_short(page: Page, site: str) -> None:
    page.goto(site)
    page.goto(f"{site}search/")
    query = page.get_by_role("main").get_by_role("searchbox")
    query.press_sequentially("养老床位", delay=20)
    expect(told(page)).to_have_text("找到4条结果")
    expect(page).to_have_url(f"{site}search/?q={quote('养老床位')}")
    page.go_back()
    expect(page).to_have_url(site)


def test_filters_have_counts_and_stand_in_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}search/?q={quote('养老床位')}")
    county = page.get_by_label("县", exact=True)
    expect(county.locator("option")).to_have_text(["全部县", "叶县（2）", "鲁山县（2）"])
    county.select_option("410423")
    expect(told(page)).to_have_text("4条结果中有2条符合条件")
    expect(page).to_have_url(f"{site}search/?q={quote('养老床位')}&county=410423")
    expect(results_of(page)).to_have_count(2)
    expect(page.get_by_label("状态").locator("option")).to_have_text(["全部状态", "未收录通报（1）"])
    expect(county.locator("option")).to_have_text(["全部县", "叶县（2）", "鲁山县（2）"])

    page.reload()
    expect(told(page)).to_have_text("4条结果中有2条符合条件")
    expect(county).to_have_value("410423")
    page.go_back()
    expect(told(page)).to_have_text("找到4条结果")
    expect(county).to_have_value("")


def test_nothing_found_is_said_with_what_is_near(page: Page, site: str) -> None:
    page.goto(f"{site}search/?q={quote('养老 彩票')}")
    expect(told(page)).to_have_text("没有找到。“彩票”哪里都没有写到。")
    expect(results_of(page)).to_have_count(1)  # of the near titles
    near = page.get_by_role("link", name="推进居家社区养老服务设施建设")
    expect(near).to_have_attribute("href", f"{site}schemes/henan-2022/elderly-care/")
    expect(page.get_by_role("heading", name="按县查找")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="叶县")).to_be_visible()


def test_words_that_stand_apart_are_not_found_together(page: Page, site: str) -> None:
    page.goto(f"{site}search/?q={quote('雨水篦子 鲁办文')}")
    expect(told(page)).to_contain_text("没有一页同时写到")


def test_more_results_come_below_and_the_reader_goes_on_there(page: Page, site: str) -> None:
    page.goto(f"{site}search/?q={quote('养老')}")
    expect(results_of(page)).to_have_count(10)
    page.get_by_role("button", name="再看10条").click()
    expect(results_of(page).nth(10).get_by_role("link")).to_be_focused()
    shown = results_of(page).count()
    assert shown > 10

    results_of(page).nth(11).get_by_role("link").click()
    expect(page.locator("mark.ll-found").first).to_be_visible()
    page.go_back()
    expect(results_of(page)).to_have_count(shown)
    page.wait_for_function("scrollY > 300")


def test_the_words_are_marked_where_most_of_them_stand(page: Page, site: str) -> None:
    page.goto(f"{site}{TASK}?mark={quote('井盖 窨井')}&mark={quote('雨水篦子')}")
    expect(page.locator("mark.ll-found")).not_to_have_count(0)
    words = {mark.inner_text() for mark in page.locator("mark.ll-found").all()}
    assert words == {"井盖", "窨井", "雨水篦子"}
    both = page.locator("main :is(p, li, dd)", has=page.get_by_text("雨水篦子1157座")).first
    expect(both.locator("mark.ll-found").first).to_be_in_viewport()


def test_an_anchor_goes_before_the_marked_words(page: Page, site: str) -> None:
    page.goto(f"{site}{TASK}?mark={quote('雨水篦子')}#main")
    expect(page.locator("mark.ll-found").first).to_be_attached()
    assert page.evaluate("document.getElementById('main').getBoundingClientRect().top") >= -1


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_with_the_search_open(page: Page, site: str, mode: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + TASK)
    box_of(page).fill("井盖")
    expect(options_of(page).first).to_be_visible()
    box_of(page).press("ArrowDown")
    assert violations(page, mode) == []

    page.goto(f"{site}search/?q={quote('养老')}")
    expect(page.get_by_label("县", exact=True).locator("option")).to_have_count(3)
    assert violations(page, mode) == []


def test_without_scripts_the_counties_are_offered(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("banner").get_by_role("searchbox", name="搜索").fill("井盖")
    page.get_by_role("banner").get_by_role("button", name="搜索").click()
    expect(page).to_have_url(f"{site}search/?q={quote('井盖')}")
    expect(page.get_by_text("搜索要用到浏览器的脚本功能")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)  # a box that does nothing isn't offered
    expect(page.get_by_role("main").get_by_role("link", name="叶县")).to_be_visible()
    context.close()


def test_a_missing_index_is_told_and_tried_again(page: Page, site: str) -> None:
    page.route("**/search/index/**", lambda route: route.abort())
    page.goto(f"{site}search/?q={quote('养老')}")
    expect(told(page)).to_contain_text("现在不能搜索")
    page.unroute("**/search/index/**")
    query = page.get_by_role("main").get_by_role("searchbox")
    query.fill("养老床位")
    expect(told(page)).to_have_text("找到4条结果")


def test_the_scripts_hold_no_address_of_another_host(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}search/?q={quote('yanglao 床位')}")
    expect(results_of(page).first).to_be_visible()
    assert json.dumps([url for url in asked if not url.startswith(site)]) == "[]"
