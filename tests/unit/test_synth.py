"""Invented data trees: good data, the same each time, with no name twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from livelihood.cli import main
from livelihood.clock import moment
from livelihood.site import check_data, load_site
from livelihood.synth import MOST_COUNTIES, write_tree
from livelihood.synth.names import NAMES, name
from tests.builds import tree


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synth") / "data"
    write_tree(folder, 60)
    return folder


def test_the_data_has_no_problem(invented: Path) -> None:
    ledger, problems = check_data(invented)

    assert problems.sorted() == ()
    assert len(ledger.counties) == 60
    assert all(len(year.plan.tasks) == 10 for year in ledger.county_years)


def test_the_same_number_gives_the_same_bytes(invented: Path, tmp_path: Path) -> None:
    write_tree(tmp_path / "again", 60)

    assert tree(tmp_path / "again") == tree(invented)


def test_counties_lie_in_several_provinces_with_codes_that_no_real_one_has(invented: Path) -> None:
    ledger, _ = check_data(invented)
    counties = [record.county for record in ledger.counties]

    assert {county.province_code for county in counties} == {"91", "92"}
    assert {county.prefecture_code for county in counties} == {"9101", "9102", "9201", "9202"}
    assert len({county.code for county in counties}) == 60
    assert len({county.name for county in counties}) == 60
    assert all(re.fullmatch(r"\d{6}-[a-z]+", record.folder) for record in ledger.counties)


def test_what_the_reports_tell_differs(invented: Path) -> None:
    site = load_site(invented, now=moment("2023-02-01"))
    statuses = {indicator.status.value for year in site.years for indicator in year.indicators}

    assert {len(year.county_year.reports) for year in site.years} == {0, 1, 2, 3}
    assert statuses >= {
        "awaiting",
        "omitted",
        "exceeded",
        "met",
        "overdue",
        "behind",
        "on_track",
        "in_progress",
    }
    assert len({indicator.ratio for year in site.years for indicator in year.indicators}) > 300


def test_no_name_is_used_twice() -> None:
    assert len({name(number).text for number in range(NAMES)}) == NAMES
    assert NAMES > MOST_COUNTIES + 99 + 23 * 10


@pytest.mark.parametrize("count", [0, -1, MOST_COUNTIES + 1])
def test_a_number_out_of_range(count: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="应为 1 到 3000"):
        write_tree(tmp_path / "data", count)
    assert not (tmp_path / "data").exists()


def test_the_command(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["synth", "--counties", "1", "--out", str(tmp_path / "data")])

    assert done.exit_code == 0, done.output
    assert "虚构了 1 个县" in done.stderr
    assert [folder.name for folder in sorted((tmp_path / "data").iterdir())] == [
        "910121-lanchuan",
        "schemes",
        "units.yml",
    ]


def test_the_command_touches_nothing_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, ["synth", "--counties", "1", "--out", str(tmp_path)])

    assert done.exit_code == 1
    assert "已经有内容，没有改动" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
