"""What a government site shows around a page: only what is configured, and the county's before the site's."""

from __future__ import annotations

from typing import Any

import pytest

from livelihood.furniture import FootFact, FootLink, Furniture, Mark, PageFacts, furniture
from livelihood.problems import DataError
from livelihood.site_settings import SiteSettings

ALL = {
    "publisher": "虚构县人民政府办公室",
    "organizer": "虚构县政务服务局",
    "address": "虚构县一号",
    "telephone": "0000-0000000",
    "id_code": "9901010001",
    "icp": "虚ICP备00000000号",
    "police": "虚公网安备00000000000000号",
    "police_url": "https://www.example.org/police",
    "mark_url": "https://www.example.org/mark",
    "mark_image": "assets/images/mark.png",
    "site_map": "41/",
    "column_type": "信息公开",
}
TASK: dict[str, Any] = {
    "title": "三、实事",
    "description": "三、实事：1项已达标。",
    "updated": "2022-07-02",
    "share": "虚构县 · 技能培训 195.7%",
    "sidebar": {"title": "虚构县2022年民生实事", "links": []},
    "county": {"name": "虚构县"},
    "article": {"published": "2022-07-01", "source": "虚构县人民政府", "author": "虚构县人民政府"},
}


def furnish(
    meta: dict[str, Any], site: dict[str, str] | None = None, address: str = "", *, is_home: bool = False
) -> Furniture:
    settings = SiteSettings.read(
        "民生实事公开", site or {}, description="网站说明", links=[{"title": "方法", "url": "method/"}]
    )
    page = PageFacts(meta, meta.get("title", ""), address, is_home, True, lambda url: f"../{url}")
    return furniture(settings, page)


def test_nothing_is_shown_that_is_not_configured() -> None:
    found = furnish({"title": "首页", "updated": "2022-07-02"}, is_home=True)
    assert found.names == {"description": "网站说明", "SiteName": "民生实事公开"}
    assert found.foot.facts == ()
    assert found.foot.links == (FootLink("方法", "../method/"),)
    assert found.foot.mark is None
    assert found.foot.updated is not None
    assert (found.foot.updated.date, found.foot.updated.words) == ("2022-07-02", "2022年7月2日")
    assert (found.printed.address, found.printed.qr) == ("", None)


def test_a_column() -> None:
    meta = {"title": "虚构县", "description": "各年度", "county": {"name": "虚构县"}}
    assert tuple(furnish(meta, {"column_type": "信息公开"}).names.items()) == (
        ("description", "各年度"),
        ("SiteName", "民生实事公开"),
        ("ColumnName", "虚构县"),
        ("ColumnType", "信息公开"),
        ("ColumnDescription", "各年度"),
        ("ColumnKeywords", "虚构县,民生实事"),
    )


def test_an_article() -> None:
    address = "https://www.example.org/a/990101/2022/03/"
    assert tuple(furnish(TASK, ALL, address).names.items()) == (
        ("Description", "三、实事：1项已达标。"),
        ("SiteName", "民生实事公开"),
        ("SiteDomain", "www.example.org"),
        ("SiteIDCode", "9901010001"),
        ("ColumnName", "虚构县2022年民生实事"),
        ("ColumnType", "信息公开"),
        ("ArticleTitle", "三、实事"),
        ("PubDate", "2022-07-01 00:00"),
        ("ContentSource", "虚构县人民政府"),
        ("Keywords", "虚构县,民生实事,三、实事"),
        ("Author", "虚构县人民政府"),
        ("Url", address),
    )


def test_what_the_document_lacks_is_absent() -> None:
    names = furnish(TASK | {"article": {"published": "2022-07-01"}}).names
    assert "ContentSource" not in names
    assert "Author" not in names
    assert "Url" not in names
    assert "SiteDomain" not in names


def test_passed_on_a_page_tells_its_facts() -> None:
    address = "https://www.example.org/a/990101/2022/03/"
    assert tuple(furnish(TASK, address=address).properties.items()) == (
        ("og:type", "article"),
        ("og:site_name", "民生实事公开"),
        ("og:title", "虚构县 · 技能培训 195.7%"),
        ("og:description", "三、实事：1项已达标。"),
        ("og:locale", "zh_CN"),
        ("og:url", address),
    )
    assert "og:url" not in furnish(TASK).properties
    assert furnish({"title": "首页"}, is_home=True).properties["og:title"] == "民生实事公开"


def test_the_foot_with_everything() -> None:
    foot = furnish({"title": "更新"}, ALL, "https://www.example.org/a/updates/").foot
    assert foot.facts == (
        FootFact("主办单位", "虚构县人民政府办公室"),
        FootFact("承办单位", "虚构县政务服务局"),
        FootFact("地址", "虚构县一号"),
        FootFact("电话", "0000-0000000"),
        FootFact("网站标识码", "9901010001"),
        FootFact("ICP备案", "虚ICP备00000000号", "https://beian.miit.gov.cn/"),
        FootFact("公安备案", "虚公网安备00000000000000号", "https://www.example.org/police"),
    )
    assert foot.links == (
        FootLink("方法", "../method/"),
        FootLink("网站地图", "../41/"),
        FootLink(
            "网站找错",
            "https://zfwzgl.www.gov.cn/exposure/jiucuo.html"
            "?site_code=9901010001&url=https%3A%2F%2Fwww.example.org%2Fa%2Fupdates%2F",
        ),
    )
    assert foot.mark == Mark("党政机关", "https://www.example.org/mark", "../assets/images/mark.png")
    assert foot.updated is None


def test_without_an_address_the_corrections_link_names_the_site_alone() -> None:
    links = furnish({"title": "更新"}, {"id_code": "9901010001"}).foot.links
    assert links[-1].url == "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9901010001"


def test_the_countys_contact_stands_instead_of_the_sites() -> None:
    county = {"name": "虚构县", "publisher": "虚构县政府办", "site_id_code": "9901010002"}
    found = furnish(TASK | {"county": county}, ALL)
    # Not the site's telephone below the county's name.
    assert found.foot.facts[:2] == (
        FootFact("主办单位", "虚构县政府办"),
        FootFact("网站标识码", "9901010002"),
    )
    assert found.names["SiteIDCode"] == "9901010002"
    # A county of which nothing is set leaves the site's.
    assert furnish(TASK, ALL).foot.facts[0] == FootFact("主办单位", "虚构县人民政府办公室")


def test_a_printed_page_names_its_address() -> None:
    address = "https://www.example.org/a/990101/2022/03/"
    box = furnish(TASK, address=address).printed
    assert (box.site, box.updated, box.address) == ("民生实事公开", "2022年7月2日", address)
    assert box.qr is not None


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"phone": "0000"}, "extra.site 里不认识“phone”"),
        ({"icp": 123}, "extra.site 的 icp 应当是文字，实为123"),
        ({"id_code": "12345"}, "id_code 应当是10位数字（网站标识码），实为“12345”"),
        ({"telephone": "13800138000"}, "extra.site 的 telephone 里有手机号 138****"),
        ({"publisher": "虚构县\u202e"}, "extra.site 的 publisher 里有改变文字方向的字符 U+202E"),
        ({"police_url": "javascript:alert(1)"}, "extra.site 的 police_url 的地址是“javascript:alert(1)”"),
        ({"mark_url": "java\tscript:alert(1)"}, "的地址是“java\tscript:alert(1)”"),
        ({"mark_image": "DATA:text/html,x"}, "的地址是“DATA:text/html,x”"),
        ({"site_map": "vbscript:x"}, "应当：以 https://、http://、mailto: 或 tel: 开头，或是本站内的路径"),
        ({"site_map": "\\\\example.org/x"}, "的地址是“\\\\example.org/x”"),
        ({"site_map": "//example.org/x"}, "的地址是“//example.org/x”"),
        ({"site_map": "http://[x"}, "的地址是“http://[x”"),
    ],
)
def test_settings_that_cannot_be_shown_stop_the_build(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(DataError) as stopped:
        SiteSettings.read("民生实事公开", settings)
    (problem,) = stopped.value.problems
    assert words in problem.message
    assert (problem.path, problem.code) == ("mkdocs.yml", "site-settings")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"name": "民生\u200b实事"}, "site_name 里有看不见的字符 U+200B"),
        ({"description": "致电13800138000"}, "site_description 里有手机号 138****"),
        ({"copyright_notice": "\x01"}, "copyright 里有控制字符 U+0001"),
        (
            {"links": [{"title": "方法", "url": "javascript:x"}]},
            "extra.footer_links 的“方法” 的地址是“javascript:x”",
        ),
        ({"links": [{"title": "方法"}]}, "每项应当写作 {title: 名称, url: 地址}，实为{'title': '方法'}"),
        ({"links": ["方法"]}, "每项应当写作 {title: 名称, url: 地址}，实为方法"),
    ],
)
def test_what_every_page_would_show_stops_the_build(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(DataError) as stopped:
        SiteSettings.read(**{"name": "民生实事公开", "site": {}, **settings})
    (problem,) = stopped.value.problems
    assert words in problem.message


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c", "http://x.cn", "mailto:a@b.cn", "tel:12345", "a/b/", "#x", "/a"]
)
def test_links_that_lead_to_a_page(address: str) -> None:
    assert SiteSettings.read("民生", {"site_map": address}).site_map == address
