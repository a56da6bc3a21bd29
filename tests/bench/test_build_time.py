"""How long the steps of a build take, and whether a page costs the same however many counties there are.

Figures are printed, nothing is asserted: machines differ. Compare within one run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.mkdocs_pages import build_site
from livelihood.pages import markdown_pages, static_files
from livelihood.site import Site, check_data, load_site
from tests.bench.many_counties import ROOT, write_counties

NOW = moment("2026-11-21")
COUNTIES = (1, 4, 16)


def seconds(step: Callable[[], object]) -> float:
    """Return how long ``step`` takes, the best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return min(times)


def test_steps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = []
    for count in COUNTIES:
        data = write_counties(tmp_path / f"data-{count}", count)
        site: Site = load_site(data, now=NOW)
        pages = sum(1 for _ in markdown_pages(site))
        steps = {
            "check": seconds(lambda data=data: check_data(data)),
            "render": seconds(lambda site=site: list(markdown_pages(site))),
            "open data": seconds(lambda site=site: list(static_files(site))),
            "whole build": seconds(
                lambda data=data, count=count: build_site(
                    ROOT / "mkdocs.yml", data=data, site_dir=tmp_path / f"site-{count}", now=NOW
                )
            ),
        }
        rows.append((count, pages, steps))
    with capsys.disabled():
        print("\n\ncounties  pages  " + "".join(f"{name:>24}" for name in rows[0][2]))
        for count, pages, steps in rows:
            cells = (f"{took:8.2f} s {took / pages * 1000:6.2f} ms/page" for took in steps.values())
            print(f"{count:8}  {pages:5}  " + "".join(f"{cell:>24}" for cell in cells))
