"""What a government site shows on every page: marks of the site and the page for machines, and the foot of the page.

Everything comes from the configuration (``extra.site`` of mkdocs.yml), from county.yml and from the page's front
matter. What isn't set is shown nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from livelihood.qr import QrCode, qr_code
from livelihood.site_settings import SiteSettings
from livelihood.wording import day

_CORRECTIONS = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html"
_ICP_REGISTER = "https://beian.miit.gov.cn/"


class PageFacts(NamedTuple):
    """A page: its front matter, its full address ("" where the site has none), and its place.

    ``titled`` tells whether its content has a heading of its own for the whole page. ``link`` makes an address that counts from the root of the site relative to the page.
    """

    meta: Mapping[str, Any]
    title: str
    address: str
    is_home: bool
    titled: bool
    link: Callable[[str], str]


class FootFact(NamedTuple):
    """A line of the foot; ``url`` is "" where it leads nowhere."""

    term: str
    words: str
    url: str = ""


class FootLink(NamedTuple):
    """A link of the foot."""

    title: str
    url: str


class Mark(NamedTuple):
    """The mark that party and government offices bear (党政机关标识); ``image`` is "" where there is none."""

    title: str
    url: str
    image: str


class Updated(NamedTuple):
    """The day of the page's data, for machines and in words."""

    date: str
    words: str


class Foot(NamedTuple):
    """The foot of a page."""

    updated: Updated | None
    links: tuple[FootLink, ...]
    facts: tuple[FootFact, ...]
    mark: Mark | None
    copyright: str


class PrintBox(NamedTuple):
    """Where a printed page is on the web; ``address`` is "" and ``qr`` None where the site has no address."""

    site: str
    updated: str
    address: str
    qr: QrCode | None


class Furniture(NamedTuple):
    """What the frame shows around a page: meta tags by name, Open Graph by property, foot and print box.

    ``titled`` tells whether the content has a heading for the whole page.
    """

    names: dict[str, str]
    properties: dict[str, str]
    foot: Foot
    printed: PrintBox
    titled: bool


def furniture(site: SiteSettings, page: PageFacts, foot: Foot | None = None) -> Furniture:
    """Return the furniture of ``page``, whose ``foot`` may be there already."""
    updated = _updated(page)
    return Furniture(
        names=_names(site, page),
        properties=_properties(site, page),
        foot=foot or foot_of(site, page),
        printed=PrintBox(
            site.name,
            updated.words if updated else "",
            page.address,
            qr_code(page.address) if page.address else None,
        ),
        titled=page.titled,
    )


def foot_of(site: SiteSettings, page: PageFacts) -> Foot:
    """Return the foot of ``page``."""
    return Foot(
        _updated(page),
        tuple(_links(site, page)),
        tuple(_facts(site, page)),
        _mark(site, page),
        site.copyright,
    )


def _names(site: SiteSettings, page: PageFacts) -> dict[str, str]:
    """Return the meta tags of the site, then those of its column, then those of an article; none without a value.

    An article's Description is the page's only one: names differ by more than their case.
    """
    county, article = _county(page), page.meta.get("article")
    description = page.meta.get("description") or site.description
    found = {
        "Description" if article else "description": description,
        "SiteName": site.name,
        "SiteDomain": urlsplit(page.address).netloc,
        "SiteIDCode": county.get("site_id_code") or site.id_code,
    }
    if not page.is_home:
        column = _column(page) if article else page.title
        found |= {"ColumnName": column, "ColumnType": site.column_type}
        if not article:
            found |= {"ColumnDescription": description, "ColumnKeywords": _keywords(page)}
    if article:
        found |= {
            "ArticleTitle": page.title,
            # The guideline's form has a time; documents have days.
            "PubDate": f"{article['published']} 00:00",
            "ContentSource": article.get("source"),
            "Keywords": _keywords(page),
            "Author": article.get("author"),
            "Url": page.address,
        }
    return {name: str(content) for name, content in found.items() if content}


def _properties(site: SiteSettings, page: PageFacts) -> dict[str, str]:
    """Return the page for those to whom it is passed on (Open Graph)."""
    title = site.name if page.is_home else page.title
    found = {
        "og:type": "article" if page.meta.get("article") else "website",
        "og:site_name": site.name,
        "og:title": page.meta.get("share") or title,
        "og:description": page.meta.get("description") or site.description,
        "og:locale": "zh_CN",
        "og:url": page.address,
    }
    return {name: str(content) for name, content in found.items() if content}


def _column(page: PageFacts) -> str:
    """Return the name of the column that an article stands in."""
    sidebar = page.meta.get("sidebar")
    return sidebar["title"] if sidebar else page.title


def _keywords(page: PageFacts) -> str:
    words = [_county(page).get("name"), "民生实事", page.title]
    return ",".join(dict.fromkeys(word for word in words if word))


def _facts(site: SiteSettings, page: PageFacts) -> Iterator[FootFact]:
    """Yield who runs the page, the county before the site, and the site's registrations."""
    county = _county(page)
    told = ("publisher", "organizer", "address", "telephone")
    # Never mixed: the site's telephone under the county's name would be a false one.
    whose = county if any(county.get(key) for key in told) else site.contact
    terms = dict(zip(told, ("主办单位", "承办单位", "地址", "电话"), strict=True))
    yield from (FootFact(term, whose[key]) for key, term in terms.items() if whose.get(key))
    code = county.get("site_id_code") or site.id_code
    if code:
        yield FootFact("网站标识码", code)
    if site.icp:
        yield FootFact("ICP备案", site.icp, _ICP_REGISTER)
    if site.police:
        yield FootFact("公安备案", site.police, site.police_url)


def _links(site: SiteSettings, page: PageFacts) -> Iterator[FootLink]:
    yield from (FootLink(title, page.link(url)) for title, url in site.links)
    if site.site_map:
        yield FootLink("网站地图", page.link(site.site_map))
    code = _county(page).get("site_id_code") or site.id_code
    if code:
        asked = {"site_code": code} | ({"url": page.address} if page.address else {})
        yield FootLink("网站找错", f"{_CORRECTIONS}?{urlencode(asked)}")


def _mark(site: SiteSettings, page: PageFacts) -> Mark | None:
    if not site.mark_url:
        return None
    return Mark("党政机关", site.mark_url, page.link(site.mark_image) if site.mark_image else "")


def _updated(page: PageFacts) -> Updated | None:
    found = page.meta.get("updated")
    return Updated(str(found), day(date.fromisoformat(str(found)))) if found else None


def _county(page: PageFacts) -> Mapping[str, str]:
    return page.meta.get("county") or {}
