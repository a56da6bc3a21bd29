"""A small site of its own in the project's page frame, for tests of the frame."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from livelihood.contexts.search import search_page
from livelihood.rendering import render

if TYPE_CHECKING:
    from collections.abc import Sequence

PROJECT = Path(__file__).parents[1]

# Text that would break out of an element or an attribute if it were not escaped.
NASTY = "<b>窨井</b>\"'&{{ 7*7 }}"

SIDEBAR = {
    "title": "叶县",
    "links": [
        {"title": "叶县首页", "url": "410422/"},
        {"title": NASTY, "url": "410422/2022/03/", "current": True},
    ],
}
PAGES: dict[str, tuple[dict[str, Any], str]] = {
    "index.md": ({"title": "首页", "updated": "2022-07-01"}, "# 各县"),
    "410422/index.md": ({"title": "叶县", "updated": "2022-08-01"}, "全县十件实事"),
    "410422/2022/03/index.md": (
        {
            "title": NASTY,
            "description": NASTY,
            "updated": "2022-07-02",
            "sidebar": SIDEBAR,
            "breadcrumbs": [
                {"title": "首页", "url": ""},
                {"title": "平顶山市"},
                {"title": "叶县", "url": "410422/"},
                {"title": NASTY},
            ],
        },
        "# 推进城市窨井设施改造\n\n## 井盖 {#covers}\n\n已整改病害井盖201座、雨水篦子1157座。",
    ),
    "search/index.md": (
        {"title": "搜索", "updated": "2022-07-01", "searches": True, "search": {"exclude": True}},
        render("search", search_page([], date(2022, 7, 1)).context()),
    ),
    # The foot of every page and the hand-written pages lead here.
    **{
        f"{name}/index.md": ({"title": name, "updated": "2022-07-01"}, f"# {name}")
        for name in ("updates", "checks", "corrections", "open-data", "guide/problems", "guide/server")
    },
}

# Loaded by MkDocs as an event module: it gives the site the pages above, as generated ones.
PAGES_EVENT = """
import yaml
from mkdocs.structure.files import File, InclusionLevel

def on_files(files, *, config):
    for uri, (meta, body) in yaml.safe_load(open("pages.yml", encoding="utf-8")).items():
        text = f"---\\n{yaml.safe_dump(meta, allow_unicode=True)}---\\n\\n{body}\\n"
        files.append(File.generated(config, uri, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
    return files
"""

# Runs MkDocs on another day: nothing of it may show in what is built.
MKDOCS_ON_ANOTHER_DAY = """
import datetime, runpy, sys, time
days = int(sys.argv.pop(1))
now = time.time
time.time = lambda: now() + days * 86400
class Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Datetime
runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
"""


def write_project(folder: Path, **settings: object) -> Path:
    """Write a MkDocs project into ``folder``: real configuration, frame and events, with pages of its own."""
    config = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    events = [event for event in config["hooks"] if Path(event).name != "ledger_pages.py"]
    config["hooks"] = ["pages_event.py", *(str(PROJECT / event) for event in events)]
    config["theme"]["custom_dir"] = str(PROJECT / "overrides")
    config["docs_dir"] = str(PROJECT / "docs")
    config.update(settings)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {
        "mkdocs.yml": yaml.safe_dump(config, allow_unicode=True),
        "pages.yml": yaml.safe_dump(PAGES, allow_unicode=True),
        "pages_event.py": PAGES_EVENT,
    }.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def build(
    project: Path, site: Path, *, days: int = 0, more: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Build ``project`` into ``site`` with ``mkdocs build --strict``, by a clock that is ``days`` ahead."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-c", MKDOCS_ON_ANOTHER_DAY, str(days), "build", "--strict"]
    return subprocess.run(
        [*command, "--site-dir", str(site), *more],
        cwd=project,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
