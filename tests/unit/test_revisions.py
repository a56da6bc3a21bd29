"""A revised target: the original and the new one each rest on their own sentence, and both stay in sight."""

from __future__ import annotations

from dataclasses import replace

from livelihood.assessment import assess
from livelihood.contexts.indicator import Fact, indicator_view
from livelihood.contexts.links import YearLinks
from livelihood.documents import Document
from livelihood.model import CountyYear, Plan, Revision
from livelihood.open_data.rows import indicator_rows
from livelihood.provenance import claims
from tests.unit.builders import NOW, county_year, goal, source


def revision(original: str, day: str, id: str) -> Revision:
    given = {
        "no": 1,
        "indicator": "goal",
        "original": original,
        "date": day,
        "reason": "资金调整",
        "source": id,
    }
    return Revision.model_validate(given | {"quote": f"{day}改"})


def revised() -> CountyYear:
    year = county_year(goal("80人", quote="全年120人"), sources=(source(), source("may"), source("june")))
    # Written in any order; the dates tell which came first.
    revisions = (revision("100人", "2022-06-01", "june"), revision("120人", "2022-05-01", "may"))
    plan: Plan = year.plan.model_copy(update={"revisions": revisions})
    text = {"notice": "全年120人", "may": "2022-05-01改", "june": "2022-06-01改"}
    documents = {id: Document(words, (("正文", None),)) for id, words in text.items()}
    return replace(year, plan=plan, documents=documents)


def test_each_sentence_must_hold_the_target_of_its_time() -> None:
    found = [
        (claim.source, claim.quote, [str(each) for each in claim.quantities]) for claim in claims(revised())
    ]
    assert found == [
        ("notice", "全年120人", ["120人"]),
        ("may", "2022-05-01改", ["100人"]),
        ("june", "2022-06-01改", ["80人"]),
    ]


def test_the_page_keeps_the_original_in_sight() -> None:
    year = assess(revised(), NOW)
    view = indicator_view(year.indicators[0], YearLinks(year, {}), "990101/2022/01/")
    assert (
        Fact("目标调整", ("2022年5月1日调整，原为120人：资金调整", "2022年6月1日调整，原为100人：资金调整"))
        in view.facts
    )
    assert [(each.label, each.quote) for each in view.evidence] == [
        ("原来的目标", "全年120人"),
        ("2022年5月1日调整后的目标", "2022-05-01改"),
        ("2022年6月1日调整后的目标", "2022-06-01改"),
    ]


def test_the_open_data_name_the_sentence_in_force() -> None:
    (row,) = indicator_rows(assess(revised(), NOW))
    assert (row["target_text"], row["target_source"], row["target_quote"]) == ("80人", "june", "2022-06-01改")
