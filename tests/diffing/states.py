"""States to compare: of the invented county with two reports, and of small county-years."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

from livelihood.diffing.compare import compare
from livelihood.diffing.snapshot import Snapshot
from livelihood.diffing.text import lines
from livelihood.model import CountyYear
from livelihood.site import load_site
from tests.builds import INVENTED
from tests.unit.builders import NOW, county_year
from tests.unit.open_data_reading import site_of

YEAR = "990101-xugou/2022"


def state(*indicators: Any, **fields: Any) -> Snapshot:
    """Return the state of a small county-year, its fields as the builders take them."""
    return of_years(county_year(*indicators, **fields))


def of_years(*years: CountyYear) -> Snapshot:
    """Return the state of these county-years, each of a county of its own."""
    return Snapshot.of_site(site_of(*years))


def told(before: Snapshot, after: Snapshot) -> str:
    """Return the text of what differs within the one county-year, without the lines above it and the summary."""
    found = lines(compare(before, after))
    assert found[:2] == ["虚构县（990101）", "  2022年"]
    return "\n".join(line[4:] for line in found[2:-2]).strip("\n")


def invented() -> Snapshot:
    """Return the invented county with both reports."""
    return Snapshot.of_site(load_site(INVENTED, now=NOW))


def spring(folder: Path) -> Path:
    """Write the invented county as it was before its second report into ``folder``, and return the data folder."""
    data = folder / "spring"
    shutil.copytree(INVENTED, data)
    (data / YEAR / "reports" / "2022-10-08.yml").unlink()
    for file in (data / YEAR / "sources").glob("autumn*"):
        file.unlink()
    sources = data / YEAR / "sources.yml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text[: text.index("  - id: autumn")], encoding="utf-8", newline="\n")
    return data


def changed(before: Snapshot, after: Snapshot) -> str:
    """Return the text of what differs in one task's first thing, without indent."""
    return dedent(told(before, after).partition("一、任务1\n")[2])
