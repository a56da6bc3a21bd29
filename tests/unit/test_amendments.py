"""An amendment says on the pages and in the feeds why what was recorded of a document was mended."""

from __future__ import annotations

from pathlib import Path

from livelihood.clock import moment
from livelihood.feeds import FeedSettings
from livelihood.pages import markdown_pages, static_files
from livelihood.site import check_data, decisive_moments, load_site
from tests.unit.data_tree import PLAN, REPORT, YEAR, write_data

AMENDED = REPORT.replace("tasks:", "amendments:\n  - {reason: 抄错一位数字, date: 2022-07-20}\ntasks:")
TOLD = "本站录入的内容改正了，文件没有变。原因：抄错一位数字。"


def test_it_is_told_among_corrections_and_updates_and_in_the_feeds(tmp_path: Path) -> None:
    data = write_data(tmp_path, {f"{YEAR}/reports/2022-07-01.yml": AMENDED})
    assert check_data(data)[1].sorted() == ()
    site = load_site(data, now=moment("2022-08-01"))
    pages = {page.uri: page.markdown for page in markdown_pages(site)}
    files = {file.uri: file.content.decode() for file in static_files(site, FeedSettings())}

    for page in ("corrections", "updates", "990101/2022/updates"):
        assert TOLD in pages[f"{page}/index.md"], page
        assert "录入更正" in pages[f"{page}/index.md"], page
    for feed in ("updates/feed.xml", "990101/feed.xml"):
        assert "录入更正" in files[feed]
    assert "#amendment-notice-2022-07-20" in pages["990101/2022/updates/index.md"]


def test_of_a_plan_too(tmp_path: Path) -> None:
    amended = PLAN.replace("tasks:", "amendments:\n  - {reason: 漏了一个字, date: 2022-07-20}\ntasks:")
    site = load_site(write_data(tmp_path, {f"{YEAR}/plan.yml": amended}), now=moment("2022-08-01"))
    pages = {page.uri: page.markdown for page in markdown_pages(site)}

    assert "原因：漏了一个字。" in pages["corrections/index.md"]


def test_before_its_day_nothing_tells_of_it(tmp_path: Path) -> None:
    data = write_data(tmp_path, {f"{YEAR}/reports/2022-07-01.yml": AMENDED})
    site = load_site(data, now=moment("2022-07-19"))

    assert not any("抄错" in page.markdown for page in markdown_pages(site))
    assert moment("2022-07-20") in decisive_moments(check_data(data)[0].counties[0])
