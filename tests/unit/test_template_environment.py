"""Templates read fields and call macros directly, and show what Jinja would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from livelihood.template_environment import new_environment

Render = Callable[..., str]
MACRO = "{% macro pair(a, b='two') %}{{ a }}-{{ b }};{% endmacro %}"


@pytest.fixture
def rendered(tmp_path: Path) -> Render:
    environment = new_environment(tmp_path)

    def render(template: str, **page: object) -> str:
        (tmp_path / "page.md").write_text(template, encoding="utf-8")
        return environment.get_template("page.md").render(page=SimpleNamespace(**page))

    return render


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("{{ pair('one') }}", "one-two;"),
        ("{{ pair('one', 2) }}", "one-2;"),
        ("{{ pair('one', b='<b>') }}", "one-&#60;b&#62;;"),
        ("{% for each in [1, 2] %}{{ pair(each, b=each) }}{% endfor %}", "1-1;2-2;"),
        ("{{ pair(*['one', 'three']) }}", "one-three;"),
        ("{{ pair(pair('one')) }}", "one-two;-two;"),
        ("{% set copy = pair('<') %}{{ copy }}", "&#60;-two;"),
    ],
)
def test_macros_take_values_in_order_and_by_name(rendered: Render, call: str, shown: str) -> None:
    assert rendered(MACRO + call) == shown


def test_a_macro_says_what_it_lacks(rendered: Render) -> None:
    with pytest.raises(UndefinedError, match="parameter 'a' was not provided"):
        rendered(MACRO + "{{ pair() }}")


def test_a_macro_says_what_it_does_not_take(rendered: Render) -> None:
    with pytest.raises(TypeError, match="not more than 2"):
        rendered(MACRO + "{{ pair(1, 2, 3) }}")


@pytest.mark.parametrize("order", ["{{ page.text }}|{{ page.html }}", "{{ page.html }}|{{ page.text }}"])
def test_a_text_that_reads_like_html_is_another_thing(rendered: Render, order: str) -> None:
    shown = rendered(order, text="<i>", html=Markup("<i>"))

    assert sorted(shown.split("|")) == ["&#60;i&#62;", "<i>"]


def test_fields_by_any_name(rendered: Render) -> None:
    assert (
        rendered("{{ page.class }}{{ page.one.two }}", **{"class": "a", "one": SimpleNamespace(two="b")})
        == "ab"
    )


@pytest.mark.parametrize(
    "template", ["{{ page.none }}", "{% if page.none %}{% endif %}", "{{ page.one.none }}"]
)
def test_a_field_that_is_missing_is_named(rendered: Render, template: str) -> None:
    with pytest.raises(UndefinedError, match="none"):
        rendered(template, one=SimpleNamespace())
