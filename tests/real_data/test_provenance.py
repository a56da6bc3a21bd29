"""The real data against its documents: no problem, no number forgotten, every text verbatim."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from livelihood.provenance import claims, places_of
from livelihood.site import Site, check_data

DATA = Path(__file__).parents[2] / "data"


def test_check_finds_nothing() -> None:
    _, problems = check_data(DATA)

    assert [str(problem) for problem in problems.sorted()] == []


@pytest.mark.parametrize(
    ("file", "digest"),
    [
        (
            "410422-yexian/2022/sources/notice.txt",
            "622ebbd7cfae92c4ec3c3c0fae112f8e8e8bab54ce5444bc0306f07a7f08043b",
        ),
        (
            "410423-lushan/2022/sources/plan.txt",
            "d01d5387a019a01ac8c5febb882f4791ff43697dfdc912d5cd4034f4da4a0bc5",
        ),
    ],
)
def test_documents_are_as_received(file: str, digest: str) -> None:
    assert sha256((DATA / file).read_bytes()).hexdigest() == digest


def test_every_quote_leads_to_its_place(site: Site) -> None:
    for progress in site.years:
        county_year = progress.county_year
        for claim in claims(county_year):
            document = county_year.documents[claim.source]
            place = places_of(claim, document)[0]
            assert document.part_at(place.start) == (claim.part or document.part_at(place.start))


def test_numbers_of_the_documents(site: Site) -> None:
    numbers = {progress.county_year.county.code: progress.county_year.documents for progress in site.years}

    # counted by hand in the documents: Arabic numbers, a decimal or a thousands group being one
    assert len(numbers["410422"]["notice"].numbers) == 219
    assert len(numbers["410423"]["plan"].numbers) == 35
