"""Other generators make the same pages of an export: the same addresses, texts, bars and links."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from livelihood.clock import moment
from livelihood.feeds import FeedSettings
from livelihood.pages import static_files
from livelihood.site import load_site
from tests.builds import INVENTED, ROOT, build, run
from tests.exporting.articles import Piece, article
from tests.exporting.exports import NOW, export

GENERATORS = {
    "mkdocs": ("mkdocs", "build", "--strict"),
    "properdocs": ("properdocs", "build", "--strict", "-f", "mkdocs.yml"),
    "zensical": ("zensical", "build", "--strict"),
}


def build_with(generator: str, exported: Path, folder: Path) -> Path:
    """Build a copy of the export in ``folder`` as its README says, and return the site."""
    project = folder / "project"
    shutil.copytree(exported, project)
    run(*GENERATORS[generator], cwd=project)
    return project / "site"


def pages(site: Path) -> dict[str, list[Piece]]:
    """Return the article of every page of a built site by its path; each generator has a 404.html of its own."""
    files = (file for file in site.rglob("*.html") if file.name != "404.html")
    return {file.relative_to(site).as_posix(): article(file) for file in files}


def dead_links(site: Path, articles: dict[str, list[Piece]]) -> list[str]:
    """Return the links within the articles that lead to no file of the site, or to no place in its page."""
    dead = []
    for name, pieces in articles.items():
        for _, attributes in pieces:
            link = dict(attributes).get("href") or dict(attributes).get("src") or ""
            target = urlsplit(urljoin(f"http://site/a/b/{name.removesuffix('index.html')}", link))
            if not link or target.scheme == "tel":
                continue
            inside = unquote(target.path).removeprefix("/a/b/")
            inside += "index.html" if not inside or inside.endswith("/") else ""
            ids = {dict(each).get("id") for _, each in articles.get(inside, [])}
            if not (site / inside).is_file() or (target.fragment and unquote(target.fragment) not in ids):
                dead.append(f"{name}: {link}")
    return dead


@pytest.fixture(scope="module", params=GENERATORS)
def foreign(request: pytest.FixtureRequest, exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real counties' site as another generator builds it."""
    return build_with(request.param, exported, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def theirs(foreign: Path) -> dict[str, list[Piece]]:
    return pages(foreign)


@pytest.fixture(scope="module")
def ours(built: Path) -> dict[str, list[Piece]]:
    return pages(built)


def test_pages_have_the_same_addresses_texts_and_bars(
    theirs: dict[str, list[Piece]], ours: dict[str, list[Piece]]
) -> None:
    assert sorted(theirs) == sorted(ours)
    assert [name for name in ours if theirs[name] != ours[name]] == []
    bars = [dict(attributes) for tag, attributes in theirs["410422/2022/01/index.html"] if tag == "progress"]
    assert [(bar["aria-label"], bar["value"], bar["max"]) for bar in bars] == [
        ("完成技能培训：相当于目标的195.7%，超出目标", "100.0", "100"),
        ("新增技能人才：相当于目标的140.8%，超出目标", "100.0", "100"),
        ("新增技能人才中的高技能人才：相当于目标的121.5%，超出目标", "100.0", "100"),
    ]


def test_links_lead_somewhere(foreign: Path, theirs: dict[str, list[Piece]]) -> None:
    assert dead_links(foreign, theirs) == []


def test_documents_open_data_and_feeds_are_published(foreign: Path) -> None:
    site = load_site(ROOT / "data", now=moment(NOW))
    files = {file.uri: file.content for file in static_files(site, FeedSettings())}

    assert {"open-data/indicators.csv", "updates/feed.xml", "410422/2022/sources/notice.txt"} < set(files)
    assert [uri for uri, content in files.items() if (foreign / uri).read_bytes() != content] == []


def test_pages_have_their_titles_descriptions_and_styles(foreign: Path) -> None:
    html = (foreign / "410422" / "2022" / "01" / "index.html").read_text(encoding="utf-8")

    assert "<title>一、开展职业技能培训和评价取证 - 民生实事公开</title>" in html
    assert (
        '<meta name="description" content="叶县2022年民生实事一、开展职业技能培训和评价取证：3项目标：3项超额完成。">'
        in html
    )
    assert '<article class="md-content__inner md-typeset">' in html  # what the style sheet's rules are for
    assert 'href="../../../assets/stylesheets/ledger.css"' in html
    assert 'data-md-color-scheme="ledger"' in html


@pytest.mark.long
@pytest.mark.parametrize("generator", GENERATORS)
def test_pages_of_a_county_with_several_reports_are_the_same(generator: str, tmp_path: Path) -> None:
    ours = pages(build(tmp_path / "ours", "--data", str(INVENTED), "--now", NOW))
    exported = export(tmp_path / "export", data=INVENTED)

    assert pages(build_with(generator, exported, tmp_path)) == ours
    assert any(
        ("class", "ll-chart__drawing") in attributes for _, attributes in ours["990101/2022/01/index.html"]
    )
