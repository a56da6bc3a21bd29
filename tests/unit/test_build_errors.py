"""What stopped a build is told with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest
import yaml
from click import ClickException

from livelihood.build_errors import is_foreseen, problems_in
from livelihood.problems import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BAD = Problem("data/410422-yexian/2022/plan.yml", 7, "unit", "单位不同")


def error_of(action: Callable[[], object]) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is
        action()
    return caught.value


def rendering_error(folder: Path, template: str, **context: object) -> Exception:
    (folder / "overrides").mkdir()
    (folder / "overrides" / "main.html").write_text(template, encoding="utf-8")
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder / "overrides"), autoescape=True)
    return error_of(lambda: env.get_template("main.html").render(context))


def raise_(error: Exception) -> None:
    raise error


def test_data_problems_are_found_behind_the_errors_that_wrap_them(tmp_path: Path) -> None:
    def event() -> None:
        try:
            raise_(DataError([BAD]))
        except DataError as error:
            raise ClickException(str(error)) from error

    def build() -> None:
        try:
            event()
        except ClickException:
            raise SystemError("Aborted")  # noqa: B904 - as MkDocs does it

    assert problems_in(error_of(build), folder=tmp_path, logged=["something else"]) == (BAD,)


def test_what_was_explicitly_left_behind_does_not_count(tmp_path: Path) -> None:
    def build() -> None:
        try:
            raise_(DataError([BAD]))
        except DataError:
            raise ValueError("another matter") from None

    (problem,) = problems_in(error_of(build), folder=tmp_path)
    assert problem.message == "没有生成成功：ValueError：another matter"


def test_a_circle_of_causes_ends(tmp_path: Path) -> None:
    first, second = ValueError("first"), ValueError("second")
    first.__cause__, second.__cause__ = second, first
    assert len(problems_in(first, folder=tmp_path)) == 1


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<p>\n{{ page.title }\n", 2, "模板写法有误：unexpected '}'"),
        ("{% if page %}\n", 1, "模板写法有误：Unexpected end of template"),
        (
            "<p>\n<p>\n{{ page.titel.text }}",
            3,
            "模板用到了没有的内容：'dict object' has no attribute 'titel'",
        ),
        ("<p>\n{% include 'none.html' %}", 2, "找不到模板：'none.html' not found in search path"),
        ("\n\n\n{{ 1 / 0 }}", 4, "填写模板时出错：ZeroDivisionError：division by zero"),
        ("\n{{ fail() }}", 2, "填写模板时出错：KeyError：'x'"),
        ("\n\n{{ ['a'] | map('none') | list }}", 3, "模板出错：No filter named 'none'"),
    ],
)
def test_a_template_is_named_with_its_line(tmp_path: Path, template: str, line: int, words: str) -> None:
    def fail() -> None:
        raise KeyError("x")

    error = rendering_error(tmp_path, template, page={"title": "x"}, fail=fail)
    (problem,) = problems_in(error, folder=tmp_path)
    assert (problem.path, problem.line, problem.code) == ("overrides/main.html", line, "template")
    assert words in problem.message


def test_a_template_outside_the_project_keeps_its_whole_path(tmp_path: Path) -> None:
    error = rendering_error(tmp_path, "{% nonsense %}")
    (problem,) = problems_in(error, folder=tmp_path / "project")
    assert problem.path == (tmp_path / "overrides" / "main.html").as_posix()


def test_a_broken_mkdocs_yml_is_named_with_its_line(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\ntheme: {name: material\n", encoding="utf-8")

    def load() -> None:
        with config.open(encoding="utf-8") as file:
            try:
                yaml.safe_load(file)
            except yaml.YAMLError as error:
                raise ClickException("MkDocs encountered an error") from error

    (problem,) = problems_in(error_of(load), folder=tmp_path)
    assert (problem.path, problem.line, problem.code) == ("mkdocs.yml", 3, "yaml")
    assert "expected ',' or '}'" in problem.message


def test_what_mkdocs_logged_is_told_where_its_exception_says_nothing(tmp_path: Path) -> None:
    logged = ["Config value 'theme': Unrecognised theme name", "Config value 'hooks': no such file"]
    problems = problems_in(ClickException("Aborted"), folder=tmp_path, logged=logged)
    assert [problem.message for problem in problems] == [f"没有生成成功：{line}" for line in logged]
    assert {(problem.path, problem.line) for problem in problems} == {("", 0)}


def test_an_unforeseen_error_is_told_whatever_was_logged(tmp_path: Path) -> None:
    (problem,) = problems_in(KeyError("x"), folder=tmp_path, logged=["Error reading page"])
    assert problem.message == "没有生成成功：KeyError：'x'"
    assert not is_foreseen(KeyError("x"))
    assert is_foreseen(ClickException("x"))
