"""Counties are loaded, checked and assessed one by one, and together they are what the whole folder gives."""

from __future__ import annotations

import gc
import shutil
import weakref
from datetime import datetime, timedelta
from pathlib import Path

from livelihood.clock import SHANGHAI
from livelihood.loading import load_common, load_county
from livelihood.model import Common
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.site import assessed_county, check_data, decisive_moments, load_site, site_of
from livelihood.validation import CountyFacts, facts_of, validate_county
from tests.county_by_county import found_one_by_one
from tests.unit.builders import county_year, figure, goal, ledger, report, source
from tests.unit.data_tree import COUNTY, FIRST, PLAN, REPORT, SECOND, YEAR, write_data

NOW = datetime(2022, 8, 1, tzinfo=SHANGHAI)


def test_the_same_problems_are_found(tmp_path: Path) -> None:
    data = write_data(
        tmp_path,
        {
            "units.yml": "format: 1\nunits:\n  - {id: minzheng, name: 县民政局, aliases: [县民政局]}\n",
            "stray.txt": "",
            f"{YEAR}/plan.yml": PLAN.replace("target: 140人", "target: 很多"),
            f"{SECOND}/county.yml": COUNTY.format(code="990101", name="乌有县").replace("虚构市", "乌有市"),
            f"{SECOND}/2021/plan.yml": PLAN.replace("县民政局", "县教育局"),
            "990103-zixu/county.yml": COUNTY.format(code="990103", name="子虚县").replace(
                "province: 虚构省\n", ""
            ),
        },
    )
    found = found_one_by_one(data)

    assert found == check_data(data)[1].sorted()
    assert [(Path(each.path).relative_to(data).as_posix(), each.code) for each in found] == [
        (f"{YEAR}/plan.yml", "bad-quantity"),
        (f"{SECOND}/2021/sources", "missing-folder"),
        (f"{SECOND}/2021/sources.yml", "missing-file"),
        (f"{SECOND}/county.yml", "duplicate-id"),
        (f"{SECOND}/county.yml", "misnamed"),
        (f"{SECOND}/county.yml", "division-name"),
        ("990103-zixu/county.yml", "missing-key"),
        ("stray.txt", "orphan-file"),
        ("units.yml", "duplicate-id"),
    ]


def test_what_only_follows_from_unread_units_is_held_back_in_every_county(tmp_path: Path) -> None:
    data = write_data(tmp_path, {"units.yml": "format: 1\nunits:\n  - {id: minzheng}\n"})

    assert [each.code for each in found_one_by_one(data)] == ["missing-key"]
    assert found_one_by_one(data) == check_data(data)[1].sorted()


def test_a_stray_folder_in_one_county_holds_nothing_back_in_another(tmp_path: Path) -> None:
    data = write_data(
        tmp_path,
        {f"{SECOND}/schemes/a.yml": "", f"{YEAR}/plan.yml": PLAN.replace("key: relief", "key: help")},
    )
    codes = [each.code for each in check_data(data)[1].sorted()]

    assert codes == ["unknown-scheme-task", "misnamed"]
    assert found_one_by_one(data) == check_data(data)[1].sorted()


def test_a_county_is_loaded_from_its_folder_alone(tmp_path: Path) -> None:
    data, problems = write_data(tmp_path), Problems()
    beside_others = load_county(data / FIRST, problems)
    for entry in data.iterdir():
        if entry.is_dir() and entry.name != FIRST:
            shutil.rmtree(entry)
        elif entry.is_file():
            entry.unlink()

    assert load_county(data / FIRST, problems) == beside_others
    assert problems.sorted() == ()


def test_what_counties_share(tmp_path: Path) -> None:
    data, problems = write_data(tmp_path), Problems()
    common = load_common(data, problems)

    assert [folder.name for folder in common.folders] == [FIRST, SECOND]
    assert [unit.id for unit in common.units] == ["minzheng"]
    assert list(common.unit_names) == ["县民政局"]
    assert list(common.schemes) == ["xusheng-2022"]
    assert load_common(data, problems, only=["990102"]).folders == (data / SECOND,)
    assert problems.sorted() == ()


def test_errors_in_what_counties_share_are_told_and_kept(tmp_path: Path) -> None:
    problems = Problems()
    common = load_common(write_data(tmp_path, {"stray.txt": ""}), problems, only=["990109"])

    assert [each.code for each in problems.sorted()] == ["missing-folder", "orphan-file"]
    assert common.errors == problems.sorted()
    assert common.folders == ()


def test_without_a_folder_there_is_nothing_to_share(tmp_path: Path) -> None:
    problems = Problems()
    common = load_common(tmp_path / "data", problems, only=["990101"])

    assert common == Common((), {}, errors=problems.errors)
    assert [each.code for each in problems.errors] == ["missing-folder"]


def test_facts_of_a_county(tmp_path: Path) -> None:
    data = write_data(tmp_path, {f"{SECOND}/county.yml": "name: [乌有县]\n"})
    facts = facts_of(load_county(data / FIRST, Problems()))

    path = f"{data.as_posix()}/{FIRST}/county.yml"
    assert facts == CountyFacts(path, "990101", 2, "虚构市", 4, "虚构省", 5)
    assert facts.spot("province") == Spot(path, 5)
    assert facts_of(load_county(data / SECOND, Problems())) is None


def test_a_site_of_counties_assessed_one_by_one_is_the_site(tmp_path: Path) -> None:
    data, problems = write_data(tmp_path), Problems()
    common = load_common(data, problems)
    counties = [assessed_county(load_county(folder, problems), NOW) for folder in common.folders]

    assert site_of(counties, common, NOW) == load_site(data, now=NOW)
    assert site_of(counties[1:], common, NOW, partial=True) == load_site(data, now=NOW, only=["990102"])


def test_names_and_embargoes_are_a_countys_own(tmp_path: Path) -> None:
    held = REPORT.replace("source: notice\n", 'source: notice\npublish_at: "2022-08-02T09:00:00+08:00"\n')
    county = COUNTY.format(code="990101", name="虚构县") + "name_display: surname\n"
    data = write_data(tmp_path, {f"{YEAR}/reports/2022-07-01.yml": held, f"{FIRST}/county.yml": county})
    shown = assessed_county(load_county(data / FIRST, Problems()), NOW)

    assert shown.record.years[0].plan.tasks[0].officials[0].name == "王〔略〕"
    assert shown.record.years[0].reports == ()
    assert [year.county_year for year in shown.years] == list(shown.record.years)


def test_nothing_keeps_a_county_that_is_done(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    common = load_common(data, Problems())
    problems = Problems()
    record = load_county(common.folders[0], problems)
    validate_county(record, common, problems)
    shown = assessed_county(record, NOW)
    county_year = shown.record.years[0]
    kept = [
        weakref.ref(each)
        for each in (record, county_year, county_year.plan, county_year.documents["plan"], shown.years[0])
    ]
    del record, shown, county_year
    gc.collect()

    assert [each() for each in kept] == [None] * 5


class TestDecisiveMoments:
    def test_they_are_in_order_and_each_is_told_once(self) -> None:
        at_nine = "2022-08-01T09:00:00+08:00"
        correction = {
            "no": 1,
            "indicator": "goal",
            "old": "50人",
            "new": "48人",
            "reason": "多计了",
            "date": "2022-08-10",
        }
        year = county_year(
            goal(),
            sources=(source(publish_at="2022-03-01T01:00:00+00:00"), source("july", publish_at=at_nine)),
            reports=(report(figure("50人"), source="july", publish_at=at_nine, corrections=[correction]),),
        )
        earlier = county_year(goal(), year=2021)

        assert decisive_moments(ledger(year, earlier).counties[0]) == (
            datetime(2022, 1, 1, tzinfo=SHANGHAI),
            datetime(2022, 3, 1, 9, tzinfo=SHANGHAI),
            datetime(2022, 8, 1, 9, tzinfo=SHANGHAI),
            datetime(2022, 8, 10, tzinfo=SHANGHAI),
            datetime(2023, 1, 1, tzinfo=SHANGHAI),
        )

    def test_a_county_without_years_has_none(self, tmp_path: Path) -> None:
        assert decisive_moments(load_county(write_data(tmp_path) / SECOND, Problems())) == ()

    def test_between_them_nothing_changes_and_at_each_something_does(self, tmp_path: Path) -> None:
        told = REPORT.replace("source: notice\n", 'source: notice\npublish_at: "2022-07-04T09:30:00+08:00"\n')
        told += "corrections:\n  - {no: 1, indicator: relief, old: 150人, new: 148人, reason: 多计了, date: 2022-07-08}\n"
        data = write_data(tmp_path, {f"{YEAR}/reports/2022-07-01.yml": told})
        record = load_county(data / FIRST, Problems())
        moments = decisive_moments(record)

        assert len(moments) == 3
        for start, end in zip(moments, [*moments[1:], moments[-1] + timedelta(days=9999)], strict=True):
            just_before = end - timedelta(microseconds=1)
            assert assessed_county(record, start) == assessed_county(record, just_before)
            assert assessed_county(record, start) != assessed_county(
                record, start - timedelta(microseconds=1)
            )
