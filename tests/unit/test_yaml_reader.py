"""YAML as plain text values with their lines, and what data files may not hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from livelihood.places import Place
from livelihood.problems import Problems
from livelihood.yaml_reader import PLACE_KEY, UNREAD, read_yaml

PATH = "data/x.yml"


def read(folder: Path, content: str | bytes) -> tuple[dict[str, Any] | None, list[tuple[int, str, str]]]:
    """Return what ``content`` holds, and line, code and message of each problem."""
    file = folder / "x.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    problems = Problems()
    value = read_yaml(file, PATH, problems)
    found = problems.sorted()
    assert {problem.path for problem in found} <= {PATH}
    return value, [(problem.line, problem.code, problem.message) for problem in found]


def plain(value: Any) -> Any:
    """Return ``value`` without its places."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if key != PLACE_KEY}
    return [plain(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "scalar",
    ["2022-07-01", "no", "on", "1_000", "0x1F", "012", "1.10", "true", ".inf", "1e3", "12:30"],
)
def test_scalars_stay_text(tmp_path: Path, scalar: str) -> None:
    value, problems = read(tmp_path, f"a: {scalar}\n{scalar}: [{scalar}]\n")

    assert plain(value) == {"a": scalar, scalar: [scalar]}
    assert problems == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a:\n", {"a": ""}),
        ("a: ''\n", {"a": ""}),
        ("a: |\n  甲\n  乙\n", {"a": "甲\n乙\n"}),
        ("a: '1: 2 # 3'\n", {"a": "1: 2 # 3"}),
        ("\ufeffa: 1\n", {"a": "1"}),
        ("a: 1\r\nb:\r\n- 2\r\n", {"a": "1", "b": ["2"]}),
        ("a: {b: [{c: 1}]}\n", {"a": {"b": [{"c": "1"}]}}),
        ("# 说明\na: 1 # 说明\n", {"a": "1"}),
    ],
)
def test_values(tmp_path: Path, content: str, expected: dict[str, Any]) -> None:
    value, problems = read(tmp_path, content)

    assert plain(value) == expected
    assert problems == []


def test_every_key_and_item_knows_its_line(tmp_path: Path) -> None:
    value, _ = read(
        tmp_path, "# 说明\na: 1\nb:\n  - 甲\n\n  - c: |\n      乙\n    d: [丙,\n      丁]\ne: 2\n"
    )
    assert value is not None
    place: Place = value[PLACE_KEY]
    inner: Place = value["b"][1][PLACE_KEY]

    assert [place.spot(), place.spot("a"), place.spot("b"), place.spot("e")] == [
        (PATH, 2), (PATH, 2), (PATH, 3), (PATH, 10),
    ]  # fmt: skip
    assert [place.spot("b", at) for at in (0, 1)] == [(PATH, 4), (PATH, 6)]
    assert [inner.spot(), inner.spot("c"), inner.spot("d"), inner.spot("d", 1)] == [
        (PATH, 6), (PATH, 6), (PATH, 8), (PATH, 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "line", "code", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "duplicate-key", "键 a 写了两次（第一次在第 1 行）"),
        ("a:\n  b: 1\n  b: 2\n", 3, "duplicate-key", "键 b 写了两次（第一次在第 2 行）"),
        ("a:\n- !!python/object:os.system x\n", 2, "yaml-tag", "python/object:os.system"),
        ("a: !!binary aGk=\n", 1, "yaml-tag", "binary"),
        ("a: !quantity 5人\n", 1, "yaml-tag", "类型标签 !quantity"),
        ("a: &b {c: *b}\n", 1, "yaml-alias", "*b"),
        ("? [a, b]\n: 1\n", 1, "yaml-key", "这个键不是普通文字"),
        ("'@place': 1\n", 1, "yaml-key", "这个键不是普通文字"),
        ("a: 1\nname: 待填 # 县名\n", 2, "placeholder", "name 还写着“待填”"),
        ("lead: [待填：单位]\n", 1, "placeholder", "lead 还写着“待填：单位”"),
    ],
)
def test_what_may_not_stand_in_a_file(tmp_path: Path, content: str, line: int, code: str, words: str) -> None:
    value, problems = read(tmp_path, content)

    assert value is not None
    ((at, found, message),) = problems
    assert (at, found) == (line, code)
    assert words in message
    assert "。应当：" in message
    assert "。改法：" in message


def test_an_alias_is_reported_where_it_stands_and_not_followed(tmp_path: Path) -> None:
    value, problems = read(tmp_path, "a: &x\n  b: 1\nc: *x\nd: 2\ne: [*x]\n")

    assert plain(value) == {"a": {"b": "1"}, "c": UNREAD, "d": "2", "e": [UNREAD]}
    assert [(line, code) for line, code, _ in problems] == [(3, "yaml-alias"), (5, "yaml-alias")]


@pytest.mark.parametrize(
    ("content", "value", "codes"),
    [
        ("a: &x b\n*x : 1\nc: 2\n", {"a": "b", "c": "2"}, [(2, "yaml-alias"), (2, "yaml-key")]),
        ("a: &x b\na: *x\nc: 2\n", {"a": "b", "c": "2"}, [(2, "duplicate-key"), (2, "yaml-alias")]),
        ("a: !x [&x b, *x]\nc: 2\n", {"a": UNREAD, "c": "2"}, [(1, "yaml-alias"), (1, "yaml-tag")]),
    ],
)
def test_an_alias_is_reported_in_what_is_passed_over_too(
    tmp_path: Path, content: str, value: dict[str, Any], codes: list[tuple[int, str]]
) -> None:
    found, problems = read(tmp_path, content)

    assert plain(found) == value
    assert [(line, code) for line, code, _ in problems] == codes


@pytest.mark.parametrize("scalar", ["待填", "待填：单位", "!!binary aGk="])
def test_what_cannot_be_used_is_no_text(tmp_path: Path, scalar: str) -> None:
    value, _ = read(tmp_path, f"a: {scalar}\nb: [{scalar}, 还待填]\n")

    assert plain(value) == {"a": UNREAD, "b": [UNREAD, "还待填"]}


def test_the_first_of_two_keys_counts(tmp_path: Path) -> None:
    value, _ = read(tmp_path, "a: 1\na: 2\n")

    assert plain(value) == {"a": "1"}


@pytest.mark.parametrize(
    ("content", "line", "code", "words"),
    [
        ("", 1, "yaml-top", "文件是空的"),
        ("# 只有说明\n", 1, "yaml-top", "文件是空的"),
        ("- a\n", 1, "yaml-top", "最外层"),
        ("只有文字\n", 1, "yaml-top", "最外层"),
        ("待填\n", 1, "yaml-top", "最外层"),
        ("a: b: c\n", 1, "yaml-syntax", "一行里有两个“: ”"),
        ("a:\n\t- b\n", 2, "yaml-syntax", "制表符"),
        ("a: @b\n", 1, "yaml-syntax", "要写在引号里"),
        ("a: [1, 2\nb: 3\n", 1, "yaml-syntax", "方括号或花括号只有一半"),
        ("a: 1\n---\nb: 1\n", 2, "yaml-syntax", "分成了几份"),
        ("a: *b\n", 1, "yaml-syntax", "要写在引号里"),
        ("a: 1\nb: 'x\nc: 1\n", 2, "yaml-syntax", "引号只有一半"),
        ("a: 1\nb: \x00\n", 2, "yaml-syntax", "控制字符"),
        ("%YAML 9.9\n---\na: 1\n", 1, "yaml-syntax", "读不懂"),
        (b"a: 1\nb: \xca\xd7\n", 2, "encoding", "不是 UTF-8"),
        ("a: 1\n".encode("utf-16"), 1, "encoding", "不是 UTF-8"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: str | bytes, line: int, code: str, words: str) -> None:
    value, problems = read(tmp_path, content)

    assert value is None
    ((at, found, message),) = problems
    assert (at, found) == (line, code)
    assert words in message
    assert "\n" not in message


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    problems = Problems()

    assert read_yaml(tmp_path, PATH, problems) is None
    assert [(problem.line, problem.code) for problem in problems.sorted()] == [(0, "unreadable")]


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_null_is_nothing_not_a_word(tmp_path: Path, nothing: str) -> None:
    file = tmp_path / "county.yml"
    file.write_text(f"format: 1\nname: {nothing}\nquoted: 'null'\n", encoding="utf-8")
    values = read_yaml(file, "county.yml", Problems())
    assert values is not None
    assert (values["name"], values["quoted"]) == ("", "null")


@pytest.mark.parametrize(
    ("scalar", "line"),
    [
        ("13800138000", 3),
        ('"1380013800\\u0030"', 3),
        ("138\n      0013 8000", 3),
        (">-\n      138\n      00138000", 4),
        ("１３８\u200b００１３８０００", 3),
        # Broken within a group: what is no column of figures.
        ("13800\n      138000", 3),
        ('"13800\\\n      138000"', 3),
        ("138\n      00\n      13\n      8000", 3),
        ("|\n      通知\n      电话：13800\n        138000\n      完", 5),
        (">\n      通知\n      电话：13800\n      138000\n      完", 5),
        ("通知\n      电话：13800\n      138000\n      完", 4),
        ("通知\n      电话：138\n      0013 8000\n      完", 4),
        ("'通知\n      138\n      0013 8000\n      完'", 4),
    ],
)
def test_a_private_number_is_found_however_it_is_written(tmp_path: Path, scalar: str, line: int) -> None:
    _, problems = read(tmp_path, f"a: 1\nb:\n  - c: {scalar}\n")

    told = [(line, code, message.split("。")[0]) for line, code, message in problems]
    assert [each for each in told if each[1] != "unseen-character"] == [
        (line, "private-number", "c 里有手机号 138****")
    ]


def test_a_private_number_broken_in_comments(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a: 1 # 张三电话1380013\n# 8000\nb: 2 # 1380013\nc: 8000\n")

    assert [(line, message.split("。")[0]) for line, _, message in problems] == [
        (1, "注释里有手机号 138****")
    ]


def test_numbers_of_several_values_are_no_private_number(tmp_path: Path) -> None:
    assert read(tmp_path, "a:\n  - 138\n  - 0013\n  - 8000\n")[1] == []
    assert read(tmp_path, "a:\n  - 电话1380013\n  - 8000\n")[1] == []
    assert read(tmp_path, "a: |\n  13800\n  138000\n")[1] == []
    assert read(tmp_path, 'a: "13800\n\n  138000"\n')[1] == []
