"""A small built site, whole, to spoil."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from livelihood.building.build import build
from livelihood.building.engines import LocalEngine
from livelihood.building.inputs import BuildRequest
from livelihood.clock import moment
from livelihood.policy import content_security_policy
from livelihood.site_checks.checking import SiteCheck
from livelihood.site_checks.flaws import FlawedSiteError
from tests.builds import configured
from tests.invented import write_invented

NOW = moment("2026-11-21")


@dataclass(frozen=True)
class BuiltSite:
    """A site in ``folder`` built from ``data``."""

    folder: Path
    data: Path

    def flaws(self, *, workers: int = 1) -> list[str]:
        """Return the flaws that are found, as they are told."""
        check = SiteCheck(self.data, NOW, content_security_policy(in_page=True))
        try:
            check.run(self.folder, LocalEngine(workers))
        except FlawedSiteError as error:
            return [str(flaw) for flaw in error.flaws]
        return []

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first place of a text in a file of the site."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} isn't in {path}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("site-checks")
    config = configured(folder / "project", site_url="https://www.example.org/ms/")
    data = write_invented(folder)
    build(BuildRequest(config, NOW, data, folder / "site"), LocalEngine(1))
    return BuiltSite(folder / "site", data)
