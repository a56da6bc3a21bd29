"""The preview survives bad edits."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click import ClickException

import livelihood.preview
from livelihood.preview import GuardedBuild, overlay_html, show_problems, watched_folders
from livelihood.problems import DataError, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = "<html><body><p>好的页面</p></body></html>"
BAD = Problem("data/410422-yexian/2022/plan.yml", 7, "unit", "单位不同：<人> 与 人次")


class Builds:
    """A build that writes the pages it is told to, then raises what it is told to."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.pages: dict[str, str] = {"index.html": GOOD, "410422/index.html": GOOD}
        self.error: BaseException | None = None

    def __call__(self) -> None:
        shutil.rmtree(self.site, ignore_errors=True)
        for name, html in self.pages.items():
            page = self.site / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(html, encoding="utf-8")
        if self.error:
            raise self.error


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    first = Builds(tmp_path / "site")
    first()
    return first


@pytest.fixture
def guarded(builds: Builds, tmp_path: Path) -> Callable[[], None]:
    return GuardedBuild(builds, site=builds.site, folder=tmp_path)


def text_of(builds: Builds, name: str = "index.html") -> str:
    return (builds.site / name).read_text(encoding="utf-8")


def test_a_good_build_is_left_as_it_is(builds: Builds, guarded: Callable[[], None], tmp_path: Path) -> None:
    builds.pages = {"index.html": "<html><body>新的页面</body></html>"}
    guarded()
    assert [path.name for path in builds.site.iterdir()] == ["index.html"]
    assert text_of(builds) == builds.pages["index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_build_shows_its_problems_over_the_last_good_pages(
    builds: Builds, guarded: Callable[[], None], tmp_path: Path
) -> None:
    builds.pages = {"index.html": "<p>half", "new.html": "<p>half"}
    builds.error = DataError([BAD])
    guarded()
    for name in ("index.html", "410422/index.html"):
        assert text_of(builds, name).startswith("<html><body><p>好的页面</p>")
        assert text_of(builds, name).endswith("</body></html>")
        assert "data/410422-yexian/2022/plan.yml:7</code>" in text_of(builds, name)
        assert "单位不同：&lt;人&gt; 与 人次" in text_of(builds, name)
    assert not (builds.site / "new.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_next_failure_replaces_the_problems_and_the_next_good_build_removes_them(
    builds: Builds, guarded: Callable[[], None]
) -> None:
    builds.error = DataError([BAD])
    guarded()
    builds.error = DataError([Problem("data/units.yml", 2, "key", "键写错了")])
    guarded()
    assert text_of(builds).count('ll-problems"') == 1
    assert "单位不同" not in text_of(builds)
    assert "data/units.yml:2" in text_of(builds)
    builds.error = None
    guarded()
    assert text_of(builds) == GOOD


def test_an_interruption_goes_through_and_leaves_the_good_site(
    builds: Builds, guarded: Callable[[], None], tmp_path: Path
) -> None:
    builds.pages = {}
    builds.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        guarded()
    assert text_of(builds) == GOOD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_it_works_where_a_folder_cannot_be_moved(
    builds: Builds, guarded: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError("in use")

    monkeypatch.setattr(Path, "rename", refuse)
    builds.error = DataError([BAD])
    guarded()
    assert text_of(builds).startswith("<html><body><p>好的页面</p>")
    assert "plan.yml:7" in text_of(builds)
    builds.error = None
    guarded()
    assert text_of(builds) == GOOD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_terminal_is_told_once(
    builds: Builds, guarded: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    builds.error = DataError([BAD, Problem("data/units.yml", 2, "key", "键写错了")])
    original = builds.__call__

    def build() -> None:
        logging.getLogger("mkdocs.commands.build").error("units.yml: 键写错了")
        original()

    with caplog.at_level(logging.ERROR, logger="mkdocs"):
        GuardedBuild(build, site=builds.site, folder=builds.site.parent)()
    own = [record.getMessage() for record in caplog.records if "livelihood" in record.name]
    assert own[0] == str(BAD)
    assert own[1].startswith("数据或模板有问题")
    assert len(own) == 2


def test_an_unforeseen_error_has_its_traceback_in_the_terminal(
    builds: Builds, guarded: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    builds.error = KeyError("x")
    guarded()
    assert "KeyError" in text_of(builds)
    assert caplog.records[-1].exc_info
    builds.error = ClickException("x")
    guarded()
    assert caplog.records[-2].getMessage() == "没有生成成功：ClickException：x"
    assert not caplog.records[-1].exc_info


@pytest.mark.parametrize(("levels", "told"), [((30, 40), ["40"]), ((30, 30), ["30", "30"])])
def test_warnings_count_where_there_is_no_error(
    builds: Builds, tmp_path: Path, levels: tuple[int, ...], told: list[str]
) -> None:
    def build() -> None:
        logger = logging.getLogger("mkdocs.structure")
        logger.info("started")
        for level in levels:
            logger.log(level, "%d", level)
        builds.error = ClickException("Aborted in strict mode")
        builds()

    GuardedBuild(build, site=builds.site, folder=tmp_path)()
    assert text_of(builds).count("<li>") == len(told)
    assert all(f"没有生成成功：{message}</li>" in text_of(builds) for message in told)
    assert logging.getLogger("mkdocs").handlers == []


def test_every_text_is_escaped() -> None:
    nasty = "<script>alert(1)</script><!-- /ll-problems --></body>\"'&"
    html = overlay_html([Problem(nasty, 1, nasty, nasty)])
    assert "<script" not in html
    assert "<!--" not in html
    assert "</body>" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


def test_an_escaped_marker_does_not_cut_the_overlay_short(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(GOOD, encoding="utf-8")
    show_problems(tmp_path, [Problem("<!-- /ll-problems -->", 1, "x", "<!-- ll-problems -->")])
    show_problems(tmp_path, [Problem("b", 1, "x", "第二次")])
    text = page.read_text(encoding="utf-8")
    assert text.count("<li>") == 1
    assert "第二次" in text


def test_a_page_without_a_body_end_gets_the_problems_too(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>短", encoding="utf-8")
    (tmp_path / "a.txt").write_text("</body>", encoding="utf-8")
    show_problems(tmp_path, [BAD])
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<p>短<!-- ll-problems -->")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "</body>"


def test_the_overlay_tells_errors_from_warnings_and_where() -> None:
    html = overlay_html(
        [
            BAD,
            Problem("data/units.yml", 0, "note", "没有用到", Severity.WARNING),
            Problem("", 0, "build", "停了"),
        ]
    )
    assert "数据或模板有问题，页面显示的是上一次正确的内容" in html
    assert "plan.yml:7</code> <span>错误 unit</span>" in html
    assert "data/units.yml</code> <span>提醒 note</span>" in html
    assert "<li><span>错误 build</span><br>停了</li>" in html
    assert "style=" not in html


def test_of_very_many_problems_the_first_are_shown() -> None:
    html = overlay_html([Problem("a.yml", line, "x", "坏") for line in range(1, 61)])
    assert html.count("<li>") == 51
    assert "另有10处，见终端" in html


def test_the_folders_that_make_pages_are_watched(tmp_path: Path) -> None:
    for name in ("facts", "overrides"):
        (tmp_path / name).mkdir()
    found = watched_folders(tmp_path, "facts", str(tmp_path / "overrides"))
    assert found[0] == tmp_path / "facts"
    assert found[-1] == tmp_path / "overrides"
    assert Path(livelihood.preview.__file__).parent / "templates" in found
    assert watched_folders(tmp_path, "none", None) == tuple(found[1:-1])
