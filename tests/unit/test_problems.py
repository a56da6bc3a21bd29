"""Problems: collected, told once, in the order of files and lines."""

from __future__ import annotations

import json

import pytest

from livelihood.places import Spot
from livelihood.problem_kinds import KINDS
from livelihood.problems import DataError, Problem, Problems, Severity, as_json


def collected() -> Problems:
    problems = Problems()
    problems.add("placeholder", Spot("b.yml", 2), "name 还写着“待填”")
    problems.add("placeholder", Spot("a.yml", 10), "name 还写着“待填”")
    problems.add("scheme-task-missing", Spot("a.yml", 9), "没有这件事")
    problems.add("placeholder", Spot("b.yml", 2), "name 还写着“待填”")
    return problems


def test_each_is_told_once_in_the_order_of_files_and_lines() -> None:
    found = collected().sorted()

    assert [(each.path, each.line) for each in found] == [("a.yml", 9), ("a.yml", 10), ("b.yml", 2)]
    assert [each.severity for each in found] == [Severity.WARNING, Severity.ERROR, Severity.ERROR]


def test_those_of_another_collector_are_told_once_too() -> None:
    problems = Problems()
    problems.add("placeholder", Spot("b.yml", 2), "name 还写着“待填”")
    problems.extend(collected().sorted())

    assert problems.sorted() == collected().sorted()


def test_a_message_says_what_is_wrong_what_was_expected_and_how_to_mend_it() -> None:
    (problem,) = (each for each in collected().errors if each.path == "b.yml")

    assert str(problem) == (
        "b.yml:2: error placeholder: name 还写着“待填”。应当：所有“待填”都已填好。改法：填上内容；确实没有的，删去这一行。"
    )


def test_an_occurrence_may_expect_something_of_its_own() -> None:
    problems = Problems()
    problems.add("unknown-key", Spot("a.yml", 1), "不认识的键 x", expected="只用这些键：y")

    assert "。应当：只用这些键：y。改法：改正拼写，或删去这一行。" in problems.sorted()[0].message


def test_an_error_stops_and_tells_the_warnings_too() -> None:
    with pytest.raises(DataError) as caught:
        collected().stop_on_error()

    assert [each.path for each in caught.value.problems] == ["a.yml", "a.yml", "b.yml"]
    assert str(caught.value).splitlines()[0].startswith("a.yml:9: warning scheme-task-missing: ")


def test_warnings_alone_do_not_stop() -> None:
    problems = Problems()
    problems.add("scheme-task-missing", Spot("a.yml", 9), "没有这件事")

    problems.stop_on_error()
    assert problems.errors == ()


def test_only_known_kinds_are_reported() -> None:
    with pytest.raises(KeyError):
        Problems().add("no-such-kind", Spot("a.yml", 1), "")


def test_json() -> None:
    problem = Problem("甲.yml", 3, "placeholder", "没填", Severity.WARNING)
    text = as_json([problem])

    assert "没填" in text
    assert json.loads(text) == [
        {"path": "甲.yml", "line": 3, "code": "placeholder", "message": "没填", "severity": "warning"}
    ]
    assert json.loads(as_json([])) == []


def test_kinds_are_named_by_their_codes_and_written_without_a_full_stop() -> None:
    for code, kind in KINDS.items():
        assert code == kind.code
        assert code == code.lower()
        assert not kind.expected.endswith("。")
        assert not kind.mend.endswith("。")
