"""What a browser refuses by the policy: of the page's own tag alone, and of the headers."""

from __future__ import annotations

import functools
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from livelihood.policy import content_security_policy
from livelihood.redirect_html import redirect_html
from livelihood.redirects import RedirectPage
from tests.browser.refusals import is_refusal
from tests.browser.server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

LISTEN = """
window.violated = [];
document.addEventListener("securitypolicyviolation", (event) => violated.push(event.effectiveDirective));
"""
# The driver's own way to wait evaluates texts, which the policy refuses.
WAIT = """(count) => new Promise((resolve) => {
    const look = (tries) => {
        if (violated.length >= count || !tries) resolve(violated);
        else setTimeout(look, 20, tries - 1);
    };
    look(500);
})"""
# All that somebody could smuggle into a page, each with the directive that refuses it. FOREIGN is another server.
SMUGGLED = {
    "<script>window.ran = 'script'</script>": "script-src-elem",
    "<script src='data:text/javascript,window.ran=1'></script>": "script-src-elem",
    "<script src='FOREIGN/x.js'></script>": "script-src-elem",
    "<p onclick='window.ran = 1' id='handler'>x</p>": "script-src-attr",
    "<a href='javascript:window.ran = 1' id='link'>x</a>": "script-src-elem",
    "<style>p { color: red }</style>": "style-src-elem",
    "<p style='color: red'>x</p>": "style-src-attr",
    "<link rel='stylesheet' href='FOREIGN/x.css'>": "style-src-elem",
    "<img src='FOREIGN/x.png' alt=''>": "img-src",
    "<iframe src='FOREIGN/'></iframe>": "frame-src",
    "<object data='FOREIGN/'></object>": "object-src",
    "<video src='FOREIGN/x.mp4'></video>": "media-src",
    "<base href='FOREIGN/'>": "base-uri",
    "<form action='FOREIGN/'><button id='send'>x</button></form>": "form-action",
}
# What a script of the site's own could be brought to do.
DONE_BY_SCRIPT = {
    "eval('1')": ("EvalError", "require-trusted-types-for"),
    "new Function('1')": ("EvalError", "require-trusted-types-for"),
    "document.body.innerHTML = '<b>x</b>'": ("TypeError", "require-trusted-types-for"),
    "document.createElement('script').src = 'x.js'": ("TypeError", "require-trusted-types-for"),
    "new Worker('x.js')": ("TypeError", "require-trusted-types-for"),
    "await fetch('FOREIGN/')": ("TypeError", "connect-src"),
}
# In the page itself: what a debugger does, as the tests' driver is one, no policy refuses.
DO = """
window.thrown = [];
window.done = (async () => {
    for (const deed of [%s]) thrown.push(await deed().then(() => "", (error) => error.name));
})();
"""


class Foreign(NamedTuple):
    """A server that isn't the site's, and the paths that it was asked for."""

    address: str
    asked: list[str]


def write_page(site: Path, name: str, body: str, *, tagged: bool) -> None:
    tag = f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(in_page=True)}">'
    head = f"<meta charset='utf-8'>{tag if tagged else ''}<title>x</title><script src='listen.js'></script>"
    text = f"<!doctype html><html lang='zh'><head>{head}</head><body>{body}</body></html>"
    (site / name).write_text(text, encoding="utf-8", newline="\n")


def violations(page: Page, count: int) -> list[str]:
    """Return the directives that were violated when there are ``count`` of them, or after ten seconds."""
    found: list[str] = page.evaluate(WAIT, count)
    return found


@contextmanager
def serving_plainly(folder: Path) -> Iterator[str]:
    """Serve a folder as the simplest of servers does; yield its address."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    with listening(handler) as address:
        yield address


@contextmanager
def listening(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer by ``handler``; yield the address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def foreign() -> Iterator[Foreign]:
    """Another server, and what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with listening(Handler) as address:
        yield Foreign(address, asked)


@pytest.fixture(scope="module", params=["header", "tag"])
def attacked(
    foreign: Foreign, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of pages with what was smuggled in, by nginx without the tag, or with it by a server of no headers."""
    site = tmp_path_factory.mktemp("attacked")
    tagged = request.param == "tag"
    for number, body in enumerate(SMUGGLED):
        write_page(site, f"{number}.html", body.replace("FOREIGN", foreign.address), tagged=tagged)
    write_page(site, "own.html", "<p id='own'>x</p><script src='do.js'></script>", tagged=tagged)
    (site / "listen.js").write_text(LISTEN, encoding="utf-8")
    deeds = ", ".join(f"async () => {{ {deed}; }}" for deed in DONE_BY_SCRIPT)
    (site / "do.js").write_text((DO % deeds).replace("FOREIGN", foreign.address), encoding="utf-8")
    (site / "x.js").write_text("window.ran = 1", encoding="utf-8")
    if not tagged:
        with serving({"/": site}) as address:
            yield address
        return
    with serving_plainly(site) as address:
        yield address


def test_what_is_smuggled_into_a_page_does_nothing(page: Page, attacked: str, foreign: Foreign) -> None:
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    told = {}
    for number, body in enumerate(SMUGGLED):
        page.goto(f"{attacked}/{number}.html")
        for clicked in ("#handler", "#link", "#send"):
            for found in page.locator(clicked).all():
                found.dispatch_event("click")
        told[body] = violations(page, 1)[0]
        assert page.evaluate("'ran' in window") is False, body
        assert any(map(is_refusal, messages)), body
        messages.clear()
    assert told == SMUGGLED
    assert foreign.asked == []


def test_what_a_script_is_brought_to_do_does_nothing(page: Page, attacked: str, foreign: Foreign) -> None:
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{attacked}/own.html")
    assert sorted(violations(page, len(DONE_BY_SCRIPT))) == sorted(
        directive for _, directive in DONE_BY_SCRIPT.values()
    )
    assert page.evaluate("done.then(() => thrown)") == [error for error, _ in DONE_BY_SCRIPT.values()]
    assert page.locator("#own").count() == 1
    assert foreign.asked == []
    assert page.evaluate("'ran' in window") is False


def test_no_page_can_embed_the_site(page: Page, served: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>x</title><iframe src='{served}/a/b/'></iframe>", encoding="utf-8"
    )
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    with serving_plainly(tmp_path) as other:
        page.goto(other)
        assert page.frames[1].locator("main").count() == 0
    assert any("frame-ancestors 'none'" in complaint for complaint in complaints)


def test_programs_of_other_sites_read_the_data_and_nothing_else(
    page: Page, served: str, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    read = "(url) => fetch(url).then((answer) => answer.text(), () => null)"
    with serving_plainly(tmp_path) as other:
        page.goto(other)
        assert page.evaluate(read, f"{served}/a/b/open-data/indicators.csv").startswith("county_code,")
        assert page.evaluate(read, f"{served}/a/b/410422/feed.xml").startswith("<?xml")
        assert page.evaluate(read, f"{served}/a/b/") is None


def test_an_old_address_leads_to_the_new_one(page: Page, tmp_path: Path) -> None:
    old = RedirectPage("990101/", "990102/", "")
    for folder, html in {
        "990101": redirect_html(old, ""),
        "990102": b"<!doctype html><title>x</title>",
    }.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_bytes(html)
    with serving({"/a/b/": tmp_path}) as address:
        page.goto(f"{address}/a/b/990101/")
        page.wait_for_url(f"{address}/a/b/990102/", timeout=30_000)
