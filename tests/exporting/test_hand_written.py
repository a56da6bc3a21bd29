"""Pages written by hand move into folders of their own, and their links with them."""

from __future__ import annotations

import pytest

from livelihood.exporting.hand_written import moved, new_uri

FILES = {"about.md", "method.md", "index.md", "guide/fill in.png", "guide/first.md", "corrections/index.md"}


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("about.md", "about/index.md"),
        ("guide/first.md", "guide/first/index.md"),
        ("index.md", "index.md"),
        ("guide/index.md", "guide/index.md"),
        ("README.md", "README.md"),
        ("guide/template.png", "guide/template.png"),
    ],
)
def test_a_page_gets_a_folder_of_its_own(uri: str, expected: str) -> None:
    assert new_uri(uri) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("见[数字](method.md)。", "见[数字](../method/index.md)。"),
        ("[数字](method.md#rounding)", "[数字](../method/index.md#rounding)"),
        ('[数字](<method.md> "题")', '[数字](<../method/index.md> "题")'),
        ("[首页](index.md)", "[首页](../index.md)"),
        ("![表](guide/fill%20in.png){ loading=lazy }", "![表](../guide/fill%20in.png){ loading=lazy }"),
        ("[更正](corrections/index.md)", "[更正](../corrections/index.md)"),
        ("[数字][1]\n\n[1]: method.md\n", "[数字][1]\n\n[1]: ../method/index.md\n"),
        # These count from the page's address, which stays.
        ("[更正](../corrections/)", "[更正](../corrections/)"),
        ('<a href="../corrections/">更正</a>', '<a href="../corrections/">更正</a>'),
        ("[本页](#top)", "[本页](#top)"),
        ("[别处](https://example.org/method.md)", "[别处](https://example.org/method.md)"),
        ("method.md（不是链接）", "method.md（不是链接）"),
    ],
)
def test_links_to_files_follow_them(written: str, expected: str) -> None:
    assert moved(written, "about.md", FILES) == expected


def test_links_out_of_a_folder_follow() -> None:
    written = "[数字](../method.md)、[首页](../index.md)"

    assert moved(written, "guide/first.md", FILES) == "[数字](../../method/index.md)、[首页](../../index.md)"


def test_links_of_a_page_that_stays_follow_those_that_move() -> None:
    assert moved("[关于](about.md)", "index.md", FILES) == "[关于](about/index.md)"
