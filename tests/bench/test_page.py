from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.bench.page import PAGE, figures, measured, write, written
from tests.bench.table import Table

_PAGE = "---\nupdated: 2026-01-01\n---\n\n前\n<!-- figures -->\n旧\n<!-- end of figures -->\n后 \\1\n"
_TABLE = Table("比较", ("怎样",), (("本站",),))


def test_only_what_stands_between_the_marks_and_the_date_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(_PAGE, encoding="utf-8")

    write("新 \\1\n", date(2026, 11, 22), page)

    assert page.read_text(encoding="utf-8") == (
        "---\nupdated: 2026-11-22\n---\n\n前\n<!-- figures -->\n新 \\1\n<!-- end of figures -->\n后 \\1\n"
    )


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no marks"):
        written("前\n", "新", date(2026, 11, 22))


def test_the_page_of_the_benchmarks_takes_figures() -> None:
    text = figures([_TABLE], ["一条说明。"], "某日测得。")

    after = written(PAGE.read_text(encoding="utf-8"), text, date(2030, 1, 2))

    assert "updated: 2030-01-02\n" in after
    between = after.split("<!-- figures -->\n")[1].split("<!-- end of figures -->")[0]
    assert between == f"\n某日测得。\n\n{_TABLE.html()}\n- 一条说明。\n\n"


def test_it_is_told_when_and_with_what_was_measured() -> None:
    said = measured(date(2026, 11, 22), ["本站0.1.0", "hugo 0.168.0"])

    assert said.startswith("2026年11月22日测得。机器：")
    assert said.endswith("。版本：本站0.1.0、hugo 0.168.0。")
