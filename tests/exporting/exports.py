"""Exports by the command that users run."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from livelihood.exporting.command import export_command
from tests.builds import ROOT

# The moment for which tests.builds builds.
NOW = "2026-11-21T08:00:00+08:00"


def run_export(
    folder: Path, *arguments: str, data: Path = ROOT / "data", config: Path | None = None
) -> Result:
    """Run the command; what it printed and its exit code are in the result."""
    given = ["--data", str(data), "--config-file", str(config or ROOT / "mkdocs.yml"), "--now", NOW]
    return CliRunner().invoke(export_command, [str(folder), *given, *arguments])


def export(folder: Path, *arguments: str, data: Path = ROOT / "data", config: Path | None = None) -> Path:
    """Export into ``folder``, and return it; fail the test if that fails."""
    done = run_export(folder, *arguments, data=data, config=config)
    assert done.exit_code == 0, done.output
    return folder
