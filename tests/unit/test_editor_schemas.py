"""The JSON Schemas of the YAML files, applied as an editor does: every real file is good, every mistake is found."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError

from livelihood.clock import moment
from livelihood.open_data.schemas import DATA_FILES, schemas
from livelihood.problems import Problems
from livelihood.site import load_site
from livelihood.yaml_reader import read_yaml
from tests.unit.open_data_reading import exact_json, published_files

DATA = Path(__file__).parents[2] / "data"
KINDS = {
    "county": "*/county.yml",
    "plan": "*/*/plan.yml",
    "redirects": "redirects.yml",
    "report": "*/*/reports/*.yml",
    "sources": "*/*/sources.yml",
    "scheme": "schemes/*.yml",
    "synonyms": "synonyms.yml",
    "units": "units.yml",
}
VALIDATORS = {
    name: Draft202012Validator(schema, format_checker=FormatChecker()) for name, schema in schemas()
}
REMOVED = object()


class CoreLoader(yaml.SafeLoader):
    """YAML as editors read it, by the core schema of YAML 1.2: ``no`` is a key and a date is text."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


def read(text: str) -> Any:
    return yaml.load(text, CoreLoader)  # noqa: S506 - a SafeLoader with fewer types


def faults(kind: str, content: Any) -> list[str]:
    return [error.message for error in VALIDATORS[kind].iter_errors(content)]


def test_the_reader_types_scalars_as_editors_do() -> None:
    found = read("{no: 1, a: 2022-07-01, b: on, c: true, d: '1', e: 2.8, f: 1_000, g: }")

    assert found == {
        "no": 1, "a": "2022-07-01", "b": "on", "c": True, "d": "1", "e": 2.8, "f": "1_000", "g": None,
    }  # fmt: skip


def test_every_kind_of_file_has_a_schema_in_the_open_data() -> None:
    files = published_files(load_site(DATA, now=moment("2026-11-21")))

    assert set(DATA_FILES) == set(KINDS) == set(VALIDATORS)
    for name, validator in VALIDATORS.items():
        Draft202012Validator.check_schema(validator.schema)
        assert exact_json(files[f"schemas/{name}.schema.json"]) == validator.schema


@pytest.mark.parametrize("kind", KINDS)
def test_every_real_file_is_good(kind: str) -> None:
    files = sorted(DATA.glob(KINDS[kind]))

    # No real page has moved yet.
    assert files or kind == "redirects"
    for file in files:
        assert faults(kind, read(file.read_text(encoding="utf-8"))) == [], file.name


GOOD = {
    "county": """
        {format: 1, code: 990101, name: 虚构县, prefecture: 虚构市, province: 虚构省, site_id_code: 4104220001,
         contact: {telephone: 03751234567}, name_display: surname}
    """,
    "plan": """
        format: 1
        title: 计划
        scheme: a
        source: plan
        start: 2022-03-01
        tasks:
          - no: 1
            key: skills
            title: 任务
            commitment: 承诺
            lead: [县民政局]
            officials: [{role: 责任人, name: 张某}]
            indicators:
              - {id: training, name: 培训, target: 28000, quote: 原句, due: 2022-12-31}
              - {id: rate, name: 比例, kind: rate, target: 60%, quote: 原句, due: {text: 年底, date: 2022-12-31}}
              - {id: each, name: 每街道, target: 1处, per: {unit: 街道}, quote: 原句}
        revisions:
          - {no: 1, indicator: training, original: 2万人次, date: 2022-06-01, reason: 调整, source: plan, quote: 原句}
    """,
    "report": """
        format: 1
        source: notice
        final: true
        corrections:
          - {no: 1, indicator: training, old: 5.48万人次, new: 5.5万人次, reason: 漏计, date: 2022-08-01}
          - {no: 1, indicator: more, old: 推进中, withdrawn: true, reason: 误报, date: 2022-08-01, source: letter, quote: 原句}
        publish_at: 2022-07-02T09:00:00+08:00
        tasks:
          - no: "1"
            progress: [{part: 正文, text: 进展}]
            figures:
              - {indicator: training, value: 5.48万人次, quote: 原句, stated: {text: 60%, of: target}}
              - {indicator: rate, numerator: 2, denominator: 3, quote: 原句}
              - {indicator: rows, value: 2个, quote: 原句, cell: 进度!E7}
              - {indicator: whole, parts: [{name: 甲, value: 3, quote: 原句}]}
              - {indicator: steps, by_stage: {建成: 3个, 在建: 2}, quote: 原句}
              - {indicator: steps, items: [{name: 甲, stage: 建成}], quote: 原句}
              - {extra: true, id: more, name: 另有, words: 推进中, prior_year: true, quote: 原句}
    """,
    "sources": """
        {format: 1, sources: [{id: plan, file: plan.txt, kind: plan, recorded: 2022-07-02, parts: [{name: 正文}],
         original: {file: plan.docx, sha256: 56e927cb160379c3cc57f90fbae2d8a0f925ddde14e10976e1db2381f4780193},
         not_indicators: [{text: 2022年, reason: 日期}]}]}
    """,
    "scheme": """
        {format: 1, id: a, title: 方案, year: 2022, province: 99,
         tasks: [{no: 1, key: skills, title: 任务, measures: [{id: training, name: 培训, unit: 人次}]}]}
    """,
    "redirects": """
        {format: 1, redirects: [{old: 990101/2022/03/, new: 990101/2022/04/},
         {old: 990101/, new: 990102/, below: true, note: 代码调整}]}
    """,
    "synonyms": "{format: 1, synonyms: [{words: [井盖], official: [窨井]}]}",
    "units": "{format: 1, units: [{id: minzheng, name: 县民政局, aliases: [民政局]}]}",
}
CORRECTION = ("corrections", 0)
FIGURE = ("tasks", 0, "figures", 0)
PROMISE = ("tasks", 0, "indicators", 0)
MISTAKES: list[tuple[str, tuple[str | int, ...], object]] = [
    # unknown keys
    ("county", ("telefone",), "1"),
    ("plan", (*PROMISE, "targets"), "1"),
    ("plan", ("tasks", 0, "indicators", 1, "due", "day"), "2022-12-31"),
    ("report", (*FIGURE, "valeu"), "1"),
    ("report", (*FIGURE, "@place"), "1"),
    ("sources", ("sources", 0, "titel"), "1"),
    ("scheme", ("tasks", 0, "measures", 0, "kind"), "1"),
    ("units", ("units", 0, "alias"), "1"),
    # missing keys
    *((kind, ("format",), REMOVED) for kind in KINDS),
    ("county", ("code",), REMOVED),
    ("plan", (*PROMISE, "quote"), REMOVED),
    ("plan", ("tasks", 0, "lead"), REMOVED),
    ("report", ("tasks", 0, "no"), REMOVED),
    ("sources", ("sources", 0, "recorded"), REMOVED),
    ("scheme", ("province",), REMOVED),
    ("units", ("units", 0, "name"), REMOVED),
    ("redirects", ("redirects", 0, "new"), REMOVED),
    # values that aren't among those allowed
    ("county", ("name_display",), "initials"),
    ("plan", (*PROMISE, "kind"), "number"),
    ("report", (*FIGURE, "stated", "of"), "whole"),
    ("sources", ("sources", 0, "kind"), "letter"),
    ("sources", ("sources", 0, "not_indicators", 0, "reason"), "其他"),
    ("units", ("format",), 2),
    # wrong forms
    ("plan", (*PROMISE, "due"), "年底"),
    ("redirects", ("redirects", 0, "new"), "990101/2022/04"),
    ("plan", (*PROMISE, "id"), "培训"),
    ("plan", ("tasks", 0, "no"), 0),
    ("plan", ("tasks", 0, "no"), "一"),
    ("plan", ("tasks", 0, "lead"), []),
    ("plan", ("tasks", 0, "title"), ""),
    ("plan", ("tasks", 0, "title"), ["一", "二"]),
    ("report", ("as_of",), "2022-13-01"),
    ("report", ("final",), "全年"),
    ("scheme", ("province",), "9"),
    ("sources", ("sources", 0, "original", "sha256"), "56e927cb"),
    ("sources", ("sources", 0, "original"), "plan.docx"),
    ("report", (*FIGURE, "cell"), "E7"),
    ("report", (*FIGURE, "confirm"), ""),
    # a correction as a whole
    ("report", (*CORRECTION, "new"), REMOVED),
    ("report", (*CORRECTION, "withdrawn"), True),
    ("report", (*CORRECTION, "source"), "letter"),
    ("report", (*CORRECTION, "quote"), "原句"),
    ("report", (*CORRECTION, "reason"), REMOVED),
    ("report", (*CORRECTION, "date"), "八月"),
    # a figure as a whole
    ("report", (*FIGURE, "value"), REMOVED),
    ("report", (*FIGURE, "words"), "两种写法"),
    ("report", (*FIGURE, "quote"), REMOVED),
    ("report", (*FIGURE, "indicator"), REMOVED),
    ("report", (*FIGURE, "extra"), True),
    ("report", ("tasks", 0, "figures", 1, "denominator"), REMOVED),
    ("report", ("tasks", 0, "figures", 6, "name"), REMOVED),
    ("report", ("tasks", 0, "figures", 6, "indicator"), "training"),
    (
        "report",
        FIGURE,
        {"indicator": "training", "id": "own", "name": "名称", "value": "3人", "quote": "原句"},
    ),
]


def accepts(kind: str, content: Any, folder: Path) -> bool:
    """Tell whether the loader takes ``content`` for a file of this kind."""
    file, problems = folder / "file.yml", Problems()
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    raw = read_yaml(file, "file.yml", problems)
    model, _ = DATA_FILES[kind]
    try:
        model.model_validate(raw)
    except ValidationError:
        return False
    return not problems.sorted()


@pytest.mark.parametrize("kind", KINDS)
def test_every_way_of_writing_is_good(kind: str, tmp_path: Path) -> None:
    assert faults(kind, read(GOOD[kind])) == []
    assert accepts(kind, read(GOOD[kind]), tmp_path)


def named(part: object) -> str:
    if isinstance(part, tuple):
        return "-".join(map(str, part))
    return "removed" if part is REMOVED else repr(part)[:20]


@pytest.mark.parametrize(("kind", "place", "value"), MISTAKES, ids=named)
def test_a_mistake_is_found_as_the_loader_finds_it(
    kind: str, place: tuple[str | int, ...], value: object, tmp_path: Path
) -> None:
    content = deepcopy(read(GOOD[kind]))
    record: Any = content
    for key in place[:-1]:
        record = record[key]
    if value is REMOVED:
        del record[place[-1]]
    else:
        record[place[-1]] = value

    assert faults(kind, content)
    assert not accepts(kind, content, tmp_path)
