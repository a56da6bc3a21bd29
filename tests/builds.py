"""Builds of the site by the commands that users run, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
EPOCH = "1795219200"  # 2026-11-21
INVENTED = ROOT / "tests" / "data_errors" / "base"  # a county with two reports


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the environment's Python and return what it printed; fail the test if it fails."""
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        env=settings,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def build(site: Path, *arguments: str) -> Path:
    """Build into the folder ``site`` with further ``arguments`` of the command, and return the folder."""
    run("livelihood", "build", "--site-dir", str(site), *arguments, SOURCE_DATE_EPOCH=EPOCH)
    return site


def configured(folder: Path, **settings: object) -> Path:
    """Write the project's mkdocs.yml with other ``settings`` into ``folder``, and return the file."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["hooks"] = [str(ROOT / event) for event in config["hooks"]]
    config["theme"]["custom_dir"] = str(ROOT / "overrides")
    config["docs_dir"] = str(ROOT / "docs")
    extra = {**config["extra"], **dict(settings.pop("extra", {}))}  # type: ignore[call-overload]
    config |= {"extra": extra, **settings}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8", newline="\n")
    return file


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder`` by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
