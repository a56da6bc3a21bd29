from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.sameness import content, differences

_PAGE = '<h1 id="_1">标题</h1><p class="a" id="b"><a href="../02/">第 二</a></p><progress value="63.9" max="100"></progress>'


@pytest.mark.parametrize(
    "other",
    [
        _PAGE.replace("><", ">\n  <"),
        _PAGE.replace('class="a" id="b"', 'id="b" class="a"'),
        _PAGE.replace("../02/", "../../91/02/"),
        _PAGE.replace('id="_1"', 'id="heading"'),
        _PAGE.replace("标题", "&#26631;题"),
    ],
)
def test_spelling_makes_no_difference(other: str) -> None:
    assert content(other, "91/01/") == content(_PAGE, "91/01/")


@pytest.mark.parametrize(
    "other",
    [
        _PAGE.replace("63.9", "64"),
        _PAGE.replace("标题", "题"),
        _PAGE.replace("../02/", "../03/"),
        _PAGE.replace('class="a"', 'class="c"'),
        _PAGE + "<hr>",
    ],
)
def test_what_readers_see_does(other: str) -> None:
    assert content(other, "91/01/") != content(_PAGE, "91/01/")


def test_differing_and_missing_pages_are_named(tmp_path: Path) -> None:
    pages = {"index.html": _PAGE, "a/index.html": _PAGE, "b/index.html": _PAGE}
    theirs = {"index.html": _PAGE, "a/index.html": _PAGE.replace("63.9", "64")}
    for site, files in (("ours", pages), ("theirs", theirs)):
        for name, html in files.items():
            file = tmp_path / site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, encoding="utf-8")

    assert differences(tmp_path / "ours", tmp_path / "theirs") == [
        'a/index.html: <progress max="100" value="63.9"> against <progress max="100" value="64">',
        "b/index.html: missing",
    ]
