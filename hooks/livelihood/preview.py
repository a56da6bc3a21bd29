"""A preview that survives bad edits: the last good pages stay, with what is wrong shown over them.

MkDocs' preview empties the folder of the site before it builds, and holds every request back until a build
succeeds: after a bad edit it looks stuck. Here, a build that fails counts as finished: the pages of the last
good build are put back with the problems on top, and browsers reload. The next good build makes pages without
them.

A preview reloads data, templates and overrides. Python modules are loaded once: after an edit in ``hooks/``
stop the preview and start it again. The first build has no last good pages: its problems show in the terminal
only, and the preview doesn't start.
"""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from livelihood.build_errors import is_foreseen, problems_in
from livelihood.build_log import collected_records, worst_messages
from livelihood.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# MkDocs shows what is logged below "mkdocs".
_log = logging.getLogger("mkdocs.livelihood.preview")

_HEADING = "数据或模板有问题，页面显示的是上一次正确的内容"
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}
# Every page gets the list: a thousand problems on a thousand pages would be slow and no easier to mend.
_MOST_SHOWN = 50
_START, _END = b"<!-- ll-problems -->", b"<!-- /ll-problems -->"
_OVERLAY = re.compile(re.escape(_START) + b".*?" + re.escape(_END), re.DOTALL)


class GuardedBuild:
    """A build that never fails: call it in place of ``build``, which writes the folder ``site`` anew.

    ``folder`` is the project's: problems name their files relative to it.
    """

    def __init__(self, build: Callable[[], None], *, site: Path, folder: Path) -> None:
        self._build = build
        self._site = site
        self._folder = folder

    def __call__(self) -> None:
        """Build; where that fails, bring back the last good site with the problems over its pages.

        Requests wait while MkDocs rebuilds, so nobody sees the site being moved.
        """
        kept = _set_aside(self._site)
        try:
            with collected_records() as records:
                self._build()
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown, and the preview goes on
            _bring_back(kept, self._site)
            logged = worst_messages(records)
            problems = problems_in(error, folder=self._folder, logged=logged)
            _log_problems(problems, logged, error)
            show_problems(self._site, problems)
        except BaseException:
            _bring_back(kept, self._site)
            raise
        else:
            shutil.rmtree(kept.parent, ignore_errors=True)


def show_problems(site: Path, problems: Sequence[Problem]) -> None:
    """Put the problems over every page of ``site``, in place of those that an earlier failure put there."""
    overlay = _START + overlay_html(problems).encode() + _END
    for page in site.rglob("*.html"):
        html = _OVERLAY.sub(b"", page.read_bytes())
        end = html.rfind(b"</body>")
        end = len(html) if end < 0 else end
        page.write_bytes(html[:end] + overlay + html[end:])


def overlay_html(problems: Sequence[Problem]) -> str:
    """Return the overlay: plain HTML without script or style attributes, every text escaped."""
    items = [_item_html(problem) for problem in problems[:_MOST_SHOWN]]
    if more := len(problems) - len(items):
        items.append(f"<li>另有{more}处，见终端。</li>")
    return (
        f'<section class="ll-problems" role="alert" aria-label="预览发现的问题">'
        f"<details open><summary><h2>{_HEADING}</h2></summary><ol>{''.join(items)}</ol></details></section>"
    )


def watched_folders(folder: Path, data: str, overrides: str | None) -> tuple[Path, ...]:
    """Return the folders whose files make pages, those that exist: data, our templates, the page frame."""
    package = Path(__file__).parent
    candidates = [folder / data, package / "templates", package / "components"]
    if overrides:
        candidates.append(folder / overrides)
    return tuple(candidate for candidate in candidates if candidate.is_dir())


def _item_html(problem: Problem) -> str:
    place = f'<code class="ll-problems__place">{escape(_place(problem))}</code> ' if problem.path else ""
    kind = f"{_SEVERITIES[problem.severity]} {problem.code}"
    return f"<li>{place}<span>{escape(kind)}</span><br>{escape(problem.message)}</li>"


def _place(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}" if problem.line else problem.path


def _set_aside(site: Path) -> Path:
    """Move the site into a new folder beside it, and return where it is now."""
    kept = Path(tempfile.mkdtemp(prefix=f"{site.name}-", dir=site.parent)) / "site"
    try:
        site.rename(kept)
    except OSError:  # Windows moves no folder while one of its files is open
        shutil.copytree(site, kept)
    return kept


def _bring_back(kept: Path, site: Path) -> None:
    """Put the site that was set aside back in place of whatever a failed build left."""
    shutil.rmtree(site, ignore_errors=True)
    try:
        kept.rename(site)
    except OSError:
        shutil.copytree(kept, site, dirs_exist_ok=True)
    shutil.rmtree(kept.parent, ignore_errors=True)


def _log_problems(problems: Sequence[Problem], logged: Sequence[str], error: Exception) -> None:
    """Tell the terminal too, but not again what the build has logged; an unforeseen error with traceback."""
    told = "\n".join(logged)
    for problem in problems:
        if problem.path and problem.message not in told:
            _log.error("%s", problem)
        elif not logged:
            _log.error("%s", problem.message)
    _log.error("%s。改好后自动恢复。", _HEADING, exc_info=None if is_foreseen(error) else error)
