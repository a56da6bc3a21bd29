"""A data tree of many invented counties, each a copy of 叶县's real data under a code that no county has."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MODEL = "410422-yexian"


def write_counties(folder: Path, count: int) -> Path:
    """Write ``count`` counties (at most 100) into ``folder``, and return it."""
    shutil.copytree(ROOT / "data" / "schemes", folder / "schemes")
    shutil.copy(ROOT / "data" / "units.yml", folder)
    for number in range(count):
        code = f"4199{number:02d}"
        county = folder / f"{code}-xugou"
        shutil.copytree(ROOT / "data" / _MODEL, county)
        text = (county / "county.yml").read_text(encoding="utf-8")
        text = text.replace("410422", code).replace("叶县", f"虚构{number}县").replace("平顶山市", "虚构市")
        (county / "county.yml").write_text(text, encoding="utf-8", newline="\n")
    return folder
