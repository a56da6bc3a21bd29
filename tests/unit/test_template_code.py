"""The kept code of templates: what was compiled once isn't compiled again, and nothing else is taken for it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment

from livelihood import rendering
from livelihood.rendering import render_html
from livelihood.template_code import TemplateCode

CODE = compile("found = 42", "template", "exec")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which code is kept."""
    folder = tmp_path / "kept"
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


@pytest.fixture
def template(tmp_path: Path) -> Path:
    file = tmp_path / "page.md"
    file.write_text("one", encoding="utf-8")
    return file


def code_of(*files: Path) -> TemplateCode:
    return TemplateCode(lambda: files)


def found(code: TemplateCode, name: str = "templates/page.md") -> object:
    made = code.get(name)
    values: dict[str, object] = {}
    if made is not None:
        exec(made[0], values)  # noqa: S102 - the test's own
    return values.get("found")


def test_what_was_kept_is_found_again(template: Path) -> None:
    assert found(code_of(template)) is None
    code_of(template).keep("templates/page.md", (CODE, ()))
    assert found(code_of(template)) == 42
    assert found(code_of(template), "templates/other.md") is None


def test_another_template_is_another_matter(template: Path, tmp_path: Path) -> None:
    code_of(template).keep("templates/page.md", (CODE, ()))
    template.write_text("two", encoding="utf-8")
    assert found(code_of(template)) is None
    template.write_text("one", encoding="utf-8")
    assert found(code_of(template)) == 42
    (tmp_path / "more.md").write_text("", encoding="utf-8")
    assert found(code_of(template, tmp_path / "more.md")) is None


def test_code_of_a_template_that_was_edited_meanwhile_is_not_kept(template: Path) -> None:
    code = code_of(template)
    template.write_text("two", encoding="utf-8")
    code.keep("templates/page.md", (CODE, ()))
    template.write_text("one", encoding="utf-8")
    assert found(code_of(template)) is None


@pytest.mark.parametrize("harm", [b"", b"?", b"spoiled"])
def test_spoiled_code_counts_as_none(template: Path, kept: Path, harm: bytes) -> None:
    code_of(template).keep("templates/page.md", (CODE, ()))
    (file,) = kept.rglob("*.template")
    file.write_bytes(file.read_bytes()[:-1] + harm)
    assert found(code_of(template)) is None


def test_where_nothing_can_be_kept_nothing_is(template: Path, kept: Path) -> None:
    kept.write_text("a file where the folder would be", encoding="utf-8")
    code_of(template).keep("templates/page.md", (CODE, ()))
    assert found(code_of(template)) is None


def test_a_page_is_the_same_without_compiling(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(rendering.forget_templates)
    page = SimpleNamespace(frame=SimpleNamespace(title="查询"), provinces=())

    def text() -> str:
        rendering.forget_templates()
        return render_html("search", page)

    compiled = text()

    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", refuse)
    monkeypatch.setattr(Environment, "parse", refuse)
    assert text() == compiled
