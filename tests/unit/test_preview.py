"""A preview goes on whatever a build raises, and tells it where it is looked for."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click import ClickException

import livelihood.preview
from livelihood.building.report import BuildReport
from livelihood.preview import Preview, watched_folders
from livelihood.problems import DataError, Problem

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

BAD = Problem("data/410422-yexian/2022/plan.yml", 7, "unit", "单位不同：<人> 与 人次")
REPORT = BuildReport(3, 1, ("a", "b"), (), is_new=False)


class Told(Preview):
    """A preview whose builds raise what they are told to, after logging what they are told to; a search takes ``pause``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "mkdocs.yml", folder / "site")
        self.error: BaseException | None = None
        self.error_of_search: BaseException | None = None
        self.logged: list[tuple[int, str]] = []
        self.searched: list[bool] = []
        self.pause = 0.0
        self._served = self.over(self._page)

    def build(self, *, search: bool = True) -> BuildReport:
        if search:
            time.sleep(self.pause)
        self.searched.append(search)
        for level, message in self.logged:
            logging.getLogger("mkdocs.structure").log(level, message)
        if error := self.error_of_search if search else self.error:
            raise error
        return REPORT

    def shown(self, path: str = "/") -> str:
        environ: dict[str, Any] = {"PATH_INFO": path}
        return b"".join(self._served(environ, lambda *_: lambda _: None)).decode()

    def messages(self) -> list[str]:
        """Return what is shown over a page."""
        return [unescape(each) for each in re.findall(r"<br>(.*?)</li>", self.shown())]

    def _page(self, _environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html")])
        return [str(self.searched).encode()]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Told]:
    made = Told(tmp_path)
    yield made
    made.wait()


@pytest.fixture
def own(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """Return what the preview itself told the terminal."""
    caplog.set_level(logging.INFO, logger="mkdocs")
    return lambda: [record.getMessage() for record in caplog.records if "livelihood" in record.name]


def test_a_failure_is_shown_until_the_next_one_or_the_next_good_build(preview: Told) -> None:
    preview.error = DataError([BAD])
    preview.rebuild()
    assert preview.messages() == [BAD.message]
    preview.error = DataError([Problem("data/units.yml", 2, "key", "键写错了")])
    preview.rebuild()
    assert preview.messages() == ["键写错了"]
    preview.error = None
    preview.rebuild()
    assert preview.messages() == []


def test_an_interruption_goes_through(preview: Told) -> None:
    preview.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        preview.rebuild()


def test_the_pages_are_shown_before_the_search_is_made(preview: Told) -> None:
    preview.pause = 0.5
    preview.rebuild()
    assert preview.shown("/410422/") == "[False]"
    # Whoever asks for the search waits for it.
    assert preview.shown("/ms/search/places.json") == "[False, True]"


def test_the_next_edit_waits_for_the_search(preview: Told) -> None:
    preview.pause = 0.2
    preview.rebuild()
    preview.rebuild()
    preview.wait()
    assert preview.searched == [False, True, False, True]


def test_a_search_that_fails_is_told(preview: Told) -> None:
    preview.error_of_search = DataError([Problem("", 0, "build", "没有索引")])
    preview.rebuild()
    preview.wait()
    assert preview.messages() == ["没有索引"]


def test_without_good_pages_no_search_is_made(preview: Told) -> None:
    preview.error = DataError([BAD])
    preview.rebuild()
    preview.wait()
    assert preview.searched == [False]


def test_the_terminal_is_told_of_a_good_build(preview: Told, own: Callable[[], list[str]]) -> None:
    preview.rebuild()
    (message,) = own()
    assert message.startswith("网站有 3 个页面；改写了 2 个文件。用时")


def test_the_terminal_is_told_once(preview: Told, own: Callable[[], list[str]]) -> None:
    preview.error = DataError(
        [BAD, Problem("data/units.yml", 2, "key", "键写错了"), Problem("", 0, "x", "坏")]
    )
    preview.logged = [(logging.ERROR, "units.yml: 键写错了")]
    preview.rebuild()
    told = own()
    assert told[:2] == [str(BAD), "坏"]
    assert told[2].startswith("数据或模板有问题")
    assert len(told) == 3


def test_an_unforeseen_error_has_its_traceback_in_the_terminal(
    preview: Told, own: Callable[[], list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    preview.error = KeyError("x")
    preview.rebuild()
    assert preview.messages() == ["没有生成成功：KeyError：'x'"]
    assert caplog.records[-1].exc_info
    preview.error = ClickException("x")
    preview.rebuild()
    assert own()[-2] == "没有生成成功：ClickException：x"
    assert not caplog.records[-1].exc_info
    preview.error = DataError([BAD])
    preview.rebuild()
    assert not caplog.records[-1].exc_info


@pytest.mark.parametrize(("levels", "told"), [((30, 40), ["40"]), ((30, 30), ["30", "30"])])
def test_warnings_count_where_there_is_no_error(
    preview: Told, levels: tuple[int, ...], told: list[str]
) -> None:
    preview.logged = [(20, "started"), *((level, str(level)) for level in levels)]
    preview.error = ClickException("Aborted in strict mode")
    before = list(logging.getLogger("mkdocs").handlers)
    preview.rebuild()
    assert preview.messages() == [f"没有生成成功：{message}" for message in told]
    assert logging.getLogger("mkdocs").handlers == before


def test_the_folders_that_make_pages_are_watched(tmp_path: Path) -> None:
    for name in ("facts", "overrides"):
        (tmp_path / name).mkdir()
    found = watched_folders(tmp_path, "facts", str(tmp_path / "overrides"))
    assert found[0] == tmp_path / "facts"
    assert found[-1] == tmp_path / "overrides"
    assert Path(livelihood.preview.__file__).parent / "templates" in found
    assert watched_folders(tmp_path, "none", None) == tuple(found[1:-1])
