"""Embargo: before its moment a report and its document leave no trace."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from livelihood.clock import SHANGHAI
from livelihood.embargo import published
from livelihood.model import CountyYear
from tests.unit.builders import county_year, document, figure, goal, ledger, report, source

MOMENT = "2022-08-01T09:00:00+08:00"
AT = datetime(2022, 8, 1, 9, tzinfo=SHANGHAI)
BEFORE = AT - timedelta(seconds=1)


def told(source_fields: dict[str, Any] | None = None, **report_fields: Any) -> CountyYear:
    return county_year(
        goal(),
        reports=(
            report(figure("50人"), source="june"),
            report(figure("60人"), source="july", **report_fields),
        ),
        sources=(source(), source("june"), source("july", date(2022, 7, 31), **(source_fields or {}))),
        documents={name: document(name) for name in ("notice", "june", "july")},
    )


def shown(county_year: CountyYear, now: datetime) -> CountyYear:
    (found,) = published(ledger(county_year), now).county_years
    return found


@pytest.mark.parametrize(
    "county_year",
    [told(publish_at=MOMENT), told({"publish_at": MOMENT}), told({"publish_at": MOMENT}, publish_at=MOMENT)],
    ids=["report", "document", "both"],
)
def test_a_report_and_its_document_appear_together_at_their_moment(county_year: CountyYear) -> None:
    before = shown(county_year, BEFORE)

    assert [each.source for each in before.reports] == ["june"]
    assert list(before.sources) == list(before.documents) == ["notice", "june"]
    assert "july" not in repr(before)
    assert "60人" not in repr(before)
    assert shown(county_year, AT) == county_year


def test_the_later_of_two_moments_counts() -> None:
    county_year = told({"publish_at": MOMENT}, publish_at="2022-08-02T09:00:00+08:00")

    assert len(shown(county_year, AT).reports) == 1
    assert len(shown(county_year, AT + timedelta(days=1)).reports) == 2


def test_the_moment_is_the_same_in_every_zone() -> None:
    county_year = told(publish_at="2022-08-01T01:00:00+00:00")

    assert len(shown(county_year, BEFORE).reports) == 1
    assert len(shown(county_year, AT).reports) == 2


def test_a_plan_that_is_held_back_leaves_no_year() -> None:
    held = county_year(goal(), sources=(source(publish_at=MOMENT),), documents={"notice": document("")})

    (record,) = published(ledger(held), BEFORE).counties
    assert record.years == ()
    assert published(ledger(held), AT).county_years == (held,)


def test_a_report_that_holds_back_the_plans_own_document_holds_back_the_year() -> None:
    held = county_year(goal(), reports=(report(figure("1人"), publish_at=MOMENT),))

    assert published(ledger(held), BEFORE).county_years == ()


def revised(held: str) -> CountyYear:
    """Return a county-year whose target went from 100人 to 95人, 90人 and 80人; the documents named are held back."""
    changes = [("100人", "june", "06"), ("95人", "july", "07"), ("90人", "august", "08")]
    return county_year(
        goal("80人"),
        goal("7个", id="other"),
        sources=(
            source(),
            *(source(name, publish_at=MOMENT if name in held else None) for _, name, _ in changes),
        ),
        revisions=[
            {
                "no": 1,
                "indicator": "goal",
                "original": original,
                "date": f"2022-{month}-01",
                "reason": "调整",
                "source": name,
                "quote": "改",
            }
            for original, name, month in changes
        ],
    )


@pytest.mark.parametrize(
    ("held", "target", "kept"),
    [
        ("june july august", "100人", []),
        ("july august", "95人", [("june", "100人")]),
        ("august", "90人", [("june", "100人"), ("july", "95人")]),
        # what came of it later is known, how it came to that isn't
        ("june", "80人", [("july", "100人"), ("august", "90人")]),
        ("july", "80人", [("june", "100人"), ("august", "95人")]),
        ("", "80人", [("june", "100人"), ("july", "95人"), ("august", "90人")]),
    ],
)
def test_a_revision_is_held_back_with_its_document(
    held: str, target: str, kept: list[tuple[str, str]]
) -> None:
    before = shown(revised(held), BEFORE)
    first, other = before.plan.tasks[0].indicators

    assert [str(first.target), str(other.target)] == [target, "7个"]
    assert [(each.source, str(each.original)) for each in before.plan.revisions] == kept
    assert shown(revised(held), AT) == revised(held)
