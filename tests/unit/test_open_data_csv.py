"""CSV cells: exact plain numbers, nothing for the unknown, and nothing that a spreadsheet takes for a formula."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from livelihood.open_data import csv_files
from livelihood.open_data.county_pieces import county_open_data
from livelihood.open_data.csv_files import cell_text, csv_header, guarded, unguarded
from livelihood.open_data.dictionary import TABLES
from livelihood.open_data.tables import Cell, Column, Table
from livelihood.open_data.values import exact
from tests.unit.builders import county_year, figure, goal, report, task
from tests.unit.open_data_reading import csv_rows, site_of

SIGNS = "=+-@＝＋－＠"
UNSEEN = " \t\r\n\v\f\u00a0\u00ad\u200b\u200c\u200d\u200e\u2060\u3000\ufeff"
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")
PAIR = Table(
    "pair", "", "", (Column("a", "string", "", ""), Column("b", "string", "", "")), primary_key=("a",)
)

# Any text that UTF-8 can hold, often with a dangerous beginning.
TEXTS = st.builds(
    lambda start, rest: start + rest,
    st.text(alphabet="'" + SIGNS + UNSEEN, max_size=3),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
)
# As the model lets a text through: not empty, no white space around it.
DATA_TEXTS = TEXTS.map(str.strip).filter(bool)


def could_be_formula(cell: str) -> bool:
    return cell[:1] in {"\t", "\r", "\n"} or cell.lstrip(UNSEEN)[:1] in set(SIGNS)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        (Decimal("2.8E+4"), "28000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("-1.50"), "-1.50"),
        (0, "0"),
        (True, "true"),
        (False, "false"),
        (date(2022, 7, 1), "2022-07-01"),
        (("县民政局", "县残联"), "县民政局；县残联"),
        ((), ""),
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-5%", "'-5%"),
        ("@某人", "'@某人"),
        (" =1", "' =1"),
        ("\u3000＋1", "'\u3000＋1"),
        ("\tA", "'\tA"),
        ("\nA", "'\nA"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        (("=1", "2"), "'=1；2"),
        ("a=1", "a=1"),
        ("2.8万人次", "2.8万人次"),
    ],
)
def test_cell(cell: Cell, written: str) -> None:
    assert cell_text(cell) == written


@given(TEXTS)
@example("'")
@example("''=")
def test_no_text_can_be_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = guarded(text)

    assert not could_be_formula(cell)
    assert unguarded(cell) == text


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_a_table_comes_back_through_csv(rows: list[tuple[str, str]]) -> None:
    content = csv_header(PAIR) + csv_files.csv_rows(PAIR, [{"a": a, "b": b} for a, b in rows])
    assert content.startswith(codecs.BOM_UTF8 + b"a,b\r\n")
    header, *found = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)

    assert header == ["a", "b"]
    assert not any(could_be_formula(cell) for row in found for cell in row)
    assert [(unguarded(a), unguarded(b)) for a, b in found] == rows


def test_a_row_without_a_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="b"):
        csv_files.csv_rows(PAIR, [{"a": "1"}])


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**15), max_value=10**15))
def test_a_decimal_is_written_plainly_and_exactly(value: Decimal) -> None:
    shortest = cell_text(exact(Fraction(value)))

    assert PLAIN_NUMBER.fullmatch(shortest)
    assert Decimal(shortest) == value
    # no trailing zeros
    assert "." not in shortest or shortest[-1] != "0"


def hostile_site_rows(text: str) -> list[tuple[Table, list[dict[str, str]]]]:
    """Return the tables of an invented county-year that has ``text`` wherever data can have a text of its own."""
    promises = [
        goal(name=text, quote=text, note=text, set_by=text),
        goal(None, id="steps", kind="stage", stages=["未启动", text], quote=text),
    ]
    listed: dict[str, Any] = {"indicator": "steps", "items": [{"name": text, "stage": text, "quote": text}]}
    told = [
        figure("9人", quote=text, note=text, restated_target="90人"),
        figure(**listed),
        figure(extra=True, id="more", name=text, words=text, quote=text),
        figure(extra=True, id="split", name=text, parts=[{"name": text, "value": "3人", "quote": text}]),
        figure(extra=True, id="none", name=text, unavailable=text, quote=text),
    ]
    year = county_year(*promises, reports=(report(*told),))
    second = task(goal(), no=2).model_copy(update={"title": text, "commitment": text, "note": text})
    plan = year.plan.model_copy(update={"tasks": (*year.plan.tasks, second)})
    county = year.county.model_copy(update={"name": text})
    site = site_of(replace(year, county=county, plan=plan))
    made = county_open_data(site.years, site.ledger.unit_names).tables
    return [(table, csv_rows(csv_header(table) + made[table.name])) for table in TABLES]


CELLS: dict[str, Callable[[str], object]] = {
    "integer": re.compile(r"\d+").fullmatch,
    "number": PLAIN_NUMBER.fullmatch,
    "date": date.fromisoformat,
    "boolean": {"true", "false"}.__contains__,
    "string": lambda cell: not could_be_formula(cell),
    "list": lambda cell: not could_be_formula(cell),
}


@given(DATA_TEXTS)
@example("=HYPERLINK(1)")
@example("－1")
def test_no_cell_of_any_table_can_be_a_formula(text: str) -> None:
    for table, rows in hostile_site_rows(text):
        assert rows
        for row in rows:
            for column in table.columns:
                cell = row[column.name]
                assert (not cell and not column.required) or CELLS[column.type](cell), (column.name, cell)


def test_hostile_texts_come_back_whole() -> None:
    text = '=1,"2"\r\n；\t3'
    indicators, tasks, figures = (rows for _, rows in hostile_site_rows(text))

    assert unguarded(indicators[0]["name"]) == text
    assert unguarded(tasks[1]["commitment"]) == text
    assert [unguarded(row["value_text"]) for row in figures if row["figure"] == "more"] == [text]
