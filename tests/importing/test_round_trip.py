"""The notice that the project writes, imported again: what it says comes back, and nothing else is taken for certain."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from livelihood.loading import load
from livelihood.model import CountyYear, Figure, Report
from livelihood.problems import Problems
from livelihood.synth import write_tree
from tests.importing.conftest import Import

# How many days behind the last numbers each county's bulletin is dated.
DAYS_LATER = (0, 0, 0, 10)


class Told(NamedTuple):
    """What a figure says."""

    amounts: tuple[str, ...]
    stage: str | None
    as_of: date


def told(figure: Figure, report: Report, year: CountyYear) -> Told:
    amounts = (figure.value, figure.numerator, figure.denominator)
    numbers = tuple(str(amount) for amount in amounts if amount)
    return Told(numbers, figure.stage, figure.as_of or year.as_of(report))


def latest(year: CountyYear) -> dict[tuple[int, str], Told]:
    """Return what the last report that speaks of each figure says: the bulletin tells all of them."""
    return {
        (task.no, figure.key): told(figure, report, year)
        for report in year.reports
        for task in report.tasks
        for figure in task.figures
        if figure.indicator
    }


def years(data: Path) -> list[CountyYear]:
    return list(load(data, Problems()).county_years)


def without_reports(year: CountyYear, data: Path) -> None:
    """Take a county-year's reports and their documents out of ``data``."""
    folder = data / year.folder
    for report in (folder / "reports").iterdir():
        report.unlink()
    text = (folder / "sources.yml").read_text(encoding="utf-8")
    reported = sorted(source.spot().line for id, source in year.sources.items() if id != year.plan.source)
    assert reported[0] > year.sources[year.plan.source].spot().line  # the plan's comes first
    kept = text.splitlines(keepends=True)[: reported[0] - 1]
    (folder / "sources.yml").write_text("".join(kept), encoding="utf-8", newline="\n")
    for source in year.sources.values():
        if source.id != year.plan.source:
            (folder / "sources" / source.file).unlink()


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("synth") / "data"
    write_tree(data, len(DAYS_LATER))
    return data


@pytest.mark.parametrize("at", range(len(DAYS_LATER)))
def test_a_bulletin_comes_back(invented: Path, run: Import, tmp_path: Path, at: int) -> None:
    year = years(invented)[at]
    code, county = year.county.code, ("--county", year.county.code, "--year", year.year)
    last = year.reports[-1]
    dated = year.as_of(last) + timedelta(days=DAYS_LATER[at])
    written = run("bulletin", code, year.year, "--data", invented, "--out", tmp_path, "--date", dated)
    assert written.exit_code == 0
    [document] = tmp_path.glob("*.docx")
    without_reports(year, invented)
    done = run("import", document, *county, "--data", invented, "--draft")
    assert done.exit_code == 0, done.output

    found = next(each for each in years(invented) if each.county.code == code)
    assert found.plan == year.plan
    [report] = found.reports
    assert found.as_of(report) == dated
    expected = latest(year)
    read = [(task.no, figure) for task in report.tasks for figure in task.figures]
    certain = {
        (no, figure.key): told(figure, report, found)
        for no, figure in read
        if figure.indicator and not figure.confirm
    }
    assert {key: each for key, each in certain.items() if each != expected[key]} == {}
    # What is left of the last report is there too, and put before a person.
    asked = {
        (no, amount)
        for no, figure in read
        if figure.confirm
        for amount in told(figure, report, found).amounts
    }
    left = {
        (task.no, amount)
        for task in last.tasks
        for figure in task.figures
        if figure.indicator and (task.no, figure.key) not in certain
        for amount in told(figure, last, year).amounts[:1]
    }
    assert left <= asked
