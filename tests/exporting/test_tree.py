"""The exported tree: every page and file of the site, readable, and the same for the same data."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from livelihood.clock import moment
from livelihood.feeds import FeedSettings
from livelihood.pages import markdown_pages, static_files
from livelihood.site import load_site
from tests.builds import INVENTED, ROOT, configured, tree
from tests.exporting.exports import NOW, export

ASSETS = {
    "docs/assets/stylesheets/ledger.css",
    "docs/assets/images/favicon.svg",
    "docs/assets/javascripts/filters.js",
    "docs/assets/javascripts/finder.js",
}
WRITTEN = {
    "docs/about/index.md",
    "docs/benchmarks/index.md",
    "docs/guide/index.md",
    "docs/guide/bulletin.png",
    "docs/guide/template.png",
    "docs/method/index.md",
    "docs/verify/index.md",
}


def test_every_page_and_file_of_the_site_is_there(exported: Path) -> None:
    site = load_site(ROOT / "data", now=moment(NOW))
    pages = {f"docs/{page.uri}": page.markdown.encode() for page in markdown_pages(site)}
    files = {f"docs/{file.uri}": file.content for file in static_files(site, FeedSettings())}

    found = tree(exported)

    assert set(found) == {"mkdocs.yml", "README.md"} | set(pages) | set(files) | ASSETS | WRITTEN
    generated = pages | files
    assert [name for name, content in generated.items() if found[name] != content] == []


def test_hand_written_pages_keep_their_words(exported: Path) -> None:
    found = tree(exported)

    assert found["docs/guide/template.png"] == (ROOT / "docs/guide/template.png").read_bytes()
    about = (ROOT / "docs/about.md").read_text(encoding="utf-8")
    moved = re.sub(r"\((method|benchmarks|verify)\.md\)", r"(../\1/index.md)", about)
    assert found["docs/about/index.md"].decode() == moved


def test_the_same_data_gives_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    assert tree(export(tmp_path / "again")) == tree(exported)


def test_pages_read_as_files(exported: Path) -> None:
    lines = (exported / "docs/410422/2022/01/index.md").read_text(encoding="utf-8").splitlines()

    assert lines[:3] == [
        "---",
        'title: "一、开展职业技能培训和评价取证"',
        'description: "叶县2022年民生实事一、开展职业技能培训和评价取证：3项目标：3项超额完成。"',
    ]
    headings = [line for line in lines if line.startswith("#")]
    assert headings[0] == "# 一、开展职业技能培训和评价取证"
    assert [re.sub(r" *\{.*", "", line) for line in headings[1:4]] == [
        "## 承诺了什么",
        "## 逐项进展",
        "### 完成技能培训",
    ]


def test_settings_need_none_of_our_program(exported: Path) -> None:
    settings = yaml.safe_load((exported / "mkdocs.yml").read_text(encoding="utf-8"))

    assert settings == {
        "site_name": "民生实事公开",
        "site_description": "县里向群众承诺的民生实事：定了什么目标、完成了多少、数字出自哪份文件。",
        "theme": {
            "name": "material",
            "language": "zh",
            "font": False,
            "favicon": "assets/images/favicon.svg",
            "palette": {"scheme": "ledger", "primary": "custom", "accent": "custom"},
        },
        "plugins": [{"search": {"lang": "zh"}}],
        "markdown_extensions": ["attr_list", "md_in_html"],
        "extra_css": ["assets/stylesheets/ledger.css"],
        "extra_javascript": ["assets/javascripts/filters.js", "assets/javascripts/finder.js"],
    }


def test_the_sites_own_settings_go_along(tmp_path: Path) -> None:
    config = configured(
        tmp_path / "project",
        site_name="虚构县民生实事",
        site_url="https://www.example.org/a/c/",
        site_author="虚构县人民政府办公室",
    )

    folder = export(tmp_path / "export", data=INVENTED, config=config)

    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_name"] == "虚构县民生实事"
    assert settings["site_url"] == "https://www.example.org/a/c/"
    assert settings["site_author"] == "虚构县人民政府办公室"
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# 虚构县民生实事\n")
    feed = (folder / "docs/updates/feed.xml").read_text(encoding="utf-8")
    assert "https://www.example.org/a/c/990101/2022/" in feed


def test_the_readme_names_the_versions_that_are_tested(exported: Path) -> None:
    readme = (exported / "README.md").read_text(encoding="utf-8")

    for package in ("mkdocs-material", "properdocs", "zensical"):
        assert f"{package}=={version(package)}" in readme
    for command in ("mkdocs build", "properdocs build -f mkdocs.yml", "zensical build"):
        assert f"`{command}`" in readme
    assert "下一次导出会替换整个文件夹" in readme
    assert "The next export replaces this whole\nfolder" in readme


def test_styles_are_for_the_other_page_frame(exported: Path) -> None:
    styles = (exported / "docs/assets/stylesheets/ledger.css").read_text(encoding="utf-8")

    assert "ll-article" not in styles
    assert ".md-content__inner.md-typeset h2 {" in styles  # the page's
    assert ".md-content__inner.md-typeset .ll-promise {" in styles  # a component's
    assert "url(" not in styles


def test_a_part_of_the_counties_says_so_on_every_page(tmp_path: Path) -> None:
    folder = export(tmp_path / "export", "--only", "410423")

    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_name"] == "民生实事公开（只有部分县，不能发布）"
    assert (folder / "docs/410423/index.md").is_file()
    assert not (folder / "docs/410422").exists()


def test_a_hand_written_page_gives_way_to_a_generated_one(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("updates.md", "own.md", ".hidden.md"):
        (docs / name).write_text("---\nupdated: 2022-07-01\n---\n\n# 自己写的\n", encoding="utf-8")
    config = configured(tmp_path / "project", docs_dir=str(docs))

    folder = export(tmp_path / "export", data=INVENTED, config=config)

    assert "自己写的" not in (folder / "docs/updates/index.md").read_text(encoding="utf-8")
    assert "# 自己写的" in (folder / "docs/own/index.md").read_text(encoding="utf-8")
    assert not list(folder.rglob("*hidden*"))


@pytest.mark.parametrize("name", ["docs/410422/2022/sources/notice.txt", "docs/open-data/indicators.csv"])
def test_files_have_the_line_ends_that_they_are_published_with(
    exported: Path, built: Path, name: str
) -> None:
    assert (exported / name).read_bytes() == (built / name.removeprefix("docs/")).read_bytes()
