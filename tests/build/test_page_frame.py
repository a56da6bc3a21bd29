"""The page frame: what stands in every page, and what must not."""

from __future__ import annotations

import gzip
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from livelihood.wording import day
from tests.frame_site import NASTY, PAGES, PROJECT, build, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = {"input", "link", "meta", "path", "br"}


class Elements(HTMLParser):
    """Every element of a page: (tag, attributes, text directly inside and below)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text: list[str] = []
        self.found.append((tag, {name: value or "" for name, value in attrs}, text))
        if tag not in VOID:
            self._open.append(text)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for text in self._open:
            text.append(data)

    def all(self, tag: str, **wanted: str) -> Iterator[tuple[dict[str, str], str]]:
        for name, attributes, text in self.found:
            if name == tag and wanted.items() <= attributes.items():
                yield attributes, "".join(text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site without an address, as `make site` builds it."""
    folder = tmp_path_factory.mktemp("frame")
    built = build(write_project(folder / "project"), folder / "site")
    assert built.returncode == 0, built.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def site_with_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frame")
    project = write_project(folder / "project", site_url="https://www.example.org/a/b/")
    built = build(project, folder / "site")
    assert built.returncode == 0, built.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def task(site: Path) -> Elements:
    return Elements((site / "410422/2022/03/index.html").read_text(encoding="utf-8"))


def pages_of(site: Path) -> dict[str, Elements]:
    return {
        path.relative_to(site).as_posix(): Elements(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


@pytest.mark.parametrize("name", ["site", "site_with_address"])
def test_no_page_has_inline_script_style_or_handler(name: str, request: pytest.FixtureRequest) -> None:
    pages = pages_of(request.getfixturevalue(name))
    assert {"404.html", "index.html", "method/index.html"} < set(pages)
    for page, elements in pages.items():
        for tag, attributes, _ in elements.found:
            assert tag != "style", page
            # A module is deferred anyway.
            ours = {"src", "type"} if attributes.get("type") == "module" else {"src", "defer"}
            assert tag != "script" or attributes.keys() == ours, page
            assert not [
                attribute for attribute in attributes if attribute == "style" or attribute[:2] == "on"
            ]
            assert not attributes.get("href", "").startswith("javascript:"), page


@pytest.mark.parametrize("name", ["site", "site_with_address"])
def test_nothing_is_loaded_from_other_hosts_or_missing(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    root = "https://www.example.org/a/b/"
    for page, elements in pages_of(site).items():
        for tag, attributes, _ in elements.found:
            address = attributes.get("src") or attributes.get("href")
            if address is None or address.startswith("#"):
                continue
            target = urljoin(root + page.removesuffix("index.html"), address)
            assert target.startswith(root), (page, tag, address)
            path = site / urlsplit(target).path.removeprefix("/a/b/")
            assert (path / "index.html" if path.is_dir() else path).is_file(), (page, tag, address)


def test_without_an_address_every_link_is_relative(site: Path) -> None:
    for page, elements in pages_of(site).items():
        for _, attributes, _ in elements.found:
            assert not attributes.get("href", "").startswith(("/", "http")), page
            assert not attributes.get("src", "").startswith(("/", "http")), page


def test_the_language_and_the_landmarks(task: Elements) -> None:
    assert [attributes["lang"] for attributes, _ in task.all("html")] == ["zh-Hans"]
    assert [text for _, text in task.all("a", href="#main")] == ["跳到正文"]
    for tag in ("header", "main", "article", "footer", "h1"):
        assert len(list(task.all(tag))) == 1, tag
    assert len(list(task.all("main", id="main"))) == 1


def test_the_way_to_the_search_works_without_scripts(site: Path, task: Elements) -> None:
    ((form, text),) = task.all("form", role="search")
    assert (form["action"], form["method"]) == ("../../../search/", "get")
    assert text.split() == ["搜索"]
    assert [field["name"] for field, _ in task.all("input", type="search")] == ["q"]
    assert (site / "search/index.html").is_file()


def test_no_page_loads_the_themes_scripts(site: Path) -> None:
    for page, elements in pages_of(site).items():
        assert not [
            attributes
            for attributes, _ in elements.all("script")
            if "assets/javascripts/bundle." in attributes["src"]
        ], page
    assert not [*site.rglob("bundle.*.js"), *site.rglob("lunr*")]


def test_the_front_matter_is_shown_as_typed(task: Elements) -> None:
    assert [text for _, text in task.all("title")] == [f"{NASTY} - 民生实事公开"]
    assert [attributes["content"] for attributes, _ in task.all("meta", name="description")] == [NASTY]
    assert list(task.all("b")) == []


def test_the_breadcrumbs(task: Elements) -> None:
    ((_, text),) = task.all("nav", **{"aria-label": "位置"})
    assert "".join(text.split()) == "首页平顶山市叶县" + NASTY.replace(" ", "")
    links = [(attributes["href"], text) for attributes, text in task.all("a")]
    assert ("../../../", "首页") in links
    assert ("../../", "叶县") in links
    assert [text for _, text in task.all("span", **{"aria-current": "page"})] == [NASTY]


def test_the_sidebar(task: Elements, site: Path) -> None:
    ((_, text),) = task.all("nav", **{"aria-label": "叶县"})
    assert "叶县首页" in text
    assert [text for _, text in task.all("a", **{"aria-current": "page"})] == [NASTY]
    assert [attributes["href"] for attributes, text in task.all("a") if text == "叶县首页"] == ["../../"]
    method = Elements((site / "method/index.html").read_text(encoding="utf-8"))
    assert {attributes["aria-label"] for attributes, _ in method.all("nav")} == {"位置"}


def test_a_hand_written_page_stands_in_the_same_frame(site: Path) -> None:
    method = Elements((site / "method/index.html").read_text(encoding="utf-8"))
    ((_, path),) = method.all("nav", **{"aria-label": "位置"})
    assert "".join(path.split()) == "首页数字是怎么来的"
    assert len(list(method.all("time"))) == 1


def test_the_home_page_has_no_breadcrumbs_and_the_name_of_the_site(site: Path) -> None:
    home = Elements((site / "index.html").read_text(encoding="utf-8"))
    assert [text for _, text in home.all("title")] == ["民生实事公开"]
    assert list(home.all("nav", **{"aria-label": "位置"})) == []


def test_a_page_without_a_heading_gets_its_title(site: Path) -> None:
    county = Elements((site / "410422/index.html").read_text(encoding="utf-8"))
    assert [text for _, text in county.all("h1")] == ["叶县"]


@pytest.mark.parametrize("page", list(PAGES))
def test_the_date_is_the_datas(site: Path, page: str) -> None:
    elements = Elements((site / page).with_suffix(".html").read_text(encoding="utf-8"))
    updated = PAGES[page][0]["updated"]
    assert list(elements.all("time")) == [({"datetime": updated}, day(date.fromisoformat(updated)))]


def test_the_missing_page_can_be_shown_at_any_depth(site: Path, site_with_address: Path) -> None:
    words = Elements((site / "404.html").read_text(encoding="utf-8"))
    assert not [attributes for _, attributes, _ in words.found if {"href", "src"} & attributes.keys()]
    assert [text for _, text in words.all("h1")] == ["没有这个页面"]
    framed = Elements((site_with_address / "404.html").read_text(encoding="utf-8"))
    addresses = [attributes.get("href", attributes.get("src")) for _, attributes, _ in framed.found]
    assert {"/a/b/", "#main"} < set(addresses)
    assert all(address is None or address.startswith(("/a/b/", "#")) for address in addresses)


def test_the_sitemap_needs_an_address(built: Path, invented: Path) -> None:
    assert not list(built.glob("sitemap*"))
    sitemap = (invented / "sitemap.xml").read_text(encoding="utf-8")
    pages = {path.parent.relative_to(invented).as_posix() for path in invented.rglob("index.html")}
    addresses = {f"https://www.example.org/a/c/{'' if page == '.' else f'{page}/'}" for page in pages}
    assert set(re.findall("<loc>(.*?)</loc>", sitemap)) == addresses
    for page in ("index.html", "990101/index.html", "method/index.html"):
        ((shown, _),) = Elements((invented / page).read_text(encoding="utf-8")).all("time")
        address = f"https://www.example.org/a/c/{page.removesuffix('index.html')}"
        assert f"<loc>{address}</loc><lastmod>{shown['datetime']}</lastmod>" in sitemap
    packed = (invented / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed).decode() == sitemap


def test_of_the_theme_only_what_is_used_is_published(site: Path) -> None:
    names = {path.name for path in (site / "assets").rglob("*") if path.is_file()}
    assert {"ledger.css", "favicon.svg", "box.js"} < names
    assert not [name for name in names if name.endswith(".map")]
    own = {path.name for path in (PROJECT / "overrides" / "assets").rglob("*")}
    assert len(names - own) == 1  # its style sheet


def test_the_day_of_the_build_shows_nowhere(tmp_path: Path, site_with_address: Path) -> None:
    project = write_project(tmp_path / "elsewhere", site_url="https://www.example.org/a/b/")
    built = build(project, tmp_path / "site", days=400)
    assert built.returncode == 0, built.stderr
    first, second = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (site_with_address, tmp_path / "site")
    )
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize(
    ("front_matter", "words"),
    [
        ("title: 关于", "页首没有 updated"),
        ("title: 关于\nupdated: 七月", "页首的 updated 不是日期：七月"),
    ],
)
def test_a_page_without_a_date_stops_the_build(tmp_path: Path, front_matter: str, words: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "about.md").write_text(f"---\n{front_matter}\n---\n\n# 关于\n", encoding="utf-8", newline="\n")
    project = write_project(tmp_path / "project", docs_dir=str(docs))
    built = build(project, tmp_path / "site")
    assert built.returncode == 1
    assert f"about.md:1: error page-date: {words}" in built.stderr
