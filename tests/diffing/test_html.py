"""The page of differences: valid, whole in itself, and safe whatever stands in the data."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from livelihood.clock import moment
from livelihood.diffing.compare import compare
from livelihood.diffing.html import page as html_page
from livelihood.diffing.snapshot import Snapshot
from tests.build.html import read_page
from tests.build.test_html import errors
from tests.diffing.states import invented, of_years, spring, state
from tests.unit.builders import county_year, figure, goal, report, task

HOSTILE = "<script>alert(1)</script><b onclick='x'>\"&amp;{{ 7*7 }}\x1b"


def html_of(before: Snapshot, after: Snapshot) -> str:
    return html_page(compare(before, after), "site", "data")


def written(folder: Path, content: str) -> Path:
    file = folder / "changes.html"
    file.write_text(content, encoding="utf-8", newline="\n")
    return file


def fallen_site(folder: Path) -> tuple[Snapshot, Snapshot]:
    """Return the invented county with two reports and with one: all that counts up falls."""
    return invented(), Snapshot.read(spring(folder), moment("2022-12-01"))


def test_the_pages_are_valid_and_need_nothing_else(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    hostile = state(goal("90人", name=HOSTILE), tasks=(task(goal(), no=2, title=HOSTILE),))
    county = county_year(goal(), county_fields={"code": "990102", "name": HOSTILE})
    states = {
        "report": fallen_site(tmp_path),
        "same": (invented(), invented()),
        "hostile": (state(goal()), hostile),
        "counties": (of_years(), of_years(county_year(goal()), county)),
    }
    for name, (before, after) in states.items():
        (pages / f"{name}.html").write_text(html_of(before, after), encoding="utf-8", newline="\n")

    assert errors(pages) == []
    for name in states:
        found = read_page(pages / f"{name}.html")
        assert [tag for tag, _ in found.elements if tag in {"script", "link", "img", "iframe"}] == []
        assert all(link.startswith("#") and link[1:] in found.ids for link in found.links)
        assert [given for _, given in found.elements if "style" in given] == []
    assert "url(" not in (pages / "report.html").read_text(encoding="utf-8")


def test_what_was_typed_is_shown_as_typed(tmp_path: Path) -> None:
    content = html_of(state(goal()), state(goal(name=HOSTILE)))
    text = read_page(written(tmp_path, content)).text

    assert "<script" not in content
    assert HOSTILE.replace("\x1b", "\ufffd") in text


def test_before_and_after_stand_side_by_side(tmp_path: Path) -> None:
    before = state(goal(), reports=(report(figure("60人")),))
    after = state(goal(), reports=(report(figure("59人")),))
    facts = re.findall(r'<div class="(fact.*?)">(.*?)</div>', html_of(before, after), re.DOTALL)

    assert facts[2:] == [
        ("fact", "<dt>目标</dt><dd>100人</dd>"),
        (
            "fact fell",
            "<dt>进展</dt><dd><del>60人</del> → <ins>59人</ins> <strong>↓ 回落</strong></dd>",
        ),
        ("fact", "<dt>截至</dt><dd>2022年7月1日</dd>"),
        ("fact", "<dt>比例</dt><dd><del>60.0%</del> → <ins>59.0%</ins></dd>"),
        ("fact", "<dt>状态</dt><dd>符合时间进度</dd>"),
    ]


def test_no_difference_says_so(tmp_path: Path) -> None:
    text = read_page(written(tmp_path, html_of(invented(), invented()))).text

    assert "没有变化。" in text


def test_several_counties_are_listed_first() -> None:
    county = county_year(goal(), county_fields={"code": "990102", "name": "乌有县"})
    content = html_of(of_years(), of_years(county_year(goal()), county))

    assert '<li><a href="#c990101">虚构县（990101）</a></li>' in content
    assert '<section class="item" id="c990102">' in content


def test_it_fits_a_phone_and_tells_a_fall_in_red(tmp_path: Path, page: Page) -> None:
    file = written(tmp_path, html_of(*fallen_site(tmp_path)))
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(file.as_uri())

        assert page.evaluate("document.documentElement.scrollWidth") == width
    fell = page.locator(".fell ins").first

    assert fell.evaluate("element => getComputedStyle(element).color") == "rgb(176, 0, 32)"
