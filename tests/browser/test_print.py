"""What comes out of the printer: clean A4 pages that say everything."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from livelihood.clock import moment
from livelihood.site import load_site
from tests.browser.server import serving
from tests.builds import ROOT, build, configured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from livelihood.assessment import YearProgress

A4 = (595, 842)  # points
PAGES = [
    f"{code}/2022/{task}"
    for code in ("410422", "410423")
    for task in ("", *(f"{no:02d}/" for no in range(1, 11)))
]

# A font draws some characters and the radicals that look like them with one shape, and a printed page knows shapes
# only. Unicode's own forms (NFKC) name the other radicals.
RADICALS = str.maketrans(
    "⼾⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻥⻦⻨⻩⻬⻮⻰", "户民见角贝车长门青页风飞食马骨鱼鸟麦黄齐齿龙"
)


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.translate(RADICALS)).split())


def printed(page: Page, url: str) -> PdfReader:
    page.goto(url)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))


def text_of(document: PdfReader) -> str:
    return plain("".join(page.extract_text() for page in document.pages))


@pytest.fixture(scope="module")
def years() -> dict[str, YearProgress]:
    site = load_site(ROOT / "data", now=moment("2026-11-21"))
    return {year.county_year.county.code: year for year in site.years}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site where it knows its address: every printed page ends with a code to scan, so it's longer."""
    folder = tmp_path_factory.mktemp("published")
    config = configured(folder / "project", site_url="https://www.example.org/minsheng/ledger/")
    with serving({"/": build(folder / "site", "--config-file", str(config))}) as server:
        yield server


@pytest.mark.parametrize("path", ["/a/b/410422/2022/", "/a/b/410422/2022/03/", "/a/c/990101/2022/"])
def test_the_paper_is_a4(page: Page, address: str, path: str) -> None:
    sizes = {
        (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height)))
        for sheet in printed(page, address + path).pages
    }

    assert sizes == {A4}


@pytest.mark.parametrize("code", ["410422", "410423"])
def test_a_year_says_everything(page: Page, address: str, years: dict[str, YearProgress], code: str) -> None:
    text = text_of(printed(page, f"{address}/a/b/{code}/2022/"))

    year = years[code]
    wanted = [task.task.title for task in year.tasks]
    for progress in year.indicators:
        wanted += [progress.indicator.name, progress.status.label]
        wanted += [quantity.text for quantity in (progress.indicator.target, progress.actual) if quantity]
    assert len(year.tasks) == 10
    assert len(year.indicators) >= 10
    assert [one for one in wanted if plain(one) not in text] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_report_takes_one_page_or_two(page: Page, published: str, path: str) -> None:
    sheets = printed(page, f"{published}/{path}").pages

    assert len(sheets) <= 2
    # The line of the site with its code to scan doesn't stand on a page alone.
    assert not plain(sheets[-1].extract_text()).startswith("民生实事公开")


@pytest.mark.parametrize("path", PAGES)
def test_print_is_large_enough_and_nothing_is_cut(page: Page, address: str, path: str) -> None:
    """At the width of the paper between its margins: 182 mm are 688 px; 9 pt are 12 px."""
    page.set_viewport_size({"width": 688, "height": 1035})
    page.goto(f"{address}/a/b/{path}")
    page.emulate_media(media="print")

    shown = page.evaluate(
        """() => [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility()
            && !one.closest("svg, progress, .ll-hidden")).map((one) => ({
              tag: one.tagName,
              text: [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
              size: parseFloat(getComputedStyle(one).fontSize),
              right: one.getBoundingClientRect().right,
            }))"""
    )
    sizes = {one["size"] for one in shown if one["text"]}
    passages = {one["size"] for one in shown if one["text"] and one["tag"] in {"DD", "H1", "H2", "H3"}}
    assert min(sizes) >= 12
    assert min(passages) >= 12.6  # 9.5 pt
    assert max(one["right"] for one in shown) <= 688.5


def test_a_task_says_everything(page: Page, address: str, years: dict[str, YearProgress]) -> None:
    text = text_of(printed(page, f"{address}/a/b/410422/2022/03/"))

    task = years["410422"].tasks[2]
    assert plain(task.task.commitment) in text
    for progress in task.indicators:
        assert plain(progress.status.label) in text
        assert plain(progress.indicator.quote) in text


@pytest.mark.parametrize("path", ["410422/2022/", "410422/2022/03/"])
def test_what_only_a_screen_needs_is_left_out(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/a/b/{path}")
    page.emulate_media(media="print")

    for part in ("nav", "form", "button", "input", "select", ".md-skip", ".ll-screen-only"):
        for shown in page.locator(part).all():
            assert not shown.is_visible(), shown.evaluate("one => one.outerHTML.slice(0, 200)")


def test_the_address_of_a_page_is_printed_where_it_is_known(page: Page, address: str) -> None:
    """With site_url in mkdocs.yml; the real one has none."""
    known = text_of(printed(page, f"{address}/a/c/990101/2022/"))
    unknown = text_of(printed(page, f"{address}/a/b/410422/2022/"))

    assert "https://www.example.org/a/c/990101/2022/" in known
    assert "http" not in unknown


def test_statuses_are_told_in_grey(page: Page, address: str, years: dict[str, YearProgress]) -> None:
    """Backgrounds aren't printed by default: words stay readable on white paper."""
    page.goto(f"{address}/a/b/410422/2022/")
    page.emulate_media(media="print", color_scheme="dark")
    tags = page.locator(".ll-tag").evaluate_all(
        "tags => tags.filter((tag) => tag.checkVisibility()).map((tag) => [tag.innerText.trim(),"
        " getComputedStyle(tag).color.match(/[\\d.]+/g).slice(0, 3).map(Number)])"
    )

    assert {label for label, _ in tags} >= {one.status.label for one in years["410422"].indicators}
    for label, (red, green, blue) in tags:
        assert 0.2126 * red + 0.7152 * green + 0.0722 * blue < 120, label
