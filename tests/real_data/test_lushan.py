"""鲁山县 2022: a plan without reports. Every promise, worked out by hand from its text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from livelihood.assessment import YearProgress
from livelihood.site import Site

# task, indicator, target in the base unit, unit, qualifier
TARGETS = [
    (1, "training", "31400", "人次", "at_least"),
    (1, "talent", "25500", "人", "at_least"),
    (1, "highskilled", "10400", "人", "at_least"),
    (2, "general", None, "", "all"),
    (2, "chronic", "5", "种", "at_least"),
    (2, "institutions", "4", "家", "more_than"),
    (2, "volume", None, None, None),
    (3, "covers-maintenance", "2032", "个", "at_least"),
    (3, "renovation", "639", "户", "at_least"),
    (4, "roads", "30", "公里", "at_least"),
    (4, "bus", "15", "个", "at_least"),
    (4, "logistics-rate", "60", "%", "at_least"),
    (5, "new-kindergarten", "1", "所", "at_least"),
    (5, "expand", "6", "所", "at_least"),
    (5, "places", "1020", "个", "at_least"),
    (6, "street-facilities", "1", "处", "at_least"),
    (6, "beds", "50", "张", "at_least"),
    (6, "community-places", "1", "处", "at_least"),
    (6, "platform-members", "79060", "人", "at_least"),
    (7, "cervical", "15000", "人", "at_least"),
    (7, "breast", "15000", "人", "at_least"),
    (7, "prenatal", "60", "%", "at_least"),
    (7, "newborn-disease", "98", "%", "at_least"),
    (7, "newborn-hearing", "98", "%", "at_least"),
    (8, "county-children", "120", "人", "at_least"),
    (9, "events", "12", "场次", "at_least"),
    (9, "counselling", "60", "人次", "more_than"),
    (9, "base", "1", "个", "at_least"),
    (10, "services-online", "200", "个", "at_least"),
    (10, "adoption", "65", "%", "at_least"),
    (10, "monthly-use", "90", "%", "at_least"),
    (10, "availability", "90", "%", "at_least"),
]
RESPONSIBLE = {1: 25, 2: 2, 3: 17, 4: 5, 5: 5, 6: 7, 7: 4, 8: 9, 9: 7, 10: 2}


@pytest.fixture(scope="module")
def year(site: Site) -> YearProgress:
    return site.year("410423", 2022)


def test_targets(year: YearProgress) -> None:
    found = []
    for task in year.tasks:
        for each in task.indicators:
            target = each.indicator.target
            number = target.low if target else None
            found.append(
                (task.task.no, each.indicator.id, number, target and target.unit, target and target.qualifier)
            )

    assert found == [
        (no, id, None if target is None else Decimal(target), unit, qualifier)
        for no, id, target, unit, qualifier in TARGETS
    ]


def test_nothing_is_reported_and_nothing_is_zero(year: YearProgress) -> None:
    indicators = [each for task in year.tasks for each in task.indicators]

    assert {str(each.status) for each in indicators} == {"awaiting"}
    assert all(each.actual is None and each.ratio is None and each.as_of is None for each in indicators)


@pytest.mark.parametrize("no", RESPONSIBLE)
def test_responsible_units_are_complete(year: YearProgress, no: int) -> None:
    assert len(year.tasks[no - 1].task.responsible) == RESPONSIBLE[no]


def test_the_first_tasks_units_in_the_documents_order(year: YearProgress) -> None:
    responsible = year.tasks[0].task.responsible

    assert responsible[0] == "县教育体育局"
    assert responsible[20] == "团县委"
    assert responsible[-1] == "人行鲁山县支行"


def test_document_data(year: YearProgress) -> None:
    plan = year.county_year.sources["plan"]

    assert plan.number == "鲁办文〔2022〕15号"
    assert plan.issuer == "中共鲁山县委办公室"
    assert plan.date is None
