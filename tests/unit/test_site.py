"""The site's content: only checked data, and of it only what may be seen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from livelihood.clock import SHANGHAI
from livelihood.problems import DataError, Severity
from livelihood.site import check_data, load_site
from livelihood.status import Status
from tests.unit.data_tree import COUNTY, FIRST, PLAN, REPORT, SECOND, YEAR, write_data

NOW = datetime(2022, 8, 1, tzinfo=SHANGHAI)


def test_content(tmp_path: Path) -> None:
    site = load_site(write_data(tmp_path), now=NOW)
    (progress,) = site.years

    assert [record.county.name for record in site.ledger.counties] == ["虚构县", "乌有县"]
    assert site.year("990101", 2022) is progress
    assert [each.status for each in progress.indicators] == [Status.EXCEEDED]
    assert (site.now, site.partial) == (NOW, False)
    # the notice's
    assert site.updated == date(2022, 7, 2)


@pytest.mark.parametrize(("code", "year"), [("990101", 2023), ("990102", 2022), ("990109", 2022)])
def test_a_year_that_is_not_there(tmp_path: Path, code: str, year: int) -> None:
    with pytest.raises(KeyError, match=f"{code}/{year}"):
        load_site(write_data(tmp_path), now=NOW).year(code, year)


def test_a_site_of_some_counties_is_partial(tmp_path: Path) -> None:
    site = load_site(write_data(tmp_path), now=NOW, only=["990102"])

    assert site.partial
    assert [record.folder for record in site.ledger.counties] == [SECOND]
    assert site.years == ()
    # without any document, the day of the build
    assert site.updated == date(2022, 8, 1)


def test_mistakes_stop_it_and_all_are_told(tmp_path: Path) -> None:
    data = write_data(
        tmp_path,
        {
            f"{YEAR}/plan.yml": PLAN.replace("target: 140人", "target: 很多"),
            "stray.txt": "",
        },
    )
    with pytest.raises(DataError) as caught:
        load_site(data, now=NOW)

    codes = {problem.code for problem in caught.value.problems}
    assert codes == {"bad-quantity", "orphan-file"}
    assert caught.value.problems == check_data(data)[1].sorted()


def test_data_that_can_be_read_is_also_judged(tmp_path: Path) -> None:
    data = write_data(
        tmp_path, {f"{YEAR}/reports/2022-07-01.yml": REPORT.replace("value: 150人", "value: 151人")}
    )
    with pytest.raises(DataError, match=r"2022-07-01\.yml:8: error quote-lacks-number: "):
        load_site(data, now=NOW)


def test_mistakes_in_a_county_that_is_left_out_do_not_stop_it(tmp_path: Path) -> None:
    data = write_data(tmp_path, {f"{YEAR}/plan.yml": PLAN.replace("target: 140人", "target: 很多")})

    assert load_site(data, now=NOW, only=["990102"]).partial


def test_warnings_do_not_stop_it(tmp_path: Path) -> None:
    scheme = (write_data(tmp_path) / "schemes" / "xusheng-2022.yml").read_text(encoding="utf-8")
    more = scheme + "  - {no: 2, key: more, title: 更多}\n"
    data = write_data(tmp_path, {"schemes/xusheng-2022.yml": more})
    _, problems = check_data(data)

    assert [problem.severity for problem in problems.sorted()] == [Severity.WARNING]
    assert len(load_site(data, now=NOW).years) == 1


def test_what_is_embargoed_is_no_part_of_it(tmp_path: Path) -> None:
    held = REPORT.replace("source: notice\n", 'source: notice\npublish_at: "2022-08-01T09:00:00+08:00"\n')
    data = write_data(tmp_path, {f"{YEAR}/reports/2022-07-01.yml": held})
    moment = datetime(2022, 8, 1, 9, tzinfo=SHANGHAI)
    before, after = load_site(data, now=moment - timedelta(seconds=1)), load_site(data, now=moment)

    assert [each.status for each in before.years[0].indicators] == [Status.AWAITING]
    assert "150" not in repr(before.ledger)
    assert list(before.years[0].county_year.documents) == ["plan"]
    assert before.updated == date(2022, 3, 2)
    assert [each.status for each in after.years[0].indicators] == [Status.EXCEEDED]


def test_names_that_are_not_shown_are_no_part_of_it(tmp_path: Path) -> None:
    county = COUNTY.format(code="990101", name="虚构县") + "name_display: surname\n"
    site = load_site(write_data(tmp_path, {f"{FIRST}/county.yml": county}), now=NOW)
    (official,) = site.ledger.county_years[0].plan.tasks[0].officials

    assert official.name == "王〔略〕"
    assert "责任人：〔略〕。" in site.ledger.county_years[0].documents["plan"].text
    assert site.years[0].county_year == site.ledger.county_years[0]


@pytest.mark.parametrize(
    ("file", "text", "record"),
    [
        ("plan.yml", PLAN, "{role: 责任人, name: 王晓明"),
        ("plan.yml", PLAN, "{id: relief, name: 救助, target: 140人"),
        ("reports/2022-07-01.yml", REPORT, "{part: 正文, text: 已救助150人。"),
        ("reports/2022-07-01.yml", REPORT, "{indicator: relief, value: 150人"),
    ],
)
def test_nothing_is_published_that_is_not_confirmed(
    tmp_path: Path, file: str, text: str, record: str
) -> None:
    draft = text.replace(record, f"{record}, confirm: 待确认：看不清")
    data = write_data(tmp_path, {f"{YEAR}/{file}": draft})
    with pytest.raises(DataError) as caught:
        load_site(data, now=NOW)

    (problem,) = caught.value.problems
    line = draft[: draft.index("confirm")].count("\n") + 1
    assert (problem.code, problem.path, problem.line) == ("unconfirmed", f"{data}/{YEAR}/{file}", line)
    assert problem.message.startswith("待确认：看不清。")
