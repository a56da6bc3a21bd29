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

NOTES = ("第一种说明", "第二种说明", "第三种说明", "第四种说明")


@dataclass(frozen=True)
class PublishedProject:
    """A project in ``folder`` that publishes into ``out``."""

    folder: Path
    out: Path

    @classmethod
    def write(cls, folder: Path, out: Path | None = None) -> PublishedProject:
        configured(folder, site_url="https://www.example.org/ms/")
        write_invented(folder)
        project = cls(folder, out or folder / "out")
        replace(project._plan, "name: 开办夜校,", f"name: 开办夜校, note: {NOTES[0]},")
        return project

    @property
    def _plan(self) -> Path:
        return self.folder / "data" / "990102-wuyou" / "2022" / "plan.yml"

    @property
    def command(self) -> tuple[str, ...]:
        config, data = self.folder / "mkdocs.yml", self.folder / "data"
        options = ("--config-file", str(config), "--data", str(data), "--now", "2026-11-21", "--workers", "1")
        return ("publish", str(self.out), "--keep", "2", *options)

    def note(self, before: str, after: str) -> None:
        """Give one indicator another note, which needs no record."""
        replace(self._plan, f"note: {before},", f"note: {after},")

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
