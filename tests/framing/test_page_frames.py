"""A frame that is filled in is the frame as the template renders it, whatever the texts and the template."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from pydantic import TypeAdapter

from livelihood.contexts.frame import Article, Frame, Sidebar, Step
from livelihood.framing.page_frames import PageFrames
from livelihood.framing.settings import FrameSettings
from livelihood.problems import DataError
from tests.conftest import FURNITURE
from tests.framing.by_mkdocs import ByMkDocs
from tests.framing.settings import frame_settings
from tests.unit.builders import county_year, goal

NASTY = "<b>\"'&amp;{{ 7*7 }}\ue000100\ue001"
URLS = ("", "search/", "updates/", "990101/", "990101/2022/03/", "990102/2022/04/", "990101/2022/units/one/")
COUNTY = county_year(goal()).county

texts = st.text(st.sampled_from("县<>&'\"{}% \n\ue000\ue001aB"), max_size=6) | st.just(NASTY)
ROUNDABOUT = (
    "990101/2022/03",
    "./990101/2022/03/",
    "990101//2022/",
    "990101/2022/04/../03/",
    "../up/",
    "/a/",
    "#a",
)
steps = st.builds(Step, texts, st.sampled_from((*URLS, *ROUNDABOUT, None)))
frames = st.builds(
    Frame,
    url=st.sampled_from(URLS),
    title=texts,
    description=texts,
    updated=st.dates(),
    way=st.lists(steps, max_size=2).map(tuple),
    sidebar=st.none() | st.builds(Sidebar, texts, st.lists(steps, max_size=2).map(tuple)),
    share=texts,
    scripts=st.sampled_from([(), ("finder",), ("finder", "filters")]),
    searches=st.booleans(),
    county=st.sampled_from([None, COUNTY, COUNTY.model_copy(update={"publisher": NASTY})]),
    article=st.none() | st.builds(Article, st.dates(), texts, texts),
)
SITES: dict[str, dict[str, Any]] = {
    "bare": {},
    "furnished": {
        "site": FURNITURE | {"publisher": NASTY},
        "site_url": "https://www.example.org/a/",
        "partial": True,
    },
}


@pytest.fixture(scope="module", params=SITES)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[PageFrames, ByMkDocs]:
    """A site's frames, and the same by MkDocs; one pair for all examples, so that shapes made of others are filled in."""
    site = SITES[request.param]
    return PageFrames(frame_settings(**site)), ByMkDocs(tmp_path_factory.mktemp("by-mkdocs"), **site)


@given(frame=frames, content=st.sampled_from(["<h1>题</h1>", "<p>{{ 7*7 }}&amp;</p>"]))
def test_any_page_as_mkdocs_frames_it(pair: tuple[PageFrames, ByMkDocs], frame: Frame, content: str) -> None:
    site, mkdocs = pair
    rendered = mkdocs.html(frame, content)

    # The second page of a kind makes the shape, the third is filled in.
    assert [site.html(frame, content) for _ in range(3)] == [rendered] * 3


def test_neighbours_that_share_a_sidebar(pair: tuple[PageFrames, ByMkDocs]) -> None:
    site, mkdocs = pair
    links = ("990101/2022/", "990101/2022/03/", "990101/2022/04/", "990101/2022/03/", "990101/2022/03")
    sidebar = Sidebar("年", tuple(Step(url, url) for url in links))
    other = COUNTY.model_copy(update={"publisher": "别的单位"})
    frames = [
        Frame(url, url, "说明", date(2022, 7, day), sidebar=each, county=county)
        for county in (COUNTY, other, None)
        for day in (1, 2)
        for each in (sidebar, Sidebar("年", sidebar.links[:2]), None)
        for url in ("990101/2022/03/", "990101/2022/04/", "990101/2022/", "updates/", "990101/2022/units/a/")
    ]

    for frame in frames * 2:
        assert site.html(frame, "<h1>题</h1>") == mkdocs.html(frame, "<h1>题</h1>")


def test_pages_of_one_shape_share_it() -> None:
    site = PageFrames(frame_settings())
    for no in range(1, 6):
        site.html(task(no, f"第{no}件"), "<h1>题</h1>")
    (shape,) = site._shapes.values()

    assert shape.holds_at("990101/2022/09/")
    assert "第5件" in site.html(task(5, "第5件"), "<h1>题</h1>")


def test_a_page_within_a_folder_that_the_frame_links_to() -> None:
    # From updates/ the link to its feed is short; a page beside it must not get it.
    site = PageFrames(frame_settings())
    for url in ("updates/", "checks/", "updates/", "checks/", "updates/", "990101/"):
        html = site.html(Frame(url, "题", "说明", date(2022, 7, 1)), "<h1>题</h1>")
        feed = "feed.xml" if url == "updates/" else "../updates/feed.xml"
        assert f'title="全部更新" href="{feed}"' in html


@pytest.mark.parametrize(
    ("template", "a", "b"),
    [
        ("{{ page.title }}", "a<", "b<"),
        (
            "{% autoescape true %}{{ page.title }}{{ page.title | safe }}{% endautoescape %}",
            "a&lt;a<",
            "b&lt;b<",
        ),
        ("{{ page.title | upper }}", "A<", "B<"),
        ("{{ page.title ~ '!' }}", "a<!", "b<!"),
        ("{{ page.title | url }}", "../../../a<", "../../../b<"),
        ("{% if page.title == 'a<' %}one{% else %}two{% endif %}", "one", "two"),
        ("{% if 'a' in page.title %}one{% else %}two{% endif %}", "one", "two"),
        ("{{ page.title | length }}{{ page.title[0] }}", "2a", "2b"),
        ("{{ page.title | tojson }}", '"a\\u003c"', '"b\\u003c"'),
        ("{{ {'a<': 1}.get(page.title) }}", "1", "None"),
        (
            "{{ page.title is string }}{{ page.title is sequence }}{{ page.title }}",
            "TrueTruea<",
            "TrueTrueb<",
        ),
        ("{% set copy %}{{ page.title }}{% endset %}{{ copy | upper }}", "A<", "B<"),
        ("{% set copy %}{{ page.title }}{% endset %}{{ copy == 'b<' }}", "False", "True"),
        ("{% macro copy() %}{{ page.title }}{% endmacro %}{{ copy() }}", "a<", "b<"),
        ("{% macro copy() %}{{ page.title }}{% endmacro %}{{ copy() | upper }}", "A<", "B<"),
        ("{% macro copy() %}{{ page.title }}{% endmacro %}{% if copy() == 'b<' %}two{% endif %}", "", "two"),
        (
            "{% macro copy() %}{{ page.title }}{% endmacro %}{% set b = copy %}{{ b() == 'b<' }}",
            "False",
            "True",
        ),
        ("{% block one %}{{ page.title }}{% endblock %}{{ self.one() | upper }}", "a<A<", "b<B<"),
        ("{% set t = ['header.html'] %}{% include t[0] ignore missing %}{{ page.title }}", "a<", "b<"),
        ("{% filter upper %}{{ page.title }}{% endfilter %}", "A<", "B<"),
        ("{{ '../a/' | url }}{{ page.title }}", "../../../../a/a<", "../../../../a/b<"),
    ],
)
def test_what_a_template_does_with_a_text(tmp_path: Path, template: str, a: str, b: str) -> None:
    (tmp_path / "main.html").write_text(template, encoding="utf-8")
    site = PageFrames(frame_settings(folder=tmp_path))

    shown = [site.html(task(no, title), "") for no, title in enumerate(["a<", "a<", "b<", "b<", "a<"])]

    assert shown == [a, a, b, b, a]


@pytest.mark.parametrize(
    ("template", "missing"),
    [
        ("{{ config.repo_url }}", "config.repo_url"),
        ("{{ config.extra.ledger.data }}", "config.extra.ledger.data"),
        ("{{ page.toc }}", "page.toc"),
        ("{% if nav %}{% endif %}", "'nav' is undefined"),
        ("{% for item in nav %}{% endfor %}", "'nav' is undefined"),
    ],
)
def test_what_is_not_there_is_named(tmp_path: Path, template: str, missing: str) -> None:
    (tmp_path / "main.html").write_text(template, encoding="utf-8")
    site = PageFrames(frame_settings(folder=tmp_path))

    with pytest.raises(UndefinedError, match=missing):
        site.html(task(1, "题"), "")


def test_a_theme_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("{{ theme_asset('assets/none.*.css') }}", encoding="utf-8")

    with pytest.raises(DataError, match="恰好有一个 assets/none"):
        PageFrames(frame_settings(folder=tmp_path)).html(task(1, "题"), "")


def test_settings_travel() -> None:
    settings = frame_settings(FURNITURE, site_url="https://www.example.org/a", partial=True)
    told = TypeAdapter(FrameSettings)

    assert settings.site_url == "https://www.example.org/a/"
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301 - made here
    assert told.validate_json(told.dump_json(settings)) == settings
    assert "assets/javascripts/settings.js" in settings.assets
    assert not [name for name in settings.assets if "bundle." in name]


def task(no: int, title: str) -> Frame:
    """Return the frame of a page that has a number."""
    return Frame(f"990101/2022/{no:02d}/", title, "说明", date(2022, 7, 1))
