"""Every generated page gets the frame that MkDocs gives it from its front matter, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from livelihood.contexts.frame import Frame
from livelihood.framing.page_frames import PageFrames
from livelihood.pages import above_pages, county_pages
from livelihood.parts.county import counties_of, parts_of
from livelihood.site import load_site
from tests.builds import INVENTED, ROOT
from tests.conftest import FURNITURE
from tests.framing.by_mkdocs import ByMkDocs
from tests.framing.settings import frame_settings

CONTENTS = ("<h1>题 &amp; 目</h1>\n<p>正文</p>", "<p>{{ 7*7 }}\ue000000\ue001</p>")
ADDRESS = "https://www.example.org/a/c/"
MARK = {"mark_url": "https://mark.example.org/", "mark_image": "assets/images/favicon.svg"}


@pytest.mark.parametrize("data", [ROOT / "data", INVENTED], ids=["real", "invented"])
@pytest.mark.parametrize(
    ("site", "site_url", "partial"),
    [({}, "", False), (FURNITURE, ADDRESS, False), (FURNITURE | MARK, "", True)],
    ids=["bare", "with an address", "of some counties"],
)
def test_as_mkdocs_frames_it(
    tmp_path: Path, data: Path, site: dict[str, str], site_url: str, partial: bool
) -> None:
    mkdocs = ByMkDocs(tmp_path, site, site_url=site_url, partial=partial)
    frames = PageFrames(frame_settings(site, site_url=site_url, partial=partial))
    # The second time, pages of a shape are filled into it; the third, all are.
    for content in (*CONTENTS, CONTENTS[0]):
        for frame in frames_of(data):
            assert frames.html(frame, content) == mkdocs.html(frame, content), frame.url


@cache
def frames_of(data: Path) -> tuple[Frame, ...]:
    """Return the frame of every generated page."""
    return tuple(_frames(data))


def _frames(data: Path) -> Iterator[Frame]:
    site = load_site(data, now=datetime(2026, 11, 21, tzinfo=UTC))
    counties = counties_of(site)
    for above in above_pages([parts_of(years) for years in counties], site.ledger.schemes, site.updated):
        yield above.context().frame
    for years in counties:
        for page in county_pages(years):
            yield page.context.frame
