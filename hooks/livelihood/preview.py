"""The builds of a preview: the first one, and one after each edit, all by the builder of ``livelihood build``.

They take place in one process that stays, so imports and templates are at hand, and only files that differ are
written. What they make is kept in the same cache: it is told by what it was made from, and so is what only a preview
has (the gallery of components, the marks of a site of some counties). After an edit the pages come first, and the search
while they are looked at: making its index takes longer than all else.

A bad edit leaves the last good pages as they are; what is wrong is shown over them until the next good one.

Data, templates, styles, the page frame and mkdocs.yml are read again. Python is loaded once, and what old code makes
must not be kept as new code's: after an edit of it a preview builds no more until it is started again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Thread, current_thread
from typing import TYPE_CHECKING

from livelihood import routes
from livelihood.build_errors import is_foreseen, problems_in
from livelihood.build_log import collected_records, worst_messages
from livelihood.building.build import build
from livelihood.building.engines import EngineError, LocalEngine
from livelihood.building.fingerprints import RunningProgram
from livelihood.building.inputs import BuildRequest
from livelihood.building.report import BuildReport
from livelihood.building.site_list import ListInMemory
from livelihood.clock import moment
from livelihood.component_library import template_files
from livelihood.mkdocs_settings import previewed_counties
from livelihood.overlay import HEADING, overlaid
from livelihood.problems import DataError, Problem
from livelihood.rendering import forget_templates
from livelihood.search.errors import SearchError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# MkDocs shows what is logged below "mkdocs".
_log = logging.getLogger("mkdocs.livelihood.preview")

_RESTART = "程序改过了，正在运行的还是原来的。改法：停止预览（Ctrl+C），再启动。"


class Preview:
    """A preview of the site of ``config_file`` in the folder ``site``; ``events`` are the files of MkDocs' events."""

    def __init__(self, config_file: Path, site: Path, events: Sequence[Path] = ()) -> None:
        self._config_file = config_file
        self._site = site
        self._program = RunningProgram(events)
        self._templates: list[tuple[str, int]] = []
        self._kept = ListInMemory()
        # The server and what tells of edits have threads.
        self._engine = LocalEngine(anew=True)
        self._problems: Sequence[Problem] = ()
        self._warnings: Sequence[Problem] = ()
        self._search: Thread | None = None

    def build(self, *, search: bool = True) -> BuildReport:
        """Bring the site up to date, without ``search`` all but that.

        Raises DataError with everything that stops it; the site is then as it was.
        """
        if not self._program.is_current():
            raise DataError([Problem("", 0, "build", _RESTART)])
        self._look_at_templates()
        try:
            request = BuildRequest(
                self._config_file,
                moment(),
                site_dir=self._site,
                only=previewed_counties(self._config_file),
                old_search=not search,
                gallery=True,
            )
            report = build(request, self._engine, kept=self._kept)
        except (EngineError, SearchError, ValueError) as error:
            raise DataError([Problem("", 0, "build", str(error))]) from error
        self._warn(report.warnings)
        return report

    def over(self, app: WSGIApplication) -> WSGIApplication:
        """Return ``app``, which serves the site, with the problems of the last build over its pages."""
        shown = overlaid(app, lambda: self._problems)

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            if f"/{routes.search()}" in environ["PATH_INFO"]:
                self.wait()
            return shown(environ, start_response)

        return answer

    def rebuild(self) -> None:
        """Build after an edit. What stops that is shown over the pages, and the preview goes on."""
        self.wait()
        began = time.monotonic()
        report = self._tried(search=False)
        if report:
            _log.info("%s用时%.2f秒。", report, time.monotonic() - began)
            self._search = Thread(target=self._tried, kwargs={"search": True}, daemon=True)
            self._search.start()

    def wait(self) -> None:
        """Wait until nothing is being made any more."""
        # MkDocs ends events when it has made the hand-written pages, too.
        if self._search and self._search is not current_thread():
            self._search.join()

    def _tried(self, *, search: bool) -> BuildReport | None:
        try:
            with collected_records() as records:
                report = self.build(search=search)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown, and the preview goes on
            logged = worst_messages(records)
            self._problems = problems_in(error, folder=self._config_file.parent, logged=logged)
            _log_problems(self._problems, logged, error)
            return None
        self._problems = ()
        return report

    def _warn(self, warnings: Sequence[Problem]) -> None:
        """Tell the terminal once of each state of the data; a build of nothing new has no warnings."""
        if warnings and warnings != self._warnings:
            for warning in warnings:
                _log.warning("%s", warning)
            self._warnings = warnings

    def _look_at_templates(self) -> None:
        """Have them read again where one was edited."""
        found = sorted((str(path), path.stat().st_mtime_ns) for path in template_files())
        if found != self._templates:
            forget_templates()
        self._templates = found


def watched_folders(folder: Path, data: str, overrides: str | None) -> tuple[Path, ...]:
    """Return the folders whose files make pages, those that exist: data, our templates, the page frame."""
    package = Path(__file__).parent
    candidates = [folder / data, package / "templates", package / "components"]
    if overrides:
        candidates.append(folder / overrides)
    return tuple(candidate for candidate in candidates if candidate.is_dir())


def _log_problems(problems: Sequence[Problem], logged: Sequence[str], error: Exception) -> None:
    """Tell the terminal too, but not again what the build has logged; an unforeseen error with traceback."""
    told = "\n".join(logged)
    for problem in problems:
        if problem.path and problem.message not in told:
            _log.error("%s", problem)
        elif problem.message not in told:
            _log.error("%s", problem.message)
    _log.error("%s。改好后自动恢复。", HEADING, exc_info=None if is_foreseen(error) else error)
