"""What the records hold: everything that the pages say, line by line, and what results show of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.contexts.links import YearLinks
from livelihood.plain_text import TAG
from livelihood.search.pages import HandWrittenPage
from livelihood.search.records import Record, record_of_page, records_of_year
from livelihood.search.tokens import form, holds, terms
from livelihood.site import Site, load_site
from tests.builds import ROOT
from tests.unit.data_tree import REPORT, YEAR, write_data

NOW = moment("2026-11-21")


def records(site: Site) -> dict[str, Record]:
    found = [each for year in site.years for each in records_of_year(YearLinks(year, site.ledger.unit_names))]
    return {record.url: record for record in found}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    return records(load_site(write_data(tmp_path_factory.mktemp("search")), now=NOW))


@pytest.fixture(scope="module")
def real() -> dict[str, Record]:
    return records(load_site(ROOT / "data", now=NOW))


def test_a_record_for_each_page_of_a_county_year(invented: dict[str, Record]) -> None:
    assert {url: record.kind for url, record in invented.items()} == {
        "990101/2022/": "year",
        "990101/2022/01/": "task",
        "990101/2022/units/minzheng/": "unit",
        "990101/2022/sources/plan/": "source",
        "990101/2022/sources/notice/": "source",
    }
    assert {record.place and (record.place.county, record.place.year) for record in invented.values()} == {
        ("虚构县", 2022)
    }


def test_a_task(invented: dict[str, Record]) -> None:
    record = invented["990101/2022/01/"]

    assert record.title == "一、开展救助"
    assert record.standing == "1项目标：1项超额完成"
    assert (record.statuses, record.units, record.headings) == (("超额完成",), ("县民政局",), ("救助",))
    assert record.bar == "exceeded:1000"
    lines = record.text.split("\n")
    assert lines[:2] == ["一、开展救助", "虚构省虚构市虚构县，2022年"]
    for line in (
        "全年救助140人。",
        "牵头单位：县民政局",
        "责任人：王晓明",
        "超额完成，150人 / 140人",
        "107.1%",
        "正文：已救助150人。",
    ):
        assert line in lines


def test_no_line_stands_twice(real: dict[str, Record]) -> None:
    for record in real.values():
        lines = record.text.split("\n")
        assert len(lines) == len(set(lines)), record.url


def test_a_county_year(invented: dict[str, Record]) -> None:
    record = invented["990101/2022/"]

    assert record.title == "虚构县2022年民生实事"
    assert "一、开展救助：1项目标：1项超额完成" in record.text.split("\n")
    assert "成文日期2022年7月1日" in record.text.split("\n")
    assert "王晓明" in record.names
    assert {"虚构县", "虚构市", "虚构省"} <= set(record.names)


def test_a_unit(invented: dict[str, Record]) -> None:
    record = invented["990101/2022/units/minzheng/"]

    assert (record.title, record.units, record.bar) == ("县民政局", ("县民政局",), "")
    assert record.text == "县民政局\n虚构省虚构市虚构县，2022年\n牵头的实事：一、开展救助"


def test_a_document_is_one_record_with_its_whole_text(invented: dict[str, Record]) -> None:
    record = invented["990101/2022/sources/plan/"]

    assert record.text.endswith(
        "2022年重点民生实事 一、开展救助。全年救助140人。县民政局，责任人：王晓明。\n2022年3月1日"
    )


def test_a_word_that_a_document_breaks_is_whole(tmp_path: Path) -> None:
    text = "重点民生实事养老\n\n服务<b>设</b>施。\n2022年7月1日\n已救助150人。\n"
    data = write_data(tmp_path, {f"{YEAR}/sources/notice.txt": text})
    record = records(load_site(data, now=NOW))["990101/2022/sources/notice/"]

    assert holds(form(record.text), form("养老服务设施"))
    # A full stop at the end of a line ends the passage.
    assert not holds(form(record.text), form("设施2022年"))


def test_unknown_shares_are_no_zeros(real: dict[str, Record]) -> None:
    # 大项 2 of 叶县: the chronic diseases' settlement is being tested, its volume can't be counted.
    shares = {each.partition(":")[0]: each.partition(":")[2] for each in real["410422/2022/02/"].bar.split()}

    assert shares["unavailable"] == "-"
    assert all(
        each.endswith(":-") for url, record in real.items() if "410423" in url for each in record.bar.split()
    )


def test_what_is_embargoed_is_in_no_record(tmp_path: Path) -> None:
    report = REPORT.replace("source: notice", "source: notice\npublish_at: 2027-01-01T00:00:00+08:00")
    data = write_data(tmp_path, {f"{YEAR}/reports/2022-07-01.yml": report})
    found = records(load_site(data, now=NOW))

    assert "990101/2022/sources/notice/" not in found
    assert not any("150" in record.text for record in found.values())


def test_names_that_are_not_shown_are_in_no_record(tmp_path: Path) -> None:
    county = "format: 1\ncode: 990101\nname: 虚构县\nprefecture: 虚构市\nprovince: 虚构省\nname_display: withheld\n"
    data = write_data(tmp_path, {"990101-xugou/county.yml": county})

    for record in records(load_site(data, now=NOW)).values():
        assert "王晓明" not in record.text
        assert "王晓明" not in "".join(record.names)


def test_every_clause_of_the_real_documents_is_found(real: dict[str, Record]) -> None:
    for file in sorted((ROOT / "data").glob("*/2022/sources/*.txt")):
        record = real[f"{file.parents[2].name[:6]}/2022/sources/{file.stem}/"]
        text = form(record.text)
        clauses = re.split(r"[。；]", TAG.sub(" ", file.read_text(encoding="utf-8")))
        for clause in clauses:
            # Terms end at commas and line ends, so each is asked for by itself.
            missing = [term for term in terms(clause) if not holds(text, term)]
            assert missing == [], file.name


@pytest.mark.parametrize(
    ("query", "urls"),
    [
        ("115.26公里", ["410422/2022/04/", "410422/2022/sources/notice/"]),
        ("2088", ["410422/2022/07/", "410422/2022/sources/notice/"]),
        ("两癌筛查", ["410422/2022/07/", "410422/2022/sources/notice/"]),
        ("鲁办文(2022)15号", ["410423/2022/", "410423/2022/sources/plan/"]),
        ("地铁", []),
    ],
)
def test_which_real_pages_say_it(query: str, urls: list[str], real: dict[str, Record]) -> None:
    (term,) = terms(query)

    assert sorted(url for url, record in real.items() if holds(form(record.text), term)) == urls


def test_a_hand_written_page() -> None:
    html = (
        '<h1 id="m">数字是<em>怎么</em>来的<a class="headerlink" href="#m">¶</a></h1>\n<p>一行\n又一行 &amp; 符号</p>'
        "<nav>目录</nav><table><tr><td>甲</td><td>乙</td></tr></table><script>let a</script>"
    )
    page = HandWrittenPage.of_html("method/", "数字是怎么来的", html)

    assert page.text == "数字是怎么来的\n一行 又一行 & 符号\n甲\n乙"
    assert record_of_page(page) == Record("page", "method/", "数字是怎么来的", f"数字是怎么来的\n{page.text}")
