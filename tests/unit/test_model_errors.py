"""The model's errors: on the line where they stand, in Chinese, with what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from livelihood.model import Figure, Plan, Record, Report, Source, SourceFile
from livelihood.model_errors import report_model_errors
from livelihood.problems import Problems
from livelihood.yaml_reader import read_yaml
from tests.unit.data_tree import PLAN, REPORT, SOURCES


def errors(folder: Path, text: str, model: type[Record]) -> list[tuple[int, str, str]]:
    """Return line, code and message of what ``model`` has against the YAML ``text``."""
    file = folder / "x.yml"
    file.write_text(text, encoding="utf-8")
    problems = Problems()
    raw = read_yaml(file, "x.yml", problems)
    with pytest.raises(ValidationError) as caught:
        model.model_validate(raw)
    report_model_errors(caught.value, model, raw, problems)
    return [(each.line, each.code, each.message) for each in problems.sorted()]


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "words"),
    [
        ("scheme: xusheng-2022\n", "", 1, "missing-key", ["缺少 scheme"]),
        ("    title: 开展救助\n", "", 6, "missing-key", ["缺少 title"]),
        ("commitment:", "comitment:", 9, "unknown-key", ["不认识的键 comitment，是不是 commitment？"]),
        ("    lead:", "    zzz: 1\n    lead:", 10, "unknown-key", ["不认识的键 zzz。", "no、key、title"]),
        ("no: 1", "no: 一", 6, "wrong-type", ["no 写的是“一”", "一个整数"]),
        ("no: 1", "no: 0", 6, "bad-form", ["no 写的是“0”", "不小于 1"]),
        ("no: 1", "no: 100", 6, "bad-form", ["no 写的是“100”", "不大于 99"]),
        ("key: relief", "key: 救助", 7, "bad-form", ["key 写的是“救助”"]),
        ("lead: [县民政局]", "lead: 县民政局", 10, "wrong-type", ["lead 写的是“县民政局”", "一个列表"]),
        ("lead: [县民政局]", "lead: []", 10, "empty-value", ["lead 是空的"]),
        ("lead: [县民政局]", "lead:\n    - 县民政局\n    - [甲]", 12, "wrong-type", ["一个列表", "一段文字"]),
        ("title: 开展救助", "title:", 8, "empty-value", ["title 是空的"]),
        ("title: 开展救助", "title: {a: b}", 8, "wrong-type", ["title 写的是“键: 值”", "一段文字"]),
        ("target: 140人", "target: 很多", 14, "bad-quantity", ["“很多”不是能读懂的数量"]),
        ("target: 140人", "target: [140人]", 14, "bad-quantity", ["这里不是一个数量"]),
        ("target: 140人", "target: 5-3人", 14, "bad-quantity", ["“5-3人”的下限大于上限"]),
        ("target: 140人,", "target: 140人, due: 2022-02-30,", 14, "bad-date", ["“2022-02-30”不是日期"]),
        ("target: 140人,", "target: 140人, due: 20221231,", 14, "bad-date", ["“20221231”不是日期"]),
        ("target: 140人,", "target: 140人, due: [2022-12-31],", 14, "wrong-type", ["due 写的是一个列表"]),
        (
            "target: 140人,",
            "target: 140人, kind: rates,",
            14,
            "unknown-value",
            ["amount、rate、stage、qualitative"],
        ),
        ("format: 1", "format: 2", 1, "unknown-value", ["format 写的是“2”"]),
    ],
)
def test_a_mistake_in_a_plan(
    tmp_path: Path, old: str, new: str, line: int, code: str, words: list[str]
) -> None:
    found = [each for each in errors(tmp_path, changed(PLAN, old, new), Plan) if each[1] == code]

    ((at, _, message),) = found
    assert at == line
    for each in words:
        assert each in message


@pytest.mark.parametrize(
    ("figure", "code", "words"),
    [
        ("{indicator: relief, quote: 引文}", "figure-result", "结果"),
        ("{indicator: relief, value: 1人, words: 推进, quote: 引文}", "figure-result", "value、words"),
        ("{indicator: relief, numerator: 1人, quote: 引文}", "half-rate", "只写了一个"),
        ("{indicator: relief, value: 1人, denominator: 1人, quote: 引文}", "half-rate", "只写了一个"),
        ("{value: 1人, quote: 引文}", "figure-identity", "没有写清"),
        ("{extra: true, value: 1人, quote: 引文}", "figure-identity", "没有写清"),
        (
            "{extra: true, id: a, name: 甲, indicator: relief, value: 1人, quote: 引文}",
            "figure-identity",
            "没有写清",
        ),
        ("{id: a, name: 甲, indicator: relief, value: 1人, quote: 引文}", "figure-identity", "没有写清"),
        ("{indicator: relief, value: 1人}", "missing-quote", "没有引文"),
        ("{indicator: relief, extra: maybe, value: 1人, quote: 引文}", "wrong-type", "true 或 false"),
        ("{indicator: relief, by_stage: [1人], quote: 引文}", "wrong-type", "“键: 值”"),
        ("{indicator: relief, by_stage: {建成: 很多}, quote: 引文}", "bad-quantity", "“很多”"),
        ("五人", "wrong-type", "“键: 值”"),
    ],
)
def test_a_mistake_in_a_figure(tmp_path: Path, figure: str, code: str, words: str) -> None:
    text = changed(REPORT, "{indicator: relief, value: 150人, quote: 已救助150人}", figure)
    ((line, found, message),) = errors(tmp_path, text, Report)

    assert (line, found) == (8, code)
    assert words in message


def test_a_moment_needs_a_zone(tmp_path: Path) -> None:
    for moment in ("2022-07-01T09:00:00", "2022-07-01", "明天"):
        text = changed(REPORT, "source: notice\n", f"source: notice\npublish_at: {moment}\n")
        ((line, code, message),) = errors(tmp_path, text, Report)

        assert (line, code) == (3, "bad-moment")
        assert f"“{moment}”" in message


def test_many_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = SOURCES.replace("kind: plan", "kind: letter").replace("date: 2022-07-01", "date: 七月")
    text = text.replace("file: notice.txt", "fil: notice.txt")
    found = [(line, code) for line, code, _ in errors(tmp_path, text, SourceFile)]

    assert found == [(5, "unknown-value"), (13, "unknown-key"), (15, "bad-date")]


def test_a_list_of_bad_items_is_not_also_empty(tmp_path: Path) -> None:
    text = changed(SOURCES, "recorded: 2022-03-02", "recorded: 昨天")
    codes = [code for _, code, _ in errors(tmp_path, text, SourceFile)]

    assert codes == ["bad-date"]


def test_what_the_reader_reported_is_not_reported_again(tmp_path: Path) -> None:
    text = changed(PLAN, "title: 开展救助", "title: 待填")
    found = [code for _, code, _ in errors(tmp_path, text, Plan)]

    assert found == ["placeholder"]


def test_models_cannot_be_changed() -> None:
    told = Figure.model_validate({"indicator": "a", "value": "1人", "quote": "引文"})

    with pytest.raises(ValidationError, match="frozen"):
        told.note = "改"


def test_values_may_be_given_as_what_they_are() -> None:
    told = Figure.model_validate({"indicator": "a", "value": "1人", "quote": "引文"})

    assert Figure.model_validate({"indicator": "a", "value": told.value, "quote": "引文"}) == told
    source = Source.model_validate({
        "id": "a", "file": "a.txt", "kind": "plan", "recorded": "2022-01-01",
        "publish_at": "2022-01-01T00:00:00+08:00", "parts": [{"name": "正文"}],
    })  # fmt: skip
    assert Source.model_validate(source.model_dump()) == source
