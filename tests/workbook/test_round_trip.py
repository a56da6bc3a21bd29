"""Template, filled in, read: the same values, for invented promises and for whole invented counties."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from livelihood.loading import load
from livelihood.model import CountyYear
from livelihood.problems import Problems
from livelihood.quantity import Quantity, decimal_text
from livelihood.synth import write_tree
from livelihood.workbook.layout import COLUMNS
from livelihood.workbook.promise import Promised, promised
from livelihood.workbook.reading import read_workbook
from livelihood.workbook.sheet import HEADER_ROW
from tests.unit.builders import county_year, goal
from tests.workbook.filled import change, template

AS_OF = date(2023, 6, 30)
COLUMN = {column.key: at for at, column in enumerate(COLUMNS, 1)}
UNITS = ["公里", "亩", "万元", "万平方米", "吨"]
COUNTS = ["人", "人次", "户", "家", "座", "场次"]


@st.composite
def filled_in(draw: st.DrawFn) -> tuple[str, Any, str]:
    """Return a target, what a clerk types, and the quantity that it is."""
    number, places = draw(st.integers(0, 99_999)), draw(st.integers(0, 4))
    unit = draw(st.sampled_from(UNITS)) if places else draw(st.sampled_from(COUNTS))
    value = Decimal(number).scaleb(-places)
    text = decimal_text(value)
    typed = draw(
        st.sampled_from([float(value), text, f"{value:,}", f"{text}{unit}", f" {text} {unit} ", _wide(text)])
    )
    if isinstance(typed, float) and typed.is_integer() and draw(st.booleans()):
        typed = int(typed)
    return f"{max(number, 1)}{unit}", typed, f"{text}{unit}"


def _wide(text: str) -> str:
    return text.translate({ord(narrow): ord(narrow) + 0xFEE0 for narrow in "0123456789."})


@settings(max_examples=25)
@given(st.lists(filled_in(), min_size=1, max_size=12))
def test_what_is_typed_is_what_is_read(rows: list[tuple[str, Any, str]]) -> None:
    year = county_year(*(goal(target, id=f"goal-{at}") for at, (target, _, _) in enumerate(rows)))
    with tempfile.TemporaryDirectory() as folder:
        path = template(Path(folder), year)
        change(
            path,
            {"I2": "2022-09-30"} | {f"I{HEADER_ROW + at}": typed for at, (_, typed, _) in enumerate(rows, 1)},
        )
        report = read_workbook(path, year, today=AS_OF)

    assert [Quantity.parse(row.value or "").core.replace(",", "") for row in report.rows] == [
        told for _, _, told in rows
    ]
    assert [row.row_text for row in report.rows] == report.text.split("\n")[
        HEADER_ROW : HEADER_ROW + len(rows)
    ]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 100_00), st.booleans()), min_size=1, max_size=12))
def test_a_percentage_is_the_same_as_text_and_as_a_formatted_number(rates: list[tuple[int, bool]]) -> None:
    year = county_year(*(goal("90%", id=f"goal-{at}", kind="rate") for at in range(len(rates))))
    percents = [decimal_text(Decimal(hundredths).scaleb(-2)) for hundredths, _ in rates]
    typed = {
        f"I{HEADER_ROW + at}": f"{percent}%" if is_text else hundredths / 10_000
        for at, ((hundredths, is_text), percent) in enumerate(zip(rates, percents, strict=True), 1)
    }
    with tempfile.TemporaryDirectory() as folder:
        path = template(Path(folder), year)
        change(path, {"I2": "2022-09-30"} | typed)
        report = read_workbook(path, year, today=AS_OF)

    assert [row.value for row in report.rows] == [f"{percent}%" for percent in percents]


def test_whole_invented_counties_come_back_as_they_were_filled_in(tmp_path: Path) -> None:
    write_tree(tmp_path / "data", 12)
    problems = Problems()
    years = load(tmp_path / "data", problems).county_years
    assert len(years) == 12

    for year in years:
        (tmp_path / year.county.code).mkdir()
        path = template(tmp_path / year.county.code, year)
        expected = _fill(path, year, Random(year.county.code))  # noqa: S311 - no secret
        report = read_workbook(path, year, today=AS_OF)
        told = [
            (
                row.task_no,
                row.indicator,
                row.value or row.stage or row.numerator or row.words,
                row.denominator,
            )
            for row in report.rows
        ]
        assert told == expected
        assert report.as_of == AS_OF


def _fill(path: Path, year: CountyYear, random: Random) -> list[tuple[int, str, str | None, str | None]]:
    """Fill in two promises of three, and return what that says."""
    workbook = load_workbook(path)
    sheet = workbook["进度"]
    sheet["I2"].value = AS_OF
    expected: list[tuple[int, str, str | None, str | None]] = []
    for at, promise in enumerate(promised(year), HEADER_ROW + 1):
        if random.random() < 1 / 3:
            continue
        cells, told = _news(promise, random)
        for key, value in cells.items():
            sheet.cell(at, COLUMN[key]).value = value  # type: ignore[index]
        expected.append((promise.task.no, promise.indicator.id, *told))
    workbook.save(path)
    return expected


def _news(promise: Promised, random: Random) -> tuple[dict[str, Any], tuple[str, str | None]]:
    indicator = promise.indicator
    if indicator.kind == "stage":
        return {"stage": indicator.stages[-1]}, (indicator.stages[-1], None)
    if indicator.kind == "rate":
        whole = random.randint(100, 9000)
        return {"numerator": whole - 7, "denominator": whole}, (str(whole - 7), str(whole))
    target = indicator.target
    if target is None or random.random() < 1 / 5:
        return {"words": "正在组织验收"}, ("正在组织验收", None)
    # Twice the target is further than any report has come.
    number = target.number() * 2 / (10_000 if target.multiplier else 1)
    return {"value": float(number)}, (f"{decimal_text(number)}{promise.unit}", None)
