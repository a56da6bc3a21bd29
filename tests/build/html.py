"""A small reader of built pages for the tests: elements, ids, links and text, by the standard library's parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# A telephone number to call, and the government's own service for reporting faults of a site.
OUTSIDE = ("tel:", "https://zfwzgl.www.gov.cn/exposure/")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Page:
    """What the tests ask of a page."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    text: str = ""

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.elements.append((tag, given))
        self.page.links.extend(given[name] for name in ("href", "src") if name in given)
        if "id" in given:
            self.page.ids.append(given["id"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.page.text += data


def read_page(file: Path) -> Page:
    """Read one built HTML file."""
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.page


def broken_links(site: Path, mount: str = "/") -> list[str]:
    """Return the links and anchors of all pages that lead nowhere when the site is mounted under ``mount``."""
    pages = {file.relative_to(site).as_posix(): read_page(file) for file in site.rglob("*.html")}
    broken = []
    for name, page in pages.items():
        if name == "404.html":
            continue  # it is served at any address, so its links are the server's
        here = mount + name.removesuffix("index.html")
        for link in page.links:
            if link.startswith(OUTSIDE):
                continue
            target = urlsplit(urljoin(f"http://site{here}", link))
            if target.scheme != "http" or target.netloc != "site":
                broken.append(f"{name}: {link} leaves the site")
                continue
            path = unquote(target.path)
            inside = path.removeprefix(mount)
            inside += "index.html" if not inside or inside.endswith("/") else ""
            if not path.startswith(mount) or not (site / inside).is_file():
                broken.append(f"{name}: {link}")
            elif target.fragment and unquote(target.fragment) not in pages[inside].ids:
                broken.append(f"{name}: {link} has no such anchor")
    return broken
