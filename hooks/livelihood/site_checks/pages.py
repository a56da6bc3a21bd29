"""The pages of a built site, read from its files: whether they are whole, and where their links lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from livelihood.site_checks.flaws import Flaw
from livelihood.site_checks.leftovers import folded, leftovers

INDEX = "index.html"
# A server shows it at any address, so its links are of another kind.
NOT_FOUND = "404.html"
_OUTWARD = frozenset({"http", "https", "mailto", "tel"})
_FETCHED = frozenset({"script", "img", "iframe", "audio", "video", "source", "embed", "object"})
_READ_ALOUD = ("aria-label", "alt", "title", "content")


@dataclass(frozen=True)
class PageJob:
    """Some pages to read, by their paths below the site's ``folder``.

    ``anchors`` are ids that pages must have, by path; ``policy`` is what each page must tell the browser that it may
    do; ``typed`` are texts of the data that hold marks of a program.
    """

    folder: Path
    paths: tuple[str, ...]
    anchors: Mapping[str, Sequence[str]]
    policy: str
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class PagesRead:
    """What came of some pages: their flaws, and links to ids of other pages: path, fragment and the page linked from."""

    flaws: tuple[Flaw, ...]
    links: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)


def read_pages(job: PageJob) -> PagesRead:
    """Read some pages. May run in a process of its own."""
    flaws: list[Flaw] = []
    links: set[tuple[str, str, str]] = set()
    ids: dict[str, frozenset[str]] = {}
    for path in job.paths:
        page = _parsed(job.folder / path)
        ids[path] = _ids(page)
        flaws += (Flaw(path, what) for what in _faults(page, path, ids[path], job))
        if path != NOT_FOUND:
            for target, fragment, what in _targets(page, path, job.folder):
                if what:
                    flaws.append(Flaw(path, what))
                elif fragment:
                    links.add((target, fragment, path))
    inside = {link for link in links if link[0] in ids}
    flaws += missing_anchors(inside, ids)
    return PagesRead(tuple(flaws), frozenset(links - inside))


def ids_of(folder: Path, path: str) -> frozenset[str]:
    """Return the ids on a page of the site in ``folder``."""
    return _ids(_parsed(folder / path)) if path.endswith(".html") else frozenset()


def missing_anchors(links: set[tuple[str, str, str]], ids: Mapping[str, frozenset[str]]) -> Iterator[Flaw]:
    """Yield a flaw for each link whose fragment isn't among the ``ids`` of the page that it leads to."""
    for target, fragment, page in links:
        if fragment not in ids[target]:
            yield Flaw(page, f"链接指向的位置不存在：{target}#{fragment}")


def _parsed(file: Path) -> etree._Element | None:
    content = file.read_bytes()
    if not content.strip():
        return None
    page = html.document_fromstring(
        content, parser=html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    )
    # What isn't read, and settings for servers: they have words of their own.
    for block in page.iter("script", "style", "pre"):
        for element in block.iter():
            element.text = None
            element.tail = None if element is not block else element.tail
    return page


def _ids(page: etree._Element | None) -> frozenset[str]:
    return frozenset() if page is None else frozenset(_given(page, "id"))


def _faults(page: etree._Element | None, path: str, ids: frozenset[str], job: PageJob) -> Iterator[str]:
    if page is None:
        yield "页面是空的"
        return
    main = page.find(".//main")
    if main is None or not _text(main):
        yield "页面没有正文"
    if not any(_text(heading) for heading in page.iterfind(".//h1")):
        yield "页面没有标题"
    stated = [meta.get("content") for meta in page.iterfind(".//meta") if _is_policy(meta)]
    if stated != [job.policy]:
        yield f"页面的内容安全策略不对：应当恰好有一条，是“{job.policy}”"
    for anchor in job.anchors.get(path, ()):
        if anchor not in ids:
            yield f"数据里有的目标，页面上没有：{anchor}"
    shown = [_text(page), *(folded(given) for name in _READ_ALOUD for given in _given(page, name))]
    for around in {each for text in shown for each in leftovers(text, job.typed)}:
        yield f"页面上有程序留下的字样：“{around}”"


def _is_policy(meta: etree._Element) -> bool:
    return (meta.get("http-equiv") or "").lower() == "content-security-policy"


def _text(element: etree._Element) -> str:
    return folded("".join(map(str, element.itertext())))


def _given(page: etree._Element, name: str) -> list[str]:
    """Return the values of all attributes with this name."""
    found = page.xpath(f"//@{name}")
    return [str(each) for each in found] if isinstance(found, list) else []


def _targets(page: etree._Element | None, path: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield path and fragment of what each link of a page leads to, and what is wrong with the link or ""."""
    if page is None:
        return
    for link, is_fetched in sorted(_links(page)):
        parts = urlsplit(link)
        if parts.scheme in _OUTWARD and not is_fetched:
            continue
        if parts.scheme or parts.netloc:
            yield "", "", f"链接不应指向这里：{link}"
            continue
        if parts.path.startswith("/"):
            yield "", "", f"链接只在网站根目录下有效，放进子目录就断了：{link}"
            continue
        target = _resolved(unquote(parts.path), path)
        is_there = not target.startswith("../") and (folder / target).is_file()
        yield target, unquote(parts.fragment), "" if is_there else f"链接指向的文件不存在：{link}"


def _links(page: etree._Element) -> set[tuple[str, bool]]:
    """Return each link of a page, and whether a browser fetches it by itself."""
    found = set()
    for element in page.iter(etree.Element):
        for name in ("href", "src", "action"):
            link = element.get(name)
            if link is not None:
                is_sheet = element.tag == "link" and element.get("rel") in {"stylesheet", "icon"}
                found.add((link, element.tag in _FETCHED or is_sheet))
    return found


def _resolved(link: str, page: str) -> str:
    """Return the path below the site of what a relative link on the page at the path ``page`` leads to."""
    if not link:
        return page
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
    is_folder = link.endswith(("/", "..", ".")) or target == "."
    return posixpath.normpath(posixpath.join(target, INDEX)) if is_folder else target
