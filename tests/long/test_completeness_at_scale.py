"""The gate over many invented counties, and every digit of every page changed, one at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builds import EPOCH, ROOT, build, run
from tests.completeness.gate import differences, page_differences, pages_of
from tests.completeness.hard_cases import write_hard_cases
from tests.completeness.html import article
from tests.completeness.mutations import changed_digits, undetected
from tests.completeness.published import open_data_differences, search_differences

pytestmark = pytest.mark.long

NOW = datetime.fromtimestamp(int(EPOCH), UTC)


def test_two_hundred_counties(tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("livelihood", "synth", "--counties", "200", "--out", str(data), "--seed", "7")
    site = build(tmp_path / "site", "--data", str(data))

    assert differences(site, data, NOW) == []
    assert open_data_differences(site, data, NOW) == []
    assert search_differences(site, data, NOW) == []


def test_every_digit_of_the_real_site(built: Path) -> None:
    assert _missed(built, ROOT / "data") == []


def test_every_digit_of_the_hard_cases(tmp_path: Path) -> None:
    data = write_hard_cases(tmp_path)

    assert _missed(build(tmp_path / "site", "--data", str(data)), data) == []


def _missed(site: Path, data: Path) -> list[str]:
    """Return the changed digits that the gate doesn't see, each with its page."""
    found = []
    for address, (reader, expected) in pages_of(data, NOW).items():
        page, must_show = article(site / address / "index.html"), expected()
        changes = changed_digits(page)
        _, missed = undetected(changes, lambda: page_differences(reader(page), must_show))  # noqa: B023 - used here
        found += [f"{address}: {each}" for each in missed]
    return found
