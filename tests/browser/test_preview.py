"""`mkdocs serve` survives bad edits: their problems show over the last good page, and go when mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import previews
from tests.previews import edit, previewing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

TASK = "410422/2022/01/"
PLAN = "data/410422-yexian/2022/plan.yml"
INDICATOR = "name: 完成技能培训"
PATIENCE = previews.PATIENCE * 1000  # ms


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a running `mkdocs serve` of the copy."""
    with previewing(project) as address:
        yield address


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
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.goto(preview + TASK)
    (policy,) = page.locator('meta[http-equiv="Content-Security-Policy"]').all()
    assert re.search(
        r"script-src 'self' 'sha256-[0-9A-Za-z+/]{43}=' 'wasm-unsafe-eval'; ",
        policy.get_attribute("content") or "",
    )
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
    # The strict policy holds in the preview, too; its own script, which brought the edit, is allowed.
    assert set(complaints) == {"log: Enabled live reload"}


def test_the_problems_show_on_every_page_that_is_opened(page: Page, preview: str, project: Path) -> None:
    page.goto(preview + TASK)
    edit(project / PLAN, INDICATOR, "nmae: 完成技能培训")
    expect(page.get_by_role("alert")).to_be_visible(timeout=PATIENCE)
    for path in ("", "method/", "410422/", "no-such-page/"):
        page.goto(preview + path)
        expect(page.get_by_role("alert")).to_contain_text(PLAN)
