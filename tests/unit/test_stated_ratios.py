"""Ratios that a document states, recomputed from its own numbers."""

from __future__ import annotations

from typing import Any

import pytest

from livelihood.checks import Check, CheckKind, checks_of
from livelihood.model import Indicator
from tests.unit.builders import county_year, figure, goal, reading, task


def found(told: dict[str, Any], promise: Indicator | None = None) -> tuple[Check, ...]:
    """Return what the figure ``told`` shows against ``promise`` (100人 unless given)."""
    promise = promise or goal()
    return checks_of(task(promise), promise, reading(figure(**told), promise), county_year(promise))


def statements(checks: tuple[Check, ...], kind: CheckKind) -> list[str]:
    assert {check.kind for check in checks} <= {kind}
    return [check.statement for check in checks]


def stated(text: str, of: str = "target", **fields: Any) -> dict[str, Any]:
    return {"text": text, "of": of} | fields


@pytest.mark.parametrize(
    ("value", "claim"),
    [
        # half up to the claim's own digits: 59.5 rounds to 60, 60.49 to 60
        ("59.5人", "60%"),
        ("60.49人", "60%"),
        ("60.04人", "60.0%"),
        ("60.05人", "60.1%"),
        ("160人", "160%"),
        ("60人", "60%以上"),
        ("61人", "60%以上"),
        ("61人", "超60%"),
        ("61人", "60多%"),
        ("60人", "60%以内"),
        ("60.4人", "约60%"),
        ("60人", "55-65%"),
        ("55人", "55-65%"),
        ("65.4人", "55-65%"),
        ("99.5人", "100%"),
        # not percentages: nothing to recompute
        ("60人", "全部"),
        ("60人", "2倍"),
    ],
)
def test_a_ratio_that_agrees_raises_no_check(value: str, claim: str) -> None:
    assert found({"value": value, "stated": stated(claim)}) == ()


@pytest.mark.parametrize(
    ("value", "claim", "result"),
    [
        ("59.49人", "60%", "59.5%"),
        ("60.5人", "60%", "60.5%"),
        ("60.04人", "60.1%", "60.04%"),
        ("60人", "超60%", "60.0%"),
        ("60人", "60多%", "60.0%"),
        ("59人", "60%以上", "59.0%"),
        ("62人", "约60%", "62.0%"),
        ("65.5人", "55-65%", "65.5%"),
        ("54人", "55-65%", "54.0%"),
        ("160人", "60%", "160.0%"),
        ("99.94人", "99%", "99.9%"),
    ],
)
def test_a_ratio_that_the_numbers_do_not_give(value: str, claim: str, result: str) -> None:
    quote = f"完成{value}，完成率{claim}"
    told = found({"value": value, "stated": stated(claim), "quote": quote})

    assert statements(told, CheckKind.STATED_RATIO) == [
        f"通报称“完成率{claim}”，按{value}÷100人计算为{result}"
    ]


@pytest.mark.parametrize(
    ("value", "claim"), [("400人", "400%"), ("500人", "400%"), ("115.2人", "15%"), ("150人", "50%以上")]
)
def test_over_fulfilment_may_be_meant_either_way(value: str, claim: str) -> None:
    quote = f"完成{value}，超额完成任务的{claim}"

    assert found({"value": value, "stated": stated(claim), "quote": quote}) == ()


@pytest.mark.parametrize(
    ("value", "claim", "results"),
    [
        ("450人", "400%", "完成450.0%，超额350.0%"),
        ("100人", "20%", "完成100.0%，超额0.0%"),
        ("90人", "20%", "完成90.0%，没有超过目标"),
    ],
)
def test_over_fulfilment_is_shown_both_ways(value: str, claim: str, results: str) -> None:
    told = found(
        {
            "value": value,
            "stated": stated(claim),
            "quote": f"共{value}，超额完成全年任务的{claim}；下一步继续",
        }
    )

    assert statements(told, CheckKind.STATED_RATIO) == [
        f"通报称“超额完成全年任务的{claim}”，按{value}÷100人计算，{results}"
    ]


def test_excess_in_another_clause_is_no_excess() -> None:
    quote = "培训超额完成，救助完成任务的50%"
    (check,) = found({"value": "150人", "stated": stated("50%"), "quote": quote})

    assert check.statement == "通报称“救助完成任务的50%”，按150人÷100人计算为150.0%"


def test_a_claim_may_have_a_quote_of_its_own() -> None:
    claim = stated("60%", quote="完成率达60%")
    (check,) = found({"value": "50人", "stated": claim, "quote": "完成50人"})

    assert check.statement == "通报称“完成率达60%”，按50人÷100人计算为50.0%"
    assert check.quote == "完成率达60%"


def test_a_claim_that_no_quote_holds_is_shown_alone() -> None:
    # 160% holds no 60%
    (check,) = found({"value": "50人", "stated": stated("60%"), "quote": "完成50人，为上年的160%"})

    assert check.statement == "通报称“60%”，按50人÷100人计算为50.0%"


@pytest.mark.parametrize(
    ("kind", "told", "division", "result"),
    [
        (
            "amount",
            {
                "parts": [
                    {"name": "甲", "value": "11.5人", "quote": "一"},
                    {"name": "乙", "value": "1,000人", "quote": "二"},
                ]
            },
            "（11.5人＋1,000人＝1011.5人）÷2,000人",
            "50.6%",
        ),
        ("amount", {"by_stage": {"在建": "900人", "建成": "1,100人"}}, "1,100人÷2,000人", "55.0%"),
    ],
)
def test_the_division_names_every_number(kind: str, told: dict[str, Any], division: str, result: str) -> None:
    promise = goal("2,000人", kind=kind, stages=["在建", "建成"])
    checks = found(told | {"stated": stated("99%")}, promise)

    assert statements(checks, CheckKind.STATED_RATIO) == [f"通报称“99%”，按{division}计算为{result}"]


def test_a_rate_is_recomputed_from_its_numbers() -> None:
    rate = {"numerator": "1,000人", "denominator": "3,000人"}
    promise = goal("60%", kind="rate")

    assert found(rate | {"stated": stated("33%", "rate")}, promise) == ()
    assert found(rate | {"stated": stated("33.3%", "rate")}, promise) == ()
    # 1 ÷ 3 ÷ 60 %
    assert found(rate | {"stated": stated("56%")}, promise) == ()
    (of_rate,) = found(rate | {"stated": stated("33.4%", "rate")}, promise)
    assert of_rate.statement == "通报称“33.4%”，按1,000人÷3,000人计算为33.33%"
    (of_target,) = found(rate | {"stated": stated("60%")}, promise)
    assert of_target.statement == "通报称“60%”，按（1,000人÷3,000人）÷60%计算为55.6%"


@pytest.mark.parametrize(
    ("told", "promise"),
    [
        ({"words": "正在推进", "stated": stated("60%")}, goal()),
        ({"value": "70%", "stated": stated("60%", "rate")}, goal("60%", kind="rate")),
        ({"value": "50人", "stated": stated("60%")}, goal("全覆盖")),
        ({"by_stage": {"在建": "5人"}, "stated": stated("60%")}, goal(stages=["未建", "建成"])),
    ],
    ids=["words", "rate-without-numbers", "no-number-in-target", "last-stage-unknown"],
)
def test_what_cannot_be_recomputed_raises_no_ratio_check(told: dict[str, Any], promise: Indicator) -> None:
    assert CheckKind.STATED_RATIO not in {check.kind for check in found(told, promise)}
