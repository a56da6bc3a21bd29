"""The site that is to be published: built into a folder of its own, and checked there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from livelihood.building.build import build
from livelihood.building.engines import LocalEngine
from livelihood.building.inputs import BuildRequest
from livelihood.site_checks.checking import SiteCheck


@dataclass(frozen=True)
class Staging:
    """Makes the site that ``request`` asks for, and checks it; ``told`` is given in Chinese what is being done."""

    request: BuildRequest
    check: SiteCheck
    engine: LocalEngine
    told: Callable[[str], None]

    def __call__(self, folder: Path) -> None:
        """Build the site as the new ``folder`` and check it there.

        Raises DataError with every problem of the data, FlawedSiteError with every flaw of what was built, EngineError
        or SearchError where it could not be built, OSError where the disk refuses.
        """
        self.told("正在生成网站……")
        build(replace(self.request, site_dir=folder), self.engine)
        self.told("正在检查生成的网站……")
        self.check.run(folder, self.engine)
        if hasattr(os, "sync"):
            # A power failure must not find the new site served and its files not yet on the disk.
            os.sync()
