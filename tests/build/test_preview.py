"""`mkdocs serve` of a large tree shows the counties of interest, and goes on after bad edits."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from pathlib import Path

from livelihood.synth import write_tree
from tests.builds import configured
from tests.previews import PATIENCE, edit, previewing


def answer(url: str) -> tuple[int, str]:
    """Return status and text of what is served."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as response:  # noqa: S310 - our own server
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def served(url: str, words: str, *, there: bool = True) -> str:
    """Wait until the page holds the words, or no longer does, and return it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        _, page = answer(url)
        if (words in page) is there:
            return page
        time.sleep(0.05)
    raise AssertionError(f"{url}: {words!r} should {'' if there else 'not '}be there")


def test_two_counties_of_thirty(tmp_path: Path) -> None:
    project = tmp_path / "project"
    write_tree(project / "data", 30)
    folders = sorted(path for path in (project / "data").iterdir() if path.name[:6].isdecimal())
    codes = [folder.name[:6] for folder in folders]
    assert len(codes) == 30
    settings = {"data": "data", "preview": [int(codes[3]), int(codes[20])]}
    configured(project, site_url="https://www.example.org/ms/", extra={"ledger": settings})
    with previewing(project) as address:
        site = f"{address}ms/"
        assert [code for code in codes if answer(f"{site}{code}/")[0] == 200] == [codes[3], codes[20]]
        status, home = answer(site)
        assert status == 200
        assert "这里只生成了部分县" in home
        assert "livereload(" in home
        assert "组件样例" in answer(f"{site}gallery/")[1]

        plan = next(folders[3].glob("*/plan.yml"))
        whole = plan.read_text(encoding="utf-8")
        title = whole.split("title: ", 1)[1].split("\n", 1)[0]
        year = f"{site}{codes[3]}/{plan.parent.name}/"
        line = edit(plan, f"title: {title}", f"tilte: {title}")
        # Over every page, those that don't exist, too; below, they are as they were.
        for url in (year, f"{site}no-such-page/"):
            page = served(url, 'class="ll-problems"')
            assert f"data/{folders[3].name}/{plan.parent.name}/plan.yml:{line}" in page
        assert title in served(year, "数据或模板有问题")
        edit(plan, f"tilte: {title}", f"title: {title}")
        assert title in served(year, 'class="ll-problems"', there=False)
    assert list((tmp_path / "temporary").iterdir()) == [], "the temporary site is gone"
