"""The page components, a folder each: template, styles, examples and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import BaseLoader, FileSystemLoader

_FOLDER = Path(__file__).parent / "components"
# The one in C, where the library was built with it, is ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Example:
    """A component as the gallery and the tests show it: what it is given, and what that is a case of.

    Mappings are given as records: a template reads their fields as it does a page context's.
    """

    title: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Component:
    """A component: ``name`` is its folder's, ``macro`` what its template defines."""

    name: str
    template: str
    macro: str
    notes: str
    examples: tuple[Example, ...]


def components() -> Iterator[Component]:
    """Yield every component in the order of the names."""
    for folder in _folders():
        examples = yaml.load((folder / "examples.yml").read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - both are safe ones
        yield Component(
            name=folder.name,
            template=f"components/{folder.name}/template.html",
            macro=folder.name.replace("-", "_"),
            notes=(folder / "README.md").read_text(encoding="utf-8"),
            examples=tuple(
                Example(each["title"], {name: _given(value) for name, value in each["arguments"].items()})
                for each in examples
            ),
        )


def template_files() -> Iterator[Path]:
    """Yield the files of all templates, those of the pages and those of the components."""
    yield from (_FOLDER.parent / "templates").glob("*.md")
    yield from _FOLDER.glob("*/template.html")


def component_loader() -> BaseLoader:
    """Return what finds the components' templates, for the page frame, whose environment is MkDocs' own."""
    return FileSystemLoader(_FOLDER.parent)


def component_styles() -> str:
    """Return the styles of all components, one after the other."""
    files = (folder / "styles.css" for folder in _folders())
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_file())


def _given(value: Any) -> Any:
    if isinstance(value, dict):
        return SimpleNamespace(**{name: _given(each) for name, each in value.items()})
    return [_given(each) for each in value] if isinstance(value, list) else value


def _folders() -> list[Path]:
    return sorted(folder for folder in _FOLDER.iterdir() if (folder / "template.html").is_file())
