"""The page of the downloads names every file and explains every column."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from livelihood.contexts.open_data import OpenDataPage, open_data_page
from livelihood.open_data.dictionary import TABLES
from livelihood.open_data.files import open_data_files
from livelihood.site import Site
from tests.unit.builders import county_year, goal, ledger


@pytest.fixture
def site() -> Site:
    return Site(ledger(county_year(goal())), (), datetime(2022, 7, 1, tzinfo=UTC))


@pytest.fixture
def page() -> OpenDataPage:
    return open_data_page(date(2022, 7, 1))


def test_every_file_is_listed(page: OpenDataPage, site: Site) -> None:
    listed = {f"open-data/{each.file.url}" for each in (*page.files, *page.schemas)}
    assert listed == {uri for uri, _ in open_data_files(site)}
    assert all(each.about for each in (*page.files, *page.schemas))


def test_every_column_is_explained(page: OpenDataPage) -> None:
    assert [[column.name for column in table.columns] for table in page.tables] == [
        list(table.names) for table in TABLES
    ]
    (target,) = (column for column in page.tables[0].columns if column.name == "target")
    assert (target.title, target.type, target.empty, target.values) == ("目标数", "数", "可空", ())
    assert "2.8万人次 写作 28000" in target.description
    (status,) = (column for column in page.tables[0].columns if column.name == "status")
    assert status.empty == "不空"
    assert ("behind", "慢于时间进度") in status.values
