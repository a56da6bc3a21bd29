"""A document's date stands in it in digits or in characters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from livelihood.site import check_data
from tests.builds import INVENTED


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("2022年3月1日", set()),
        ("二〇二二年三月一日", set()),
        ("二○二二年三月一日", set()),
        ("二〇二二年三月二日", {"not-in-source"}),
    ],
)
def test_it_is_found(tmp_path: Path, written: str, codes: set[str]) -> None:
    data = tmp_path / "data"
    shutil.copytree(INVENTED, data)
    source = data / "990101-xugou" / "2022" / "sources" / "plan.txt"
    text = source.read_text(encoding="utf-8")
    assert "2022年3月1日" in text
    source.write_text(text.replace("2022年3月1日", written), encoding="utf-8", newline="\n")
    _, problems = check_data(data)

    # In characters the date is no number: what dismissed it there dismisses nothing.
    assert {problem.code for problem in problems.errors} - {"dismissal-void"} == codes
