"""The list of all pages for search engines, within the protocol's limits."""

from __future__ import annotations

import gzip
from datetime import date

from livelihood.sitemap import sitemap_files

PAGES = {"410422/2022/": date(2022, 8, 1), "": date(2022, 8, 2), "410422/2022/03/": date(2022, 7, 1)}
SITE = "https://www.example.org/a&b/"


def test_every_page_with_its_day_in_the_order_of_addresses() -> None:
    files = dict(sitemap_files(PAGES, SITE))
    assert files["sitemap.xml"].decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <url><loc>https://www.example.org/a&amp;b/</loc><lastmod>2022-08-02</lastmod></url>\n"
        "  <url><loc>https://www.example.org/a&amp;b/410422/2022/</loc><lastmod>2022-08-01</lastmod></url>\n"
        "  <url><loc>https://www.example.org/a&amp;b/410422/2022/03/</loc><lastmod>2022-07-01</lastmod></url>\n"
        "</urlset>\n"
    )
    assert sorted(files) == ["sitemap.xml", "sitemap.xml.gz"]
    assert gzip.decompress(files["sitemap.xml.gz"]) == files["sitemap.xml"]


def test_too_many_pages_for_one_file() -> None:
    files = dict(sitemap_files(PAGES, SITE, most=2))
    assert sorted(name for name in files if name.endswith("xml")) == [
        "sitemap-1.xml", "sitemap-2.xml", "sitemap.xml",
    ]  # fmt: skip
    assert files["sitemap.xml"].decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <sitemap><loc>https://www.example.org/a&amp;b/sitemap-1.xml</loc><lastmod>2022-08-02</lastmod></sitemap>\n"
        "  <sitemap><loc>https://www.example.org/a&amp;b/sitemap-2.xml</loc><lastmod>2022-07-01</lastmod></sitemap>\n"
        "</sitemapindex>\n"
    )
    assert files["sitemap-1.xml"].count(b"<loc>") == 2
    assert files["sitemap-2.xml"].count(b"<loc>") == 1


def test_a_site_that_does_not_know_its_address_has_none() -> None:
    assert list(sitemap_files(PAGES, "")) == []
