"""Built pages as trees, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

# What a page says, place by place.
Facts = dict[str, object]


def article(file: Path) -> HtmlElement:
    """Return what a built page has beside the frame."""
    return article_of(file.read_bytes())


def article_of(page: bytes) -> HtmlElement:
    """Return the same of a page's bytes."""
    (found,) = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8")).iter("article")
    return found


def having(element: HtmlElement, name: str) -> list[HtmlElement]:
    """Return the elements of the class ``name`` below ``element``, in the page's order."""
    return [
        each for each in element.iter() if isinstance(each.tag, str) and name in each.get("class", "").split()
    ]


def one(element: HtmlElement, name: str) -> HtmlElement | None:
    """Return the only element of the class ``name``, None without one."""
    found = having(element, name)
    assert len(found) < 2, name
    return found[0] if found else None


def words(element: HtmlElement | None) -> str:
    """Return the text below ``element`` with white space folded, "" for None."""
    return "" if element is None else folded("".join(element.itertext()))


def folded(text: str) -> str:
    """Return ``text`` with white space folded."""
    return " ".join(text.split())


def all_words(element: HtmlElement, name: str) -> tuple[str, ...]:
    """Return the text of each element of the class ``name``."""
    return tuple(words(each) for each in having(element, name))


def lines(element: HtmlElement) -> tuple[str, ...]:
    """Return the text below ``element``, a string for each line: its <br> part them."""
    told = [element.text or ""]
    for child in element:
        if child.tag == "br":
            told.append(child.tail or "")
        else:
            told[-1] += "".join(child.itertext()) + (child.tail or "")
    return tuple(folded(line) for line in told)


def labels(element: HtmlElement, name: str) -> tuple[str, ...]:
    """Return what each drawing of the class ``name`` says to those who can't see it."""
    return tuple(folded(each.get("aria-label", "")) for each in having(element, name))


def rows(table: HtmlElement) -> tuple[tuple[str, ...], ...]:
    """Return a table's rows below its head, cell by cell."""
    return tuple(
        tuple(words(cell) for cell in row) for body in table.iter("tbody") for row in body.iter("tr")
    )


def tables(element: HtmlElement) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the rows of the tables below ``element`` by their captions."""
    return {words(next(table.iter("caption"))): rows(table) for table in element.iter("table")}


def tag(element: HtmlElement) -> str:
    """Return the status shown in ``element``: its machine name and its label."""
    found = one(element, "ll-tag")
    assert found is not None
    return status_of(found)


def status_of(shown: HtmlElement) -> str:
    """Return a status tag's machine name and label."""
    (name,) = (
        each.removeprefix("ll-status--")
        for each in shown.get("class").split()
        if each.startswith("ll-status--")
    )
    return f"{name} {words(shown)}"


def following(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what stands below a heading: its siblings up to the next one of its level or above."""
    ends = {f"h{level}" for level in range(1, int(heading.tag[1]) + 1)}
    for sibling in heading.itersiblings():
        if sibling.tag in ends:
            return
        yield sibling


def section(root: HtmlElement, id: str) -> list[HtmlElement]:
    """Return what stands below the heading with this id; [] without it."""
    heading = root.xpath(".//*[@id=$id]", id=id)
    return list(following(heading[0])) if heading else []


def within(found: list[HtmlElement], name: str) -> list[HtmlElement]:
    """Return the elements of the class ``name`` among ``found`` and below."""
    return [each for top in found for each in having(top, name)]
