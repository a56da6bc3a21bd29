"""What stands at old addresses: which redirect counts, and the page that leads on without a script."""

from __future__ import annotations

import pytest

from livelihood.model import Redirect
from livelihood.policy import content_security_policy
from livelihood.redirect_html import redirect_html
from livelihood.redirects import RedirectPage, redirect_pages

PAGES = ("", "990102/", "990102/2022/", "990102/2022/01/", "990102/2022/04/", "99/", "9901/")


def moved(*redirects: tuple[str, str, bool]) -> dict[str, str]:
    """Return where each old address leads to."""
    made = [Redirect(old=old, new=new, below=below) for old, new, below in redirects]
    return {page.url: page.target for page in redirect_pages(made, PAGES)}


def test_one_page() -> None:
    assert moved(("990102/2022/03/", "990102/2022/04/", False)) == {"990102/2022/03/": "990102/2022/04/"}


def test_a_county_with_everything_below_it() -> None:
    assert moved(("990101/", "990102/", True)) == {
        "990101/": "990102/",
        "990101/2022/": "990102/2022/",
        "990101/2022/01/": "990102/2022/01/",
        "990101/2022/04/": "990102/2022/04/",
    }


@pytest.mark.parametrize("turned", [False, True])
def test_the_longest_old_address_counts(turned: bool) -> None:
    both = [("990101/", "990102/", True), ("990101/2022/04/", "990102/2022/01/", False)]
    found = moved(*(reversed(both) if turned else both))

    assert found["990101/2022/04/"] == "990102/2022/01/"
    assert found["990101/2022/01/"] == "990102/2022/01/"


def test_a_page_is_never_replaced_and_none_leads_to_nothing() -> None:
    assert moved(("990102/2022/01/", "990102/2022/04/", False)) == {}
    assert moved(("990101/2022/03/", "990102/2022/03/", False)) == {}
    # A page written by hand may be at any other address.
    assert moved(("help/", "guide/", False)) == {"help/": "guide/"}


def test_the_page() -> None:
    page = RedirectPage("990101/2022/03/", "990102/2022/04/", "行政区划<b>调整</b>")

    assert page.path == "990101/2022/03/index.html"
    assert redirect_html(page, "https://www.example.org/ms/").decode() == (
        "<!doctype html>\n"
        '<html lang="zh-Hans">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(in_page=True)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        '<meta http-equiv="refresh" content="0; url=../../../990102/2022/04/">\n'
        '<link rel="canonical" href="https://www.example.org/ms/990102/2022/04/">\n'
        "<title>网址已更改：民生实事公开</title>\n"
        "</head>\n"
        "<body>\n"
        "<main>\n"
        "<h1>网址已更改</h1>\n"
        "<p>行政区划&lt;b&gt;调整&lt;/b&gt;</p>\n"
        '<p>这一页换了网址，<a href="../../../990102/2022/04/">请看新的网页</a>。</p>\n'
        "</main>\n"
        "</body>\n"
        "</html>\n"
    )


def test_a_site_without_an_address_names_the_page_from_there() -> None:
    html = redirect_html(RedirectPage("990101/", "990102/", ""), "").decode()

    assert '<link rel="canonical" href="../990102/">' in html
    assert "<p>" in html
    assert html.count("<p>") == 1
