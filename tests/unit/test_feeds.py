"""Feeds: Atom that readers accept, the change in words, ids that last, and nothing of what is held back."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from livelihood.assessment import assess
from livelihood.clock import moment
from livelihood.contexts.links import YearLinks
from livelihood.feeds import FeedSettings, county_feed, site_feed
from livelihood.model import CountyYear
from livelihood.pages import static_files
from livelihood.parts.county import MadeParts, counties_of, parts_of
from livelihood.parts.feed import MOST_ENTRIES
from livelihood.site import Site, load_site
from tests.invented import YEAR, replace, write_invented
from tests.unit.builders import NOW, county_year, figure, goal, report, source
from tests.unit.county_parts import parts

ATOM = "{http://www.w3.org/2005/Atom}"
LATER = "2026-11-21"
AUTHORITY = "example.org,2026"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented(tmp_path_factory.mktemp("feeds"))


def feeds(data: Path, now: str = LATER, settings: FeedSettings | None = None) -> dict[str, bytes]:
    """Return the site's feeds by their paths."""
    site, settings = _site(data, now), settings or FeedSettings()
    counties = _counties(data, now)
    found = {f"{county.place.code}/feed.xml": county_feed(county, settings) for county in counties}
    return {"updates/feed.xml": site_feed(counties, site.updated, settings)} | found


@cache
def _site(data: Path, now: str) -> Site:
    return load_site(data, now=moment(now))


@cache
def _counties(data: Path, now: str) -> list[MadeParts]:
    return [parts_of(years) for years in counties_of(_site(data, now))]


def texts(parent: ET.Element, tag: str) -> list[str]:
    return [each.text or "" for each in parent.findall(f"{ATOM}{tag}")]


def entries(content: bytes) -> list[ET.Element]:
    return ET.fromstring(content).findall(f"{ATOM}entry")  # noqa: S314 - made by the code under test


def feed_of(*years: CountyYear, settings: FeedSettings | None = None) -> bytes:
    """Return the site's feed of these county-years."""
    links = [YearLinks(assess(year, NOW), {}) for year in years]
    return site_feed(parts(links), date(2022, 8, 1), settings or FeedSettings())


def test_a_feed_for_the_site_and_one_for_each_county(data: Path) -> None:
    found = feeds(data)

    assert list(found) == ["updates/feed.xml", "990101/feed.xml", "990102/feed.xml"]
    assert [texts(each, "title") for each in entries(found["updates/feed.xml"])] == [
        ["虚构县2022年民生实事：收录进展通报，含更正"],
        ["虚构县2022年民生实事：目标有调整"],
        ["乌有县2022年民生实事：承诺已收录"],
        ["虚构县2022年民生实事：收录进展通报"],
        ["虚构县2022年民生实事：承诺已收录"],
    ]
    assert [texts(each, "title") for each in entries(found["990102/feed.xml"])] == [
        ["乌有县2022年民生实事：承诺已收录"]
    ]


def test_feeds_are_among_the_sites_files(data: Path) -> None:
    files = {
        file.uri: file.content for file in static_files(_site(data, LATER), FeedSettings(authority=AUTHORITY))
    }

    assert feeds(data, settings=FeedSettings(authority=AUTHORITY)).items() <= files.items()


@pytest.mark.parametrize("site_url", ["", "https://www.example.org/a/"])
def test_what_atom_asks_for(data: Path, site_url: str) -> None:
    """RFC 4287: what stands once, what must be there, dates with a zone, ids that differ."""
    for content in feeds(data, settings=FeedSettings(site_url)).values():
        root = ET.fromstring(content)  # noqa: S314 - made by the code under test
        assert root.tag == f"{ATOM}feed"
        assert [author.findtext(f"{ATOM}name") for author in root.findall(f"{ATOM}author")] == [
            "民生实事公开"
        ]
        assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
        ids = texts(root, "id")
        for element in (root, *root.findall(f"{ATOM}entry")):
            for tag in ("id", "title", "updated"):
                assert len(texts(element, tag)) == 1, tag
            for tag in ("updated", "published"):
                for text in texts(element, tag):
                    assert datetime.fromisoformat(text).utcoffset() is not None
        for entry in root.findall(f"{ATOM}entry"):
            ids += texts(entry, "id")
            assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
            assert [each.get("type") for each in entry.findall(f"{ATOM}content")] == ["html"]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each) for each in ids)
        newest = max(datetime.fromisoformat(texts(each, "updated")[0]) for each in root.iter(f"{ATOM}entry"))
        assert texts(root, "updated") == [newest.isoformat()]


def test_dates_are_the_datas(data: Path) -> None:
    found = entries(feeds(data)["990101/feed.xml"])

    assert [texts(each, "updated") for each in found] == [
        ["2022-11-01T00:00:00+08:00"],
        ["2022-09-01T00:00:00+08:00"],
        ["2022-08-01T00:00:00+08:00"],
        ["2022-08-01T00:00:00+08:00"],
    ]


def test_the_change_in_words(data: Path) -> None:
    autumn, revised, _, plan = (texts(each, "content")[0] for each in entries(feeds(data)["990101/feed.xml"]))

    assert autumn.startswith(
        "<p>文件：虚构县2022年进展通报（2022年10月8日）</p><p>数据截至2022年10月8日。</p>"
        "<p>更正说明（2022年10月9日）：上半年多计了一个培训班。</p><p>此前10项目标：7项符合时间进度 · "
        "2项推进中 · 1项通报未提及；现在10项目标：2项已达标 · 4项符合时间进度 · 2项推进中 · 1项慢于时间进度 · "
        "1项暂无法统计。</p><ul><li>一、完成技能培训：6800人次（相当于目标的56.7%） → 6500人次（相当于目标的54.2%）；"
        "符合时间进度 → 慢于时间进度</li>"
    )
    assert (
        "<li>二、村卫生室服务质量：此前没有数字 → 村卫生室培训村医80人次；通报未提及 → 推进中</li>" in autumn
    )
    assert "<li>三、改建道路：此前没有数字 → 3.2公里</li>" in autumn
    assert revised == (
        "<p>文件：关于调整部分任务的通知</p><ul><li>一、新增技能人才：目标3000人 → 2500人，2022年8月15日调整，"
        "原因：上级任务有调整；符合时间进度</li></ul>"
    )
    assert plan == (
        "<p>文件：关于印发2022年虚构县重点民生实事工作方案的通知</p>"
        "<p>虚构县2022年承诺办好3件民生实事，共10项目标。</p>"
    )


def test_links_are_relative_without_an_address_and_full_with_one(data: Path) -> None:
    def links(name: str, site_url: str) -> list[str | None]:
        root = ET.fromstring(feeds(data, settings=FeedSettings(site_url))[name])  # noqa: S314 - as above
        return [link.get("href") for link in root.iter(f"{ATOM}link")][:3]

    assert links("updates/feed.xml", "") == [
        "feed.xml",
        "./",
        "../990101/2022/updates/#report-autumn",
    ]
    assert links("990101/feed.xml", "") == ["feed.xml", "./", "2022/updates/#report-autumn"]
    assert links("updates/feed.xml", "https://www.example.org/a/") == [
        "https://www.example.org/a/updates/feed.xml",
        "https://www.example.org/a/updates/",
        "https://www.example.org/a/990101/2022/updates/#report-autumn",
    ]


def test_ids_last(data: Path) -> None:
    """They depend on county, year and document alone: not on the day, the address, or what else there is."""

    def ids(now: str, settings: FeedSettings) -> list[str]:
        found = entries(feeds(data, now, settings)["990101/feed.xml"])
        return [text for each in found for text in texts(each, "id")]

    plain = ids(LATER, FeedSettings())
    assert ids("2022-12-01", FeedSettings("https://www.example.org/")) == plain
    # Written down once: a published id stays.
    assert plain[0] == "urn:uuid:ecbf171a-d57d-5adf-85f6-337db57053ed"
    assert ids(LATER, FeedSettings(authority=AUTHORITY)) == [
        "tag:example.org,2026:990101/2022/report-autumn",
        "tag:example.org,2026:990101/2022/revision-adjust",
        "tag:example.org,2026:990101/2022/report-notice",
        "tag:example.org,2026:990101/2022/plan-plan",
    ]


def test_the_same_bytes_whenever_it_is_built(data: Path) -> None:
    assert feeds(data, "2022-12-01") == feeds(data, LATER)


def test_what_is_held_back_is_in_no_feed(tmp_path: Path) -> None:
    data = write_invented(tmp_path)
    for id in ("autumn", "adjust"):
        replace(
            data / YEAR / "sources.yml",
            f"  - id: {id}\n",
            f"  - id: {id}\n    publish_at: 2026-12-01T09:00+08:00\n",
        )

    before, after = feeds(data), feeds(data, "2026-12-02")

    assert [texts(each, "title") for each in entries(before["990101/feed.xml"])] == [
        ["虚构县2022年民生实事：收录进展通报"],
        ["虚构县2022年民生实事：承诺已收录"],
    ]
    for content in before.values():
        for trace in ("autumn", "adjust", "6500", "2500人", "更正"):
            assert trace not in content.decode()
    # July's number is the original target's share until the new target may be known: 1600 ÷ 3000.
    assert "1600人（相当于目标的53.3%）" in before["990101/feed.xml"].decode()
    held = {text for each in entries(before["updates/feed.xml"]) for text in texts(each, "id")}
    assert held < {text for each in entries(after["updates/feed.xml"]) for text in texts(each, "id")}
    assert len(entries(after["990101/feed.xml"])) == 4


def test_texts_show_as_typed() -> None:
    words = "<b>3</b> & ]]> \x0b&lt;script&gt;"
    year = county_year(
        goal("100人", name=words), reports=(report(figure(words=words)),), county_fields={"name": words}
    )

    content = feed_of(year)
    (entry, _) = entries(content)

    shown = words.replace("\x0b", "\ufffd")
    assert texts(entry, "title") == [f"{shown}2022年民生实事：收录进展通报"]
    html = "&lt;b&gt;3&lt;/b&gt; &amp; ]]&gt; \ufffd&amp;lt;script&amp;gt;"
    assert f"<li>一、{html}：{html}；推进中</li>" in texts(entry, "content")[0]


def test_a_feed_holds_the_newest_entries() -> None:
    years = [
        county_year(goal(), sources=(source(recorded=f"{year}-03-01"),), year=year)
        for year in range(2070, 2070 - MOST_ENTRIES - 5, -1)
    ]

    found = entries(feed_of(*years))

    assert len(found) == MOST_ENTRIES == 50
    assert texts(found[0], "title") == ["虚构县2070年民生实事：承诺已收录"]
    assert texts(found[-1], "updated") == ["2021-03-01T00:00:00+08:00"]


def test_a_site_without_counties_has_a_feed_all_the_same() -> None:
    root = ET.fromstring(feed_of())  # noqa: S314 - made by the code under test

    assert texts(root, "updated") == ["2022-08-01T00:00:00+08:00"]
    assert root.findall(f"{ATOM}entry") == []
