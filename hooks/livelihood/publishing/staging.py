"""The site that is to be published: built into a folder of its own with the log as it will stand, and checked there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from livelihood import routes
from livelihood.building.build import build
from livelihood.building.engines import LocalEngine
from livelihood.building.inputs import BuildRequest
from livelihood.problems import DataError
from livelihood.site_checks.checking import SiteCheck
from livelihood.transparency.pending import PendingLog


@dataclass(frozen=True)
class Staging:
    """Makes the site that ``request`` asks for, and checks it.

    ``pending`` returns the log as this publication makes it; ``told`` is given in Chinese what is being done.
    """

    request: BuildRequest
    check: SiteCheck
    engine: LocalEngine
    pending: Callable[[], PendingLog]
    told: Callable[[str], None]

    def make(self, folder: Path) -> PendingLog:
        """Build the site as the new ``folder`` and check it there; return the log that goes with it, not yet saved.

        Raises DataError with every problem of the data and every change that has no record, FlawedSiteError with
        every flaw of what was built, EngineError or SearchError where it could not be built, OSError where the disk
        refuses.
        """
        self.told("正在生成网站……")
        # First: it tells all problems of the data at once.
        build(replace(self.request, site_dir=folder), self.engine)
        log = self.pending()
        if log.problems:
            raise DataError(log.problems)
        for path, content in log.files.items():
            file = folder / routes.open_data() / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        self.told("正在检查生成的网站……")
        self.check.run(folder, self.engine)
        return log
