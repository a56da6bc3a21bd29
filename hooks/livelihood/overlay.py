"""The problems of a bad edit, shown over every page of a preview; no file of the site holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from livelihood.problems import Problem, Severity

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HEADING = "数据或模板有问题，页面显示的是上一次正确的内容"
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}
# A thousand problems on a page would be slow and no easier to mend.
_MOST_SHOWN = 50


def overlaid(app: WSGIApplication, problems: Callable[[], Sequence[Problem]]) -> WSGIApplication:
    """Return the application ``app`` with the ``problems`` there are over every page that it answers with."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        shown = problems()
        if not shown:
            return app(environ, start_response)
        started: list[Any] = []

        def start(*told: Any) -> Any:
            started[:] = told

        body = app(environ, start)
        status, headers, *error = started
        named = {name.lower(): value for name, value in headers}
        if not named.get("content-type", "").startswith("text/html"):
            start_response(status, headers, *error)
            return body
        html = with_problems(b"".join(body), shown)
        others = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*others, ("Content-Length", str(len(html)))], *error)
        return [html]

    return answer


def with_problems(html: bytes, problems: Sequence[Problem]) -> bytes:
    """Return the page with the problems over it."""
    end = html.rfind(b"</body>")
    end = len(html) if end < 0 else end
    return html[:end] + overlay_html(problems).encode() + html[end:]


def overlay_html(problems: Sequence[Problem]) -> str:
    """Return the overlay: plain HTML without script or style attributes, every text escaped."""
    items = [_item_html(problem) for problem in problems[:_MOST_SHOWN]]
    if more := len(problems) - len(items):
        items.append(f"<li>另有{more}处，见终端。</li>")
    return (
        f'<section class="ll-problems" role="alert" aria-label="预览发现的问题">'
        f"<details open><summary><h2>{HEADING}</h2></summary><ol>{''.join(items)}</ol></details></section>"
    )


def _item_html(problem: Problem) -> str:
    place = f'<code class="ll-problems__place">{escape(_place(problem))}</code> ' if problem.path else ""
    kind = f"{_SEVERITIES[problem.severity]} {problem.code}"
    return f"<li>{place}<span>{escape(kind)}</span><br>{escape(problem.message)}</li>"


def _place(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}" if problem.line else problem.path
