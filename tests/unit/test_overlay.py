"""The problems of a bad edit stand over every page that is served, and in nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

import pytest

from livelihood.overlay import overlaid, overlay_html, with_problems
from livelihood.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

GOOD = b"<html><body><p>good</p></body></html>"
BAD = Problem("data/410422-yexian/2022/plan.yml", 7, "unit", "单位不同：<人> 与 人次")


def answer(app: WSGIApplication) -> tuple[str, dict[str, str], bytes]:
    environ: WSGIEnvironment = {}
    setup_testing_defaults(environ)
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> object:
        told.append((status, headers))
        return None

    body = b"".join(app(environ, start))  # type: ignore[arg-type]  # nobody writes to what start returns
    ((status, headers),) = told
    return status, dict(headers), body


@pytest.fixture(params=["200 OK", "404 Not Found"])
def status(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def served(problems: list[Problem], content: bytes, kind: str, status: str = "200 OK") -> WSGIApplication:
    def app(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content[:9], content[9:]]

    return overlaid(app, lambda: problems)


def test_without_problems_a_page_is_served_as_it_is(status: str) -> None:
    app = served([], GOOD, "text/html", status)
    assert answer(app) == (status, {"Content-Type": "text/html", "Content-Length": str(len(GOOD))}, GOOD)


def test_problems_stand_at_the_end_of_every_page_until_they_are_mended(status: str) -> None:
    problems = [BAD]
    app = served(problems, GOOD, "text/html; charset=utf-8", status)
    told, headers, page = answer(app)
    assert told == status
    assert page == b"<html><body><p>good</p>" + overlay_html([BAD]).encode() + b"</body></html>"
    assert headers == {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))}
    problems.clear()
    assert answer(app)[2] == GOOD


def test_what_is_no_page_is_left_as_it_is() -> None:
    app = served([BAD], b"body::after { content: '</body>' }", "text/css")
    _, headers, body = answer(app)
    assert body == b"body::after { content: '</body>' }"
    assert headers["Content-Length"] == str(len(body))


def test_a_page_without_a_body_end_gets_the_problems_too() -> None:
    assert with_problems(b"<p>short", [BAD]) == b"<p>short" + overlay_html([BAD]).encode()


def test_of_several_body_ends_the_last_one_counts() -> None:
    assert with_problems(b"<pre></body></pre></body>", [BAD]).startswith(b"<pre></body></pre><section")


def test_every_text_is_escaped() -> None:
    nasty = "<script>alert(1)</script></body>\"'&"
    html = overlay_html([Problem(nasty, 1, nasty, nasty)])
    assert "<script" not in html
    assert "</body>" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


def test_the_overlay_tells_errors_from_warnings_and_where() -> None:
    html = overlay_html(
        [
            BAD,
            Problem("data/units.yml", 0, "note", "没有用到", Severity.WARNING),
            Problem("", 0, "build", "停了"),
        ]
    )
    assert "数据或模板有问题，页面显示的是上一次正确的内容" in html
    assert "plan.yml:7</code> <span>错误 unit</span><br>单位不同：&lt;人&gt; 与 人次</li>" in html
    assert "data/units.yml</code> <span>提醒 note</span>" in html
    assert "<li><span>错误 build</span><br>停了</li>" in html
    assert "style=" not in html


def test_of_very_many_problems_the_first_are_shown() -> None:
    html = overlay_html([Problem("a.yml", line, "x", "坏") for line in range(1, 61)])
    assert html.count("<li>") == 51
    assert "另有10处，见终端" in html
