"""What is wrong with a built site is found and named; a whole one has nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.site_checks.conftest import BuiltSite

TASK = "990101/2022/01/index.html"
POLICY = '<meta http-equiv="Content-Security-Policy"'


@pytest.fixture
def site(whole_site: BuiltSite, tmp_path: Path) -> BuiltSite:
    shutil.copytree(whole_site.folder, tmp_path / "site")
    return replace(whole_site, folder=tmp_path / "site")


def test_a_whole_site_has_no_flaw(whole_site: BuiltSite) -> None:
    assert whole_site.flaws() == []


def test_workers_find_the_same(site: BuiltSite) -> None:
    for page in site.folder.glob("990101/2022/*/index.html"):
        page.write_bytes(b"")

    found = site.flaws()
    assert len(found) >= 10
    assert site.flaws(workers=2) == found


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("<main", '<a href="../../nowhere/">x</a><main', "链接指向的文件不存在：../../nowhere/"),
        ("<main", '<a href="../../../../x/">x</a><main', "链接指向的文件不存在：../../../../x/"),
        ("<main", '<a href="#nowhere">x</a><main', f"链接指向的位置不存在：{TASK}#nowhere"),
        (
            "<main",
            '<a href="../../../990102/2022/#no">x</a><main',
            "链接指向的位置不存在：990102/2022/index.html#no",
        ),
        (
            "<main",
            '<a href="/990101/">x</a><main',
            "链接只在网站根目录下有效，放进子目录就断了：/990101/",
        ),
        ("<main", '<a href="javascript:x">x</a><main', "链接不应指向这里：javascript:x"),
        (
            "<main",
            '<img src="https://x.example/a.png" alt=""><main',
            "链接不应指向这里：https://x.example/a.png",
        ),
        (
            "<main",
            '<link rel="stylesheet" href="//x.example/a.css"><main',
            "链接不应指向这里：//x.example/a.css",
        ),
        ("</h1>", "{{ 县名 }}</h1>", "页面上有程序留下的字样：“"),
        ("<title>", "<title>#REF!", "页面上有程序留下的字样：“"),
        ('aria-label="', 'aria-label="None项', "页面上有程序留下的字样：“None项"),
        ("</h1>", "nan</h1>", "页面上有程序留下的字样：“"),
        ('id="t01-talent"', 'id="t01-other"', "数据里有的目标，页面上没有：t01-talent"),
        ("<h1", "<h4", "页面没有标题"),
        (POLICY, "<meta ", "页面的内容安全策略不对"),
        (POLICY, f"{POLICY} content=\"default-src 'self'\">{POLICY}", "页面的内容安全策略不对"),
        ("default-src 'none'", "default-src 'self'", "页面的内容安全策略不对"),
    ],
)
def test_a_flawed_page(site: BuiltSite, old: str, new: str, told: str) -> None:
    site.edit(TASK, old, new)

    found = site.flaws()
    ours = [flaw for flaw in found if flaw.startswith(f"{TASK}：{told}")]
    assert ours
    assert all(mark in ours[0] for mark in ("{{ 县名 }}", "None项", "#REF!") if mark in new)
    assert all(flaw.startswith(f"{TASK}：") or "t01-talent" in flaw for flaw in found)


def test_links_that_are_fine(site: BuiltSite) -> None:
    links = (
        "tel:0990",
        "mailto:a@example.org",
        "https://www.example.org/",
        "?q=%E4%BA%95",
        "#main",
        "",
        "./",
    )
    here = "".join(f'<a href="{link}">x</a>' for link in (*links, "..", "../#main", "../../feed.xml?x#y"))
    site.edit(TASK, "<main", f"{here}<main")

    # Only a fragment of something that isn't a page leads nowhere.
    assert site.flaws() == [f"{TASK}：链接指向的位置不存在：990101/feed.xml#y"]


def test_settings_for_servers_are_no_leftovers(site: BuiltSite) -> None:
    site.edit(TASK, "</main>", "<pre><code>AllowOverride None <b>x</b> {{ x }}</code></pre>None</main>")

    (flaw,) = site.flaws()
    assert "None" in flaw
    assert "Override" not in flaw


def test_pages_without_content(site: BuiltSite) -> None:
    (site.folder / TASK).write_bytes(b" \n")
    site.edit("990102/2022/index.html", "<main", "<main></main><div")

    found = site.flaws()
    assert f"{TASK}：页面是空的" in found
    assert "990102/2022/index.html：页面没有正文" in found


def test_an_empty_file(site: BuiltSite) -> None:
    (site.folder / "open-data" / "schemas" / "plan.schema.json").write_bytes(b"")

    assert site.flaws() == ["open-data/schemas/plan.schema.json：文件是空的"]


def test_pages_that_are_missing_or_too_many(site: BuiltSite) -> None:
    shutil.copytree(site.folder / "990102", site.folder / "990103")
    (site.folder / "checks" / "index.html").unlink()

    found = site.flaws()
    assert "checks/index.html：数据里有的内容，没有生成这个页面" in found
    assert "990103/2022/01/index.html：数据里没有这个页面的内容" in found
    assert [flaw for flaw in found if flaw.startswith(f"{TASK}：链接指向的文件不存在：")]


@pytest.mark.parametrize(
    ("table", "noun"), [("tasks", "实事"), ("indicators", "目标"), ("figures", "进展数")]
)
def test_rows_that_are_missing(site: BuiltSite, table: str, noun: str) -> None:
    file = site.folder / "open-data" / f"{table}.csv"
    lines = file.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    count = sum(line.startswith("990101,") and (table != "figures" or ",figure," in line) for line in lines)
    file.write_text("".join((lines[0], *lines[2:])), encoding="utf-8-sig", newline="")

    told = f"open-data/{table}.csv：990101 在2022年有 {count - 1} 个{noun}，数据里是 {count} 个"
    assert site.flaws() == [told]


def test_leftovers_and_gaps_of_the_open_data(site: BuiltSite) -> None:
    site.edit("open-data/tasks.csv", "虚构县", "nan")
    (site.folder / "open-data" / "figures.csv").unlink()

    found = site.flaws()
    assert "open-data/tasks.csv：表里有程序留下的字样：“nan”" in found
    assert "open-data/figures.csv：没有这个文件" in found


def test_a_search_that_does_not_know_all_pages(site: BuiltSite) -> None:
    path = "search/index/9901/pagefind-entry.json"
    entry = (site.folder / path).read_text(encoding="utf-8")
    count = int(entry.partition('"page_count": ')[2].partition("}")[0])
    site.edit(path, f'"page_count": {count}', f'"page_count": {count - 1}')
    assert site.flaws() == [f"{path}：搜索索引里有 {count - 1} 个页面，应当有 {count} 个"]

    (site.folder / path).write_bytes(b"[]")
    assert site.flaws() == [f"{path}：没有这个文件，或者读不出来"]


def test_the_data_has_more_than_the_site(site: BuiltSite, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(site.data, data)
    shutil.copytree(data / "990102-wuyou", data / "990109-duochu")
    county = data / "990109-duochu" / "county.yml"
    county.write_text(county.read_text(encoding="utf-8").replace("990102", "990109"), encoding="utf-8")

    found = replace(site, data=data).flaws()
    assert "990109/index.html：数据里有的内容，没有生成这个页面" in found
    assert [flaw for flaw in found if flaw.startswith("open-data/tasks.csv：990109 在2022年有 0 个实事")]
