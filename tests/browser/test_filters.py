"""A county-year's filters: form and address say the same, both ways; without scripts every task is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

YEAR = "/a/b/410422/2022/"
ALL = "一二三四五六七八九十"


def shown(page: Page) -> str:
    """The numbers of the tasks that can be seen, in the order in which they stand."""
    rows = page.locator("#task-list .ll-tasks__task").all()
    return "".join(row.locator(".ll-tasks__title").inner_text()[0] for row in rows if row.is_visible())


def chosen(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.fixture
def year(page: Page, address: str) -> Page:
    page.goto(address + YEAR)
    return page


def test_at_first_everything_is_shown(year: Page) -> None:
    assert shown(year) == ALL
    expect(year.get_by_role("form", name="筛选和排序")).to_be_visible()
    expect(year.get_by_role("status")).to_have_text("共10件，全部列出")
    expect(year.get_by_role("button", name="看全部")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "tasks", "told"),
    [
        # Worked out by hand from the notice: only the roads of the fourth task are behind.
        ("status=behind", "四", "10件中列出1件"),
        ("status=omitted", "三五九", "10件中列出3件"),
        ("status=met", "二七", "10件中列出2件"),
        ("unit=zhujian", "三", "10件中列出1件"),
        ("leader=胡炜哲", "一四十", "10件中列出3件"),
        ("status=on_track&leader=胡炜哲", "十", "10件中列出1件"),
        ("status=behind&unit=zhujian", "", "没有符合条件的实事"),
        # By the share of promises that are kept: 1/1 and 3/3, 4/6, 2/4, 1/3 twice, 1/4, then none.
        ("order=standing", "一八七二三九六四五十", "共10件，全部列出"),
        ("status=omitted&order=standing", "三九五", "10件中列出3件"),
        # What the page doesn't offer narrows nothing.
        ("status=nonsense&unit=&leader=<b>&other=1", ALL, "共10件，全部列出"),
    ],
)
def test_the_address_chooses(page: Page, address: str, query: str, tasks: str, told: str) -> None:
    page.goto(f"{address}{YEAR}?{query}")
    assert shown(page) == tasks
    expect(page.get_by_role("status")).to_have_text(told)
    known = parse_qs(query)
    for name in ("status", "unit", "leader", "order"):
        offered = known.get(name, [""])[0] if "nonsense" not in query else ""
        expect(page.locator(f"select[name={name}]")).to_have_value(offered)


def test_the_form_writes_the_address_and_back_undoes_it(year: Page) -> None:
    year.get_by_label("状态", exact=True).select_option("omitted")
    assert (shown(year), chosen(year)) == ("三五九", {"status": ["omitted"]})
    year.get_by_label("负责人").select_option("常姣峰")
    assert (shown(year), chosen(year)) == ("三五", {"status": ["omitted"], "leader": ["常姣峰"]})

    year.go_back()
    assert (shown(year), chosen(year)) == ("三五九", {"status": ["omitted"]})
    expect(year.get_by_label("负责人")).to_have_value("")
    year.go_back()
    assert (shown(year), chosen(year)) == (ALL, {})
    year.go_forward()
    assert shown(year) == "三五九"
    expect(year.get_by_label("状态", exact=True)).to_have_value("omitted")


def test_a_shared_address_shows_the_same(year: Page, browser: Browser) -> None:
    year.get_by_label("单位").select_option(label="县商务局（1件）")
    year.get_by_label("顺序").select_option("standing")
    context = browser.new_context()
    other = context.new_page()
    other.goto(year.url)
    assert shown(other) == shown(year) == "四"
    context.close()


def test_choosing_and_undoing_by_keyboard(year: Page) -> None:
    year.get_by_label("状态", exact=True).focus()
    year.keyboard.press("ArrowDown")  # the first status that occurs: 超额完成
    assert chosen(year) == {"status": ["exceeded"]}
    assert shown(year) == "一三六八九"
    button = year.get_by_role("button", name="看全部")
    for _ in range(4):
        year.keyboard.press("Tab")
    expect(button).to_be_focused()
    year.keyboard.press("Enter")
    assert (shown(year), chosen(year)) == (ALL, {})
    expect(year.get_by_label("状态", exact=True)).to_be_focused()


def test_after_a_visit_to_a_task_the_choice_is_still_there(year: Page) -> None:
    year.get_by_label("状态", exact=True).select_option("behind")
    year.locator("#task-list .ll-tasks__title").filter(visible=True).click()
    expect(year.get_by_role("heading", level=1)).to_have_text("四、加快农村交通物流体系建设")
    year.go_back()
    expect(year.get_by_label("状态", exact=True)).to_have_value("behind")
    assert shown(year) == "四"


def test_a_county_whose_plan_names_no_leaders(page: Page, address: str) -> None:
    page.goto(f"{address}/a/b/410423/2022/?leader=某人")
    assert shown(page) == ALL
    expect(page.locator("select[name=leader]")).to_have_count(0)


def test_without_scripts_every_task_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{YEAR}?status=behind")
    assert shown(page) == ALL
    expect(page.get_by_text("全部状态")).to_be_hidden()
    context.close()
