"""A whole site of invented counties: two reports, a correction, a revised target, and a county that only promises."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.build.html import broken_links, read_page
from tests.builds import INVENTED, build
from tests.invented import write_invented


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented-site")
    return build(folder / "site", "--data", str(write_invented(folder)))


def text(site: Path, address: str) -> str:
    """Return a page's text with white space folded."""
    return " ".join(read_page(site / address / "index.html").text.split())


@pytest.mark.parametrize("mount", ["/", "/a/b/"])
def test_no_link_is_broken(site: Path, mount: str) -> None:
    assert broken_links(site, mount) == []


def test_the_changes_stand_newest_first_with_before_and_after(site: Path) -> None:
    page = text(site, "990101/2022/updates")

    headings = [
        "2022年11月1日：收录进展通报，含更正",
        "2022年9月1日：目标有调整",
        "2022年8月1日：收录进展通报",
        "2022年8月1日：承诺已收录",
    ]
    places = [page.rindex(heading) for heading in headings]
    assert places == sorted(places)
    assert (
        "一、完成技能培训6800人次（相当于目标的56.7%） → 变为6500人次（相当于目标的54.2%）"
        " 符合时间进度 → 变为慢于时间进度"
    ) in page
    assert "一、新增技能人才目标从3000人 → 变为2500人 符合时间进度2022年8月15日调整" in page
    assert "这是收录的第一份通报，此前什么数字也没有。" in page


def test_the_changes_of_all_counties(site: Path) -> None:
    page = text(site, "updates")

    order = ["虚构县2022年，收录进展通报，含更正", "虚构县2022年，目标有调整", "乌有县2022年，承诺已收录"]
    places = [page.index(heading) for heading in order]
    assert places == sorted(places)


def test_the_corrections(site: Path) -> None:
    page = text(site, "corrections")

    assert "更正说明（2022年10月9日）：上半年多计了一个培训班。" in page
    assert "6800人次（相当于目标的56.7%） → 变为6500人次" in page
    assert "3000人 → 变为2500人" in page
    assert "定点医院" not in page
    assert "没有更正记录" not in page


def test_the_real_site_has_no_corrections(built: Path) -> None:
    assert "本站目前没有更正记录。" in text(built, "corrections")


def test_a_chart_stands_beside_its_table(site: Path) -> None:
    page = read_page(site / "990101" / "2022" / "01" / "index.html")

    charts = [given for _, given in page.elements if given.get("class") == "ll-chart__drawing"]
    pace = "，2022年12月31日到期；另画有按时间均匀推进的线"
    assert [given["role"] for given in charts] == ["img"] * 3
    assert [given["aria-label"] for given in charts] == [
        f"完成技能培训历次进展：2022年7月1日6800人次，2022年10月8日6500人次；目标1.2万人次{pace}",
        f"新增技能人才历次进展：2022年7月1日1600人，2022年10月8日2400人；目标2500人{pace}",
        f"高技能人才历次进展：2022年7月1日450人，2022年10月8日700人；目标900人{pace}",
    ]
    assert page.text.count("历次通报") >= 3


def test_no_chart_of_a_single_number(site: Path, built: Path) -> None:
    # Of 新增护理员 there is one figure, of 改造老年人通行道路 one and a reason why there is no second.
    third = (site / "990101/2022/03/index.html").read_text(encoding="utf-8")
    labels = re.findall(r'll-chart__drawing" role="img" aria-label="([^历]+)历次进展', third)
    assert labels == ["社区养老服务站"]
    assert [page for page in built.rglob("*.html") if "ll-chart" in page.read_text(encoding="utf-8")] == []


def test_the_same_task_in_two_counties(site: Path) -> None:
    page = text(site, "schemes/xusheng-2022/skills")

    assert "虚构县1.2万人次6500人次54.2%慢于时间进度2022年10月8日乌有县5000人次未知—未收录通报—" in page
    assert "没有按这个口径写目标的：乌有县。" in page
    assert page.index("口径不同") < page.index("开办夜校")


def test_the_county_year_counts_its_checks_and_leads_to_them(built: Path) -> None:
    year = read_page(built / "410422" / "2022" / "index.html")
    checks = text(built, "410422/2022/checks")

    assert "共9条：所称比例与数字不一致1条、数据日期晚于文件日期6条、目标前后表述不一致2条。" in year.text
    assert "checks/" in year.links
    assert "按（201座＋954座＋1157座＝2312座）÷478个计算，完成483.7%，超额383.7%。" in checks
    assert "没有发现数字、日期前后不一致的地方。" in text(built, "410423/2022/checks")


def test_pages_name_their_feeds(site: Path) -> None:
    def feeds(page: str) -> list[str]:
        links = (given for tag, given in read_page(site / page).elements if tag == "link")
        return [given["href"] for given in links if given.get("type") == "application/atom+xml"]

    assert feeds("990101/2022/01/index.html") == ["../../feed.xml", "../../../updates/feed.xml"]
    assert feeds("index.html") == ["updates/feed.xml"]
    assert feeds("schemes/xusheng-2022/skills/index.html") == ["../../../updates/feed.xml"]
    for name in ("updates/feed.xml", "990101/feed.xml", "990102/feed.xml"):
        ET.fromstring((site / name).read_bytes())  # noqa: S314 - made by the build


def test_no_original_is_published(site: Path) -> None:
    original = (INVENTED / "990101-xugou/2022/sources/autumn.docx").read_bytes()
    checksum = sha256(original).hexdigest()
    files = [path for path in site.rglob("*") if path.is_file()]

    assert checksum in (INVENTED / "990101-xugou/2022/sources.yml").read_text(encoding="utf-8")
    assert site / "990101/2022/sources/autumn.txt" in files
    assert [path for path in files if path.suffix == ".docx"] == []
    for path in files:
        content = path.read_bytes()
        assert original.strip() not in content, path
        assert checksum.encode() not in content, path
        assert b"autumn.docx" not in content, path
