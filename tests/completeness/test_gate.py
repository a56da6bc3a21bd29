"""Nothing lost, nothing false: every figure of the data stands on the pages, in the open data and in the search."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.completeness.conftest import BuiltSite
from tests.completeness.gate import differences, pages_of
from tests.completeness.html import article
from tests.completeness.published import open_data_differences, search_differences
from tests.completeness.shown import task_page

READER = Path(__file__).parent


def test_the_pages_show_what_the_data_says(any_site: BuiltSite) -> None:
    assert differences(any_site.site, any_site.data, any_site.now) == []


def test_the_open_data_holds_what_the_data_says(any_site: BuiltSite) -> None:
    assert open_data_differences(any_site.site, any_site.data, any_site.now) == []


def test_the_search_finds_what_the_data_says(any_site: BuiltSite) -> None:
    assert search_differences(any_site.site, any_site.data, any_site.now) == []


def test_every_page_of_figures_is_read(any_site: BuiltSite) -> None:
    """A page with a status on it that the gate doesn't read would be a hole in it."""
    read = {f"{address}index.html" for address in pages_of(any_site.data, any_site.now)}
    with_status = {
        page.relative_to(any_site.site).as_posix()
        for page in any_site.site.rglob("index.html")
        if "ll-tag" in page.read_text(encoding="utf-8")
    }

    assert with_status
    assert with_status - read == set()


def test_the_reader_shares_nothing_with_the_program() -> None:
    # Fixtures build the sites by the command that users run.
    modules = [path for path in READER.glob("*.py") if not path.name.startswith(("test_", "conftest"))]
    imported = {
        name
        for path in modules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert len(modules) > 5
    assert {name for name in imported if name.startswith("livelihood")} == set()


# Worked out by hand, so that the program and the reader can't be wrong in the same way.
@pytest.mark.parametrize(
    ("page", "anchor", "numbers", "percent", "status"),
    [
        ("01", "almost", "3.3299公里 / 3.33公里", "99.9%", "on_track 符合时间进度"),
        ("01", "ten-thousands", "11999人次 / 1.2万人次", "99.9%", "on_track 符合时间进度"),
        ("01", "just-equal", "26万户 / 突破26万户", "100.0%", "on_track 符合时间进度"),
        ("01", "hardly", "60人 / 13.41万人以上", "不足0.1%", "behind 慢于时间进度"),
        ("01", "far-over", "962场次 / 10场次", "9620.0%", "exceeded 超额完成"),
        ("01", "half", "1999盏 / 2000盏", "99.9%", "on_track 符合时间进度"),
        ("01", "grouped", "1,320块 / 1,200块", "110.0%", "exceeded 超额完成"),
        ("01", "hundred-million", "12345.6万元 / 1.05亿元", "117.6%", "exceeded 超额完成"),
        ("01", "more-than-told", "超1.5万人 / 超1.5万人", "100.0%", "met 已达标"),
        ("02", "limit", "3.65% / 不超过5.5%", "66.4%", "in_progress 推进中"),
        ("02", "about", "近300人 / 约300人", "100.0%", "met 已达标"),
        ("02", "range", "4个 / 2-3个", "200.0%", "exceeded 超额完成"),
        ("02", "all", "目标全覆盖；全覆盖", "", "met 已达标"),
        ("02", "zero", "0所 / 5所", "0.0%", "not_started 未启动"),
        ("02", "silent", "目标88.5公里，通报没有提到这项目标", "", "omitted 通报未提及"),
        ("02", "share", "97.7% / 98%以上", "99.7%", "in_progress 推进中"),
        ("02", "stopped", "目标460.5万元；系统停用暂无法统计", "", "unavailable 暂无法统计"),
        ("03", "summed", "15700.75亩（本站合计） / 1.5万亩", "104.7%", "exceeded 超额完成"),
        ("03", "staged", "20个 / 21个", "95.2%", "on_track 符合时间进度"),
        ("03", "corrected", "9012人 / 1.4万人", "64.4%", "behind 慢于时间进度"),
        ("03", "withdrawn", "目标不少于140人，通报的数已撤回", "", "omitted 通报未提及"),
        ("03", "fallen-back", "320户 / 640户", "50.0%", "on_track 符合时间进度"),
        ("03", "in-words", "目标12.75公里；河道清淤正在招标", "", "in_progress 推进中"),
    ],
)
def test_hard_cases(
    hard_site: BuiltSite, page: str, anchor: str, numbers: str, percent: str, status: str
) -> None:
    shown = task_page(article(hard_site.site / "990103" / "2022" / page / "index.html"))
    place = f"t{page}-{anchor}"

    assert [shown[f"{place} {each}"] for each in ("numbers", "percent", "status")] == [
        numbers,
        percent,
        status,
    ]
