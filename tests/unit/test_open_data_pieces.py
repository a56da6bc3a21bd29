"""The files of the open data put together from what each county gives: the same bytes, however they were kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.open_data.county_pieces import CountyOpenData, county_open_data
from livelihood.open_data.edition import Edition
from livelihood.open_data.exact_json import Json, json_text
from livelihood.open_data.files import open_data_files, schema_files, write_open_data
from livelihood.open_data.streams import OpenDataFile
from livelihood.site import Site, load_site
from tests.builds import tree
from tests.invented import write_invented
from tests.unit.builders import county_year, goal
from tests.unit.open_data_reading import csv_rows, exact_json, published_files, site_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two counties, the first with two reports."""
    return load_site(write_invented(tmp_path_factory.mktemp("pieces")), now=moment("2026-11-21"))


def pieces(site: Site) -> list[CountyOpenData]:
    return [county_open_data([year], site.ledger.unit_names) for year in site.years]


def test_pieces_that_were_kept_make_the_same_files(site: Site, tmp_path: Path) -> None:
    kept = [each.encoded() for each in pieces(site)]
    assert len(kept) == 2
    made = write_open_data(tmp_path, map(CountyOpenData.decoded, kept), Edition.of(site))
    written = dict(open_data_files(site))

    assert tree(tmp_path) | dict(schema_files()) == written
    assert made == tuple(
        OpenDataFile(path, len(content), hashlib.sha256(content).hexdigest())
        for path, content in written.items()
        if path not in dict(schema_files())
    )
    assert [file.path for file in made] == [
        f"open-data/{name}"
        for name in ("indicators.csv", "tasks.csv", "figures.csv", "data.json", "datapackage.json")
    ]


def test_a_piece_comes_back_as_it_was(site: Site) -> None:
    for piece in pieces(site):
        assert CountyOpenData.decoded(piece.encoded()) == piece


def test_a_piece_tells_how_many_rows_it_has(site: Site) -> None:
    whole = published_files(site)

    for table in ("indicators", "tasks", "figures"):
        counted = [piece.rows[table] for piece in pieces(site)]
        assert sum(counted) == len(csv_rows(whole[f"{table}.csv"]))
    assert [piece.rows["tasks"] for piece in pieces(site)] == [
        len(year.county_year.plan.tasks) for year in site.years
    ]


def test_years_of_a_county_stand_in_one_entry(site: Site, tmp_path: Path) -> None:
    year = site.years[0]
    earlier = replace(year, county_year=replace(year.county_year, year=2021))
    piece = county_open_data([year, earlier], site.ledger.unit_names)
    write_open_data(tmp_path, [piece], Edition.of(site))
    (county,) = exact_json((tmp_path / "open-data" / "data.json").read_bytes())["counties"]

    assert [each["year"] for each in county["years"]] == [2022, 2021]
    assert piece.rows["tasks"] == 2 * len(year.county_year.plan.tasks)


def test_no_county_makes_whole_files(tmp_path: Path) -> None:
    site = site_of(county_year(goal()))
    write_open_data(tmp_path, [], Edition.of(site))
    folder = tmp_path / "open-data"

    assert exact_json((folder / "data.json").read_bytes())["counties"] == []
    assert (folder / "data.json").read_bytes().endswith(b'\n  "counties": []\n}\n')
    assert csv_rows((folder / "tasks.csv").read_bytes()) == []


def test_counties_are_taken_one_after_the_other(site: Site, tmp_path: Path) -> None:
    """Tell what was written of each county when the next one is asked for: nothing waits in memory for the end."""
    found = pieces(site) * 200
    sizes: list[int] = []

    def given() -> Iterator[CountyOpenData]:
        for piece in found:
            sizes.append((tmp_path / "open-data" / ".data.json.new").stat().st_size)
            yield piece

    write_open_data(tmp_path, given(), Edition.of(site))

    length = sum(len(piece.entry) for piece in found)
    assert sizes[-1] > length - 2 * max(len(piece.entry) for piece in found) - 2**16


def test_a_write_that_fails_leaves_the_old_files(site: Site, tmp_path: Path) -> None:
    write_open_data(tmp_path, pieces(site), Edition.of(site))
    before = tree(tmp_path)

    def failing() -> Iterable[CountyOpenData]:
        yield pieces(site)[1]
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_open_data(tmp_path, failing(), Edition.of(site))
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "spoiled",
    [
        b"",
        b"[]\n",
        b"{}\n",
        b'{"tables": {"a": [1, 2]}, "entry": 3}\nxxyy',
        b'{"tables": {"a": [1, 2]}, "entry": 1}\nxxyy',
    ],
)
def test_what_is_no_piece_is_refused(spoiled: bytes) -> None:
    with pytest.raises(ValueError, match=r"open data|lengths|JSON|Expecting"):
        CountyOpenData.decoded(spoiled)


def test_json_within_brackets_is_indented_by_them() -> None:
    value: Json = {"a": [1, {"b": None}], "c": {}, "d": []}
    whole = json_text([[value]])

    assert json_text(value, 2) == whole.removeprefix("[\n  [\n    ").removesuffix("\n  ]\n]")
    assert json_text(value, 2).split("\n")[1] == '      "a": ['
