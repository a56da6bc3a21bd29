"""The built site: every page that the addresses promise, whole and linked."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.site import Site, load_site
from tests.build.html import Page, broken_links, read_page
from tests.builds import ROOT


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Page]:
    return {file.relative_to(built).as_posix(): read_page(file) for file in sorted(built.rglob("*.html"))}


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(ROOT / "data", now=moment("2026-11-21"))


def test_every_address_has_its_page(pages: dict[str, Page], site: Site) -> None:
    expected = {"index.html", "404.html", "41/index.html", "4104/index.html"}
    expected |= {f"{name}/index.html" for name in ("updates", "checks", "corrections", "search", "open-data")}
    expected |= {f"{name}/index.html" for name in ("method", "about", "benchmarks", "guide", "verify")}
    expected |= {f"guide/{name}/index.html" for name in ("problems", "server")}
    for scheme in site.ledger.schemes.values():
        expected |= {f"schemes/{scheme.id}/{task.key}/index.html" for task in scheme.tasks}
    for progress in site.years:
        year = progress.county_year
        base = f"{year.county.code}/{year.year}"
        expected |= {f"{year.county.code}/index.html", f"{base}/index.html"}
        expected |= {f"{base}/updates/index.html", f"{base}/checks/index.html"}
        expected |= {f"{base}/{task.no:02d}/index.html" for task in year.plan.tasks}
        expected |= {f"{base}/sources/{source}/index.html" for source in year.sources}
        units = {name for task in year.plan.tasks for name in (*task.lead, *task.responsible)}
        expected |= {f"{base}/units/{site.ledger.unit_names[name].id}/index.html" for name in units}

    assert set(pages) == expected
    assert sum(bool(re.fullmatch(r"\d{6}/2022/\d\d/index\.html", name)) for name in pages) == 20


@pytest.mark.parametrize("mount", ["/", "/a/b/"])
def test_no_link_is_broken(built: Path, mount: str) -> None:
    assert broken_links(built, mount) == []


def test_every_page_has_one_heading_a_language_and_unique_ids(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert page.count("h1") == 1, name
        assert dict(page.elements)["html"]["lang"] == "zh-Hans", name
        assert sorted(set(page.ids)) == sorted(page.ids), name


def test_headings_are_in_order(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        steps = [after - before for before, after in pairwise(levels)]
        assert all(step <= 1 for step in steps), (name, levels)


@pytest.mark.parametrize("mark", ["None", "nan", "{{", "{%", "Undefined", "Decimal(", "Fraction(", "&amp;#"])
def test_no_program_text_leaks(pages: dict[str, Page], mark: str) -> None:
    assert [name for name, page in pages.items() if mark in page.text] == []


def test_bars_have_a_name_and_never_stand_for_the_unknown(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        for tag, attributes in page.elements:
            if tag == "progress":
                assert attributes.get("aria-label") or attributes.get("aria-labelledby"), name
                assert "value" in attributes, name
    awaiting = [page for name, page in pages.items() if re.fullmatch(r"410423/2022/\d\d/index\.html", name)]
    assert len(awaiting) == 10
    assert all(page.count("progress") == 0 for page in awaiting)


def test_documents_are_published_as_received(built: Path) -> None:
    for folder, file in (("410422-yexian", "notice.txt"), ("410423-lushan", "plan.txt")):
        published = built / folder[:6] / "2022" / "sources" / file
        assert published.read_bytes() == (ROOT / "data" / folder / "2022" / "sources" / file).read_bytes()
