"""The page components: every folder is whole, and every example is shown as it is typed."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import pytest

from livelihood import component_library
from livelihood.component_library import Component, Example, component_styles, components
from livelihood.contexts.gallery import gallery_page
from livelihood.rendering import _environment, render

FOLDER = Path(component_library.__file__).parent / "components"
FOLDERS = sorted(folder for folder in FOLDER.iterdir() if folder.is_dir())
COMPONENTS = list(components())
EXAMPLES = [
    pytest.param(component, example, id=f"{component.name}-{number}")
    for component in COMPONENTS
    for number, example in enumerate(component.examples, 1)
]
CHINESE = re.compile("[\u4e00-\u9fff]")
TYPED = "<script>alert(1)</script>\"'&*_[x](y){{ 7*7 }}"


class Parts(HTMLParser):
    """The elements, the attributes' values and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(str(html))  # of a piece marked as HTML, every slice would be marked as well

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def shown(self) -> str:
        return "\n".join([self.text, *(value for _, value in self.attributes)])


def macro(component: Component) -> Any:
    return getattr(_environment().get_template(component.template).module, component.macro)


def typed(value: Any) -> Any:
    """Return ``value`` with TYPED after every Chinese text in it."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**typed(vars(value)))
    if isinstance(value, list):
        return [typed(each) for each in value]
    return value + TYPED if isinstance(value, str) and CHINESE.search(value) else value


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_is_whole(folder: Path) -> None:
    assert sorted(file.name for file in folder.iterdir()) == [
        "README.md",
        "examples.yml",
        "styles.css",
        "template.html",
    ]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_the_notes_are_plain_chinese(component: Component) -> None:
    assert CHINESE.search(component.notes)
    assert not re.search(r"[#*<>`]", component.notes)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_the_examples_give_what_the_macro_takes(component: Component) -> None:
    given = [set(example.arguments) for example in component.examples]
    assert given
    assert set.union(*given) == set(macro(component).arguments)
    titles = [example.title for example in component.examples]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_an_example_has_no_style_script_or_handler(component: Component, example: Example) -> None:
    parts = Parts(macro(component)(**example.arguments))
    assert parts.elements
    assert not {"script", "style"} & set(parts.elements)
    assert not [name for name, _ in parts.attributes if name == "style" or name.startswith("on")]
    assert "None" not in parts.shown


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_an_example_is_shown_as_typed(component: Component, example: Example) -> None:
    plain = Parts(macro(component)(**example.arguments))
    parts = Parts(macro(component)(**typed(example.arguments)))
    assert parts.elements == plain.elements
    assert [name for name, _ in parts.attributes] == [name for name, _ in plain.attributes]
    assert parts.shown.count("<script>") == parts.shown.count(TYPED)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_what_is_given_is_shown(component: Component) -> None:
    pages = [Parts(macro(component)(**typed(example.arguments))).shown for example in component.examples]
    assert any(TYPED in page for page in pages) or not any(
        CHINESE.search(repr(example.arguments)) for example in component.examples
    )


def test_the_gallery_shows_every_example() -> None:
    text = render("gallery", gallery_page(date(2022, 7, 2)))
    html = markdown.markdown(text, extensions=["attr_list", "md_in_html"])
    parts = Parts(html)
    assert parts.attributes.count(("class", "ll-example")) == len(EXAMPLES)
    for component in COMPONENTS:
        assert ("id", component.name) in parts.attributes
        assert component.notes.strip() in parts.text


def test_the_styles_of_all_components_are_joined() -> None:
    styles = component_styles()
    for folder in FOLDERS:
        assert (folder / "styles.css").read_text(encoding="utf-8") in styles
    # A strict content policy allows no data: addresses, and nothing comes from other hosts.
    assert "url(" not in styles
