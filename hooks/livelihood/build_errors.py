"""What stopped a build, as problems with file and line: bad data, a broken template, a broken mkdocs.yml."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from click import ClickException
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from yaml import MarkedYAMLError

from livelihood.build_log import collected_records, worst_messages
from livelihood.problems import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType


def problems_in(error: BaseException, *, folder: Path, logged: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return what stopped the build, at least one problem, the most precise account there is.

    ``error`` is what the build raised; whatever it was raised from counts too, since MkDocs and its events
    wrap errors. ``logged`` is what the build logged as wrong: MkDocs tells there, not in its exception, what
    is wrong with mkdocs.yml. Paths are given relative to ``folder`` where they lie below it.
    """
    chain = tuple(_chain(error))
    for link in chain:
        if isinstance(link, DataError) and link.problems:
            return link.problems
    for explain in (_template_problem, _yaml_problem, _problem_in_template):
        for link in chain:
            if problem := explain(link, folder):
                return (problem,)
    messages = logged if logged and is_foreseen(error) else [f"{type(error).__name__}：{error}"]
    return tuple(_general_problem(message) for message in messages)


def is_foreseen(error: BaseException) -> bool:
    """Return whether the error is one whose message tells all: its traceback would help nobody.

    MkDocs' own exceptions are click's, which end a command with a message.
    """
    return isinstance(error, ClickException | TemplateError | DataError)


@contextmanager
def as_problems(folder: Path) -> Iterator[None]:
    """Turn whatever stops MkDocs into a DataError; paths are given relative to ``folder`` where they lie below it."""
    with collected_records() as records:
        try:
            yield
        except DataError:
            raise
        except Exception as error:
            if not is_foreseen(error):
                raise
            raise DataError(problems_in(error, folder=folder, logged=worst_messages(records))) from error


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error, then what it was raised from or while handling, outermost first."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _template_problem(error: BaseException, folder: Path) -> Problem | None:
    """Explain what Jinja says about a template; the line is where the template failed, if that is known."""
    if not isinstance(error, TemplateError):
        return None
    path, line = _last_template_line(error.__traceback__)
    if isinstance(error, TemplateSyntaxError):
        path, line = error.filename or error.name or path, error.lineno
        what = f"模板写法有误：{error.message}"
        mend = "检查这一行和它前面的花括号、引号、标签是否成对，标签名是否写对"
    elif isinstance(error, TemplateNotFound):
        what, mend = f"找不到模板：{error.message}", "检查文件名和它所在的文件夹"
    elif isinstance(error, UndefinedError):
        what, mend = f"模板用到了没有的内容：{error.message}", "检查名称是否写对，页面是否提供了它"
    else:
        what, mend = f"模板出错：{error.message}", "检查这一行"
    return Problem(_shown(path, folder), line, "template", f"{what}。改法：{mend}。")


def _yaml_problem(error: BaseException, folder: Path) -> Problem | None:
    """Explain a YAML file that can't be read: mkdocs.yml, as the data have a reader of their own."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return None
    message = f"YAML 写法有误：{error.problem}。改法：检查这一行和上一行的缩进、冒号、引号。"
    return Problem(_shown(error.problem_mark.name, folder), error.problem_mark.line + 1, "yaml", message)


def _problem_in_template(error: BaseException, folder: Path) -> Problem | None:
    """Explain any other error that was raised while a template was being filled in."""
    path, line = _last_template_line(error.__traceback__)
    if not path:
        return None
    message = f"填写模板时出错：{type(error).__name__}：{error}。改法：检查这一行。"
    return Problem(_shown(path, folder), line, "template", message)


def _general_problem(message: str) -> Problem:
    return Problem("", 0, "build", f"没有生成成功：{message}")


def _last_template_line(traceback: TracebackType | None) -> tuple[str, int]:
    """Return path and line of the innermost template in the traceback, or an empty path.

    Jinja gives the frames of templates the template's own file name and line.
    """
    found = ("", 0)
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if not name.endswith(".py") and Path(name).is_file():
            found = (name, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def _shown(path: str, folder: Path) -> str:
    """Return the path with forward slashes, relative to ``folder`` where it lies below it."""
    resolved = Path(path).resolve() if path else Path()
    if resolved.is_relative_to(folder.resolve()):
        return resolved.relative_to(folder.resolve()).as_posix()
    return Path(path).as_posix() if path else ""
