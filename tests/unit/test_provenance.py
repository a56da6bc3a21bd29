"""Provenance: each number's quote, and the mark of its place on the source page."""

from __future__ import annotations

from livelihood.places import Place
from livelihood.provenance import Claim, claims, evidence_anchor, evidence_of, figure_anchor, places_of
from tests.unit.builders import county_year, document, figure, goal, report, source, task


def told(claim: Claim) -> tuple[str, str, str | None, list[str]]:
    return claim.label, claim.quote, claim.part, [str(quantity) for quantity in claim.quantities]


def test_claims_of_a_promise() -> None:
    promise = goal(
        "35个",
        scope=["19个小区", "36栋"],
        quote="改造35个",
        part="附件",
        due={"date": "2022-09-30", "text": "九月底前", "quote": "九月底前完成", "part": "正文"},
        parts=[
            {
                "name": "甲项",
                "target": "20个",
                "quote": "甲项20个",
                "due": {"date": "2022-06-30", "quote": "六月"},
            },
            {"name": "乙项", "target": "15个", "quote": "乙项15个", "part": "附表", "due": "2022-07-31"},
        ],
    )
    found = claims(county_year(promise, tasks=(task(goal(None, kind="qualitative"), no=12),)))

    assert [told(claim) for claim in found] == [
        ("目标（目标）", "改造35个", "附件", ["35个", "19个小区", "36栋"]),
        ("目标（期限）", "九月底前完成", "正文", []),
        ("目标（甲项）", "甲项20个", None, ["20个"]),
        ("目标（期限）", "六月", None, []),
        ("目标（乙项）", "乙项15个", "附表", ["15个"]),
        ("目标（目标）", "承诺原句", None, []),
    ]
    assert [claim.words for claim in found] == [None, "九月底前", None, None, None, None]
    assert {claim.report for claim in found} == {None}
    assert [claim.anchor for claim in found] == ["t01-goal"] * 5 + ["t12-goal"]


def test_claims_of_figures() -> None:
    plain = figure(
        "50人", stated={"text": "60%", "of": "target"}, restated_target="120人", quote="一", part="附件"
    )
    rate = figure(
        numerator="3人",
        denominator="4人",
        denominator_quote="四",
        quote="二",
        stated={"text": "75%", "of": "rate", "quote": "三", "part": "附表"},
    )
    whole_rate = figure(numerator="3人", denominator="4人", quote="二")
    parts = figure(
        quote=None,
        part="附件",
        stated={"text": "9%", "of": "target"},
        parts=[
            {"name": "甲", "value": "1人", "quote": "五", "part": "正文"},
            {"name": "乙", "value": "2人", "quote": "六"},
        ],
    )
    stages = figure(by_stage={"未": "1个", "成": "2个"}, quote="七")
    items = figure(
        items=[{"name": "甲", "stage": "成", "quote": "八"}, {"name": "乙", "stage": "成"}], quote="九"
    )
    extra = figure("16家", extra=True, id="firms", name="机构", quote="十")
    year = county_year(
        goal(),
        reports=(report(plain, rate, whole_rate), report(parts, stages, items, extra, source="autumn")),
    )
    found = [claim for claim in claims(year) if claim.report]

    assert [told(claim) for claim in found] == [
        ("目标", "一", "附件", ["50人", "120人", "60%"]),
        ("目标", "四", None, ["4人"]),
        ("目标", "三", "附表", ["75%"]),
        ("目标", "二", None, ["3人"]),
        ("目标", "二", None, ["3人", "4人"]),
        ("目标", "五", "正文", ["1人"]),
        ("目标", "六", "附件", ["2人"]),
        ("目标", "七", None, ["1个", "2个"]),
        ("目标", "九", None, []),
        ("目标", "八", None, []),
        ("机构", "十", None, ["16家"]),
    ]
    assert [claim.source for claim in found] == ["notice"] * 5 + ["autumn"] * 6
    assert [claim.report for claim in found] == [claim.source for claim in found]
    assert found[-1].anchor == "t01-firms"


def test_a_figure_of_an_unknown_task_or_promise_is_named_by_its_key() -> None:
    year = county_year(
        goal(), reports=(report(figure("1人"), no=9), report(figure("1人", indicator="other")))
    )

    assert [claim.label for claim in claims(year)] == ["目标（目标）", "goal", "other"]


def test_a_claim_knows_its_line() -> None:
    promise = goal(**{"@place": Place("plan.yml", 7, {("quote", None): 11})})

    assert claims(county_year(promise))[0].spot == ("plan.yml", 11)


def claim_of(quote: str, part: str | None = None) -> Claim:
    (claim,) = claims(county_year(goal(quote=quote, part=part)))
    return claim


def test_evidence_is_where_the_quote_stands_in_its_part() -> None:
    text = document("救助 5人。附件：救助5人", ("附件", "附件："))

    # 救助5人。附件:救助5人
    assert places_of(claim_of("救助5人"), text) == [(0, 4), (8, 12)]
    assert places_of(claim_of("救助5人", "附件"), text) == [(8, 12), (0, 4)]
    assert evidence_of(claim_of("救助5人"), text) == "q-0-4"
    assert evidence_of(claim_of("救助5人", "附件"), text) == "q-8-12"
    assert evidence_of(claim_of("救助6人"), text) is None
    assert evidence_anchor(places_of(claim_of("救助5人"), text)[0]) == "q-0-4"


def test_anchors() -> None:
    assert figure_anchor(3, "covers") == "t03-covers"
    assert figure_anchor(12, "covers") == "t12-covers"


def test_sources_do_not_matter_to_claims() -> None:
    assert claims(county_year(goal(), sources=())) == claims(county_year(goal(), sources=(source(),)))
