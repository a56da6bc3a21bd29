"""Small projects of invented counties to publish, with two states of the data that are published in turn."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from livelihood.cli import main
from tests.builds import configured, tree
from tests.invented import replace, write_invented

NAMES = ("开办夜校", "开办新夜校", "开办老年夜校", "开办夜间学校")


@dataclass(frozen=True)
class PublishedProject:
    """A project in ``folder`` that publishes into ``out``."""

    folder: Path
    out: Path

    @classmethod
    def write(cls, folder: Path, out: Path | None = None) -> PublishedProject:
        configured(folder, site_url="https://www.example.org/ms/")
        write_invented(folder)
        return cls(folder, out or folder / "out")

    @property
    def command(self) -> tuple[str, ...]:
        config, data = self.folder / "mkdocs.yml", self.folder / "data"
        options = ("--config-file", str(config), "--data", str(data), "--now", "2026-11-21", "--workers", "1")
        return ("publish", str(self.out), "--keep", "2", *options)

    def name(self, before: str, after: str) -> None:
        """Name one indicator of the data otherwise."""
        plan = self.folder / "data" / "990102-wuyou" / "2022" / "plan.yml"
        replace(plan, f"name: {before},", f"name: {after},")

    def publish(self, *arguments: str) -> Result:
        """Publish in this process."""
        return CliRunner().invoke(main, [*self.command, *arguments])

    def published(self) -> str:
        """Publish, and return what is told; fail the test if it fails."""
        done = self.publish()
        assert done.exit_code == 0, done.output
        return done.stderr

    def started(self) -> subprocess.Popen[str]:
        """Begin to publish in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "livelihood", *self.command],
            env={**os.environ, "PYTHONUTF8": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def served(self) -> dict[str, bytes]:
        return tree(self.out / "current")
