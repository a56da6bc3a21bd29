"""Built pages with one thing changed, to show that the gate sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml import html
from lxml.html import HtmlElement

# Attributes that are read out, shown on a bar or offered as a hint.
_READ = ("aria-label", "title", "value")


def changed_digits(page: HtmlElement) -> Iterator[str]:
    """Change each digit of a page, one at a time and in place; yield what was changed while it is."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name in ("text", "tail"):
            yield from _changed(
                getattr(element, name) or "", lambda new, e=element, n=name: setattr(e, n, new)
            )  # type: ignore[misc]
        for name in _READ:
            if name in element.attrib:
                yield from _changed(element.get(name), lambda new, e=element, n=name: e.set(n, new))  # type: ignore[misc]


def _changed(text: str, write: Callable[[str], object]) -> Iterator[str]:
    for at, each in enumerate(text):
        if each.isascii() and each.isdigit():
            new = f"{text[:at]}{(int(each) + 1) % 10}{text[at + 1 :]}"
            write(new)
            yield f"{text!r} as {new!r}"
    write(text)


def without_each(page: HtmlElement, path: str) -> Iterator[str]:
    """Drop each element that ``path`` finds, one at a time and in place; yield what is missing while it is."""
    for element in page.xpath(path):
        parent = element.getparent()
        at, tail = parent.index(element), element.tail
        parent.remove(element)
        yield html.tostring(element, encoding="unicode", with_tail=False)
        element.tail = tail
        parent.insert(at, element)


def undetected(changes: Iterable[str], compare: Callable[[], Sequence[str]]) -> tuple[int, list[str]]:
    """Return how many ``changes`` were tried, and those after which ``compare`` finds no difference.

    A reader that stops at a page that lacks what every page has, has found the change too.
    """
    tried, missed = 0, []
    for what in changes:
        tried += 1
        try:
            found = bool(compare())
        except (AssertionError, LookupError, StopIteration, TypeError, ValueError):
            found = True
        if not found:
            missed.append(what)
    return tried, missed
