"""A whole site with every hostile text in it, in a real browser without the page policy: nothing of it does anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from livelihood.site import check_data
from tests.browser.server import serving
from tests.builds import build, tree
from tests.hostile.tree import IN_DOCUMENTS, HostileData, in_documents

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Elements, attributes and addresses that no text may bring about.
HARM = """() => {
    const found = [];
    for (const one of document.querySelectorAll('*')) {
        for (const {name, value} of one.attributes) {
            if (name.startsWith('on') || ['style', 'srcdoc', 'formaction', 'autofocus', 'ping'].includes(name)
                || (['href', 'src', 'action', 'xlink:href'].includes(name)
                    && !['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(value, document.baseURI).protocol)))
                found.push(`${one.localName} ${name}=${value}`);
        }
        if (one.localName === 'script' && one.textContent) found.push(one.outerHTML);
    }
    return found;
}"""
TAGS = "() => [...new Set([...document.querySelectorAll('*')].map(one => one.localName))].sort()"
# Pages that have all elements of the site between them.
USUAL = ("", "990101/", "990101/2022/", "990101/2022/01/", "990101/2022/03/", "990101/2022/sources/notice/")
USUAL += ("search/", "method/", "open-data/", "corrections/", "990101/2022/checks/")
TEXT = "() => document.documentElement.textContent"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> HostileData:
    return HostileData(tmp_path_factory.mktemp("hostile") / "data")


@pytest.fixture(scope="module")
def site(data: HostileData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("hostile-site") / "site", "--data", str(data.folder))


@pytest.fixture(scope="module")
def root(site: Path, invented: Path) -> Iterator[str]:
    with serving({"/a/": site, "/b/": invented}) as address:
        yield address


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Iterator[Page]:
    """A page that would run whatever it held."""
    context = browser.new_context(locale="zh-CN", bypass_csp=True)
    yield context.new_page()
    context.close()


def pages(site: Path) -> list[str]:
    generated = [name for name in tree(site) if name.endswith("index.html")]
    return sorted(
        name.removesuffix("index.html")
        for name in generated
        if not name.startswith(("guide", "benchmarks", "verify"))
    )


def test_no_text_is_refused(data: HostileData) -> None:
    assert check_data(data.folder)[1].sorted() == ()


def test_nothing_runs_and_everything_is_shown_as_typed(
    data: HostileData, site: Path, root: str, open_page: Page
) -> None:
    dialogs: list[str] = []
    asked: list[str] = []
    errors: list[str] = []
    open_page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_page.on("request", lambda request: asked.append(request.url))
    open_page.on("pageerror", lambda error: errors.append(str(error)))
    shown = ""
    tags: set[str] = set()
    for name in pages(site):
        open_page.goto(f"{root}/a/{name}")
        assert open_page.evaluate(HARM) == [], name
        tags.update(open_page.evaluate(TAGS))
        shown += f"\n{open_page.evaluate(TEXT)}"
    usual: set[str] = set()
    for name in USUAL:
        open_page.goto(f"{root}/b/{name}")
        usual.update(open_page.evaluate(TAGS))

    assert dialogs == errors == []
    assert [url for url in asked if not url.startswith((f"{root}/a/", f"{root}/b/"))] == []
    assert sorted(tags - usual) == []
    missing = [text for text in data.texts if folded(text) not in folded(shown)]
    assert missing == []
    assert [word for word in IN_DOCUMENTS if in_documents(word) not in shown] == []


def folded(text: str) -> str:
    return "".join(text.split())


def test_what_the_search_finds_is_text_too(root: str, open_page: Page) -> None:
    dialogs: list[str] = []
    open_page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_page.goto(f"{root}/a/search/?q=<img src=x onerror=alert(1)>培训")
    open_page.wait_for_selector("[data-results] a", timeout=30_000)

    assert open_page.evaluate(HARM) == []
    assert dialogs == []
    assert "<img src=x onerror=alert(document.domain)>" in open_page.locator("main").inner_text()
