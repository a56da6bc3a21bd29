"""What stands beside a mistake is kept, and still knows its line."""

from __future__ import annotations

from pathlib import Path

from livelihood.model import Plan, UnitFile
from livelihood.problems import Problems
from livelihood.salvage import salvage
from livelihood.yaml_reader import read_yaml

UNITS = """\
format: 1
units:
  - {id: minzheng, name: 县民政局}
  - {id: Jiaoyu, name: 县教育局}
  - id: weijian
    name: 县卫健委
    aliases:
      - 县卫生健康委
      - [县卫计委]
      - 县卫生局
"""
PLAN = """\
format: 1
title: 方案
scheme: a
source: plan
tasks:
  - no: 1
    key: one
    title: 第一件
    commitment: 承诺
    lead: [县民政局]
    indicators:
      - {id: beds, name: 床位, target: 10张, quote: 床位10张}
      - {id: rooms, name: 房间, quote: 房间, stages: [未启动, [建成]]}
  - no: 2
    key: two
    title: 第二件
    commitment: 承诺
    lead: [县民政局]
    indicators:
      - {id: roads, name: 道路, target: 很多, quote: 很多}
"""


def raw(tmp_path: Path, text: str) -> dict[str, object]:
    file = tmp_path / "file.yml"
    file.write_text(text, encoding="utf-8")
    value = read_yaml(file, "file.yml", Problems())
    assert value is not None
    return value


def test_only_the_wrong_items_are_left_out(tmp_path: Path) -> None:
    problems = Problems()
    file = salvage(raw(tmp_path, UNITS), UnitFile, problems)

    assert file is not None
    assert [(unit.id, unit.aliases) for unit in file.units] == [
        ("minzheng", ()),
        ("weijian", ("县卫生健康委", "县卫生局")),
    ]
    assert [file.units[1].spot("aliases", at).line for at in range(2)] == [8, 10]
    assert [(problem.line, problem.code) for problem in problems.sorted()] == [
        (4, "bad-form"),
        (9, "wrong-type"),
    ]


def test_an_item_goes_with_what_makes_it_up_and_a_task_with_its_last_promise(tmp_path: Path) -> None:
    problems = Problems()
    plan = salvage(raw(tmp_path, PLAN), Plan, problems)

    assert plan is not None
    assert [(task.no, [each.id for each in task.indicators]) for task in plan.tasks] == [(1, ["beds"])]
    assert [(problem.line, problem.code) for problem in problems.sorted()] == [
        (13, "wrong-type"),
        (20, "bad-quantity"),
    ]


def test_nothing_is_kept_of_a_file_that_is_wrong_outside_its_lists(tmp_path: Path) -> None:
    problems = Problems()

    assert salvage(raw(tmp_path, PLAN.replace("scheme: a\n", "")), Plan, problems) is None
    assert [problem.line for problem in problems.sorted()] == [1, 12, 19]


def test_unknown_keys_are_dropped(tmp_path: Path) -> None:
    problems = Problems()
    file = salvage(raw(tmp_path, "format: 1\ncolour: red\nunits: []\n"), UnitFile, problems)

    assert file is not None
    assert [problem.code for problem in problems.sorted()] == ["unknown-key"]
