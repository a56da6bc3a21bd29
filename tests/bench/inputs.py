"""What everyone builds: invented counties, the tree that is exported of them, and one figure edited."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.bench.measuring import run
from tests.project_copy import PROJECT

LIVELIHOOD = (sys.executable, "-m", "livelihood")
# Everyone builds at this moment: what is overdue doesn't change from run to run.
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1795219200", "NO_MKDOCS_2_WARNING": "1"}
# A number without decimals, and its unit.
_WHOLE = re.compile(r"([1-9][0-9]*)([^0-9.,，万亿%％]*)")


@dataclass(frozen=True)
class Inputs:
    """The data of so many counties, and the tree exported of it."""

    counties: int
    data: Path
    tree: Path

    @property
    def pages(self) -> int:
        """How many pages the tree makes: each of its Markdown files is one."""
        return sum(1 for _ in (self.tree / "docs").rglob("*.md"))


def make_inputs(folder: Path, counties: int) -> Inputs:
    """Write the inputs of ``counties`` counties into the new folder ``folder``."""
    made = Inputs(counties, folder / "data", folder / "tree")
    run((*LIVELIHOOD, "synth", "--counties", str(counties), "--out", str(made.data)), cwd=PROJECT)
    run((*LIVELIHOOD, "export", str(made.tree), "--data", str(made.data)), cwd=PROJECT, env=ENVIRONMENT)
    return made


@contextmanager
def edited_figure(data: Path, by: int) -> Iterator[None]:
    """Let one figure of a newest report be higher by ``by``, its quote and its document with it, while this lasts."""
    changes = _changes(data, by)
    before = {path: path.read_bytes() for path in changes}
    try:
        for path, text in changes.items():
            _replace(path, text.encode())
        yield
    finally:
        for path, content in before.items():
            _replace(path, content)


def _changes(data: Path, by: int) -> dict[Path, str]:
    """Return the files that the edit changes, and what they say then; the first county that has such a figure."""
    for year in sorted(path.parent for path in data.glob("*/*/sources.yml")):
        reports = sorted((year / "reports").glob("*.yml"))
        if reports and (changes := _edit(year, reports[-1], by)):
            return changes
    raise ValueError(f"no report in {data} has a figure that can be edited")


def _edit(year: Path, report: Path, by: int) -> dict[Path, str]:
    text = report.read_text(encoding="utf-8")
    content = _content(text)
    sources = _content((year / "sources.yml").read_text(encoding="utf-8"))["sources"]
    file = next(source["file"] for source in sources if source["id"] == content["source"])
    document = year / "sources" / file
    told = document.read_text(encoding="utf-8")
    for figure in _figures(content):
        if new := _higher(figure, by):
            value, quote = new
            old = figure["quote"]
            edited = text.replace(old, quote).replace(f"value: {figure['value']}\n", f"value: {value}\n", 1)
            wanted = [
                {**each, "value": value, "quote": quote} if each == figure else each
                for each in _figures(content)
            ]
            # The document says it as often as the report's texts do: no other wording of it is left behind.
            said = sum(
                part["text"].count(old) for task in content["tasks"] for part in task.get("progress", ())
            )
            if 0 < said == told.count(old) and _figures(_content(edited)) == wanted:
                return {report: edited, document: told.replace(old, quote)}
    return {}


def _higher(figure: dict[str, Any], by: int) -> tuple[str, str] | None:
    """Return the higher value and the quote that says it; None for a figure that isn't a plain whole number."""
    found = _WHOLE.fullmatch(str(figure.get("value", "")))
    # A ratio that the document states would be a false one then.
    if not found or figure.get("stated") or figure["quote"].count(found[1]) != 1:
        return None
    value = f"{int(found[1]) + by}{found[2]}"
    return value, figure["quote"].replace(found[0], value)


def _figures(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [figure for task in report["tasks"] for figure in task.get("figures", ())]


def _content(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _replace(path: Path, content: bytes) -> None:
    """Write a file as editors do: beside the old one, and then in its place."""
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).replace(path)
