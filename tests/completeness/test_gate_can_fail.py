"""The gate can fail: whatever is changed on a page, in the open data or in the search is found."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.completeness.conftest import BuiltSite
from tests.completeness.gate import differences, page_differences, pages_of
from tests.completeness.html import article
from tests.completeness.mutations import changed_digits, undetected, without_each
from tests.completeness.published import open_data_differences, search_differences

# A page of each kind.
PAGES = [
    "990103/2022/03/",
    "990101/2022/",
    "990101/2022/units/weijian/",
    "990101/",
    "",
    "99/",
    "9901/",
    "schemes/xusheng-2022/medical/",
    "checks/",
    "990103/2022/checks/",
    "990103/2022/sources/second/",
    "990101/2022/updates/",
    "corrections/",
]
ROWS = (
    "//li[@class='ll-promises__promise']|//li[@class='ll-tasks__task']|//tbody/tr|//li[@class='ll-card']"
    "|//li[@class='ll-strip__task']|//span[starts-with(@class, 'll-tag')]|//li[@class='ll-extra']"
    "|//ul[contains(@class, 'll-standing__counts')]/li|//dl/div|//ul[@class='ll-evidence']/li|//progress"
    "|//ul[@class='ll-documents']/li|//svg[@aria-label]|//li[@class='ll-check']|//mark"
    "|//ul[@class='ll-change__rows']/li|//div[@class='ll-change']/p"
)


def one_in_seven_digits(page: HtmlElement) -> Iterator[str]:
    """The long tests change each digit of every page."""
    return islice(changed_digits(page), 0, None, 7)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    "change", [one_in_seven_digits, lambda page: without_each(page, ROWS)], ids=["digits", "rows"]
)
def test_a_change_of_a_page_is_found(
    hard_site: BuiltSite, address: str, change: Callable[[HtmlElement], Iterator[str]]
) -> None:
    reader, expected = pages_of(hard_site.data, hard_site.now)[address]
    page, must_show = article(hard_site.site / address / "index.html"), expected()

    tried, missed = undetected(change(page), lambda: page_differences(reader(page), must_show))

    assert tried
    assert missed == []


def test_a_page_that_is_missing_is_found(hard_site: BuiltSite, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(hard_site.site, site)
    (site / "990103" / "2022" / "02" / "index.html").unlink()

    assert differences(site, hard_site.data, hard_site.now) == ["990103/2022/02/: there is no such page"]


@pytest.fixture
def copy(hard_site: BuiltSite, tmp_path: Path) -> Path:
    for name in ("open-data", "search"):
        shutil.copytree(hard_site.site / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        (
            "indicators.csv",
            ",3.3299,3.3299公里",
            ",3.3298,3.3299公里",
            "indicators.csv ('990103', '2022', '1', 'almost')",
        ),
        (
            "indicators.csv",
            ",0.999970,on_track",
            ",0.999971,on_track",
            "indicators.csv ('990103', '2022', '1', 'almost')",
        ),
        (
            "figures.csv",
            ",11999人次,",
            ",11998人次,",
            "figures.csv ('990103', '2022', '1', 'second', 'ten-thousands'",
        ),
        ("tasks.csv", "990103,难算县,2022,2", "990103,难算县,2022,4", "tasks.csv ('990103', '2022', '2')"),
        ("data.json", '"indicator": "zero"', '"indicator": "nought"', "data.json ('990103', '2022', '2')"),
    ],
)
def test_a_change_of_the_open_data_is_found(
    copy: Path, hard_site: BuiltSite, file: str, old: str, new: str, found: str
) -> None:
    path = copy / "open-data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    assert open_data_differences(copy, hard_site.data, hard_site.now)[0].startswith(found)


@pytest.mark.parametrize("file", ["indicators.csv", "tasks.csv", "figures.csv"])
def test_a_row_that_is_missing_is_found(copy: Path, hard_site: BuiltSite, file: str) -> None:
    path = copy / "open-data" / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:2], *lines[3:]]), encoding="utf-8", newline="")

    found = open_data_differences(copy, hard_site.data, hard_site.now)
    assert len(found) == 1
    assert found[0].startswith(file)


def fragment(site: Path, address: str) -> tuple[Path, dict[str, object]]:
    for file in site.rglob("*.pf_fragment"):
        content = gzip.decompress(file.read_bytes())
        record = json.loads(content[content.index(b"{") :])
        if record["url"] == f"/{address}":
            return file, record
    raise LookupError(address)


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("standing", "9项目标", "8项目标"),
        ("bar", "exceeded:1000", "exceeded:999"),
        ("text", "\n不足0.1%\n", "\n\n"),
        ("text", "3.3299公里 / 3.33公里", "3.3298公里 / 3.33公里"),
    ],
)
def test_a_change_of_the_search_is_found(
    copy: Path, hard_site: BuiltSite, key: str, old: str, new: str
) -> None:
    file, record = fragment(copy, "990103/2022/01/")
    meta = record["meta"]
    assert isinstance(meta, dict)
    assert old in meta[key]
    meta[key] = meta[key].replace(old, new, 1)
    file.write_bytes(gzip.compress(b"pagefind_dcd" + json.dumps(record).encode()))

    found = search_differences(copy, hard_site.data, hard_site.now)
    assert found
    assert all(each.startswith("search: 990103/2022/01/") for each in found)


def test_a_record_that_is_missing_is_found(copy: Path, hard_site: BuiltSite) -> None:
    fragment(copy, "990103/2022/units/renshe/")[0].unlink()

    assert search_differences(copy, hard_site.data, hard_site.now) == [
        "search: 990103/2022/units/renshe/ is missing"
    ]
