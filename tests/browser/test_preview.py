"""`mkdocs serve` survives bad edits: their problems show over the last good page, and go when mended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

TASK = "410422/2022/01/"
PLAN = "data/410422-yexian/2022/plan.yml"
INDICATOR = "name: 完成技能培训"
PATIENCE = 240_000  # ms: a poll, a build and a reload, on a busy machine


def environment(project: Path) -> dict[str, str]:
    """The copy's own package first; temporary files where the test's are; no coverage of a copy that goes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    temporary = project.parent / "temporary"
    temporary.mkdir()
    return {
        **kept,
        "PYTHONPATH": str(project / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_served(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    pytest.fail(f"The preview didn't start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a running `mkdocs serve` of the copy."""
    port = free_port()
    log = project.parent / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=project, env=environment(project), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_until_served(f"http://127.0.0.1:{port}/", server, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            # As Ctrl+C: the preview removes its temporary site.
            server.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            server.wait(timeout=PATIENCE / 1000)


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first ``old``; return the line that it stands in."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} no longer holds {old}: choose another edit"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return text[: text.index(old)].count("\n") + 1


def assert_shown_then_mended(page: Page, words: list[str], mend: tuple[Path, str, str], after: str) -> None:
    """The problems show over the last good page without reloading by hand; mended, they go."""
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("数据或模板有问题，页面显示的是上一次正确的内容", timeout=PATIENCE)
    for word in words:
        expect(overlay).to_contain_text(word)
    expect(page.get_by_role("main")).to_contain_text("完成技能培训")
    assert page.locator("[style]").count() == 0
    edit(*mend)
    expect(page.get_by_text(after).first).to_be_visible(timeout=PATIENCE)
    expect(overlay).to_have_count(0)


def test_bad_data(page: Page, preview: str, project: Path) -> None:
    page.goto(preview + TASK)
    line = edit(project / PLAN, INDICATOR, "nmae: 完成技能培训")
    assert_shown_then_mended(
        page,
        [f"{PLAN}:{line}", "nmae"],
        (project / PLAN, "nmae: 完成技能培训", "name: 完成技能培训（预览）"),
        "完成技能培训（预览）",
    )


def test_a_second_bad_edit_replaces_the_first_one(page: Page, preview: str, project: Path) -> None:
    page.goto(preview + TASK)
    first = edit(project / PLAN, INDICATOR, "nmae: 完成技能培训")
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text(f"{PLAN}:{first}", timeout=PATIENCE)
    edit(project / PLAN, "nmae: 完成技能培训", INDICATOR)
    expect(overlay).to_have_count(0, timeout=PATIENCE)
    units = edit(project / "data/units.yml", "format: 1", "fromat: 1")
    expect(overlay).to_contain_text(f"data/units.yml:{units}", timeout=PATIENCE)
    expect(overlay).to_have_count(1)
    expect(overlay).not_to_contain_text("plan.yml")


def test_broken_page_template(page: Page, preview: str, project: Path) -> None:
    template = project / "hooks" / "livelihood" / "templates" / "task.md"
    shown = template.relative_to(project).as_posix()
    whole = template.read_text(encoding="utf-8")
    page.goto(preview + TASK)
    template.write_text(whole + "\n{{ nonsense }", encoding="utf-8", newline="\n")
    assert_shown_then_mended(
        page, [f"{shown}:", "模板写法有误"], (template, "{{ nonsense }", "预览改动"), "预览改动"
    )


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("{{ nonsense }", "模板写法有误"),
        ("{{ nonsense.title }}", "模板用到了没有的内容"),
    ],
    ids=["syntax", "undefined"],
)
def test_broken_page_frame(page: Page, preview: str, project: Path, broken: str, words: str) -> None:
    frame = project / "overrides" / "main.html"
    page.goto(preview + TASK)
    line = edit(frame, "跳到正文", broken)
    assert_shown_then_mended(page, [f"overrides/main.html:{line}", words], (frame, broken, "直达"), "直达")


def test_broken_configuration(page: Page, preview: str, project: Path) -> None:
    config = project / "mkdocs.yml"
    page.goto(preview + TASK)
    line = edit(config, "site_name: 民生实事公开", "site_name: [民生实事公开")
    assert_shown_then_mended(
        page,
        [f"mkdocs.yml:{line + 1}", "YAML 写法有误"],
        (config, "site_name: [民生实事公开", "site_name: 公开预览"),
        "公开预览",
    )


def test_search_works_in_the_preview(page: Page, preview: str, project: Path) -> None:
    page.goto(preview + TASK)
    box = page.get_by_role("banner").get_by_role("combobox", name="搜索")
    box.fill("技能培训")
    expect(page.get_by_role("option").first).to_contain_text("培训", timeout=PATIENCE)
    box.press("Enter")
    results = page.get_by_role("region", name="搜索结果").get_by_role("listitem")
    expect(results.first).to_contain_text("培训", timeout=PATIENCE)

    # What is edited is found as soon as the page shows it.
    page.goto(preview + TASK)
    edit(project / PLAN, INDICATOR, "name: 完成技能培训和琵琶演奏")
    expect(page.get_by_role("main")).to_contain_text("琵琶演奏", timeout=PATIENCE)
    box.fill("琵琶演奏")
    expect(page.get_by_role("option").first).to_contain_text("培训", timeout=PATIENCE)


def test_the_problems_show_on_every_page_that_is_opened(page: Page, preview: str, project: Path) -> None:
    page.goto(preview + TASK)
    edit(project / PLAN, INDICATOR, "nmae: 完成技能培训")
    expect(page.get_by_role("alert")).to_be_visible(timeout=PATIENCE)
    for path in ("", "method/", "410422/", "no-such-page/"):
        page.goto(preview + path)
        expect(page.get_by_role("alert")).to_contain_text(PLAN)
