"""Invented data trees: good data, the same each time, as large as real counties are, with no name twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from livelihood.cli import main
from livelihood.clock import moment
from livelihood.model import CountyYear
from livelihood.site import Site, check_data, load_site
from livelihood.synth import MOST_COUNTIES, write_tree
from livelihood.synth.content import tasks, units
from livelihood.synth.names import NAMES, name
from tests.builds import ROOT, tree
from tests.county_sizes import MEASURES, OF_REPORTS, CountySize, averages, sizes

REAL = ROOT / "data"
COUNTIES = 12


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synth") / "data"
    write_tree(folder, COUNTIES)
    return folder


@pytest.fixture(scope="module")
def site(invented: Path) -> Site:
    return load_site(invented, now=moment("2026-11-21"))


@pytest.fixture(scope="module")
def sized(invented: Path) -> list[CountySize]:
    return sizes(invented)


@pytest.fixture(scope="module")
def real() -> dict[str, float]:
    """The mean of the two real counties; of reports, the one county's that has some."""
    return averages(sizes(REAL))


def numbered(years: Iterable[CountyYear]) -> dict[int, CountyYear]:
    """Return the county-years by the number with which their county was made."""
    names = {f"{name(number).text}县": number for number in range(MOST_COUNTIES)}
    return {names[year.county.name]: year for year in years}


def county_files(folder: Path) -> dict[str, bytes]:
    """Return the files of the counties, without what they share."""
    return {path: content for path, content in tree(folder).items() if re.match(r"\d{6}-", path)}


def test_the_data_has_no_problem(invented: Path) -> None:
    ledger, problems = check_data(invented)

    assert problems.sorted() == ()
    assert len(ledger.counties) == COUNTIES
    assert all(len(year.plan.tasks) == 10 for year in ledger.county_years)
    assert {len(year.reports) for year in ledger.county_years} == {2, 3}


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
def test_the_data_of_many_counties_has_no_problem(seed: int, tmp_path: Path) -> None:
    write_tree(tmp_path / "data", 400, seed=seed, years=(2023, 2022))
    ledger, problems = check_data(tmp_path / "data")

    assert problems.sorted() == ()
    assert len(ledger.county_years) == 800


@pytest.mark.parametrize("measure", [*MEASURES, *OF_REPORTS])
def test_counties_are_as_large_as_real_ones(
    measure: str, sized: list[CountySize], real: dict[str, float]
) -> None:
    assert averages(sized)[measure] == pytest.approx(real[measure], rel=0.2)


@pytest.mark.parametrize("measure", ["indicators", "units", "pages"])
def test_no_county_is_far_from_the_mean(
    measure: str, sized: list[CountySize], real: dict[str, float]
) -> None:
    found = {MEASURES[measure](size) for size in sized}

    assert len(found) > 1
    assert all(0.8 * real[measure] <= each <= 1.2 * real[measure] for each in found)


def test_the_same_number_and_seed_give_the_same_bytes(invented: Path, tmp_path: Path) -> None:
    write_tree(tmp_path / "again", COUNTIES)

    assert tree(tmp_path / "again") == tree(invented)


def test_a_county_is_the_same_in_a_larger_tree_and_beside_other_years(invented: Path, tmp_path: Path) -> None:
    write_tree(tmp_path / "data", COUNTIES * 2, years=(2022, 2021))
    larger = tree(tmp_path / "data")

    assert {path: larger[path] for path in county_files(invented)} == county_files(invented)
    earlier = [path for path in larger if re.fullmatch(r"\d{6}-[a-z]+/2021/plan.yml", path)]
    assert len(earlier) == COUNTIES * 2
    assert larger[earlier[0]] != larger[earlier[0].replace("2021", "2022")].replace(b"2022", b"2021")


def test_another_seed_gives_other_contents_in_the_same_places(invented: Path, tmp_path: Path) -> None:
    write_tree(tmp_path / "data", COUNTIES, seed=1)
    one, other = county_files(invented), county_files(tmp_path / "data")

    plans = [path for path in one if path.endswith("plan.yml")]
    assert len(plans) == COUNTIES
    assert [path for path in plans if one[path] == other[path]] == []
    assert {path.split("/")[0] for path in one} == {path.split("/")[0] for path in other}


def test_several_years_are_good_data(tmp_path: Path) -> None:
    write_tree(tmp_path / "data", 2, years=(2022, 2021))
    ledger, problems = check_data(tmp_path / "data")

    assert problems.sorted() == ()
    assert [(year.county.code, year.year) for year in ledger.county_years] == [
        ("910121", 2022),
        ("910121", 2021),
        ("920121", 2022),
        ("920121", 2021),
    ]
    assert sorted(ledger.schemes) == ["sheng91-2021", "sheng91-2022", "sheng92-2021", "sheng92-2022"]


def test_counties_lie_in_provinces_with_codes_that_no_real_one_has(tmp_path: Path) -> None:
    write_tree(tmp_path / "data", 30)
    ledger, _ = check_data(tmp_path / "data")
    counties = [record.county for record in ledger.counties]

    assert {county.province_code for county in counties} == {"91", "92"}
    assert {county.prefecture_code for county in counties} == {"9101", "9102", "9201", "9202"}
    assert len({county.code for county in counties}) == 30
    assert len({county.name for county in counties}) == 30
    assert all(re.fullmatch(r"\d{6}-[a-z]+", record.folder) for record in ledger.counties)


def test_what_the_reports_tell_differs(site: Site) -> None:
    statuses = {indicator.status.value for year in site.years for indicator in year.indicators}

    assert statuses >= {
        "unavailable",
        "omitted",
        "exceeded",
        "met",
        "overdue",
        "behind",
        "on_track",
        "in_progress",
    }
    assert len({indicator.ratio for year in site.years for indicator in year.indicators}) > 100


def test_figures_of_every_form_are_told(site: Site) -> None:
    figures = [
        figure
        for year in site.years
        for report in year.county_year.reports
        for entry in report.tasks
        for figure in entry.figures
    ]
    forms = ("value", "numerator", "parts", "by_stage", "items", "stage", "words", "unavailable")

    for form in (*forms, "extra", "prior_year", "stated", "restated_target", "counts_as", "as_of"):
        assert any(getattr(figure, form) for figure in figures), form
    assert any(report.final for year in site.years for report in year.county_year.reports)


def test_one_county_in_twenty_states_a_ratio_that_does_not_fit(site: Site) -> None:
    numbers = {
        year.county.code: number for number, year in numbered(each.county_year for each in site.years).items()
    }
    found = [(numbers[year.county_year.county.code], check) for year in site.years for check in year.checks]

    assert [(number, check.kind.value, check.key) for number, check in found] == [
        (3, "stated_ratio", "cervical")
    ]


def test_one_county_in_twenty_has_a_revised_target_and_one_a_corrected_figure(site: Site) -> None:
    years = numbered(year.county_year for year in site.years)

    assert [number for number, year in years.items() if year.plan.revisions] == [7]
    (revision,) = years[7].plan.revisions
    now = next(each for each in years[7].plan.tasks[4].indicators if each.id == "places").target
    assert (revision.no, revision.indicator, revision.source) == (5, "places", "notice-2")
    assert now is not None
    assert now.number() < revision.original.number()
    corrected = {n: year.reports[0].corrections for n, year in years.items() if year.reports[0].corrections}
    assert list(corrected) == [11]
    assert [(each.no, each.indicator) for each in corrected[11]] == [(9, "cases")]


def test_every_unit_of_the_tasks_is_known() -> None:
    named = {unit for task in tasks() for unit in (*task.lead, *task.responsible)}

    assert named == set(units())


def test_no_name_is_used_twice() -> None:
    assert len({name(number).text for number in range(NAMES)}) == NAMES
    # Provinces' names follow those of the counties, prefectures' stand at the end.
    assert NAMES > MOST_COUNTIES + 99 + 28 * 9


@pytest.mark.parametrize("count", [0, -1, MOST_COUNTIES + 1])
def test_a_number_out_of_range(count: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="应为 1 到 3000"):
        write_tree(tmp_path / "data", count)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("years", [(), (1999,), (2100,), (2022, 2022)])
def test_years_that_no_data_has(years: tuple[int, ...], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="年份应为 2000 到 2099"):
        write_tree(tmp_path / "data", 1, years=years)
    assert not (tmp_path / "data").exists()


def test_the_command(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["synth", "--counties", "1", "--out", str(tmp_path / "data")])

    assert done.exit_code == 0, done.output
    assert done.stderr == f"虚构了 1 个县：{(tmp_path / 'data').as_posix()}\n"
    assert [folder.name for folder in sorted((tmp_path / "data").iterdir())] == [
        "910121-lanchuan",
        "schemes",
        "units.yml",
    ]


def test_the_command_with_a_seed_and_years(tmp_path: Path) -> None:
    options = ["--seed", "5", "--years", "2023,2022"]
    done = CliRunner().invoke(main, ["synth", "--counties", "2", "--out", str(tmp_path / "data"), *options])
    write_tree(tmp_path / "same", 2, seed=5, years=(2022, 2023))

    assert done.exit_code == 0, done.output
    assert tree(tmp_path / "data") == tree(tmp_path / "same")


def test_the_command_with_years_that_cannot_be_read(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["synth", "--counties", "1", "--out", str(tmp_path / "data"), "--years", "2022-2023"]
    )

    assert done.exit_code == 1
    assert "--years 写成 2022 或 2022,2021" in done.stderr
    assert not (tmp_path / "data").exists()


def test_the_command_touches_nothing_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, ["synth", "--counties", "1", "--out", str(tmp_path)])

    assert done.exit_code == 1
    assert "已经有内容，没有改动" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_each_county_made_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    write_tree(tmp_path / "data", 3, done=told.append)

    assert told == [1, 1, 1]
