"""Additions to files that are there: what stands in them stays as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.builds import tree
from tests.importing.conftest import Import
from tests.importing.documents import notice, plan

COUNTY = ("--county", "990103", "--year", "2025")


@pytest.fixture
def sources(empty: Path, run: Import, tmp_path: Path) -> Path:
    """The new county's sources.yml, with its plan."""
    assert run("import", plan(tmp_path), *COUNTY, "--yes", "--data", empty).exit_code == 0
    return empty / "990103-shili" / "2025" / "sources.yml"


@pytest.mark.parametrize("margin", ["", "  ", "    "])
def test_an_item_stands_where_the_others_do(
    empty: Path, sources: Path, run: Import, tmp_path: Path, margin: str
) -> None:
    head, _, items = sources.read_text(encoding="utf-8").partition("sources:\n")
    moved = "".join(margin + line.removeprefix("  ") for line in items.splitlines(keepends=True))
    before = f"{head}sources:\n# 说明\n{moved}"
    sources.write_text(before, encoding="utf-8", newline="\n")
    done = run("import", notice(tmp_path), *COUNTY, "--yes", "--data", empty)

    assert done.exit_code == 0, done.output
    after = sources.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert after[len(before) :].startswith(f"{margin}- id: notice\n")
    assert [each["id"] for each in yaml.safe_load(after)["sources"]] == ["plan", "notice"]


def test_a_list_on_one_line_is_not_touched(empty: Path, sources: Path, run: Import, tmp_path: Path) -> None:
    content = yaml.load(sources.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    sources.write_text(
        yaml.safe_dump(content, allow_unicode=True, default_flow_style=True), encoding="utf-8", newline="\n"
    )
    before = tree(empty)
    done = run("import", notice(tmp_path), *COUNTY, "--yes", "--data", empty)

    assert done.exit_code == 1
    assert "sources.yml 的写法特别，不知道新的一项该写在哪里。" in done.output
    assert tree(empty) == before


def test_an_empty_list_of_units_takes_the_new_ones(empty: Path, run: Import, tmp_path: Path) -> None:
    (empty / "units.yml").write_text("format: 1\nunits: []\n", encoding="utf-8", newline="\n")
    assert run("import", plan(tmp_path), *COUNTY, "--yes", "--data", empty).exit_code == 0

    assert (empty / "units.yml").read_text(encoding="utf-8") == (
        "format: 1\n"
        "units:\n"
        "  - {id: zhu-jian-ju, name: 县住建局}\n"
        "  - {id: wei-jian-wei, name: 县卫健委}\n"
        "  - {id: jiao-tong-ju, name: 县交通局}\n"
    )


def test_a_unit_that_may_be_known_by_another_name_is_asked_about(
    empty: Path, run: Import, tmp_path: Path
) -> None:
    (empty / "units.yml").write_text(
        "format: 1\nunits:\n  - {id: weijian, name: 县卫生健康委}\n", encoding="utf-8", newline="\n"
    )
    done = run("import", plan(tmp_path), *COUNTY, "--draft", "--data", empty)

    assert done.exit_code == 0, done.output
    assert "“县卫健委”可能就是“县卫生健康委”的另一种写法" in done.output
    assert "name: 县卫健委, confirm: " in (empty / "units.yml").read_text(encoding="utf-8")
