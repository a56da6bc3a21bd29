"""What Word documents keep apart from their text: styles, and the settings that a run or paragraph takes from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

# Elements of python-docx are lxml's, which ships no types.
Element = Any

_OFF = ("0", "false", "off", "none")


def value(element: Element | None) -> str | None:
    """Return an element's w:val."""
    return None if element is None else element.get(qn("w:val"))


def number(element: Element | None) -> int | None:
    """Return an element's w:val as a number, None where it is none."""
    found = value(element)
    return int(found) if found is not None and found.lstrip("-").isdecimal() else None


def is_on(properties: Element | None, name: str) -> bool | None:
    """Tell whether a switch such as w:vanish is set; None where ``properties`` don't speak of it."""
    found = None if properties is None else properties.find(qn(name))
    if found is None:
        return None
    return (value(found) or "on").lower() not in _OFF


class Styles:
    """A document's styles, each looked up through those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in styles}
        self._default = next(
            (
                style.get(qn("w:styleId"))
                for style in styles
                if style.get(qn("w:type")) == "paragraph"
                and style.get(qn("w:default")) in ("1", "true", "on")
            ),
            None,
        )

    def chain(self, name: str | None) -> Iterator[Element]:
        """Yield the style ``name`` and those that it is based on, nearest first."""
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name].find(qn("w:basedOn")))

    def of_paragraph(self, paragraph: Element) -> Iterator[Element]:
        """Yield the styles that a paragraph takes its settings from, nearest first."""
        named = value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        return self.chain(named if named in self._styles else self._default)

    def of_run(self, run: Element) -> Iterator[Element]:
        """Yield the character styles of a run, nearest first."""
        return self.chain(value(run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")))

    def switched(self, run: Element, paragraph: Element, name: str) -> bool:
        """Tell whether a run has a switch set, by itself, by its style or by its paragraph's style."""
        direct = is_on(run.find(qn("w:rPr")), name)
        if direct is not None:
            return direct
        for style in (*self.of_run(run), *self.of_paragraph(paragraph)):
            if (found := is_on(style.find(qn("w:rPr")), name)) is not None:
                return found
        return False
