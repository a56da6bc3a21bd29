"""A page needs nothing but its own site: no other host, no inline code, and to be read no script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livelihood.policy import content_security_policy
from tests.browser.pages import PageType, every_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# A number with what belongs to it: 2.8万, 195.7%, 2022年7月1日.
NUMBER = re.compile(r"[\d.,]*\d[%万]?")
# What the content policy refuses.
LISTEN = """
window.violated = [];
document.addEventListener("securitypolicyviolation", (event) => violated.push(event.violatedDirective));
"""
# What can be opened without scripts is open; controls, and the place for what they find, aren't facts.
OPEN_ALL = """() => {
    for (const one of document.querySelectorAll('main details')) one.open = true;
    for (const one of document.querySelectorAll('main form, main button, main [data-results]')) one.remove();
}"""


@every_page
def test_no_request_leaves_the_site(page: Page, address: str, kind: PageType) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(LISTEN)
    page.goto(address + kind.path)

    root = address + kind.path[: len("/a/b/")]
    assert asked[0] == address + kind.path
    assert [url for url in asked if not url.startswith(root)] == []
    assert complaints == []  # every file was there
    (policy,) = page.locator('head > meta[http-equiv="Content-Security-Policy"]').all()
    assert policy.get_attribute("content") == content_security_policy(in_page=True)
    assert page.evaluate("violated") == []


@every_page
def test_every_fact_is_readable_without_scripts(browser: Browser, address: str, kind: PageType) -> None:
    read = []
    for scripts in (True, False):
        context = browser.new_context(locale="zh-CN", java_script_enabled=scripts)
        page = context.new_page()
        page.goto(address + kind.path)
        page.evaluate(OPEN_ALL)
        assert "".join(page.locator("main [hidden]").all_text_contents()).strip() == ""
        read.append(page.locator("main").inner_text())
        context.close()

    with_scripts, without = ("".join(text.split()) for text in read)
    assert len(without) > 20
    numbers = NUMBER.findall(without)
    missing = [number for number in NUMBER.findall(with_scripts) if number not in numbers]
    assert missing == []
