"""核对说明: what a document's own numbers and dates show, and what they don't."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from livelihood.checks import Check, CheckKind, checks_of, promise_checks
from livelihood.model import Indicator
from livelihood.places import Place
from tests.unit.builders import MID_YEAR, county_year, figure, goal, reading, source, task


def found(
    told: dict[str, Any], promise: Indicator | None = None, as_of: date = MID_YEAR
) -> tuple[Check, ...]:
    """Return what the figure ``told`` shows against ``promise`` (100人 unless given)."""
    promise = promise or goal()
    return checks_of(task(promise), promise, reading(figure(**told), promise, as_of), county_year(promise))


def statements(checks: tuple[Check, ...], kind: CheckKind) -> list[str]:
    assert {check.kind for check in checks} <= {kind}
    return [check.statement for check in checks]


def stated(text: str, of: str = "target", **fields: Any) -> dict[str, Any]:
    return {"text": text, "of": of} | fields


@pytest.mark.parametrize("restated", ["100人以上", "不少于100人", "１００人", "0.01万人"])
def test_the_same_target_in_other_words(restated: str) -> None:
    assert found({"value": "50人", "restated_target": restated}) == ()


@pytest.mark.parametrize("restated", ["90人", "超100人", "100-120人", "约100人"])
def test_a_target_restated_differently(restated: str) -> None:
    checks = found({"value": "50人", "restated_target": restated})

    assert statements(checks, CheckKind.RESTATED_TARGET) == [
        f"承诺的目标是“100人”，通报写作“{restated}”；本站按承诺的目标计算"
    ]


def test_without_a_target_nothing_is_restated() -> None:
    assert found({"words": "推进", "restated_target": "90人"}, goal(None, kind="qualitative")) == ()


@pytest.mark.parametrize(
    ("target", "by_stage", "statement"),
    [
        ("21个", {"未开工": "0个", "在建": "11个", "建成": "10个"}, None),
        ("21个", {"在建": "6个", "建成": "10个"}, "目标是21个，各阶段相加为6个＋10个＝16个，相差5个"),
        (
            "1.5万个",
            {"在建": "1万个", "建成": "6,000个"},
            "目标是1.5万个，各阶段相加为1万个＋6,000个＝16000个，相差1000个",
        ),
        ("0.3公里", {"在建": "0.1公里", "建成": "0.2公里"}, None),
        ("全覆盖", {"在建": "6个", "建成": "10个"}, None),
        ("21个", {"在建": "6个", "建成": "全部"}, None),
    ],
)
def test_stages_that_do_not_add_up(target: str, by_stage: dict[str, str], statement: str | None) -> None:
    checks = found({"by_stage": by_stage}, goal(target, stages=["未开工", "在建", "建成"]))

    assert statements(checks, CheckKind.STAGES_SUM) == ([statement] if statement else [])


def test_stages_without_a_target_add_up_to_nothing() -> None:
    promise = goal(None, kind="stage", stages=["在建", "建成"])

    assert found({"by_stage": {"在建": "6个", "建成": "10个"}}, promise) == ()


@pytest.mark.parametrize(
    ("target", "parts", "statement"),
    [
        ("115.26公里", ["50.49公里", "64.77公里"], None),
        (
            "115.26公里",
            ["50.49公里", "64.7公里"],
            "目标是115.26公里，各部分相加为50.49公里＋64.7公里＝115.19公里，相差0.07公里",
        ),
        ("不少于35个", ["17个", "20个"], "目标是35个，各部分相加为17个＋20个＝37个，相差2个"),
        ("35个", [], None),
        ("全覆盖", ["17个"], None),
    ],
)
def test_parts_of_a_target_that_do_not_add_up(target: str, parts: list[str], statement: str | None) -> None:
    promise = goal(
        target,
        parts=[{"name": text, "target": text, "quote": "引文"} for text in parts],
        **{"@place": Place("plan.yml", 5, {("parts", None): 9})},
    )
    checks = promise_checks(task(promise, no=4), promise)

    assert statements(checks, CheckKind.PARTS_SUM) == ([statement] if statement else [])
    for check in checks:
        assert (check.task_no, check.key, check.report, check.quote) == (4, "goal", None, "承诺原句")
        assert check.spot == ("plan.yml", 9)


def test_parts_without_a_target_are_not_added() -> None:
    promise = goal(None, kind="qualitative", parts=[{"name": "甲", "target": "1个", "quote": "引文"}])

    assert promise_checks(task(promise), promise) == ()


@pytest.mark.parametrize(
    ("as_of", "statement"),
    [
        (date(2022, 6, 30), None),
        (date(2022, 7, 1), None),
        (date(2022, 7, 2), "数据截至2022年7月2日，晚于文件的成文日期2022年7月1日"),
    ],
)
def test_a_date_after_the_documents(as_of: date, statement: str | None) -> None:
    expected = [statement] if statement else []

    assert statements(found({"value": "5人"}, as_of=as_of), CheckKind.DATE_AFTER_DOCUMENT) == expected
    own_date = found({"value": "5人", "as_of": as_of.isoformat()})
    assert statements(own_date, CheckKind.DATE_AFTER_DOCUMENT) == expected


def test_a_document_without_a_date_is_not_compared() -> None:
    year = county_year(goal(), sources=(source(day=None),))

    assert checks_of(task(goal()), goal(), reading(figure("5人"), as_of=date(2022, 9, 1)), year) == ()


def test_one_figure_may_raise_several_checks() -> None:
    told = figure(
        "50人",
        stated=stated("60%"),
        restated_target="90人",
        as_of="2022-07-25",
        **{
            "@place": Place(
                "r.yml", 3, {("stated", None): 5, ("restated_target", None): 6, ("as_of", None): 7}
            )
        },
    )
    promise = goal()
    read = reading(told, promise)
    checks = checks_of(task(promise, no=7), promise, read, county_year(promise))

    assert [(check.kind, check.spot.line) for check in checks] == [
        (CheckKind.STATED_RATIO, 5),
        (CheckKind.RESTATED_TARGET, 6),
        (CheckKind.DATE_AFTER_DOCUMENT, 7),
    ]
    assert {(check.task_no, check.key, check.quote) for check in checks} == {(7, "goal", "通报原句")}
    assert all(check.report == read.report for check in checks)


def test_a_figure_without_a_target_is_checked_for_its_date_and_rate() -> None:
    told = figure(
        extra=True, id="rate", name="比例", numerator="1人", denominator="4人", as_of="2022-07-25",
        stated=stated("30%", "rate"),
    )  # fmt: skip
    checks = checks_of(task(goal()), None, reading(told), county_year(goal()))

    assert [(check.kind, check.key) for check in checks] == [
        (CheckKind.STATED_RATIO, "rate"),
        (CheckKind.DATE_AFTER_DOCUMENT, "rate"),
    ]


def test_a_sums_first_part_gives_the_quote() -> None:
    told = {
        "quote": None,
        "parts": [{"name": "甲", "value": "50人", "quote": "甲50人"}],
        "as_of": "2022-07-25",
    }
    (check,) = found(told)

    assert check.quote == "甲50人"


def test_labels() -> None:
    assert [kind.label for kind in CheckKind] == [
        "所称比例与数字不一致",
        "目标前后表述不一致",
        "各部分相加与目标不一致",
        "各阶段相加与目标不一致",
        "数据日期晚于文件日期",
    ]


def test_words_are_neutral() -> None:
    told = {"value": "50人", "stated": stated("60%"), "restated_target": "90人", "as_of": "2022-07-25"}

    for check in found(told):
        assert not any(word in check.statement for word in ("错", "假", "谎", "虚报", "夸大", "不实"))
